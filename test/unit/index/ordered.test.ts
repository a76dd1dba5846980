import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Ordered } from '../../../src/core/index/ordered';

const order = (a: number, b: number) => a - b;

describe('a list in order', () => {
  it('has each page as if it were sorted', () =>
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.tuple(fc.nat(6000), fc.nat(6000)), { maxLength: 5 }),
        (seed, pages) => {
          const items = Array.from({ length: 6000 }, (_, n) => ((n * 7919 + (seed >>> 8)) % 6007) * 2);
          const sorted = [...new Set(items)].sort(order);
          const list = new Ordered(new Set(items).size === items.length ? items : sorted.toReversed(), order);
          for (const [from, size] of pages)
            assert.deepEqual(list.slice(from, from + size), sorted.slice(from, from + size));
          for (const at of [0, 1, 3000, sorted.length - 1])
            assert.deepEqual(
              list.find((item) => item === sorted[at]),
              { item: sorted[at], at },
            );
        },
      ),
      { numRuns: 20 },
    ));
  it('of few items is sorted', () => assert.deepEqual(new Ordered([3, 1, 2], order).slice(0, 9), [1, 2, 3]));
  it('of none is empty', () => {
    const list = new Ordered<number>([], order);
    assert.deepEqual(list.slice(0, 10), []);
    assert.equal(
      list.find(() => true),
      undefined,
    );
  });
});
