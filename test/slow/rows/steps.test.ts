import assert from 'node:assert/strict';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { encodeUtf8 } from '../../../src/core/json/text';
import type { Batch } from '../../../src/core/rows/batch';
import { Ids } from '../../../src/core/rows/ids';
import { NumberColumn } from '../../../src/core/rows/numberColumn';
import { finished, type Steps, sorted, whileWanted } from '../../../src/core/rows/steps';
import { Tuples } from '../../../src/core/rows/tuples';
import { BatchBuilder } from '../../../src/core/scan/builder';

/** A log of so many events of a caller each, with IDs from `first` on. */
function log(first: number, events: number): Uint8Array {
  const records = Array.from({ length: events }, (_, i) => {
    const n = first + i;
    const type = n % 13 === 0 ? 'AWSAccount' : 'IAMUser';
    const identity = `{"type":"${type}","accountId":"111122223333","userName":"user-${n}"}`;
    const when = n % 17 === 0 ? time(n).replace('Z', '.5Z') : time(n);
    const shared = n % 5 === 0 ? `"sharedEventID":"${uuid(n % 50)}",` : '';
    const resources = n % 3 === 0 ? `"resources":[{"ARN":"arn:aws:s3:::bucket-${n}"}],` : '';
    return (
      `{"eventID":"${uuid(n)}","requestID":"r-${n}","eventTime":"${when}","eventName":"Get${n % 9}",${shared}` +
      `${resources}"eventSource":"s3.amazonaws.com","userIdentity":${identity}}`
    );
  });
  return encodeUtf8(`{"Records":[${records}]}`);
}

const uuid = (n: number) => `7d3a5c1e-0000-4000-8000-${String(n).padStart(12, '0')}`;
const time = (n: number) => new Date(1_700_000_000_000 - n * 1000).toISOString().replace('.000', '');

function batchOf(...logs: readonly Uint8Array[]): Batch {
  const builder = new BatchBuilder();
  for (const bytes of logs) builder.addLog(bytes);
  return builder.take();
}

/** Everything that the index says of its events. */
function said(index: EventIndex) {
  const all = index.all();
  return {
    count: all.count,
    facts: all.newest(40).map((row) => index.facts(row)),
    groups: index.group(all, ['principal', 'action']).slice(0, 40),
    actors: index.group(all, ['actor']).slice(0, 40),
    resources: index.group(all, ['resource']).slice(0, 40),
    values: index.values(all, 'action'),
    copies: index.chains.copies(uuid(10)).map((row) => index.facts(row).id),
    copied: finished(index.copies(index.sources.map(({ id }) => id)))?.length,
  };
}

describe('a batch that is added in steps', () => {
  it('is there after the last one, and is the same as one that was added at once', () => {
    const [first, second] = [batchOf(log(0, 300)), batchOf(log(300, 3000))];
    const alone = new EventIndex();
    alone.add(first);
    const before = said(alone);
    let index: EventIndex;
    let steps = 0;
    let added: readonly number[] | undefined;
    do {
      // Another one each time: what was worked out for one question is kept until the batch is there.
      index = new EventIndex();
      index.add(first);
      const adding = index.adding(second);
      steps++;
      for (let n = 0; n < steps; n++) {
        const step = adding.next();
        if (step.done) added = step.value;
      }
      if (!added) assert.deepEqual(said(index), before);
    } while (!added);
    assert.ok(steps > 20, `${steps} steps`);
    const atOnce = new EventIndex();
    atOnce.add([first, second]);
    assert.deepEqual(said(index), said(atOnce));
    assert.deepEqual(
      added.map((id) => index.source(id)?.events),
      [3000],
    );
  });

  it('stays whole when all other logs are removed meanwhile', () => {
    const index = new EventIndex();
    const old = index.add(batchOf(log(0, 3000)));
    const adding = index.adding(batchOf(log(5000, 3000)));
    for (let n = 0; n < 10; n++) adding.next();
    index.remove(old);
    assert.equal(index.all().count, 0);
    finished(adding);
    const alone = new EventIndex();
    alone.add(batchOf(log(5000, 3000)));
    const facts = (one: EventIndex) =>
      one
        .all()
        .newest(50)
        .map((row) => one.facts(row));
    assert.deepEqual(facts(index), facts(alone));
    assert.equal(index.all().count, 3000);
    // What was removed is given up with the next removal.
    const [more = 0] = index.add(batchOf(log(9000, 10)));
    index.remove([more]);
    assert.equal(index.length, 3000);
    assert.deepEqual(facts(index), facts(alone));
  });

  it('leaves nothing behind where it fails or is given up', () => {
    const index = new EventIndex();
    index.add(batchOf(log(0, 300)));
    const before = said(index);
    const whole = batchOf(log(500, 300));
    for (const name of ['source', 'error', 'userAgent'] as const) {
      const broken: Batch = {
        ...whole,
        texts: {
          ...whole.texts,
          [name]: {
            ids: whole.texts[name].ids,
            get entries(): string[] {
              throw new Error('out of memory');
            },
          },
        },
      };
      assert.throws(() => index.add(broken), /out of memory/);
    }
    const noTimes: Batch = { ...whole, times: undefined as unknown as Batch['times'] };
    assert.throws(() => index.add(noTimes));
    let all = 0;
    for (const _ of new EventIndex().adding(whole)) all++;
    assert.ok(all > 10, `${all} steps`);
    for (let steps = 1; steps <= all; steps++) {
      const adding = index.adding(whole);
      for (let n = 0; n < steps; n++) adding.next();
      adding.return([]);
    }
    assert.deepEqual(said(index), before);
    index.add(batchOf(log(300, 300)));
    const other = new EventIndex();
    other.add(batchOf(log(0, 300), log(300, 300)));
    assert.deepEqual(said(index), said(other));
  });

  it('is the only one that is added', () => {
    const index = new EventIndex();
    const adding = index.adding(batchOf(log(0, 10)));
    adding.next();
    assert.throws(() => index.add(batchOf(log(10, 10))), /one after the other/);
    finished(adding);
    index.add(batchOf(log(10, 10)));
    assert.equal(index.all().count, 20);
  });
});

describe('shared IDs of an index', () => {
  const record = (n: number, shared = n, more = '', type = 'IAMUser') =>
    `{"eventID":"${uuid(n)}","sharedEventID":"${uuid(1000 + shared)}","eventTime":"2024-01-01T00:00:00${more}Z",` +
    `"eventName":"Get","eventSource":"s3.amazonaws.com","userIdentity":{"type":"${type}","accountId":"111122223333","principalId":"P"}}`;
  const logOf = (text: string) => batchOf(encodeUtf8(text));

  it('stay where they are when a batch without events comes, or one is given up', () => {
    const index = new EventIndex();
    // Cut off: it is read by the tolerant reader, after the fast one gave up.
    index.add(logOf(`{"Records":[${record(0)},${record(1)}`));
    const ids = () => [0, 1].map((row) => index.facts(row).sharedId);
    const before = ids();
    index.add(logOf('[1]'));
    const adding = index.adding(logOf(`[${record(5)}]`));
    for (let n = 0; n < 12; n++) adding.next();
    adding.return([]);
    index.add(logOf(`{"Records":[${record(7)},${record(8)},${record(9)}]}`));
    assert.deepEqual(ids(), before);
    assert.deepEqual(before, [uuid(1000), uuid(1001)]);
    assert.deepEqual(
      [2, 3, 4].map((row) => index.facts(row).sharedId),
      [7, 8, 9].map((n) => uuid(1000 + n)),
    );
  });

  it('make nobody an actor whose record has none', () => {
    const index = new EventIndex();
    const own = record(0).replace('"sharedEventID":', '"other":').replace('"P"', '"M","userName":"mallory"');
    index.add(logOf(`{"Records":[${own},${record(1, 1, '', 'AWSAccount')}`));
    assert.equal(index.group(index.all(), ['actor']).length, 2);
    assert.deepEqual(index.chains.copies(uuid(1001)), []);
  });

  it('are not followed into rows that are only half there', () => {
    const first = [record(1, 0, '.5', 'AWSAccount'), record(2, 0)];
    // 64 rows: there is no room behind the last.
    for (let n = 10; n < 72; n++) first.push(record(n, 0, '', 'AWSAccount'));
    const second = [100, 101, 102].map((n) => record(n, 0, '', 'AWSAccount'));
    const alone = new EventIndex();
    alone.add(logOf(`[${first}]`));
    const expected = alone.group(alone.all(), ['actor']);
    let isDone = false;
    for (let steps = 1; !isDone; steps++) {
      const index = new EventIndex();
      index.add(logOf(`[${first}]`));
      const adding = index.adding(logOf(`[${second}]`));
      for (let n = 0; n < steps; n++) isDone = adding.next().done === true;
      if (!isDone) assert.deepEqual(index.group(index.all(), ['actor']), expected);
    }
  });
});

describe('copies that are looked for in steps', () => {
  it('are none where rows are numbered anew', () => {
    const index = new EventIndex();
    const old = index.add(batchOf(log(0, 70_000)));
    const fresh = index.add(batchOf(log(70_000, 5000)), { pending: true });
    const steps = index.copies(fresh);
    steps.next();
    index.remove(old);
    assert.equal(finished(steps), undefined);
    assert.deepEqual(finished(index.copies(fresh)), []);
  });
});

describe('columns for which there is no memory', () => {
  /** Runs something while arrays of one kind can't be made that long. */
  function without<T>(name: 'Uint16Array' | 'Uint32Array', length: number, run: () => T): T {
    const all = globalThis as unknown as Record<string, unknown>;
    const whole = globalThis[name];
    all[name] = class extends whole {
      constructor(given: number) {
        if (given === length) throw new RangeError('Array buffer allocation failed');
        super(given);
      }
    };
    try {
      return run();
    } finally {
      all[name] = whole;
    }
  }

  it('have what they had, and go on', () => {
    const ids = new Ids();
    for (let n = 0; n < 60_000; n++) ids.push(uuid(n));
    const more = new Ids();
    for (let n = 60_000; n < 140_000; n++) more.push(uuid(n));
    const packed = more.take();
    assert.throws(() => without('Uint32Array', 1 << 18, () => ids.append(packed)), /allocation failed/);
    ids.cut(60_000);
    ids.append(packed);
    assert.deepEqual([ids.text(59_999), ids.text(139_999)], [uuid(59_999), uuid(139_999)]);

    const roomy = new Ids();
    roomy.reserve(3 << 16);
    for (let n = 0; n < 65_546; n++) roomy.push(uuid(n));
    assert.throws(() => without('Uint32Array', 10 * 4, () => roomy.trim()), /allocation failed/);
    roomy.append(packed);
    assert.deepEqual([roomy.text(65_545), roomy.text(65_546)], [uuid(65_545), uuid(60_000)]);

    const tuples = new Tuples(2);
    for (let n = 0; n < 64; n++) tuples.add(Uint32Array.of(n, 1));
    const failing = Uint32Array.of(64, 1);
    assert.throws(() => without('Uint32Array', 128 * 2, () => tuples.add(failing)), /allocation failed/);
    for (let n = 64; n < 300; n++) assert.equal(tuples.add(Uint32Array.of(n, 1)), n);
    for (let n = 0; n < 300; n++) assert.equal(tuples.add(Uint32Array.of(n, 1)), n);

    const column = new NumberColumn();
    for (let n = 0; n < 100; n++) column.push(n);
    const { length } = column.data;
    assert.throws(() => without('Uint16Array', length, () => column.push(1000)), /allocation failed/);
    column.cut(100);
    column.push(1000);
    assert.deepEqual([column.at(99), column.at(100)], [99, 1000]);
  });
});

describe('an index that is prepared in steps', () => {
  it('answers as one that is not', () => {
    const [prepared, other] = [new EventIndex(), new EventIndex()];
    for (const index of [prepared, other]) {
      const sources = index.add(batchOf(log(0, 30_000), log(30_000, 20)), { pending: true });
      if (index === prepared) finished(index.prepare());
      index.show(sources);
    }
    assert.deepEqual(said(prepared), said(other));
  });

  it('stops where rows are numbered anew', () => {
    const index = new EventIndex();
    const sources = index.add(batchOf(log(0, 20_000), log(20_000, 2000)));
    const preparing = index.prepare();
    preparing.next();
    index.remove(sources.slice(0, 1));
    assert.equal(index.epoch, 1);
    finished(preparing);
    const other = new EventIndex();
    other.add(batchOf(log(20_000, 2000)));
    assert.deepEqual(said(index), said(other));
  });
});

describe('groups that are made in steps', () => {
  it('are those that are made at once', () => {
    const index = new EventIndex();
    index.add(batchOf(log(0, 9000)));
    const steps = index.grouping(index.all(), ['principal', 'action']);
    let count = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) count++;
    assert.ok(count > 3, `${count} steps`);
    assert.ok(step.value && step.value.length > 8192, 'more than are made in one step');
    assert.deepEqual(step.value, index.group(index.all(), ['principal', 'action']));
  });

  it('are none where rows are numbered anew', () => {
    const index = new EventIndex();
    const sources = index.add(batchOf(log(0, 9000), log(9000, 2000)));
    const steps = index.grouping(index.all(), ['principal']);
    steps.next();
    index.remove(sources.slice(0, 1));
    assert.equal(finished(steps), undefined);
  });
});

describe('steps', () => {
  function* count(): Steps<string> {
    for (let n = 0; n < 3; n++) yield;
    return 'done';
  }
  it('end where they are not wanted any more', () => {
    assert.equal(finished(whileWanted(count(), () => true)), 'done');
    let asked = 0;
    assert.equal(finished(whileWanted(count(), () => ++asked < 2)), undefined);
    assert.equal(asked, 2);
  });

  it('sort as Array.sort does, equal items in the order in which they came', () => {
    for (const length of [0, 1, 2, 8191, 8192, 8193, 40_000]) {
      const items = Array.from({ length }, (_, at) => ({ key: Math.imul(at, 0x9e3779b1) >>> 23, at }));
      const order = (a: { key: number }, b: { key: number }) => a.key - b.key;
      assert.deepEqual(finished(sorted(items, order)), items.toSorted(order), `${length}`);
    }
  });
});

describe('columns of more than one block', () => {
  it('hold IDs', () => {
    const texts = Array.from({ length: 150_000 }, (_, n) =>
      n % 7 === 0
        ? `id ${n}`
        : n % 11 === 0
          ? `an ID that is long, number ${n}`
          : n % 13 === 0
            ? ''
            : uuid(n),
    );
    const ids = new Ids();
    for (const text of texts.slice(0, 70_000)) ids.push(text);
    const rest = new Ids();
    for (const text of texts.slice(70_000)) rest.push(text);
    ids.append(rest.take());
    assert.equal(rest.length, 0);
    const all = () => Array.from({ length: ids.length }, (_, row) => ids.text(row));
    assert.deepEqual(all(), texts);
    ids.trim();
    assert.deepEqual(all(), texts);
    const rows = Uint32Array.from(texts.keys()).filter((row) => row % 3 === 1);
    ids.keep(rows);
    assert.deepEqual(
      all(),
      Array.from(rows, (row) => texts[row]),
    );
    assert.ok(ids.same(5, 5) && !ids.same(5, 6));
    ids.cut(40_000);
    for (const text of texts.slice(0, 90_000)) ids.push(text);
    assert.deepEqual(all(), [
      ...Array.from(rows.subarray(0, 40_000), (row) => texts[row]),
      ...texts.slice(0, 90_000),
    ]);
    const again = new Ids();
    again.append(ids.take());
    assert.equal(again.text(129_999), texts[89_999]);
  });

  it('hold tuples', () => {
    const tuples = new Tuples(3);
    const tuple = (n: number) => Uint32Array.of(n, n * 2, 7);
    for (let n = 0; n < 10_000; n++) assert.equal(tuples.add(tuple(n)), n);
    for (let n = 0; n < 10_000; n++) assert.equal(tuples.add(tuple(n)), n);
    assert.equal(
      tuples.used(30_000).reduce((sum, one) => sum + one, 0),
      15_000,
    );
    const map = tuples.keep(Uint8Array.from({ length: 10_000 }, (_, id) => Number(id % 2 === 1)));
    assert.equal(tuples.size, 5000);
    assert.deepEqual([tuples.at(map[9999]!, 0), tuples.at(map[9999]!, 1)], [9999, 19_998]);
    assert.equal(tuples.add(tuple(9999)), 4999);
    tuples.replace(Uint32Array.from({ length: 30_000 }, (_, n) => n + 1));
    assert.equal(tuples.add(Uint32Array.of(10_000, 19_999, 8)), 4999);
    assert.equal(tuples.add(tuple(1)), 5000);
    const all = tuples.take();
    assert.equal(all.length, 5001 * 3);
    assert.deepEqual([...all.subarray(-6)], [10_000, 19_999, 8, 1, 2, 7]);
    assert.equal(tuples.size, 0);
    assert.equal(tuples.add(tuple(5)), 0);
  });
});
