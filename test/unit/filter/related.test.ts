import assert from 'node:assert/strict';
import { extrasOf } from '../../../src/core/event/extras';
import { checkFilter } from '../../../src/core/filter/evaluate';
import { filterOfGroup } from '../../../src/core/filter/filterFromGroup';
import { filtersOf } from '../../../src/core/filter/filterFromNodes';
import { relationsOf, withRelation } from '../../../src/core/filter/related';
import { DIMENSIONS } from '../../../src/core/index/dimensions';
import { facts, type GivenFacts } from '../../support/facts';

const related = (given: GivenFacts, before = '', record: unknown = {}) =>
  Object.fromEntries(
    relationsOf(facts(given), extrasOf(record)).map((relation) => [
      relation.kind,
      withRelation(before, relation),
    ]),
  );

describe('related events', () => {
  const whole: GivenFacts = {
    id: 'e',
    time: '2024-03-14T13:20:36Z',
    requestId: 'r 1',
    sharedId: 's',
    sourceIp: '192.0.2.1',
    userAgent: 'aws-cli/2 "x"',
    error: 'AccessDenied',
    principal: { label: 'R / S', role: 'R', session: 'S', accessKey: 'ASIA1', account: '111122223333' },
  };
  it('are found by what the event has', () =>
    assert.deepEqual(related(whole), {
      session: 'session:S role:R account:111122223333',
      key: 'key:ASIA1',
      request: 'id:"r 1"',
      shared: 'id:s',
      principal: 'principal:"R / S" account:111122223333',
      ip: 'ip:192.0.2.1',
      agent: 'agent:"aws-cli/2 \\"x\\""',
      error: 'error:AccessDenied',
      around: 'time:2024-03-14T13:15:36Z..2024-03-14T13:25:36Z',
    }));
  it('are found by filters that are valid', () => {
    for (const filter of Object.values(related(whole))) assert.deepEqual(checkFilter(filter), []);
  });
  it('are not looked for by what it has not', () =>
    assert.deepEqual(related({}), { principal: 'principal:JaneRoe' }));
  it('take the place of what a filter says about them', () =>
    assert.equal(
      related({ sourceIp: '192.0.2.1' }, 'ip:198.51.100.0/24 -action:Get*')['ip'],
      'ip:192.0.2.1 -action:Get*',
    ));
  it('are looked for by each address of a list', () => {
    const found = relationsOf(facts({ sourceIp: '192.0.2.1, [2001:db8::1]:443' }), extrasOf({}));
    const filters = found.filter(({ kind }) => kind === 'ip').map((one) => withRelation('', one));
    assert.deepEqual(filters, ['ip:192.0.2.1', 'ip:2001:db8::1']);
    for (const filter of filters) assert.deepEqual(checkFilter(filter), []);
  });
  it('are those made with a key that the call gave out', () =>
    assert.equal(
      related({}, '', { responseElements: { credentials: { accessKeyId: 'ASIA2' } } })['issuedKey'],
      'key:ASIA2',
    ));
});

describe('filters of groups', () => {
  const of = (dimension: string, key: string, label = key) => {
    const found = filterOfGroup({ dimension, key, label });
    return found ? [found] : [];
  };
  const group = (dimension: string, key: string, label = key) => ({ dimension, key, label });
  it('compare the label of a principal', () =>
    assert.deepEqual(filterOfGroup(group('principal', '1/jane', 'jane')), {
      field: 'principal',
      value: 'jane',
    }));
  it('take days and hours for times', () => {
    assert.deepEqual(filterOfGroup(group('day', '2024-03-14')), { field: 'time', value: '2024-03-14' });
    assert.deepEqual(checkFilter('time:2024-03-14T13'), []);
    assert.deepEqual(filterOfGroup(group('hour', '2024-03-14T13', 'x')), {
      field: 'time',
      value: '2024-03-14T13',
    });
  });
  it('take nothing recorded for that', () =>
    assert.deepEqual(filtersOf([{ terms: [...of('error', '', '(none)')] }]), ['error:""']));
  it('say the groups above too', () =>
    assert.deepEqual(filtersOf([{ terms: [...of('ip', '192.0.2.1'), ...of('action', 'A')] }]), [
      'ip:192.0.2.1 action:A',
    ]));
  it('are one for groups side by side, and one each for others', () =>
    assert.deepEqual(
      filtersOf([
        { terms: [...of('ip', '192.0.2.1'), ...of('action', 'A')] },
        { terms: [...of('ip', '192.0.2.1'), ...of('action', 'B')] },
        { terms: [...of('ip', '192.0.2.2'), ...of('action', 'A')] },
        { id: 'x' },
        { id: 'y z' },
        { id: '' },
      ]),
      ['ip:192.0.2.1 action:A,B', 'ip:192.0.2.2 action:A', 'id:x,"y z"'],
    ));
  it('never throw, whatever the dimension', () => {
    for (const { name } of DIMENSIONS) filtersOf([{ terms: [...of(name, 'a "b", *')] }]);
  });
});
