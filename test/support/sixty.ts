// Sixty events of all kinds of callers, and the shapes that events are kept in: the same events must come out of each.
import type { EventFacts } from '../../src/core/event/event';
import {
  athenaCsv,
  bare,
  csv,
  type EventRecord,
  exported,
  historyCsv,
  lakeCsv,
  lakeRows,
  ocsf,
  timestamp,
  username,
  utf16,
} from './tables.mjs';
import { STRING_WRITERS } from './trails';

const ACCOUNT = '011122223333';
const ISSUER = {
  type: 'Role',
  principalId: 'AROAEXAMPLEROLE',
  arn: `arn:aws:iam::${ACCOUNT}:role/team/Admin`,
  accountId: ACCOUNT,
  userName: 'Admin',
};

/** Callers of every kind, with names that other formats trip over. */
const CALLERS: readonly ((n: number) => EventRecord)[] = [
  (n) => ({
    type: 'IAMUser',
    principalId: `AIDAEXAMPLE${n}`,
    arn: `arn:aws:iam::${ACCOUNT}:user/ops/jane+${n % 3}@example.com`,
    accountId: ACCOUNT,
    accessKeyId: `AKIAEXAMPLE${n % 4}`,
    userName: `jane+${n % 3}@example.com`,
  }),
  (n) => ({
    type: 'AssumedRole',
    principalId: `AROAEXAMPLEROLE:a,b=${n % 2}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/a,b=${n % 2}`,
    accountId: ACCOUNT,
    accessKeyId: `ASIAEXAMPLE${n % 5}`,
    sessionContext: {
      sessionIssuer: ISSUER,
      attributes: { creationDate: '2024-03-14T12:00:00Z', mfaAuthenticated: 'true' },
    },
  }),
  () => ({ type: 'Root', principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT }),
  () => ({ type: 'AWSService', invokedBy: 'config.amazonaws.com' }),
  (n) => ({
    type: 'WebIdentityUser',
    principalId: `accounts.google.com:app:${n % 2}`,
    userName: `Zoë {${n % 2}}; "quoted"`,
    identityProvider: 'accounts.google.com',
  }),
  (n) => ({ type: 'AWSAccount', principalId: `AIDAOTHER${n % 2}`, accountId: '444455556666' }),
];

const ACTIONS = ['ListGraphs', 'DeleteMembers', 'AcceptInvitation', 'GetMembers', 'ConsoleLogin'];
const AGENTS = ['aws-cli/2.15.0, "quoted"', 'console.amazonaws.com', 'Boto3/1.34\tPython', '=cmd|calc', ''];

/** Sixty records: every fifth has failed, the console sign-ins among these without an error code. */
export const SIXTY: readonly EventRecord[] = Array.from({ length: 60 }, (_, n) => {
  const name = ACTIONS[n % ACTIONS.length]!;
  const isSignIn = name === 'ConsoleLogin';
  const hasFailed = n % 10 === 4 || n % 7 === 3;
  const agent = AGENTS[n % AGENTS.length]!;
  return {
    eventVersion: '1.08',
    userIdentity: CALLERS[n % CALLERS.length]!(n),
    eventTime: `2024-03-${14 + (n % 3)}T13:${String(n).padStart(2, '0')}:07Z`,
    eventSource: isSignIn ? 'signin.amazonaws.com' : 'detective.amazonaws.com',
    eventName: name,
    awsRegion: ['us-east-1', 'eu-central-1'][n % 2],
    sourceIPAddress: n % 6 === 3 ? 'config.amazonaws.com' : `192.0.2.${n % 9}`,
    ...(agent && { userAgent: agent }),
    ...(hasFailed && !isSignIn && { errorCode: 'AccessDenied', errorMessage: `No, "really": {${n}}, x=1` }),
    requestParameters: isSignIn
      ? null
      : {
          graphArn: `arn:aws:detective:us-east-1:${ACCOUNT}:graph:${n}`,
          accountIds: ['1', '2'],
          text: 'a, b\nc',
        },
    responseElements: isSignIn ? { ConsoleLogin: hasFailed ? 'Failure' : 'Success' } : null,
    requestID: `9f0a${n}`,
    eventID: `11111111-2222-4333-8444-${String(n).padStart(12, '0')}`,
    readOnly: n % 2 === 0,
    eventType: isSignIn ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    eventCategory: 'Management',
  };
});

export type { EventRecord };

/** What of an event a shape can hold: all of it, or these facts. */
export type Held = readonly (keyof EventFacts)[] | 'all';

/** A shape: how to write events in it, what its reader calls it, and what it can hold. */
export interface ShapeForm {
  readonly name: string;
  readonly shape: string;
  readonly write: (records: readonly EventRecord[]) => string | Uint8Array;
  readonly holds: Held;
}

const json = (value: unknown) => JSON.stringify(value);
const lines = (values: readonly unknown[]) => values.map((value) => `${json(value)}\n`).join('');

const lookupItem = (record: EventRecord, escaped: string | undefined) => ({
  EventId: record['eventID'],
  EventName: record['eventName'],
  ReadOnly: String(record['readOnly']),
  EventTime: Date.parse(String(record['eventTime'])) / 1000,
  EventSource: record['eventSource'],
  ...(username(record) && { Username: username(record) }),
  Resources: [],
  ...(escaped !== undefined && { CloudTrailEvent: escaped }),
});

const logEvent = (record: EventRecord) => ({
  timestamp: Date.parse(String(record['eventTime'])),
  message: json(record),
  ingestionTime: 1,
});

const eventBridge = (record: EventRecord) => ({
  version: '0',
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.detective',
  detail: record,
});

const s3 = (records: readonly EventRecord[]) => json({ Records: records });
const FEW: Held = ['id', 'time', 'timeMs', 'source', 'name', 'readOnly'];
const HISTORY_HOLDS: Held = [...FEW, 'region', 'sourceIp', 'error', 'requestId'];
const shipped =
  (around: (record: EventRecord) => unknown): ShapeForm['write'] =>
  (records) =>
    lines(records.map(around));

/** A record whose objects are texts, and their objects, too. */
function textMembers(record: EventRecord): EventRecord {
  const identity = record['userIdentity'] as EventRecord;
  const context = identity['sessionContext'];
  return {
    ...record,
    userIdentity: json({ ...identity, ...(context !== undefined && { sessionContext: json(context) }) }),
    requestParameters: json(record['requestParameters']),
    responseElements: json(json(record['responseElements'])),
  };
}

/** A record as alerts have it: each value a text, a list of one its element. */
function asTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? asTexts(value[0]) : value.map(asTexts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, asTexts(inside)]));
}

/** A record with keys in another spelling, but for those of its parameters and its response. */
function spelled(record: EventRecord, spell: (key: string) => string): EventRecord {
  const rename = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([key, inside]) => [spell(key), rename(inside)]))
      : value;
  const members = Object.entries(record).map(([key, value]) => [
    spell(key),
    /^(?:requestParameters|responseElements)$/.test(key) ? value : rename(value),
  ]);
  return Object.fromEntries(members);
}

const underscored = (key: string) =>
  key.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();

/** Every shape of the product, in the forms that it comes in. */
export const SHAPE_FORMS: readonly ShapeForm[] = (
  [
    ['1 S3 log file', 's3', s3],
    [
      '2 lookup-events',
      'lookup-events',
      (all) => json({ Events: all.map((one) => lookupItem(one, json(one))) }),
    ],
    ['3 a lookup item a line', 'lookup-item', (all) => lines(all.map((one) => lookupItem(one, json(one))))],
    [
      '3 an array of lookup items',
      'lookup-item',
      (all) => json(all.map((one) => lookupItem(one, json(one)))),
    ],
    ['4 an array of records', 'record', json],
    ['4 a record a line', 'record', lines],
    [
      '5 S3 logs, one a line',
      's3-lines',
      (all) => lines([{ Records: all.slice(0, 9) }, { Records: all.slice(9) }]),
    ],
    [
      '5 S3 logs, in an array',
      's3-lines',
      (all) => json([{ Records: all.slice(0, 9) }, { Records: all.slice(9) }]),
    ],
    ['6 EventBridge, an array', 'eventbridge', (all) => json(all.map(eventBridge))],
    ['6 EventBridge, one a line', 'eventbridge', (all) => lines(all.map(eventBridge))],
    [
      '7 filter-log-events',
      'cloudwatch-logs',
      (all) => json({ events: all.map((one) => ({ logStreamName: 's', ...logEvent(one), eventId: '3' })) }),
    ],
    [
      '7 get-log-events',
      'cloudwatch-logs',
      (all) => json({ events: all.map(logEvent), nextForwardToken: 'f/1', nextBackwardToken: 'b/1' }),
    ],
    [
      '8 CloudWatch Logs subscription',
      'cloudwatch-subscription',
      (all) =>
        json({
          messageType: 'DATA_MESSAGE',
          owner: ACCOUNT,
          logEvents: all.map((one, n) => ({ id: String(n), timestamp: 1, message: json(one) })),
        }),
    ],
    [
      '9 CloudWatch Logs Insights',
      'cloudwatch-insights',
      (all) =>
        json({
          results: all.map((one) => [
            { field: '@timestamp', value: timestamp(String(one['eventTime'])) },
            { field: '@message', value: json(one) },
            { field: '@ptr', value: 'CmE=' },
          ]),
          status: 'Complete',
        }),
    ],
    ['10 CloudWatch Logs exported to S3', 'cloudwatch-export', exported],
    ['11 Lake query results', 'lake', (all) => json(lakeRows(all))],
    ['12 Event history CSV', 'event-history', (all) => historyCsv(all), HISTORY_HOLDS],
    [
      '12 the same with semicolons',
      'event-history',
      (all) => historyCsv(all, bare, ';', '\n'),
      HISTORY_HOLDS,
    ],
    [
      '12 the same in UTF-16 with tabs',
      'event-history',
      (all) => utf16(historyCsv(all, bare, '\t')),
      HISTORY_HOLDS,
    ],
    ['13 Athena CSV', 'athena', athenaCsv],
    ['13 Lake CSV', 'athena', (all) => lakeCsv(all)],
    [
      '13 Lake CSV, JSON in userIdentity',
      'athena',
      (all) => lakeCsv(all, (one) => json(one['userIdentity'])),
    ],
    ['14 _raw', 'shipper', shipped((one) => ({ preview: false, result: { _raw: json(one) } }))],
    ['14 message', 'shipper', shipped((one) => ({ '@timestamp': 'x', message: json(one) }))],
    ['14 @message', 'shipper', shipped((one) => ({ '@message': json(one) }))],
    ['14 event.original', 'shipper', shipped((one) => ({ event: { original: json(one), kind: 'event' } }))],
    ['14 aws.cloudtrail', 'shipper', shipped((one) => ({ aws: { cloudtrail: one } }))],
    ['14 aws.cloudtrail as text', 'shipper', shipped((one) => ({ aws: { cloudtrail: json(one) } }))],
    ['14 _source', 'shipper', shipped((one) => ({ _index: 'i', _source: one }))],
    ['14 hits', 'shipper', (all) => json({ hits: { hits: all.map((one) => ({ _id: '1', _source: one })) } })],
    [
      '14 hits with messages',
      'shipper',
      (all) => json({ hits: { hits: all.map((one) => ({ _source: { message: json(one) } })) } }),
    ],
    ['strings in an array', 'record', (all) => json(all.map(json))],
    ['strings in arrays in an array', 'record', (all) => json(all.map((one) => [[json(one)]]))],
    ['a string a line', 'record', (all) => lines(all.map(json))],
    ['strings in strings in an array', 'record', (all) => json(all.map((one) => json(json(one))))],
    ['strings behind [INFO] in an array', 'record', (all) => json(all.map((one) => `[INFO] ${json(one)}`))],
    [
      'strings with lower-case keys in an array',
      'stored',
      (all) => json(all.map((one) => json(spelled(one, (key) => key.toLowerCase())))),
    ],
    ['a string with all records', 'record', (all) => json(json(all))],
    [
      'JSON as text in members',
      'record',
      (all) =>
        json(
          all.map((one) => ({
            ...one,
            userIdentity: json(one['userIdentity']),
            requestParameters: json(one['requestParameters']),
            responseElements: json(one['responseElements']),
          })),
        ),
    ],
    [
      'JSON as text in members and in these',
      'lookup-events',
      (all) => json({ Events: all.map((one) => lookupItem(one, json(textMembers(one)))) }),
    ],
    [
      '14 hits with their source and their fields',
      'shipper',
      (all) =>
        json({
          hits: {
            hits: all.map((one) => ({ _source: { message: json(one) }, fields: { message: [json(one)] } })),
          },
        }),
    ],
    [
      'two copies in an alert',
      'wrapped',
      shipped((one) => ({ full_log: json({ aws: one }), data: { aws: asTexts(one) } })),
    ],
    ['lower-case keys, one a line', 'stored', shipped((one) => spelled(one, (key) => key.toLowerCase()))],
    ['keys with underscores, an array', 'stored', (all) => json(all.map((one) => spelled(one, underscored)))],
    [
      '14 message behind a prefix',
      'shipper',
      shipped((one) => ({ message: `<134>Mar  4 05:06:07 host cloudtrail: ${json(one)}` })),
    ],
    [
      '14 fields of hits',
      'shipper',
      (all) => json({ hits: { hits: all.map((one) => ({ fields: { 'event.original': [json(one)] } })) } }),
    ],
    ['14 a log in a message', 'shipper', (all) => json({ message: s3(all) })],
    [
      '14 lookup items in messages',
      'shipper',
      shipped((one) => ({ message: json(lookupItem(one, json(one))) })),
    ],
    [
      '14 EventBridge in SNS in SQS',
      'wrapped',
      (all) =>
        json({
          Messages: all.map((one) => ({
            Body: json({ Type: 'Notification', Message: json(eventBridge(one)) }),
          })),
        }),
    ],
    ['15 OCSF 1.1, one a line', 'ocsf', (all) => lines(all.map((one) => ocsf(one, '1.1.0')))],
    ['15 OCSF 1.0, an array', 'ocsf', (all) => json(all.map((one) => ocsf(one, '1.0.0-rc.2')))],
    [
      'Splunk CSV',
      'csv',
      (all) =>
        csv(
          ['_time', 'host', '_raw'],
          all.map((one) => ['1', 'h', json(one)]),
        ),
    ],
    [
      'Logs Insights CSV',
      'csv',
      (all) =>
        csv(
          ['@timestamp', '@message'],
          all.map((one) => ['1', json(one)]),
          bare,
        ),
    ],
    ['UTF-16', 's3', (all) => utf16(s3(all), true)],
    [
      'UTF-16, big end first, by Python',
      'lookup-events',
      (all) =>
        utf16(
          `{"Events":[${all.map((one) => `{"EventId":"e","CloudTrailEvent":${STRING_WRITERS.python(json(one))}}`).join()}]}`,
          false,
        ),
    ],
    [
      'lookup items without records',
      'lookup-events',
      (all) => json({ Events: all.map((one) => lookupItem(one, undefined)) }),
      FEW,
    ],
  ] as readonly (readonly [string, string, ShapeForm['write'], Held?])[]
).map(([name, shape, write, holds = 'all']) => ({ name, shape, write, holds }));
