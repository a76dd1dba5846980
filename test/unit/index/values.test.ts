import assert from 'node:assert/strict';
import { facts, type GivenFacts } from '../../support/facts';
import { oracleDimension } from '../../support/oracle/dimensions';
import { fieldValues } from '../../support/oracle/values';

/** The values of a field in short. */
function valuesOf(field: string, ...given: GivenFacts[]): string[] {
  return fieldValues(
    given.map((one) => facts(one)),
    oracleDimension(field),
  ).map(({ value, events, failed, accounts }) => [`${value}:`, `${events}/${failed}`, ...accounts].join(' '));
}

describe('the values of a field', () => {
  it('are none without events', () => assert.deepEqual(valuesOf('action'), []));
  it('stand by number, then by letters', () =>
    assert.deepEqual(
      valuesOf('action', { name: 'c' }, { name: 'b' }, { name: 'a' }, { name: 'c', error: 'x' }),
      ['c: 2/1', 'a: 1/0', 'b: 1/0'],
    ));
  it('are one where case alone differs', () =>
    assert.deepEqual(valuesOf('action', { name: 'Get' }, { name: 'GET' }, { name: 'get' }), ['Get: 3/0']));
  it('are empty where nothing is recorded', () => assert.deepEqual(valuesOf('error', {}), [': 1/0']));
  it('are written short as the tree writes them', () =>
    assert.deepEqual(valuesOf('service', { source: 's3.amazonaws.com' }), ['s3: 1/0']));
  it('tell the accounts of principals of one label', () =>
    assert.deepEqual(
      valuesOf(
        'principal',
        { principal: { account: '111122223333' } },
        { principal: { account: '444455556666' } },
        { principal: { account: '' } },
      ),
      ['JaneRoe: 3/0 111122223333 444455556666'],
    ));
  it('tell no accounts of what is no caller', () =>
    assert.deepEqual(valuesOf('action', { name: 'a', principal: { account: '111122223333' } }), ['a: 1/0']));
});
