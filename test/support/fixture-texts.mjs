// Texts that fixtures are made of and that no story would tell: values that a parser would change, log text that
// means harm, and files that look like CloudTrail and are none.
import { SECURITY, who } from './cast.mjs';
import { uuid } from './ids.mjs';
import { find } from './story.mjs';

/** Characters as `\uXXXX`, in the case of hexadecimal digits that `upper` says. */
const escaped = (text, upper = false) =>
  [...Array(text.length).keys()]
    .map((i) => text.charCodeAt(i).toString(16).padStart(4, '0'))
    .map((digits) => `\\u${upper ? digits.toUpperCase() : digits}`)
    .join('');
const ascii = (json, upper) => json.replace(/[^\x00-\x7f]/g, (character) => escaped(character, upper));

/** JSON strings as other writers than the CLI write them: all valid, none what `JSON.stringify` gives. */
export const writers = {
  /** Version 1 of the CLI, and Python by default. */
  python: (text) => ascii(JSON.stringify(text)),
  /** System.Text.Json, thus PowerShell 7 with its strictest setting too. */
  dotNet: (text) =>
    ascii(
      `"${text.replace(/[\\"<>&'+`]/g, (character) => (character === '\\' ? '\\\\' : escaped(character, true)))}"`,
      true,
    ),
  php: (text) => ascii(JSON.stringify(text)).replaceAll('/', '\\/'),
};

/** A record under an ID of its own: one ID with two contents would mean that someone changed a log. */
export const changed = (record, label = 'fixture') => ({
  ...record,
  eventID: uuid(`${label}/${record.eventID}`),
});

/** A record's text whose request parameters are this text, to the letter. */
const withParameters = (record, parameters) =>
  JSON.stringify({ ...changed(record), requestParameters: '@@' }).replace('"@@"', () => parameters);

const THIRD_LAYER = '{"why":"a third layer","n":1.0,"n":2.50}';
const POLICY = `{"Version":"2012-10-17","Statement":[{"Sid":"One","Effect":"Allow","Action":"detective:*","Resource":"*"}],"Max":12345678901234567890,"Comment":${JSON.stringify(THIRD_LAYER)}}`;

/** Records as text, each with the values of one kind that are lost when JSON is parsed and printed. */
export const toTheLetter = [
  withParameters(
    find('GetMembers'),
    `{"decimal":1.0,"big":12345678901234567890,"huge":1E400,"minusZero":-0.0,"tiny":1e-7,"plus":1.5E+3,"long":0.1000000000000000055511151231257827}`,
  ),
  withParameters(
    find('StartInvestigation'),
    `{"twice":"first","other":1,"twice":"second","inner":{"a":1,"a":2,"a":3},"__proto__":{"polluted":true},"10":"ten","9":"nine","":"empty key"}`,
  ),
  withParameters(
    find('ListGraphs'),
    String.raw`{"lineSeparator":"a\u2028b\u2029c","slash":"https:\/\/example.com\/a/b","name":"Zoë Müller · 東京","escapedName":"Zo\u00eb","upperHex":"\u00EB","pair":"😀","escapedPair":"\ud83d\ude00","lonely":"\ud800","nul":"\u0000","control":"\b\f\n\r\t\u001b","quote":"\"","escapedQuote":"\u0022","backslash":"\\","windows":"C:\\temp\\new"}`,
  ),
  withParameters(
    find('ListInvestigations'),
    `{"empty":"","blank":" ","emptyObject":{},"emptyArray":[],"nested":[[],[{}],[[1,[2,[3]]]],[null,true,false]],"spaced" : [ 1 , 2 ] ,"no":null}`,
  ),
  withParameters(
    find('PutRolePolicy'),
    `{"roleName":"DetectiveOperations","policyName":"layers","policyDocument":${JSON.stringify(POLICY)},"spacedDocument":${JSON.stringify(`  ${POLICY}\n`)},"encodedDocument":"%7B%22Version%22%3A%222012-10-17%22%7D","notJson":"{not json}","almostJson":"{\\"a\\":1,}","number":"12345678901234567890","list":"[1.0,2]"}`,
  ),
];

const LONG = 'long '.repeat(1200).trim();

/** Log text that means harm, or that breaks what shows it. Any caller can write it into a log. */
export const hostileTexts = [
  '[x](command:workbench.action.quit)',
  '[official AWS page](https://example.com/phish) ![](https://198.51.100.9/pixel.png)',
  '$(alert) $(sync~spin) $(trash)',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '</code></pre>```\n# Heading\n```js\nalert(1)\n```',
  '`` ` ``` code that closes ```` ` ``',
  `\u202Etxt.exe\u202C \u2066hidden\u2069 zero\u200Bwidth \uFEFFmark`,
  '| a | b |\n| --- | --- |\n| <!-- | --> |',
  '=HYPERLINK("https://example.com","click") \t@SUM(1) +1 -1',
  '*bold* _it_ ~~no~~ \\*escaped\\* &lt;b&gt; &#x202E;',
  '\u001B[31mred\u001B[0m \u0007bell\u0000nul',
  '$\u007b7*7} {0} %s %c {{x}} <%= 1 %>',
  LONG,
];

/** Records that carry the texts in every field that a caller can choose. */
export const hostileRecords = hostileTexts.map((text, i) => {
  const record = find('DeleteMembers');
  const issuer = record.userIdentity.sessionContext.sessionIssuer;
  return {
    ...record,
    userIdentity: {
      ...record.userIdentity,
      principalId: `${issuer.principalId}:${text}`,
      arn: `arn:aws:sts::${SECURITY}:assumed-role/${issuer.userName}/${text}`,
      sessionContext: { ...record.userIdentity.sessionContext, sourceIdentity: text },
    },
    eventTime: record.eventTime.replace('13:19:10', `13:19:${10 + i}`),
    eventName: i % 2 ? text : record.eventName,
    sourceIPAddress: i % 3 ? record.sourceIPAddress : text,
    userAgent: text,
    errorCode: text,
    errorMessage: text,
    requestParameters: { [text]: text, constructor: text, toString: text, hasOwnProperty: 1 },
    eventID: changed(record, `hostile ${i}`).eventID,
    resources: [{ ARN: `arn:aws:detective:us-east-1:${SECURITY}:graph:${text}`, accountId: SECURITY }],
  };
});

/** Files that are not CloudTrail, by the end of their names. All are left alone. */
export const strangers = {
  'records-numbers.json': '{"Records":[1,2]}\n',
  'events-strings.json': '{"Events":["a"]}\n',
  'empty-records.json': '{"Records":[]}\n',
  'package.json': {
    name: 'events',
    version: '1.9.0',
    eventVersion: '1.09',
    scripts: { test: 'echo "detective.amazonaws.com"' },
  },
  'geo.json': {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [11.58, 48.14] },
        properties: { eventName: 'Concert', eventTime: '2024-03-14T19:00:00Z' },
      },
    ],
  },
  // What Lambda functions are called with: "Records", "eventVersion" and "eventSource" too, yet no CloudTrail.
  'sns.json': {
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: `arn:aws:sns:us-east-1:${SECURITY}:alerts:7b0a2f0e-0000-4000-8000-000000000001`,
        Sns: {
          Type: 'Notification',
          MessageId: '7b0a2f0e-0000-4000-8000-000000000002',
          TopicArn: `arn:aws:sns:us-east-1:${SECURITY}:alerts`,
          Subject: 'Detective',
          Message: 'A graph was deleted',
          Timestamp: '2024-03-14T13:22:00.000Z',
        },
      },
    ],
  },
  's3-notification.json': {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'us-east-1',
        eventTime: '2024-03-14T15:00:07.412Z',
        eventName: 'ObjectCreated:Put',
        userIdentity: { principalId: `AWS:${who.linked.principalId}` },
        requestParameters: { sourceIPAddress: '192.0.2.200' },
        responseElements: { 'x-amz-request-id': 'C3D13FE58DE4C810' },
        s3: {
          s3SchemaVersion: '1.0',
          configurationId: 'trail-delivery',
          bucket: {
            name: 'example-trail',
            ownerIdentity: { principalId: 'A3NL1KOZZKExample' },
            arn: 'arn:aws:s3:::example-trail',
          },
          object: { key: `AWSLogs/${SECURITY}/CloudTrail/log.json.gz`, size: 6160 },
        },
      },
    ],
  },
  'dynamodb-stream.json': {
    Records: [
      {
        eventID: '1',
        eventVersion: '1.1',
        dynamodb: {
          Keys: { id: { S: 'case-17' } },
          SequenceNumber: '111',
          SizeBytes: 26,
          StreamViewType: 'KEYS_ONLY',
        },
        awsRegion: 'us-east-1',
        eventName: 'INSERT',
        eventSourceARN: `arn:aws:dynamodb:us-east-1:${SECURITY}:table/cases/stream/2024-03-14T00:00:00.000`,
        eventSource: 'aws:dynamodb',
      },
    ],
  },
  'eventbridge-finding.json': {
    version: '0',
    id: '7b0a2f0e-0000-4000-8000-000000000003',
    'detail-type': 'GuardDuty Finding',
    source: 'aws.guardduty',
    account: SECURITY,
    time: '2024-03-14T13:30:00Z',
    region: 'us-east-1',
    resources: [],
    detail: { schemaVersion: '2.0', type: 'PenTest:IAMUser/KaliLinux', severity: 5 },
  },
  'kubernetes-events.json': {
    Events: [
      {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: 'web-0.17bb', namespace: 'default' },
        reason: 'FailedScheduling',
        message: '0/3 nodes are available: 3 Insufficient cpu.',
        eventTime: '2024-03-14T13:00:00.000000Z',
        source: { component: 'default-scheduler' },
      },
    ],
  },
  'notes.txt':
    'Call with Jane, 15:40: DeleteGraph at 13:21 UTC, key is off.\n{"todo": "ask for CloudTrail logs"}\n',
  'app.jsonl':
    '{"level":"info","time":"2024-03-14T13:00:00Z","message":"started"}\n{"level":"warn","message":"{\\"a\\":1}"}\n',
};
