import assert from 'node:assert/strict';
import { fullness, isSameEvent } from '../../../src/core/event/sameEvent';

const RECORD = {
  eventVersion: '1.08',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROA:jane',
    arn: 'arn:aws:sts::111122223333:assumed-role/Audit/jane',
    accountId: '111122223333',
    accessKeyId: 'ASIA1',
    sessionContext: { attributes: { mfaAuthenticated: 'false' } },
  },
  eventTime: '2024-03-14T13:00:00Z',
  eventName: 'DeleteMembers',
  requestParameters: { graphArn: 'g', accountIds: ['1', '2'] },
  responseElements: null,
  readOnly: false,
  eventID: 'e1',
};

/** A record rebuilt from columns, and whether it is the same event as the one above. */
const PARTIAL: readonly (readonly [string, object, boolean])[] = [
  ['some of the fields', { eventName: 'DeleteMembers', eventTime: '2024-03-14T13:00:00Z' }, true],
  ['another name', { eventName: 'DeleteGraph' }, false],
  ['a time with milliseconds', { eventTime: '2024-03-14T13:00:00.000Z' }, true],
  ['another time', { eventTime: '2024-03-14T13:00:01Z' }, false],
  ['a time of a spreadsheet', { eventTime: '03/14/2024 13:00' }, true],
  ['text for true and false', { readOnly: 'false' }, true],
  ['true for false', { readOnly: true }, false],
  [
    'a part of the identity',
    { userIdentity: { type: 'AssumedRole', sessionContext: { attributes: {} } } },
    true,
  ],
  ['another key', { userIdentity: { accessKeyId: 'ASIA2' } }, false],
  ['fields that the record lacks', { eventCategory: 'Management', vpcEndpointId: 'v' }, true],
  ['null', { requestParameters: null, eventName: null }, true],
  ['other parameters', { requestParameters: { graphArn: 'g', accountIds: ['1'] } }, false],
  ['a list of one as its element', { requestParameters: { graphArn: ['g'] } }, true],
  ['another element of a list of one', { requestParameters: { graphArn: ['h'] } }, false],
  ['one of two elements of a list', { requestParameters: { accountIds: ['1'] } }, false],
  ['an object around what is none', { eventName: { string: 'DeleteMembers' } }, true],
  ['an object around another name', { eventName: { string: 'DeleteGraph' } }, false],
  ['a struct as its text', { requestParameters: '{graphArn=g}' }, true],
  ['the session for a user', { Username: 'jane', AccessKeyId: 'ASIA1' }, true],
  ['another user', { Username: 'eve' }, false],
  ['another access key', { Username: 'jane', AccessKeyId: 'AKIA' }, false],
  ['resources of the lookup', { Resources: [{ ResourceName: 'x' }] }, true],
  ['keys of every object', JSON.parse('{"__proto__":{"a":1},"constructor":"x","toString":1}'), true],
];

describe('the same event', () => {
  for (const [what, record, same] of PARTIAL) {
    it(`${same ? 'is' : 'is not'} one with ${what}`, () => {
      const partial = { record: { eventID: 'e1', ...record }, partial: true };
      assert.equal(isSameEvent(partial, { record: RECORD, partial: false }), same);
      assert.equal(isSameEvent({ record: RECORD, partial: false }, partial), same, 'the other way round');
    });
  }

  it('is a whole record with equal values alone', () => {
    const whole = (record: unknown) => ({ record, partial: false });
    const reordered = Object.fromEntries(Object.entries(RECORD).reverse());
    assert.ok(isSameEvent(whole(RECORD), whole(reordered)));
    assert.ok(!isSameEvent(whole(RECORD), whole({ ...RECORD, more: 1 })));
    assert.ok(!isSameEvent(whole(RECORD), whole({ ...RECORD, readOnly: 'true' })));
    assert.ok(!isSameEvent(whole(RECORD), whole({ ...RECORD, requestParameters: null })));
    assert.ok(
      !isSameEvent(whole({ ...RECORD, errorCode: 'AccessDenied' }), whole({ ...RECORD, errorCode: '' })),
    );
  });

  it('is a whole record as a typed export has written it', () => {
    const { responseElements: _, ...short } = RECORD;
    const written = {
      ...RECORD,
      readOnly: 'false',
      responseElements: 'null',
      errorCode: null,
      errorMessage: '',
    };
    for (const other of [short, written, { ...RECORD, tlsDetails: { tlsVersion: null } }]) {
      assert.ok(isSameEvent({ record: RECORD, partial: false }, { record: other, partial: false }));
    }
  });

  it('is told of two rebuilt ones', () => {
    const rebuilt = (record: unknown) => ({ record, partial: true });
    const csv = rebuilt({ eventID: 'e1', Username: 'jane', eventName: 'DeleteMembers' });
    assert.ok(isSameEvent(csv, rebuilt({ eventID: 'e1', Username: 'jane', awsRegion: 'us-east-1' })));
    assert.ok(!isSameEvent(csv, rebuilt({ eventID: 'e1', Username: 'joe' })));
    assert.ok(isSameEvent(csv, rebuilt(null)));
  });

  it('counts values', () => {
    assert.ok(fullness(RECORD) > fullness({ eventName: 'a', userIdentity: { type: 'Root' } }));
    assert.equal(fullness(null), 0);
    let deep: unknown = 1;
    for (let i = 0; i < 100_000; i++) deep = [deep];
    assert.equal(fullness(deep), 1);
    assert.ok(isSameEvent({ record: { a: deep }, partial: true }, { record: { a: deep }, partial: true }));
  });
});
