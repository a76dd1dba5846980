import { strict as assert } from 'node:assert';
import { extrasOf } from '../../../src/core/event/extras';
import { BatchBuilder } from '../../../src/core/scan/builder';
import { NONE } from '../../../src/core/trail/shapes';
import { filterItems } from '../../../src/features/filter/items';
import { PAGE } from '../../../src/features/tree/provider';
import { facts, type GivenFacts } from '../../support/facts';
import { startCounting, stepsOf, stepsOfTask, stopCounting } from '../../support/work';
import { createChannel, createSession, createTreeOver } from '../ownTree';
import { fixture, reset, setting, until } from '../support';

const EVENTS = 100_000;

// What people wait for, in steps. This file shares no code with other tests, so that all of its steps are counted.
describe('100,000 events', () => {
  before(async () => {
    await reset();
    await setting('scope', 'all');
    startCounting();
  });
  after(async () => {
    stopCounting();
    await reset();
  });

  /** A filter and a tree over that many events. */
  async function open(eventOf: (n: number) => GivenFacts) {
    const own = createSession(createChannel('steps'));
    const builder = new BatchBuilder();
    for (let n = 0; n < EVENTS; n++)
      builder.addEvent(facts(eventOf(n)), extrasOf({}), { offset: 0, length: 0, depth: 0 });
    builder.endLog({ shape: NONE, bytes: 0, problems: [], odd: 0 }, fixture('x.json').toString());
    own.session.index.add(builder.take());
    const over = createTreeOver(own.session, own.settings);
    await until('all services', () => over.filter.scope === 'all');
    const dispose = () => {
      over.dispose();
      own.dispose();
    };
    return { ...over, dispose };
  }

  it('have completions of a filter after a few steps each', async () => {
    const { filter, dispose } = await open((n) => ({
      id: `7d3a5c1e-${n}`,
      name: `Get${n % 300}`,
      sourceIp: `2001:db8::${n.toString(16)}`,
      source: 'detective.amazonaws.com',
      principal: { label: `user ${n % 5000}` },
    }));
    assert.equal(filter.scoped.count, EVENTS);
    for (const text of [
      '"no such text"',
      'account:y',
      'ip:',
      'principal:"user 1',
      'account:x',
      'action:get1* ',
    ]) {
      const steps = stepsOf(() => filterItems(filter, text));
      assert.ok(steps > 100 && steps < 150 * EVENTS, `${text}: ${steps} steps`);
    }
    dispose();
  });

  it('of 100,000 principals have their first page after a few steps each, and keep it', async () => {
    const { tree, arrangement, dispose } = await open((n) => ({
      name: `Get${n % 300}`,
      principal: {
        label: `role ${n % 900} / session-${n}`,
        account: String(100_000_000_000 + (n % 50)),
      },
    }));
    await arrangement.groupBy(['principal', 'action']);
    const show = async () => assert.equal((await tree.getChildren()).length, PAGE + 1);
    const first = await stepsOfTask(show);
    const again = await stepsOfTask(show);
    assert.ok(first > EVENTS && first < 200 * EVENTS, `${first} steps`);
    assert.ok(again < 100 * PAGE, `${again} steps`);
    dispose();
  });
});
