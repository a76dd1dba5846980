// Parsed records for property tests: few distinct values, so that events agree in some, and all the odd types and
// forms that logs hold.
import fc from 'fast-check';

const word = fc.constantFrom('', 'a', 'A', 'b', 'ab', 'Zoë', 'ς', '*', '__proto__');
const account = fc.constantFrom('111122223333', '444455556666', 'anonymous', '', 12345, 1.5);
const odd = fc.constantFrom<unknown>(null, 7, true, [], {}, ['a'], -0, 1e21);
const uuid = fc.nat(5).map((n) => `7d3a5c1e-0000-4000-8000-00000000000${n}`);
const id = fc.oneof(
  { weight: 4, arbitrary: uuid },
  fc.constantFrom(
    '',
    'r1',
    'N4R8F0F6VZKMYTBE',
    'N4R8F0F6VZKMYTBEX',
    'a\0b',
    'ü',
    '7D3A5C1E-0000-4000-8000-000000000001',
  ),
  fc.constantFrom(
    '7d3a5c1e-0000-4000-8000-0000000000012',
    '7d3a5c1e00000-4000-8000-000000000001',
    'x'.repeat(36),
  ),
);
const time = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .nat(200)
      .map((hours) => new Date(Date.UTC(2024, 0, 1, hours)).toISOString().replace('.000', '')),
  },
  fc.constantFrom<unknown>(
    '2024-02-29T23:59:59Z',
    '2024-01-01T00:00:00.250Z',
    '2024-01-01 00:00:00',
    'soon',
    '',
  ),
  fc.constantFrom<unknown>(
    '2024-01-01T05:30:00+05:30',
    1704067200,
    1704067200.5,
    '1969-12-31T23:59:59Z',
    null,
    {},
  ),
  fc.constantFrom<unknown>(
    '0100-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2106-02-07T06:28:15Z',
    '20240101T000000Z',
  ),
);

/** Mostly the first, now and then something that has no business there, or nothing. */
const mostly = (arbitrary: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 12, arbitrary },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );

const arn = fc.constantFrom(
  'arn:aws:sts::111122223333:assumed-role/Admin/jane',
  'arn:aws:sts::111122223333:assumed-role/Admin/i-0123456789abcdef0',
  'arn:aws:iam::111122223333:user/a',
  'arn:aws:iam::444455556666:user/a',
  'arn:aws:iam::111122223333:root',
  '',
);
const identity = fc.record(
  {
    type: mostly(
      fc.constantFrom('IAMUser', 'AssumedRole', 'Root', 'AWSService', 'AWSAccount', 'IdentityCenterUser', ''),
    ),
    arn: mostly(arn),
    accountId: mostly(account),
    principalId: mostly(fc.constantFrom('AIDA1', 'AROA1:jane', 'a')),
    userName: mostly(word),
    accessKeyId: mostly(fc.constantFrom('ASIA1', 'AKIA1', '')),
    invokedBy: mostly(fc.constantFrom('detective.amazonaws.com', 'AWS Internal')),
    onBehalfOf: mostly(fc.record({ userId: mostly(word) })),
    sessionContext: mostly(
      fc.record({
        sourceIdentity: mostly(word),
        sessionIssuer: mostly(fc.record({ userName: mostly(word), type: mostly(fc.constant('Role')) })),
      }),
    ),
  },
  { requiredKeys: [] },
);
const graph = fc.constantFrom('arn:aws:detective:us-east-1:111122223333:graph:0123', 'g');

/** A record, as JSON.parse gives it. Undefined members are left out. */
export const anyRecord: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .record(
    {
      eventVersion: fc.constant('1.08'),
      userIdentity: mostly(identity),
      eventTime: mostly(time),
      eventSource: mostly(
        fc.constantFrom(
          'detective.amazonaws.com',
          'Detective.amazonaws.com',
          'iam.amazonaws.com',
          's3.amazonaws.com',
        ),
      ),
      eventName: mostly(word),
      awsRegion: mostly(word),
      sourceIPAddress: mostly(
        fc.constantFrom('10.0.0.1', '10.0.0.2', '2001:db8::1', 'ec2.amazonaws.com', '10.0.0.1, 192.0.2.7'),
      ),
      userAgent: mostly(word),
      errorCode: fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, word),
      requestParameters: mostly(
        fc.record(
          { graphArn: mostly(graph), GraphArn: mostly(graph), eventName: word },
          { requiredKeys: [] },
        ),
      ),
      responseElements: mostly(
        fc.record(
          {
            ConsoleLogin: fc.constantFrom('Failure', 'Success'),
            credentials: mostly(fc.record({ accessKeyId: mostly(fc.constantFrom('ASIA1', 'ASIA2')) })),
            graphArn: graph,
          },
          { requiredKeys: [] },
        ),
      ),
      resources: mostly(
        fc.array(mostly(fc.record({ ARN: mostly(word), ARNPrefix: word }, { requiredKeys: [] })), {
          maxLength: 3,
        }),
      ),
      eventID: mostly(id),
      requestID: mostly(id),
      sharedEventID: fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, id),
      readOnly: mostly(fc.constantFrom<unknown>(true, false, 'true', 'False', 'maybe')),
      eventType: mostly(fc.constantFrom('AwsApiCall', 'AwsServiceEvent', 'AwsAggregatedEvent')),
      eventCategory: mostly(fc.constantFrom('Management', 'Data')),
      recipientAccountId: mostly(account),
    },
    { requiredKeys: [] },
  )
  .map((record) => JSON.parse(JSON.stringify(record)));

/** One of some hundred records, made once: property tests that need many run faster on these. */
export function pooledRecord(): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return fc.constantFrom(...fc.sample(anyRecord, 400));
}
