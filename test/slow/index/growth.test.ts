import assert from 'node:assert/strict';
import { compileFilter, compileTerms } from '../../../src/core/filter/evaluate';
import { parseFilter } from '../../../src/core/filter/grammar';
import { DIMENSIONS } from '../../../src/core/index/dimensions';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { encodeUtf8 } from '../../../src/core/json/text';
import { BatchBuilder } from '../../../src/core/scan/builder';
import { readTrail } from '../../../src/core/trail/trail';
import { describeCorpus } from '../../support/corpus';
import { plainEvents } from '../../support/indexed';
import { oracleDimension } from '../../support/oracle/dimensions';
import { groupEvents, newestFirst } from '../../support/oracle/groups';
import { fieldValues } from '../../support/oracle/values';
import { recordText } from '../../support/trails';

/** A log of that many events, none like another. */
function log(events: number): Uint8Array {
  const records = Array.from({ length: events }, (_, n) => recordText(n, `{"n":${n}}`));
  return encodeUtf8(`{"Records":[${records}]}`);
}

describe('an index that grows', () => {
  it('is not larger after 50 rounds of removing and adding', () => {
    const builder = new BatchBuilder();
    const index = new EventIndex();
    const texts = [log(150), encodeUtf8(`[${recordText(1)},${recordText(2)}]`)];
    const load = () => {
      for (const bytes of texts) builder.addLog(bytes);
      return index.add(builder.take());
    };
    let ids = load();
    const rowsAfter: number[] = [];
    for (let round = 0; round < 50; round++) {
      index.remove(ids);
      ids = load();
      rowsAfter.push(index.sourceOf(index.all().newest(1)[0]!).first);
    }
    // Rows of what was removed are given up as a whole, so that what was added begins where they began.
    assert.ok(Math.max(...rowsAfter) <= 152, `rows begin at ${Math.max(...rowsAfter)}`);
    assert.equal(index.all().count, 152);
  });

  it('sends with each batch what its events need, and nothing else', () => {
    const builder = new BatchBuilder();
    const sizes = [300, 600, 300].map((events) => {
      builder.addLog(log(events));
      const { rows, identities, texts } = builder.take();
      assert.equal(rows, events);
      return [identities.entries.length, texts.sourceIp.entries.length];
    });
    assert.deepEqual(sizes[2], sizes[0]);
  });
});

describeCorpus('an index of the corpus', (files) => {
  it('answers as a list of the same events does', () => {
    const builder = new BatchBuilder();
    const logs = files().map(({ bytes, name }) => {
      builder.addLog(bytes, name);
      const records: unknown[] = [];
      readTrail(bytes, (value) => records.push(value));
      return [name, records] as const;
    });
    const events = plainEvents(Object.fromEntries(logs));
    const index = new EventIndex();
    index.add(builder.take());
    const all = newestFirst(events);
    const context = { newestMs: index.newestMs };
    for (const text of [
      ...[
        '',
        'outcome:failed',
        'service:iam,sts -action:Get*',
        'principal:*admin* time:2020..2023',
        '4444',
        'root',
      ],
      ...[
        'ip:10.0.0.0/8',
        '-readonly:true -error:""',
        'id:*a',
        'agent:*boto* region:us-*',
        'key:AKIA* type:IAMUser',
      ],
    ]) {
      const passes = compileFilter(parseFilter(text), context);
      const expected = all.filter(passes);
      const selection = index.select(compileTerms(parseFilter(text), context).terms);
      assert.deepEqual(
        selection.newest(),
        expected.map(({ row }) => row),
        text,
      );
      for (const { name } of DIMENSIONS) {
        if (name === 'resource') continue;
        const plain = groupEvents(expected, [name]).map(
          ({ key, label, events: count, failed, first, last }) => {
            return { key, label, count, failed, first, last };
          },
        );
        const found = index
          .group(selection, [name])
          .map(({ key, label, events: count, failed, first, last }) => {
            return { key, label, count, failed, first, last };
          });
        assert.deepEqual(found, plain, `${text} by ${name}`);
        assert.deepEqual(index.values(selection, name), fieldValues(expected, oracleDimension(name)));
      }
    }
  });
});
