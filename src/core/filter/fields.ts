import { arnNames, OUTCOMES, RISK_LEVELS, shortService } from '../event/columns';
import type { Field, TextField, TimeField } from './field';
import { pathFieldOf } from './paths';

const TEXT = 'text, `*`';

/** Every field of the filter language. Parser, errors, completion and README's reference come from here. */
export const FIELDS: readonly (TextField | TimeField)[] = [
  {
    name: 'principal',
    aliases: ['user', 'userName'],
    description: 'Who made the call: label, ARN, principal ID, user name or session name',
    kind: 'text',
    columns: ['label', 'arn', 'principalId', 'userName', 'session'],
    values: TEXT,
    example: 'principal:jane*',
  },
  {
    name: 'role',
    aliases: [],
    description: 'Name of the role behind the session',
    kind: 'text',
    columns: ['role'],
    values: TEXT,
    example: 'role:SecurityAudit',
  },
  {
    name: 'session',
    aliases: [],
    description: 'Name of the role session or federated user',
    kind: 'text',
    columns: ['session'],
    values: TEXT,
    example: 'session:i-0*',
  },
  {
    name: 'key',
    aliases: ['accessKeyId', 'userIdentity.accessKeyId', 'accessKey'],
    description: 'Access key ID that signed the call',
    kind: 'text',
    columns: ['accessKey'],
    values: TEXT,
    example: 'key:ASIA*',
  },
  {
    name: 'type',
    aliases: ['userIdentity.type', 'identityType'],
    description: 'Type of identity, `userIdentity.type`',
    kind: 'text',
    columns: ['type'],
    values: TEXT,
    example: 'type:Root,IAMUser',
  },
  {
    name: 'account',
    aliases: ['userIdentity.accountId', 'accountId'],
    description: 'Account of the caller, `userIdentity.accountId`',
    kind: 'account',
    columns: ['account'],
    values: '12 digits, a name from `cloudtrail.accountNames`, `*`',
    example: 'account:111122223333',
  },
  {
    name: 'recipient',
    aliases: ['recipientAccountId'],
    description: 'Account that received the event, `recipientAccountId`',
    kind: 'account',
    columns: ['recipient'],
    values: '12 digits, a name from `cloudtrail.accountNames`, `*`',
    example: 'recipient:111122223333',
  },
  {
    name: 'action',
    aliases: ['eventName'],
    description: 'The API operation, `eventName`',
    kind: 'text',
    columns: ['name'],
    values: TEXT,
    example: 'action:DeleteMembers,DeleteGraph',
  },
  {
    name: 'service',
    aliases: ['eventSource'],
    description: 'The service called, `eventSource`, also without `.amazonaws.com`',
    kind: 'text',
    columns: ['source'],
    also: (source) => [shortService(source)],
    values: TEXT,
    example: 'service:detective',
  },
  {
    name: 'actor',
    aliases: [],
    description:
      'Who is behind the session by the loaded logs: label, name or ARN of the user, person, job or service',
    kind: 'text',
    columns: ['actor', 'actorName', 'actorArn'],
    values: TEXT,
    example: 'actor:jane*',
  },
  {
    name: 'outcome',
    aliases: [],
    description: 'Whether it went through; failed is any error, and a refused console sign-in',
    kind: 'enum',
    columns: ['outcome'],
    always: true,
    choices: OUTCOMES,
    values: '`ok`, `failed`',
    example: 'outcome:failed',
  },
  {
    name: 'error',
    aliases: ['errorCode'],
    description: 'The error, `errorCode`',
    kind: 'text',
    columns: ['error'],
    values: TEXT,
    example: 'error:*Denied*',
  },
  {
    name: 'region',
    aliases: ['awsRegion'],
    description: 'The Region, `awsRegion`',
    kind: 'text',
    columns: ['region'],
    values: TEXT,
    example: 'region:eu-*',
  },
  {
    name: 'agent',
    aliases: ['userAgent'],
    description: 'The client program, `userAgent`',
    kind: 'text',
    columns: ['userAgent'],
    values: TEXT,
    example: 'agent:aws-cli/*',
  },
  {
    name: 'ip',
    aliases: ['sourceIPAddress', 'sourceIp'],
    description: 'Where the call came from, `sourceIPAddress`',
    kind: 'ip',
    columns: ['sourceIp'],
    values: 'IPv4 or IPv6 address, CIDR range, service name, `*`',
    example: 'ip:203.0.113.0/24',
  },
  {
    name: 'time',
    aliases: ['eventTime'],
    description: 'When it happened, `eventTime`, in UTC unless an offset is given',
    kind: 'time',
    choices: ['last1h', 'last24h', 'last7d', 'last30d'],
    values: 'year, month, day, date-time, `a..b`, `>=`, `>`, `<=`, `<`, `last7d`, `last2h`, `last30m`',
    example: 'time:2024-01-01..2024-01-31',
  },
  {
    name: 'id',
    aliases: ['eventID', 'requestID', 'sharedEventID'],
    description: 'Event ID, request ID or shared event ID',
    kind: 'text',
    columns: ['id', 'requestId', 'sharedId'],
    values: TEXT,
    example: 'id:"7d3a5c1e-0000-4000-8000-111122223333"',
  },
  {
    name: 'readonly',
    aliases: [],
    description: 'Whether the operation only reads, `readOnly`',
    kind: 'enum',
    columns: ['readOnly'],
    choices: ['true', 'false'],
    values: '`true`, `false`',
    example: 'readonly:false',
  },
  {
    name: 'risk',
    aliases: [],
    description: 'How notable it is, by the table of risk',
    kind: 'enum',
    columns: ['risk'],
    always: true,
    choices: RISK_LEVELS.toReversed(),
    values: '`high`, `medium`, `low`, `none`',
    example: 'risk:high,medium',
  },
  {
    name: 'resource',
    aliases: [],
    description:
      'What was touched: an ARN or name in `resources`, also by its last part, or a Detective graph',
    kind: 'text',
    columns: ['resource'],
    also: arnNames,
    values: TEXT,
    example: 'resource:my-bucket',
  },
  {
    name: 'graph',
    aliases: [],
    description: 'ARN of the Detective graph that the call was about, also by its last part',
    kind: 'text',
    columns: ['graph'],
    also: arnNames,
    values: TEXT,
    example: 'graph:*:111122223333:*',
  },
  {
    name: 'category',
    aliases: ['eventCategory'],
    description: 'Management, data, network activity or Insights, `eventCategory`',
    kind: 'text',
    columns: ['category'],
    values: TEXT,
    example: 'category:Data',
  },
];

/** What words without a field are looked for in: every text of an event. */
export const ANYWHERE: TextField = {
  name: '',
  aliases: [],
  description: 'Any text of the event',
  kind: 'text',
  columns: [
    ...([
      'label',
      'arn',
      'principalId',
      'userName',
      'role',
      'session',
      'type',
      'account',
      'accessKey',
    ] as const),
    ...(['name', 'source', 'region', 'sourceIp', 'userAgent', 'error', 'eventType', 'recipient'] as const),
    ...(['id', 'requestId', 'sharedId', 'category', 'resource'] as const),
  ],
  values: TEXT,
  example: 'DeleteGraph',
};

const BY_NAME = new Map(
  FIELDS.flatMap((field) =>
    [field.name, ...field.aliases].map((name) => [name.toLowerCase(), field] as const),
  ),
);

/** Names and aliases as they are spelled, names first. */
export const FIELD_NAMES: readonly string[] = [
  ...FIELDS.map((field) => field.name),
  ...FIELDS.flatMap((field) => field.aliases),
];

/** The field of a name or alias, whatever its case; or of a path in the record, in the case that it is recorded in. */
export function findField(name: string): Field | undefined {
  return BY_NAME.get(name.toLowerCase()) ?? pathFieldOf(name);
}
