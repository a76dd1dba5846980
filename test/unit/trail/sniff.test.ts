import assert from 'node:assert/strict';
import { mayBeCloudTrail } from '../../../src/core/trail/sniff';

describe('mayBeTrail', () => {
  for (const text of [
    '{"Records":[{"eventVersion":"1.08"',
    '{"Events":[{"CloudTrailEvent":"{\\"event',
    '"{\\"\\u0065ventVersion\\":1',
    'User name,AWS access key,Event time',
    'recipientaccountid,errorcode',
    '{"digestStartTime":"',
    Buffer.from('{"eventName":1', 'utf16le'),
    Buffer.from('{"eventName":1', 'utf16le').toString('latin1'),
    Buffer.from([0xff, 0xfe, 0x80, ...Buffer.from('userIdentity'), 0xc3]),
  ])
    it(`is so of ${text.toString().slice(0, 40)}`, () => assert.equal(mayBeCloudTrail(text), true));

  for (const text of [
    '',
    '{}',
    '{"name":"a","version":"1.0.0"}',
    'id,event,time\n1,a,b',
    '\0\0\0',
    '{"Records":[]}',
  ])
    it(`is not of ${JSON.stringify(text)}`, () => {
      assert.equal(mayBeCloudTrail(text), false);
      assert.equal(mayBeCloudTrail(Buffer.from(text)), false);
    });
});
