import assert from 'node:assert/strict';
import { countedOnce, LARGE } from '../fuzz/once';
import { startCounting, stopCounting } from '../support/work';

const LOGS = 2000;
const STEP = 20;

describe('logs that were damaged by chance', () => {
  before(startCounting);
  after(stopCounting);

  it('take no more steps than their length allows', () => {
    assert.equal(LARGE % STEP, 0, 'large ones are among them');
    for (let seed = STEP; seed <= LOGS; seed += STEP)
      assert.equal(countedOnce(seed)?.what, undefined, `seed ${seed}`);
  });
});
