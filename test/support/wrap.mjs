// A record in the forms it reaches people's disks in.
import { gzipSync } from 'node:zlib';

/** What `Username` of a lookup item says: the user, the session (not its role), `root`; nothing for services. */
function lookupUsername({ type, userName, principalId }) {
  if (type === 'Root') return 'root';
  if (type === 'AssumedRole') return principalId.slice(principalId.indexOf(':') + 1);
  return userName;
}

/** `Resources` of a lookup item: what the request and the response name, with the types that Event history uses. */
function lookupResources({ eventSource, requestParameters: request, responseElements: response }) {
  const resource = (ResourceType, ResourceName) => (ResourceName ? [{ ResourceType, ResourceName }] : []);
  if (eventSource === 'sts.amazonaws.com') {
    return [
      ...resource('AWS::IAM::AccessKey', response?.credentials?.accessKeyId),
      ...resource('AWS::STS::AssumedRole', response?.assumedRoleUser?.assumedRoleId),
      ...resource('AWS::STS::AssumedRole', response?.assumedRoleUser?.arn),
      ...resource('AWS::IAM::Role', request?.roleArn),
    ];
  }
  if (eventSource === 'iam.amazonaws.com') {
    return [
      ...resource('AWS::IAM::Policy', request?.policyArn ?? request?.policyName),
      ...resource('AWS::IAM::Role', request?.roleName),
      ...resource('AWS::IAM::AccessKey', request?.accessKeyId),
      ...resource('AWS::IAM::User', request?.userName),
    ];
  }
  return [];
}

/** An instant as the CLI prints it on a machine `hours` ahead of UTC. */
export function localTime(time, hours) {
  const shifted = new Date(Date.parse(time) + hours * 3_600_000).toISOString().slice(0, 19);
  return `${shifted}${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}

/** A lookup item as version 2 of the CLI prints it: all fields, local time. */
export function lookupItem(record, text = JSON.stringify(record)) {
  const username = lookupUsername(record.userIdentity);
  const key = record.userIdentity.accessKeyId;
  return {
    EventId: record.eventID,
    EventName: record.eventName,
    ReadOnly: String(record.readOnly),
    ...(key && { AccessKeyId: key }),
    EventTime: localTime(record.eventTime, 1),
    EventSource: record.eventSource,
    ...(username && { Username: username }),
    Resources: lookupResources(record),
    CloudTrailEvent: text,
  };
}

/** A lookup item as version 1 printed it years ago: no ReadOnly, no AccessKeyId, another order, an epoch. */
export function oldLookupItem(record) {
  const username = lookupUsername(record.userIdentity);
  return {
    EventId: record.eventID,
    ...(username && { Username: username }),
    EventTime: Date.parse(record.eventTime) / 1000,
    CloudTrailEvent: JSON.stringify(record),
    EventName: record.eventName,
    EventSource: record.eventSource,
    Resources: lookupResources(record),
  };
}

/** The whole output of a lookup, newest event first. */
export const lookupEvents = (records, item = (record) => lookupItem(record)) => ({
  Events: [...records].sort((a, b) => Date.parse(b.eventTime) - Date.parse(a.eventTime)).map(item),
});

/** Text as the CLI prints it: four spaces, a last line feed. Version 1 prints whole epochs as `1710421518.0`. */
export const printed = (value) =>
  `${JSON.stringify(value, null, 4).replace(/^( *"EventTime": \d+)(,?)$/gm, '$1.0$2')}\n`;

/** A log file's text. */
export const logText = (records) => JSON.stringify({ Records: records });

/** Gzip with nothing of the machine in its header: no time, operating system unknown. */
export function gzip(text) {
  const bytes = gzipSync(text, { level: 9 });
  bytes.writeUInt32LE(0, 4);
  bytes[9] = 0xff;
  return bytes;
}

/** An event as EventBridge delivers it. */
export const eventBridge = (record) => ({
  version: '0',
  id: record.eventID.replace(/^......../, '00000000'),
  'detail-type':
    {
      AwsConsoleSignIn: 'AWS Console Sign In via CloudTrail',
      AwsServiceEvent: 'AWS Service Event via CloudTrail',
    }[record.eventType] ?? 'AWS API Call via CloudTrail',
  source: `aws.${record.eventSource.split('.')[0]}`,
  account: record.recipientAccountId,
  time: record.eventTime,
  region: record.awsRegion,
  resources: [],
  detail: record,
});
