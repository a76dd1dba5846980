// Writes the fixtures that can be derived: `node test/support/make-fixtures.mjs`. test/fixtures/README.md says what each is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { PRODUCTION, SECURITY } from './cast.mjs';
import { changed, hostileRecords, strangers, toTheLetter, writers } from './fixture-texts.mjs';
import { alphanumeric } from './ids.mjs';
import { find } from './story.mjs';
import { athenaCsv, csv, exported, historyCsv, lakeCsv, lakeRows, ocsf, quoted, utf16 } from './tables.mjs';
import { eventBridge, gzip, logText, lookupEvents, lookupItem, oldLookupItem, printed } from './wrap.mjs';

const few = [find('DeleteMembers'), find('DeleteGraph'), find('RejectInvitation'), find('ListGraphs')];
const production = ['GetCallerIdentity', 'ListInvitations', 'AttachRolePolicy'].map((name) =>
  find(name, PRODUCTION),
);
const writes = [find('DeleteMembers'), find('ConsoleLogin'), find('CreateGraph')];

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
const lines = (values) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const log = (account, delivered) =>
  `${account}_CloudTrail_us-east-1_20240314T${delivered}Z_${alphanumeric(`fixture ${account}`, 16)}.json.gz`;

/** A lookup's output whose record strings are written by `write` instead of `JSON.stringify`. */
const lookupOf = (texts, write = () => JSON.stringify) => {
  const items = texts.map((text, i) => lookupItem(JSON.parse(text), `@@${i}`));
  return printed({ Events: items }).replace(/"@@(\d+)"/g, (_, i) => write(Number(i))(texts[i]));
};

/** As documentation pages print an item: the record laid out over lines, inside the quotes. */
const brokenOverLines = (record) =>
  printed(lookupItem(record, '@@')).replace('"@@"', () => {
    const text = JSON.stringify(record, null, 2).replace(/[\\"]/g, '\\$&');
    return `"${text}"`;
  });

/** Two texts that stand next to each other, found where one ends and the next begins, joined by something else. */
function rejoin(text, number, between) {
  const joint = /\n {4}\},\n {4}\{/g;
  for (let i = 0; i < number; i++) joint.exec(text);
  const { index, 0: found } = joint.exec(text);
  return text.slice(0, index) + between + text.slice(index + found.length);
}

const names = few.map((record) => JSON.stringify(record));
const accented = JSON.stringify({
  ...changed(find('AcceptInvitation')),
  userAgent: "Zoë's <script> & C:\\tools/1.0",
});
const someLog = pretty({ Records: few });
const lookup = printed(lookupEvents(few));
const compressed = gzip(logText(few));

const logEvent = (record) => ({
  timestamp: Date.parse(record.eventTime),
  message: JSON.stringify(record),
  ingestionTime: Date.parse(record.eventTime) + 240_000,
});
const filteredEvent = (record, n) => ({
  logStreamName: `${record.recipientAccountId}_CloudTrail_us-east-1`,
  ...logEvent(record),
  eventId: String(37_000_000_000 + n),
});
const subscription = (records) => ({
  messageType: 'DATA_MESSAGE',
  owner: SECURITY,
  logGroup: 'trail',
  logStream: `${SECURITY}_CloudTrail_us-east-1`,
  subscriptionFilters: ['all'],
  logEvents: records.map((record, n) => ({ id: String(n), ...logEvent(record) })),
});
const insights = (records) => ({
  results: records.map((record) => [
    { field: '@timestamp', value: record.eventTime.replace('T', ' ').replace('Z', '.000') },
    { field: '@message', value: JSON.stringify(record) },
  ]),
  statistics: { recordsMatched: records.length },
  status: 'Complete',
});

/** What a spreadsheet makes of a table that it opens and saves: times and long numbers of its own. */
const spreadsheet = (text) =>
  text
    .replace(/(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):\d\dZ/g, '$2/$3/$1 $4:$5')
    .replace(few[1].eventID, '5.28758E+11');

/** An Insights event, an aggregated and a network activity event: no userIdentity, no eventName, `eventId`. */
const unusual = [
  {
    eventVersion: '1.09',
    eventTime: '2024-03-14T13:40:00Z',
    awsRegion: 'us-east-1',
    eventID: '0f0f0f0f-0000-4000-8000-000000000001',
    eventType: 'AwsCloudTrailInsight',
    recipientAccountId: SECURITY,
    sharedEventID: '0f0f0f0f-0000-4000-8000-00000000000a',
    insightDetails: {
      state: 'Start',
      eventSource: 'detective.amazonaws.com',
      eventName: 'DeleteMembers',
      insightType: 'ApiCallRateInsight',
    },
    eventCategory: 'Insight',
  },
  {
    eventVersion: '1.0',
    accountId: SECURITY,
    eventId: '0f0f0f0f-0000-4000-8000-000000000002',
    eventCategory: 'Aggregated',
    eventType: 'AwsAggregatedEvent',
    awsRegion: 'us-east-1',
    timeWindow: { windowStart: '2024-03-14T13:00:00Z', windowEnd: '2024-03-14T14:00:00Z' },
  },
  {
    ...find('ListGraphs'),
    eventID: '0f0f0f0f-0000-4000-8000-000000000003',
    eventType: 'AwsVpceEvents',
    eventCategory: 'NetworkActivity',
    vpcEndpointId: 'vpce-0123456789abcdef0',
  },
];
const digest = {
  awsAccountId: SECURITY,
  digestStartTime: '2024-03-14T13:00:00Z',
  digestEndTime: '2024-03-14T14:00:00Z',
  digestS3Bucket: 'example-corp-trail',
  logFiles: [
    {
      s3Bucket: 'example-corp-trail',
      s3Object: 'AWSLogs/x.json.gz',
      hashValue: '0'.repeat(64),
      hashAlgorithm: 'SHA-256',
      newestEventTime: '2024-03-14T13:59:00Z',
      oldestEventTime: '2024-03-14T13:00:00Z',
    },
  ],
};

/** The fixtures: name in test/fixtures/workspace, and content. */
export const fixtures = new Map(
  Object.entries({
    // Shape 1: log files
    's3-pretty.json': someLog,
    's3-one-line.json': logText(few),
    's3-bom.json': `\uFEFF${logText(few)}`,
    's3-crlf.json': someLog.replaceAll('\n', '\r\n'),
    [log(PRODUCTION, '1315')]: gzip(logText(production)),
    's3-renamed-gzip.json': compressed,
    // Shapes 2 and 3: lookups
    'lookup-v1.json': printed(lookupEvents(few, oldLookupItem)),
    'lookup-v2.json': printed({ ...lookupEvents(few), NextToken: 'bm90IGEgdG9rZW4=' }),
    'lookup-item.json': printed(lookupItem(find('DeleteGraph'))),
    'lookup-items.json': printed(lookupEvents(few).Events),
    'lookup-items.jsonl': lines(lookupEvents(few).Events),
    // Shape 4: records
    'record.json': pretty(find('PutRolePolicy')),
    'records.json': pretty(few),
    'records.jsonl': lines(few),
    // Shape 6: EventBridge
    'eventbridge.json': pretty(eventBridge(find('DeleteMembers'))),
    'eventbridge-array.json': pretty(writes.map(eventBridge)),
    'eventbridge.jsonl': lines(writes.map(eventBridge)),
    // Shape 5: log files that were put together
    's3-lines.jsonl': lines([{ Records: few.slice(0, 2) }, { Records: few.slice(2) }]),
    // Shapes 7 to 10: CloudWatch Logs
    'cloudwatch-filter.json': pretty({ events: few.map(filteredEvent), searchedLogStreams: [] }),
    'cloudwatch-get.json': pretty({
      events: few.map(logEvent),
      nextForwardToken: 'f/1',
      nextBackwardToken: 'b/1',
    }),
    'cloudwatch-subscription.json': JSON.stringify(subscription(few)),
    'cloudwatch-insights.json': pretty(insights(few)),
    'cloudwatch-export.txt': exported(few),
    // Shapes 11 to 13: columns
    'lake-rows.json': `${JSON.stringify(lakeRows(few), null, 4)}\n`,
    'event-history.csv': historyCsv(few),
    'event-history-spreadsheet.csv': spreadsheet(historyCsv(few)),
    'athena.csv': athenaCsv(few),
    'lake.csv': lakeCsv(few),
    // Shape 14: log shippers
    'shipper-search.json': pretty({
      hits: { total: few.length, hits: few.map((record) => ({ _index: 'trail', _source: record })) },
    }),
    'shipper-splunk.jsonl': lines(
      few.map((record) => ({ preview: false, result: { _raw: JSON.stringify(record) } })),
    ),
    'shipper-filebeat.jsonl': lines(few.map((record) => ({ event: { original: JSON.stringify(record) } }))),
    'shipper-module.json': pretty(few.map((record) => ({ aws: { cloudtrail: record } }))),
    'shipper-splunk.csv': csv(
      ['_time', '_raw'],
      few.map((record) => [record.eventTime, JSON.stringify(record)]),
      quoted,
    ),
    // Shape 15: OCSF
    'ocsf.jsonl': lines(few.map((record) => ocsf(record))),
    'ocsf-1.0.json': pretty(few.map((record) => ocsf(record, '1.0.0-rc.2'))),
    // Shape 16: events without the usual fields
    'insights-events.json': pretty({ Records: unusual }),
    // Shape 17: a digest
    'digest.json': pretty(digest),
    // Encodings
    's3-utf16.json': utf16(someLog),
    'event-history-utf16.csv': utf16(historyCsv(few, undefined, '\t')),
    // Values
    'values-to-the-letter.json': lookupOf(toTheLetter),
    'values-other-writers.json': lookupOf([accented, accented, accented], (i) => Object.values(writers)[i]),
    'hostile.json': printed(lookupEvents(hostileRecords)),
    // Damage
    'truncated.json': lookup.slice(
      0,
      lookup.indexOf('CloudTrailEvent', lookup.indexOf(few[1].eventID)) + 700,
    ),
    'missing-comma.json': rejoin(someLog, 1, '\n    }\n    {'),
    'junk-between.json': rejoin(someLog, 1, '\n    },\n--- page 2 of 3, copied "by hand" } ---\n    {'),
    'raw-newline-in-string.json': brokenOverLines(find('DeleteGraph')),
    'trailing-comma.json': `{"Records":[${names[0]},${names[1]},],}\n`,
    'unclosed.json': `{"Records":[${names[0]},${names[1]}`,
    'broken-record.json': lookupOf(
      names.slice(0, 3),
      (i) => (text) => JSON.stringify(i === 1 ? text.slice(0, 600) : text),
    ),
    'lookup-no-records.json': printed({
      Events: few.map((record) => ({ ...lookupItem(record), CloudTrailEvent: undefined })),
    }),
    'zeros.json': `${someLog.slice(0, 1500)}${'\0'.repeat(700)}${someLog.slice(2200)}`,
    'truncated.json.gz': compressed.subarray(0, Math.floor(compressed.length * 0.6)),
    [log(SECURITY, '1320')]: logText(few),
    ...Object.fromEntries(
      Object.entries(strangers).map(([name, content]) => [
        `stranger-${name}`,
        typeof content === 'string' ? content : pretty(content),
      ]),
    ),
  }).map(([name, content]) => [name, Buffer.from(content)]),
);

if (argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../fixtures/workspace/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of fixtures) writeFileSync(new URL(name, folder), bytes);
  console.log(`${fixtures.size} fixtures written`);
}
