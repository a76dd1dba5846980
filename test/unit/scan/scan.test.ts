import assert from 'node:assert/strict';
import { encodeUtf8 } from '../../../src/core/json/text';
import { assertSame } from '../../support/scanned';
import {
  eventBridge,
  FORMS,
  lookupItem,
  recordText,
  STRING_WRITERS,
  shortRecord,
} from '../../support/trails';

/** How a text is read: `clean`, with the number of records that JSON.parse read, or why by the tolerant reader. */
function howRead(text: string): string {
  const { fallback, odd } = assertSame(encodeUtf8(text));
  return fallback ?? (odd > 0 ? `clean, ${odd} odd` : 'clean');
}

function reads(text: string, expected: string, title = text): void {
  it(`reads ${title.slice(0, 100)}: ${expected}`, () => assert.equal(howRead(text), expected));
}

const records = [1, 2, 3].map((n) => recordText(n));
/** A record with other members, as JSON text. */
const withMembers = (members: string) => shortRecord(1).replace('"x":', `${members},"x":`);

describe('the scanner', () => {
  for (const { name, write } of FORMS) {
    const isKnown = !name.startsWith('EventBridge');
    reads(write(records), isKnown ? 'clean' : 'an element that is no record', name);
  }
  reads(recordText(1), 'clean', 'one record');
  reads(lookupItem(recordText(1)), 'clean', 'one lookup item');
  reads(`\ufeff{"Records":[${records}]}\r\n`, 'clean', 'a byte order mark');
  reads(`{"Records":[${records}]}\n{"Records":[]}\n{"Records":[${records}]}`, 'clean', 'lines of logs');
  reads(`{"NextToken":"t","Events":[${lookupItem(records[0]!)}]}`, 'clean', 'a token first');
  reads(
    `{"Events":[${lookupItem(records[0]!)}],"ResponseMetadata":{"a":[{"b":1}]}}`,
    'clean',
    'metadata of boto3',
  );
  for (const write of Object.values(STRING_WRITERS)) {
    reads(
      `[${lookupItem(recordText(1, '"Zoë 😀 \\\\ \\/ <a>"'), write)}]`,
      'clean',
      `a string ${write('"ë/')}`,
    );
  }
  reads(JSON.stringify(JSON.parse(`{"Records":[${records}]}`), null, 4), 'clean', 'a log laid out');

  reads('', 'no records');
  reads('{}', 'not valid JSON');
  reads('[]', 'no records');
  reads('{"Records":[]}', 'no records');
  reads('[1]', 'an element that is no record');
  reads('"a"', 'not a layout that the scanner knows');
  reads(`[${records[0]},{"a":1}]`, 'an element that is no record', 'an element without a record');
  reads(`[${records[0]},{}]`, 'not valid JSON', 'an empty element');
  reads(`[${records[0]},null]`, 'an element that is no record', 'null beside a record');
  reads(`[[${records[0]}]]`, 'an element that is no record', 'a list in a list');
  reads(`${records[0]},${records[1]}`, 'not a layout that the scanner knows', 'records with commas between');
  reads(eventBridge(records[0]!), 'an element that is no record', 'EventBridge');
  reads(
    `{"Records":[${records[0]}],"x":[${records[1]}]}`,
    'not a layout that the scanner knows',
    'a record elsewhere',
  );
  reads(
    `{"Records":[${records[0]}],"x":{"message":1}}`,
    'not a layout that the scanner knows',
    'a carrier elsewhere',
  );
  reads(
    `{"Records":[${records[0]}],"x":"{}"}`,
    'a string with JSON in it where a record may be',
    'JSON elsewhere',
  );
  reads(`[{"EventId":"e","CloudTrailEvent":null}]`, 'not a layout that the scanner knows');
  reads(
    `[{"EventId":"e","CloudTrailEvent":${JSON.stringify(records[0])},"CloudTrailEvent":${JSON.stringify(records[1])}}]`,
    'an element that is no record',
    'two records in an item',
  );
  reads(
    lookupItem(` ${records[0]}`),
    'a string with JSON in it where a record may be',
    'space before an escaped record',
  );
  reads(
    lookupItem(`${records[0]} `),
    'a string with JSON in it where a record may be',
    'space behind an escaped record',
  );
  reads(`[${records[0]}`, 'not valid JSON', 'a list without its end');
  reads(`{"Records":[${records[0]},]}`, 'an element that is no record', 'a comma too many');
  reads(`{"Records":[${records[0]} ${records[1]}]}`, 'not valid JSON', 'a comma too few');
  reads(`[${records[0]}]]`, 'not a layout that the scanner knows', 'a bracket too many');
  for (const parameters of [
    '01',
    '+1',
    '.5',
    'nul',
    'True',
    '"\\x"',
    '"\\u12"',
    '"a\tb"',
    '{"a" 1}',
    '{"a":}',
    '[1 2]',
    '{a:1}',
    '[,]',
    '{"a":1,}',
  ])
    reads(`[${recordText(1, parameters)}]`, 'not valid JSON', `parameters ${parameters}`);
  for (const parameters of [
    '-0',
    '1e5',
    '1.5E+3',
    'true',
    '""',
    '{}',
    '[[],{"a":[null]}]',
    '"]},{"',
    '"\\\\"',
  ])
    reads(`[${recordText(1, parameters)}]`, 'clean', `parameters ${parameters}`);
  // What may be JSON as text is left to the reader that opens it.
  for (const parameters of ['"\\u00e9"', '"{}"', '" [1]"', '"null"', '"\\n{}"'])
    reads(`[${recordText(1, parameters)}]`, 'clean, 1 odd', `parameters ${parameters}`);
  reads(`[${recordText(1, '['.repeat(600) + ']'.repeat(600))}]`, 'nested too deeply', 'deep nesting');
});

describe('an odd record', () => {
  const odd = (members: string, expected = 'clean, 1 odd') => reads(withMembers(members), expected, members);
  odd('"eventTime":"2024-01-01T00:00:00Z"', 'clean');
  odd('"eventTime":"2024-01-31T23:59:60Z"', 'clean');
  odd('"eventTime":"2023-02-29T00:00:00Z"', 'clean');
  odd('"eventTime":"2106-02-07T06:28:15Z"', 'clean');
  odd('"eventTime":"1969-12-31T23:59:59Z"', 'clean');
  odd('"eventTime":"2024-01-01T00:00:00.123Z"', 'clean');
  odd('"eventTime":"2024-01-01T00:00:00\\u005a"', 'clean');
  odd('"eventTime":1704067200');
  odd('"eventTime":null');
  odd('"a":1');
  const timed = (members: string, expected = 'clean, 1 odd') =>
    odd(`"eventTime":"2024-01-01T00:00:00Z",${members}`, expected);
  timed('"eventTime":"2024-01-01T00:00:01.5Z","eventTime":"2024-01-01T00:00:02Z"');
  timed('"eventName":"Other"');
  timed('"event\\u004eame":"Other"');
  timed('"awsRegion":"a\\u00e9\\n\\"b\\ud83d\\ude00\\ud800"', 'clean');
  timed('"awsRegion":"Zoë"', 'clean');
  timed('"awsRegion":7');
  timed('"awsRegion":null', 'clean');
  timed('"awsRegion":""', 'clean');
  timed('"recipientAccountId":"012345678901"', 'clean');
  timed('"recipientAccountId":12345678901');
  timed('"readOnly":true', 'clean');
  timed('"readOnly":"False"', 'clean');
  timed('"readOnly":"\\u0074rue"', 'clean');
  timed('"readOnly":"maybe"', 'clean');
  timed('"readOnly":0', 'clean');
  timed('"errorCode":""', 'clean');
  timed('"errorCode":"AccessDenied"', 'clean');
  timed('"responseElements":{"ConsoleLogin":"Failure"}', 'clean, 1 odd');
  timed('"responseElements":{"ConsoleLogin":"Failure","ConsoleLogin":"Success"}');
  timed('"responseElements":{"ConsoleLogin":"\\u0046ailure"}');
  timed('"responseElements":{"\\u0043onsoleLogin":"Failure"}');
  timed('"responseElements":{"a":{"ConsoleLogin":"Failure"}}', 'clean');
  timed('"responseElements":{"credentials":{"accessKeyId":"ASIA1","x":[{}]}}', 'clean');
  timed('"responseElements":{"credentials":{"accessKeyId":"ASIA1","accessKeyId":"ASIA2"}}');
  timed('"responseElements":{"credentials":{"accessKeyId":"ASIA1"},"credentials":{}}');
  timed('"responseElements":{"credentials":{"accessKeyId":1}}');
  timed('"responseElements":{"credentials":null}', 'clean');
  const issued = (rest: string) => `"responseElements":{"credentials":{"accessKeyId":"ASIA1"}${rest}}`;
  const ROLE = '"requestParameters":{"roleArn":"arn:aws:iam::1:role/p/R","roleSessionName":"s"}';
  timed(issued(',"assumedRoleUser":{"assumedRoleId":"AROA1:s","arn":"a"}'), 'clean');
  timed(issued(',"federatedUser":{"arn":"a"}'), 'clean');
  timed(issued(',"assumedRoleUser":{"arn":""}'), 'clean');
  timed(issued(',"assumedRoleUser":null'), 'clean');
  timed(issued(',"assumedRoleUser":{"arn":"a","arn":"b"}'));
  timed(issued(',"assumedRoleUser":{"arn":"a"},"federatedUser":{"arn":"b"}'));
  timed(issued(',"assumedRoleUser":{"arn":7}'));
  timed(`${issued('')},${ROLE}`, 'clean');
  timed(`${ROLE},${issued(',"assumedRoleUser":{}')}`, 'clean');
  timed('"responseElements":{"assumedRoleUser":{"arn":"a"}}', 'clean');
  timed('"responseElements":{"credentials":{"accessKeyId":""},"assumedRoleUser":{"arn":"a"}}', 'clean');
  timed('"responseElements":{}', 'clean');
  timed('"responseElements":[{"credentials":{"accessKeyId":"ASIA1"}}]', 'clean');
  timed('"resources":[{"ARN":"a","type":"t"},{"ARN":"b"},{"ARN":"a"}]', 'clean');
  timed('"resources":[{"ARNPrefix":"p/"},{"ARN":"","resourceName":"n"},{"type":"t"}]', 'clean');
  timed('"resources":[{"ARN":"\\u0061\\/"}]', 'clean');
  timed('"resources":[{"ARN":"a","ARN":"b"}]');
  timed('"resources":[{"ARN":7}]');
  timed('"resources":["a"]');
  timed('"resources":[]', 'clean');
  timed('"resources":{"ARN":"a"}', 'clean');
  timed('"userIdentity":null', 'clean');
  timed('"userIdentity":"jane"', 'clean');
  timed('"userIdentity":{"type":"IAMUser","userName":"a"},"userIdentity":{"type":"IAMUser","userName":"b"}');
  timed('"userIdentity":{"type":"AWSService"},"sourceIPAddress":"ec2.amazonaws.com"', 'clean');
  timed('"userIdentity":{"invokedBy":"x"},"sourceIPAddress":"s","eventType":"AwsServiceEvent"', 'clean');
  timed('"eventType":"AwsAggregatedEvent","accountId":12');
  timed('"eventType":"AwsServiceEvent"', 'clean');
  timed('"insightDetails":{"eventName":"n"}');
  timed('"eventId":"n"');
  timed(
    '"requestID":"7d3a5c1e-0000-4000-8000-000000000001","sharedEventID":"7d3a5c1e-0000-4000-8000-00000000000A"',
    'clean',
  );
  timed('"requestID":"N4R8F0F6VZKMYTBE","sharedEventID":""', 'clean');
  timed('"requestID":"N4R8F0F6VZKMYTBEX"', 'clean');
  timed('"requestID":"\\u0061","sharedEventID":null', 'clean');
  timed('"requestID":"ü"', 'clean');
  timed('"requestID":12');
  timed('"requestParameters":{"eventName":"x","eventSource":"detective.amazonaws.com"}', 'clean');
  timed('"requestParameters":{"message":"{\\"eventVersion\\":"}', 'clean');
  reads(
    '{"a":"{1","eventVersion":"1.08","eventSource":"a.b","eventName":"N"}',
    'a string with JSON in it where a record may be',
  );
  reads(
    '{"eventSource":"aws:s3","eventVersion":"1.08","eventName":"N","awsRegion":"r","eventID":"1"}',
    'an element that is no record',
  );
  const detective = (rest: string, expected = 'clean') =>
    reads(
      withMembers(`"eventTime":"2024-01-01T00:00:00Z",${rest}`).replace('a.amazonaws', 'detective.amazonaws'),
      expected,
      rest,
    );
  detective('"requestParameters":{"graphArn":"g"}');
  detective('"requestParameters":{"GraphArns":["g","h"]},"responseElements":null');
  detective('"requestParameters":null,"responseElements":{"graphArn":"g"}');
  detective('"requestParameters":{"graphArn":7}');
});

describe('an action whose record matters', () => {
  const action = (source: string, name: string, rest: string) =>
    `{"eventVersion":"1.08","eventTime":"2024-01-01T00:00:00Z","eventSource":"${source}.amazonaws.com","eventName":"${name}",${rest},"eventID":"e"}`;
  const root = '"requestParameters":{"targetPrincipal":"111122223333"},"responseElements":{"credentials":';
  const policy = '"requestParameters":{"policyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}';
  reads(action('iam', 'AttachUserPolicy', policy), 'clean, 1 odd');
  reads(action('x', 'AttachUserPolicy', policy), 'clean');
  reads(action('signin', 'ConsoleLogin', '"additionalEventData":{"MFAUsed":"No"}'), 'clean, 1 odd');
  reads(
    action('sts', 'AssumeRoot', `${root}{"accessKeyId":"ASIA1"},"assumedRoleUser":{"arn":"a"}}`),
    'clean',
  );
});
