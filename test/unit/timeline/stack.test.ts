import assert from 'node:assert/strict';
import fc from 'fast-check';
import { passesAll, termsOrThrow } from '../../../src/core/filter/evaluate';
import { DIMENSIONS, findDimension } from '../../../src/core/index/dimensions';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { bucketsFor } from '../../../src/core/timeline/buckets';
import { countBuckets, countStack, extentOf, rowsIn, stackOf } from '../../../src/core/timeline/stack';
import { addLogs, plainEvents } from '../../support/indexed';
import { oracleDimension } from '../../support/oracle/dimensions';
import { pooledRecord } from '../../support/records';

const logs = fc
  .array(fc.array(pooledRecord(), { maxLength: 15 }), { minLength: 1, maxLength: 3 })
  .map((all) => Object.fromEntries(all.map((records, n) => [`${'abc'[n]}.json`, records])));

const indexOf = (all: Readonly<Record<string, readonly unknown[]>>) => {
  const index = new EventIndex();
  addLogs(index, all);
  return index;
};

describe('a stack', () => {
  it('has the most frequent values in layers and the others in one', () => {
    const records = 'aaabbcd'.split('').map((eventName) => ({ eventName }));
    const { layers, others } = stackOf(indexOf({ log: records }).all(), findDimension('action'), 2);
    assert.deepEqual(layers, [
      { key: 'a', label: 'a', events: 3 },
      { key: 'b', label: 'b', events: 2 },
    ]);
    assert.deepEqual(others, { values: 2, events: 2 });
  });

  it('counts an event with several values once, under the most frequent', () => {
    const resources = (...names: string[]) => ({ resources: names.map((ARN) => ({ ARN })) });
    const index = indexOf({ log: [resources('x', 'y'), resources('y'), resources('z', 'x'), {}] });
    const { layers, others } = stackOf(index.all(), findDimension('resource'), 2);
    assert.deepEqual(layers, [
      { key: 'x', label: 'x', events: 2 },
      { key: 'y', label: 'y', events: 1 },
    ]);
    assert.equal(others.events, 1);
  });

  it('calls what has no value so', () => {
    const { layers } = stackOf(indexOf({ log: [{}] }).all(), findDimension('error'), 2);
    assert.deepEqual(layers, [{ key: '', label: '(none)', events: 1 }]);
  });

  it('agrees with counting one by one, for each dimension and filter', () => {
    fc.assert(
      fc.property(
        logs,
        fc.constantFrom(...DIMENSIONS),
        fc.constantFrom('', 'outcome:failed', '-action:a'),
        fc.integer({ min: 2, max: 40 }),
        (all, dimension, filter, most) => {
          const index = indexOf(all);
          const terms = termsOrThrow(filter, { newestMs: Number.NaN });
          const selection = index.select(terms);
          const events = plainEvents(all).filter(passesAll(terms));
          const { first, last, undated } = extentOf(selection);
          const times = events.map(({ timeMs }) => timeMs).filter((ms) => !Number.isNaN(ms));
          assert.equal(undated, events.length - times.length);
          assert.deepEqual(
            [first, last],
            times.length > 0 ? [Math.min(...times), Math.max(...times)] : [Number.NaN, Number.NaN],
          );
          if (times.length === 0) return;

          const stack = stackOf(selection, dimension, 3);
          const buckets = bucketsFor(first, last, most);
          const counts = countStack(stack, buckets);
          const totals = countBuckets(selection, buckets);
          const width = stack.layers.length + 1;
          const inLayers = stack.layers.reduce((sum, layer) => sum + layer.events, stack.others.events);
          assert.equal(inLayers, events.length);
          for (let bucket = 0; bucket < totals.length; bucket++) {
            const [from, to] = [buckets.edges[bucket]!, buckets.edges[bucket + 1]!];
            const inside = events.filter(({ timeMs }) => timeMs >= from && timeMs < to);
            assert.equal(totals[bucket], inside.length);
            assert.deepEqual(
              rowsIn(stack, from, to),
              inside.toSorted((a, b) => a.timeMs - b.timeMs || a.row - b.row).map(({ row }) => row),
            );
            stack.layers.forEach(({ key }, layer) => {
              const rows = rowsIn(stack, from, to, layer);
              assert.equal(counts[bucket * width + layer], rows.length);
              if (dimension.name === 'resource') return;
              assert.deepEqual(
                rows.toSorted((a, b) => a - b),
                inside
                  .filter((event) => oracleDimension(dimension.name).key(event) === key)
                  .map(({ row }) => row),
              );
            });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
