import assert from 'node:assert/strict';
import { type Find, fuzzOnce } from '../fuzz/once';
import { startCounting, stopCounting } from '../support/work';

const LOGS = 2000;
const PARTS = 8;

describe('logs that were damaged by chance', () => {
  before(startCounting);
  after(stopCounting);

  for (let part = 0; part < PARTS; part++) {
    const first = 1 + (part * LOGS) / PARTS;
    const last = first + LOGS / PARTS - 1;
    it(`are read: seeds ${first} to ${last}`, () => {
      const finds: Find[] = [];
      for (let seed = first; seed <= last; seed++) {
        const find = fuzzOnce(seed);
        if (find) finds.push(find);
      }
      const words = finds.map(
        ({ seed, form, kind, what }) => `npm run fuzz -- 1 ${seed}: ${form}, ${kind}: ${what}`,
      );
      assert.equal(finds.length, 0, words.join('\n'));
    });
  }
});
