import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  clampPage,
  DIMENSION_NAMES,
  GROUP_PRESETS,
  groupingTitle,
  isGrouping,
  type OrderName,
  orderOf,
  pageOf,
} from '../../../src/core/index/arrangement';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { hasLetters, searchEvents } from '../../../src/core/index/search';
import { addLogs } from '../../support/indexed';

describe('groupings', () => {
  for (const by of GROUP_PRESETS)
    it(`can be ${groupingTitle(by) || 'none'}`, () => assert.ok(isGrouping(by)));
  for (const by of [['nothing'], ['action', 'action'], ['eventName'], ['__proto__'], DIMENSION_NAMES])
    it(`can't be ${by}`, () => assert.ok(!isGrouping(by)));
  it('are offered by the setting', () => {
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
    const { items } = contributes.configuration.properties['cloudtrail.groupBy'];
    assert.deepEqual(items.enum, DIMENSION_NAMES);
  });
});

describe('orders', () => {
  const sorted = (order: OrderName, dimension: string, ...groups: readonly (readonly [string, number?])[]) =>
    groups
      .map(([label, events = 1]) => ({
        dimension,
        key: label,
        label,
        events,
        failed: 0,
        first: NaN,
        last: NaN,
      }))
      .sort(orderOf(order, dimension))
      .map(({ label }) => label);
  it('have what is not there last', () => {
    for (const order of ['count', 'name', 'failures', 'newest'] as const)
      assert.deepEqual(sorted(order, 'error', ['', 9], ['a']), ['a', '']);
  });
  it('have days by time', () =>
    assert.deepEqual(sorted('count', 'day', ['2024-01-01', 9], ['2024-01-02'], ['']), [
      '2024-01-02',
      '2024-01-01',
      '',
    ]));
  it('have risks by severity, the highest first', () =>
    assert.deepEqual(sorted('count', 'risk', ['none', 9], ['medium', 3], ['low', 5], ['high']), [
      'high',
      'medium',
      'low',
      'none',
    ]));
  it('have outcomes by number of events', () =>
    assert.deepEqual(sorted('count', 'outcome', ['failed'], ['ok', 9]), ['ok', 'failed']));
  it('have sessions by their names', () =>
    assert.deepEqual(sorted('name', 'principal', ['A / z'], ['B / a'], ['m']), ['B / a', 'm', 'A / z']));
});

describe('pages', () => {
  it('hold their place', () => assert.deepEqual(pageOf(2999, 1000), { from: 2000, to: 3000 }));
  it('begin at theirs', () => assert.deepEqual(pageOf(3000, 1000), { from: 3000, to: 4000 }));
  it('end with the list', () =>
    assert.deepEqual(clampPage({ from: 1000, to: 2000 }, 1500, 1000), { from: 1000, to: 1500 }));
  it('are the first where a list has become short', () =>
    assert.deepEqual(clampPage({ from: 2000, to: 3000 }, 1500, 1000), { from: 0, to: 1000 }));
  it('of nothing are empty', () =>
    assert.deepEqual(clampPage({ from: 0, to: 1000 }, 0, 1000), { from: 0, to: 0 }));
});

describe('the index', () => {
  const record = (id: string, name: string, time: number, userName = 'jane', more = {}) => ({
    eventID: id,
    eventName: name,
    eventTime: new Date(Date.UTC(2024, 0, time)).toISOString(),
    userIdentity: { type: 'IAMUser', userName, accountId: '111122223333' },
    ...more,
  });
  const index = new EventIndex();
  addLogs(index, {
    'file:///a': [
      record('7d3a5c1e-0000-4000-8000-111122223333', 'DeleteMembers', 1),
      record('b', 'DescribeMembers', 2, 'bob', { resources: [{ ARN: 'r1' }, { ARN: 'r2' }] }),
    ],
    'file:///b': [record('c', 'ListGraphs', 3, 'delia')],
  });
  const names = (query: string, limit = 10) =>
    searchEvents(index, query, limit).map((row) => index.facts(row).name);

  it('finds nothing to look for in the newest', () =>
    assert.deepEqual(names('', 2), ['ListGraphs', 'DescribeMembers']));
  it('finds actions', () => assert.deepEqual(names('members'), ['DescribeMembers', 'DeleteMembers']));
  it('finds principals after what holds the word', () => assert.deepEqual(names('delet'), ['DeleteMembers']));
  it('finds letters in their order', () =>
    assert.deepEqual(names('dmem'), ['DescribeMembers', 'DeleteMembers']));
  it('finds by several words', () => assert.deepEqual(names('members jane'), ['DeleteMembers']));
  it('finds parts of IDs', () => assert.deepEqual(names('4000-8000'), ['DeleteMembers']));
  it('finds nothing', () => assert.deepEqual(names('xyz'), []));
  it('compares letters', () => {
    assert.ok(hasLetters('abc', ''));
    assert.ok(hasLetters('abcabc', 'cc'));
    assert.ok(!hasLetters('abc', 'cc'));
  });

  const all = index.all();
  for (const dimension of DIMENSION_NAMES) {
    it(`knows the groups of an event by ${dimension}`, () => {
      for (const row of all.rows()) {
        const keys = index.keysOf(all, dimension, row);
        const groups = index.group(all, [dimension]).map(({ key }) => key);
        assert.ok(keys.length > 0 && keys.every((key) => groups.includes(key)));
        for (const key of groups) {
          assert.equal(index.within(all, dimension, key).has(row), keys.includes(key), key);
        }
      }
    });
  }
  it('knows the row that stands for a copy', () => {
    index.hide(2, 0);
    assert.deepEqual(
      [0, 1, 2].map((row) => index.standsFor(row)),
      [0, 1, 0],
    );
  });
});
