import assert from 'node:assert/strict';
import type { EventFacts } from '../../../src/core/event/event';
import { factsOf } from '../../../src/core/event/facts';

const RECORD = {
  eventVersion: '1.08',
  eventTime: '2019-10-24T22:33:26Z',
  eventSource: 'detective.amazonaws.com',
  eventName: 'DeleteMembers',
  awsRegion: 'us-east-2',
  sourceIPAddress: '192.0.2.123',
  userAgent: 'aws-cli',
  requestID: 'r',
  eventID: 'e',
  sharedEventID: 's',
  readOnly: false,
  eventType: 'AwsApiCall',
  recipientAccountId: '111122223333',
};

describe('factsOf', () => {
  it('reads a record', () => {
    const { principal, ...facts } = factsOf(RECORD);
    assert.equal(principal.label, 'no caller recorded');
    assert.deepEqual(facts, {
      id: 'e',
      time: '2019-10-24T22:33:26Z',
      timeMs: Date.UTC(2019, 9, 24, 22, 33, 26),
      source: 'detective.amazonaws.com',
      name: 'DeleteMembers',
      region: 'us-east-2',
      sourceIp: '192.0.2.123',
      userAgent: 'aws-cli',
      error: '',
      failed: false,
      readOnly: false,
      eventType: 'AwsApiCall',
      requestId: 'r',
      sharedId: 's',
      recipient: '111122223333',
    });
  });

  const cases: readonly (readonly [string, object, Partial<EventFacts>])[] = [
    ['an errorCode is a failure', { errorCode: 'AccessDenied' }, { error: 'AccessDenied', failed: true }],
    ['an empty errorCode is none', { errorCode: '' }, { failed: false }],
    ['errorCode null is none', { errorCode: null }, { error: '', failed: false }],
    ['an errorMessage alone is no failure', { errorMessage: 'x' }, { failed: false }],
    ['a failed sign-in', { responseElements: { ConsoleLogin: 'Failure' } }, { failed: true }],
    ['a sign-in', { responseElements: { ConsoleLogin: 'Success' } }, { failed: false }],
    ['responseElements null', { responseElements: null }, { failed: false }],
    ['readOnly as text', { readOnly: 'true' }, { readOnly: true }],
    ['readOnly as text in capitals', { readOnly: 'False' }, { readOnly: false }],
    ['readOnly as nonsense', { readOnly: 1 }, { readOnly: undefined }],
    [
      'numbers for texts',
      { userAgent: 5, recipientAccountId: 29608264753 },
      { userAgent: '5', recipient: '029608264753' },
    ],
    [
      'objects for texts',
      { eventName: {}, eventSource: [], awsRegion: true },
      { name: '', source: '', region: '' },
    ],
    ['a time that is none', { eventTime: 'eventTime' }, { time: 'eventTime', timeMs: Number.NaN }],
    ['a time as a number', { eventTime: 1571956406 }, { time: '1571956406', timeMs: 1571956406000 }],
    [
      'an Insights event names its action below insightDetails',
      {
        eventName: undefined,
        eventSource: undefined,
        insightDetails: { eventName: 'RunInstances', eventSource: 'ec2.amazonaws.com' },
      },
      { name: 'RunInstances', source: 'ec2.amazonaws.com' },
    ],
    [
      'an aggregated event has its own names',
      {
        eventType: 'AwsAggregatedEvent',
        eventID: undefined,
        eventId: 'a',
        eventTime: undefined,
        recipientAccountId: undefined,
        accountId: '444455556666',
        timeWindow: { windowStart: '2025-01-01T00:00:00Z' },
      },
      { id: 'a', time: '2025-01-01T00:00:00Z', timeMs: Date.UTC(2025, 0, 1), recipient: '444455556666' },
    ],
  ];
  for (const [name, change, expected] of cases) {
    it(name, () => {
      const facts = factsOf({ ...RECORD, ...change });
      const actual = Object.fromEntries(
        Object.keys(expected).map((key) => [key, facts[key as keyof EventFacts]]),
      );
      assert.deepEqual(actual, expected);
    });
  }

  for (const value of [
    undefined,
    null,
    0,
    'x',
    [],
    {},
    { eventTime: {} },
    { insightDetails: 'x', timeWindow: 3 },
  ]) {
    it(`never throws: ${JSON.stringify(value)}`, () => assert.equal(factsOf(value).id, ''));
  }
});
