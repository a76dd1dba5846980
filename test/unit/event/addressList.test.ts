import assert from 'node:assert/strict';
import { addressesIn } from '../../../src/core/event/addressList';
import { withTerm } from '../../../src/core/filter/edit';
import { checkFilter, compileFilter } from '../../../src/core/filter/evaluate';
import { parseFilter } from '../../../src/core/filter/grammar';
import { facts } from '../../support/facts';

const passes = (filter: string, sourceIp: string): boolean => {
  assert.deepEqual(checkFilter(filter), [], filter);
  return compileFilter(parseFilter(filter), { newestMs: 0 })(facts({ sourceIp }));
};

/** Recorded texts, and the addresses in them. */
const LISTS: readonly (readonly [string, readonly string[]])[] = [
  ['192.0.2.142, 10.1.2.3', ['192.0.2.142', '10.1.2.3']],
  ['192.0.2.142,10.1.2.3', ['192.0.2.142', '10.1.2.3']],
  ['192.0.2.142 10.1.2.3', ['192.0.2.142', '10.1.2.3']],
  ['192.0.2.142;10.1.2.3', ['192.0.2.142', '10.1.2.3']],
  ['192.0.2.142, 2001:db8::7', ['192.0.2.142', '2001:db8::7']],
  ['[2001:db8::7]:443, 192.0.2.142:8080', ['2001:db8::7', '192.0.2.142']],
  ['[2001:db8::7]', ['2001:db8::7']],
  ['::ffff:192.0.2.142, 10.1.2.3', ['::ffff:192.0.2.142', '10.1.2.3']],
  ['unknown, 192.0.2.142', ['unknown', '192.0.2.142']],
  ['192.0.2.142', ['192.0.2.142']],
];

describe('Several addresses in one sourceIPAddress', () => {
  for (const [recorded, parts] of LISTS) {
    it(`are found in ${recorded}`, () => assert.deepEqual(addressesIn(recorded), parts));
    it(`pass a filter by any of them, and none by -ip: ${recorded}`, () => {
      for (const part of parts) {
        assert.ok(passes(`ip:${part}`, recorded), part);
        assert.ok(!passes(`-ip:${part}`, recorded), part);
      }
      assert.ok(!passes('ip:198.51.100.0/24', recorded));
      assert.ok(passes('-ip:198.51.100.0/24', recorded));
    });
    it(`pass the filter of their group, which has the recorded text: ${recorded}`, () => {
      const filter = withTerm('', 'ip', [recorded], 'replace');
      assert.ok(passes(filter, recorded), filter);
      if (parts.length > 1) assert.ok(!passes(filter, parts[0]!), filter);
    });
  }
  for (const recorded of ['', 'AWS Internal', 'ec2.amazonaws.com', 'a, b', '1.2.3', 'console']) {
    it(`are not taken from ${recorded || 'an empty text'}`, () =>
      assert.equal(addressesIn(recorded), undefined));
  }
  it('are not looked for in a text that is longer than any list', () =>
    assert.equal(addressesIn('192.0.2.1,'.repeat(1000)), undefined));
});
