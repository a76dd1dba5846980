import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeUtf8 } from '../../../src/core/json/text';
import { Rows } from '../../../src/core/rows/rows';
import { LogScanner } from '../../../src/core/scan/logScanner';
import { readTrail } from '../../../src/core/trail/trail';
import { describeCorpus } from '../../support/corpus';
import { pooledRecord } from '../../support/records';
import { assertSame, bothBuilders } from '../../support/scanned';
import {
  ADVERSARIAL,
  anyForm,
  anyRecords,
  FORMS,
  lookupItem,
  recordText,
  shortRecord,
} from '../../support/trails';

const records = [1, 2, 3].map((n) => recordText(n));

describe('whatever the scanner reads', () => {
  const builders = bothBuilders();

  it('is what the tolerant reader reads, for clean logs of any records', () => {
    fc.assert(
      fc.property(anyForm, anyRecords, (form, all) => {
        const { fallback } = assertSame(encodeUtf8(form.write(all)), builders);
        assert.equal(fallback !== undefined, form.name.startsWith('EventBridge'));
      }),
      { numRuns: 60 },
    );
  });

  it('is what the tolerant reader reads, for records of any values', () => {
    const all = fc.array(
      pooledRecord().map((record) =>
        JSON.stringify({ eventVersion: '1.08', eventName: 'N', eventSource: 's', ...record }),
      ),
      { minLength: 1, maxLength: 6 },
    );
    let clean = 0;
    fc.assert(
      fc.property(anyForm, all, (form, texts) => {
        if (assertSame(encodeUtf8(form.write(texts)), builders).fallback === undefined) clean++;
      }),
      { numRuns: 150 },
    );
    assert.ok(clean > 20, `only ${clean} logs were clean: the test shows little`);
  });

  it('is what the tolerant reader reads, for a log of many records', () => {
    const plain = new LogScanner(new Rows());
    const all = fc
      .sample(pooledRecord(), 800)
      .map((record, n) => {
        const text = JSON.stringify({ eventVersion: '1.08', eventName: 'N', eventSource: 's', ...record });
        // Ends of strings and values fall on all places of a vector.
        return text.replace('{', `{"a${n}":["${'x'.repeat(n % 67)}",${n}],`);
      })
      .filter((text) => 'shape' in plain.scan(encodeUtf8(text)));
    assert.ok(all.length > 256, 'more than are handed over at once');
    assert.equal(assertSame(encodeUtf8(`{"Records":[${all}]}`), builders).fallback, undefined);
    const items = all.map((record) => lookupItem(record));
    assert.equal(assertSame(encodeUtf8(`{"Events":[${items}]}`), builders).fallback, undefined);
  });

  it('is what the tolerant reader reads, for damaged logs', () => {
    const damage = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(3),
      put: fc.constantFrom('', '"', '\\', '{', '}', ',', ' ', '\n', '1'),
    });
    fc.assert(
      fc.property(anyForm, anyRecords, damage, (form, all, { at, cut, put }) => {
        const text = form.write(all.slice(0, 2));
        const place = Math.floor(at * text.length);
        assertSame(encodeUtf8(text.slice(0, place) + put + text.slice(place + cut)), builders);
      }),
      { numRuns: 150 },
    );
  });

  it('is what the tolerant reader reads, for a log cut off anywhere', () => {
    const bytes = encodeUtf8(`{"Records":[${shortRecord(1)},${shortRecord(2)}]}`);
    for (let end = 0; end < bytes.length; end++) assertSame(bytes.subarray(0, end), builders);
  });

  it('never throws', () => {
    for (const make of Object.values(ADVERSARIAL)) assertSame(encodeUtf8(make(2000)), builders);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void assertSame(bytes, builders)));
  });

  it('has items where the tolerant reader has them', () => {
    for (const { write, name } of FORMS) {
      if (name.startsWith('EventBridge')) continue;
      const bytes = encodeUtf8(write(records));
      const items: unknown[] = [];
      new LogScanner(new Rows()).scan(bytes, (offset, length) => items.push({ offset, length }));
      assert.deepEqual(
        items,
        readTrail(bytes).events.map(({ item }) => item),
        name,
      );
    }
  });
});

describeCorpus('the scanner on the corpus', (files) => {
  it('reads what the tolerant reader reads, and most of it itself', () => {
    const builders = bothBuilders();
    let clean = 0;
    let events = 0;
    for (const { bytes, name } of files()) {
      const summary = assertSame(bytes, builders, name);
      events += summary.events;
      if (summary.fallback === undefined) clean += summary.events - summary.odd;
    }
    assert.ok(clean > events * 0.7, `${clean} of ${events}`);
  });
});
