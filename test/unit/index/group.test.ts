import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findField } from '../../../src/core/filter/fields';
import { DIMENSIONS, findDimension } from '../../../src/core/index/dimensions';
import { GROUP_ORDERS, type GroupOrder } from '../../../src/core/index/group';
import { facts, type GivenFacts } from '../../support/facts';
import { oracleDimension } from '../../support/oracle/dimensions';
import { type GroupNode, groupEvents, newestFirst } from '../../support/oracle/groups';

/** One group a part: `key×events/failed(children)`. */
function shape(groups: readonly GroupNode[]): string {
  const parts = groups.map(({ key, events, failed, children }) => {
    return `${key || '∅'}×${events}${failed ? `/${failed}` : ''}${children ? `(${shape(children)})` : ''}`;
  });
  return parts.join(' ');
}

function grouped(by: readonly string[], given: readonly GivenFacts[], order?: GroupOrder): string {
  return shape(groupEvents(given.map(facts), by, order));
}

/** The key and label that a dimension gives an event. */
function named(dimension: string, given: GivenFacts): string {
  const { key, label } = oracleDimension(dimension);
  return `${key(facts(given))} = ${label(facts(given))}`;
}

const LOG: readonly GivenFacts[] = [
  { name: 'b', time: '2024-01-01T10:00:00Z', region: 'x' },
  { name: 'a', time: '2024-01-02T10:00:00Z', region: 'x', error: 'e' },
  { name: 'c', time: '2024-01-02T11:00:00Z', region: 'y' },
  { name: 'c', time: 'soon', region: 'y', error: 'e' },
  { time: '2024-01-03T10:00:00Z', error: 'e' },
];

describe('groups of events', () => {
  it('stand by size, then by label', () => assert.equal(grouped(['action'], LOG), 'c×2/1 ∅×1/1 a×1/1 b×1'));
  it('stand by name', () =>
    assert.equal(grouped(['action'], LOG, GROUP_ORDERS.name), '∅×1/1 a×1/1 b×1 c×2/1'));
  it('stand by failures', () =>
    assert.equal(grouped(['action'], LOG, GROUP_ORDERS.failures), 'c×2/1 ∅×1/1 a×1/1 b×1'));
  it('stand by newest', () =>
    assert.equal(grouped(['action'], LOG, GROUP_ORDERS.newest), '∅×1/1 c×2/1 a×1/1 b×1'));
  it('stand by time', () =>
    assert.equal(grouped(['day'], LOG), '2024-01-03×1/1 2024-01-02×2/1 2024-01-01×1 ∅×1/1'));
  it('hold groups', () =>
    assert.equal(grouped(['region', 'action'], LOG), 'x×2/1(a×1/1 b×1) y×2/1(c×2/1) ∅×1/1(∅×1/1)'));
  it('are none of no events', () => assert.equal(grouped(['action'], []), ''));
  it('are none by nothing', () => assert.equal(grouped([], LOG), ''));
  it('take the names of fields', () => assert.equal(grouped(['awsRegion'], LOG), 'x×2/1 y×2/1 ∅×1/1'));
  it('know their times', () => {
    const [group] = groupEvents(LOG.map(facts), ['outcome']);
    assert.deepEqual(
      [group?.first, group?.last],
      [Date.parse('2024-01-02T10:00:00Z'), Date.parse('2024-01-03T10:00:00Z')],
    );
  });
  it('know that there is no time', () => {
    const [group] = groupEvents([facts()], ['outcome']);
    assert.deepEqual([group?.first, group?.last], [Number.NaN, Number.NaN]);
  });
  it('hold their events in the given order', () => {
    const log = LOG.map(facts);
    assert.deepEqual(groupEvents(log, ['error'])[0]?.items, [log[1], log[3], log[4]]);
  });
  it('refuse an unknown dimension', () => {
    const message = 'Unknown dimension "acton". Did you mean "action"?';
    assert.throws(() => groupEvents([], ['region', 'acton']), { name: 'RangeError', message });
    assert.throws(() => findDimension('shape'), /There are principal, role,/);
    assert.throws(() => findDimension('time'), RangeError);
  });

  it('hold each event once, whatever the dimensions', () => {
    const names = fc.array(fc.constantFrom(...DIMENSIONS.map(({ name }) => name)), {
      minLength: 1,
      maxLength: 3,
    });
    const word = fc.constantFrom('', 'a', 'b');
    const log = fc.array(
      fc.record({
        name: word,
        error: word,
        region: word,
        principal: fc.record({ label: fc.constantFrom('j', 'k') }),
      }),
    );
    fc.assert(
      fc.property(names, log, (by, given) => {
        const all = given.map(facts);
        const leaves = (groups: readonly GroupNode[]): unknown[] =>
          groups.flatMap(({ events, items, children = [] }) => {
            const below = [...(items ?? []), ...leaves(children)];
            assert.equal(events, below.length);
            return below;
          });
        const found = leaves(groupEvents(all, by));
        assert.equal(found.length, all.length);
        assert.deepEqual(new Set(found), new Set(all));
      }),
    );
  });
});

describe('dimensions', () => {
  const principal = { key: '1/jane', label: 'jane', account: '111122223333' };
  it('call a principal by its label', () => assert.equal(named('principal', { principal }), '1/jane = jane'));
  it('call a service by its short name', () =>
    assert.equal(named('service', { source: 'iam.amazonaws.com' }), 'iam.amazonaws.com = iam'));
  it('have outcomes', () => assert.equal(named('outcome', { error: 'x' }), 'failed = failed'));
  it('have days', () =>
    assert.equal(named('day', { time: '2024-01-31T23:30:00-02:00' }), '2024-02-01 = 2024-02-01'));
  it('have hours', () =>
    assert.equal(named('hour', { time: '2024-01-31T13:59:00Z' }), '2024-01-31T13 = 2024-01-31 13:00'));
  it('say that there is no value', () => assert.equal(named('role', {}), ' = (none)'));
  it('say that there is no time', () => assert.equal(named('hour', {}), ' = (none)'));
  it('bear the names of fields', () => {
    const others = DIMENSIONS.filter(({ name }) => !findField(name)).map(({ name }) => name);
    assert.deepEqual(others, ['file', 'day', 'hour']);
  });
});

describe('events, the newest first', () => {
  it('have those without a time last, in the given order', () => {
    const log = [Number.NaN, 1, 3, Number.NaN, 3, 2].map((timeMs, given) => ({ timeMs, given }));
    assert.deepEqual(
      newestFirst(log).map(({ given }) => given),
      [2, 4, 5, 1, 0, 3],
    );
  });
  it('leave the given list alone', () => {
    const log = [{ timeMs: 1 }, { timeMs: 2 }];
    newestFirst(log);
    assert.deepEqual(log, [{ timeMs: 1 }, { timeMs: 2 }]);
  });
});
