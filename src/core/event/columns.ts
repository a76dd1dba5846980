import { riskOf } from '../knowledge/risk/risk';
import type { EventColumn, Kept } from './column';
import { type FilterFacts, OUTCOMES, RISK_LEVELS } from './filterFacts';
import { arnNames, shortService } from './names';

const TEXT = 'text, `*`';
const ACCOUNT = '12 digits, a name from `cloudtrail.accountNames`, `*`';

/**
 * Everything that is kept of an event, one row per column. The scanners' numbers, the store, the filter's fields,
 * groupings, pick lists, icons and the reference are made from this table or checked against it. Fields and groupings are listed
 * in this order.
 */
const TABLE = [
  {
    name: 'label',
    kept: 'identity',
    read: ({ principal }) => principal.label,
    path: 'userIdentity',
    alsoAt: ['userIdentity.arn', 'userIdentity.userName', 'userIdentity.principalId'],
    anywhere: true,
    filter: {
      name: 'principal',
      aliases: ['user', 'userName'],
      description: 'Who made the call: label, ARN, principal ID, user name or session name',
      kind: 'text',
      values: TEXT,
      example: 'principal:jane*',
      with: ['arn', 'principalId', 'userName', 'session'],
    },
    group: { title: 'Principal', icon: 'account', key: 'key', namesCallers: true, pick: true },
  },
  {
    name: 'role',
    kept: 'identity',
    read: ({ principal }) => principal.role,
    path: 'userIdentity.sessionContext.sessionIssuer',
    alsoAt: [
      'userIdentity.sessionContext.sessionIssuer.arn',
      'userIdentity.sessionContext.sessionIssuer.userName',
    ],
    anywhere: true,
    filter: {
      name: 'role',
      aliases: [],
      description: 'Name of the role behind the session',
      kind: 'text',
      values: TEXT,
      example: 'role:SecurityAudit',
    },
    group: { title: 'Role', icon: 'account', namesCallers: true, pick: true },
  },
  {
    name: 'session',
    kept: 'identity',
    read: ({ principal }) => principal.session,
    anywhere: true,
    filter: {
      name: 'session',
      aliases: [],
      description: 'Name of the role session or federated user',
      kind: 'text',
      values: TEXT,
      example: 'session:i-0*',
    },
    group: { title: 'Session', icon: 'person', namesCallers: true, pick: true },
  },
  {
    name: 'accessKey',
    kept: 'identity',
    read: ({ principal }) => principal.accessKey,
    path: 'userIdentity.accessKeyId',
    anywhere: true,
    filter: {
      name: 'key',
      aliases: ['accessKeyId', 'userIdentity.accessKeyId', 'accessKey'],
      description: 'Access key ID that signed the call',
      kind: 'text',
      values: TEXT,
      example: 'key:ASIA*',
    },
    group: { title: 'Access Key', icon: 'key', pick: true },
  },
  {
    name: 'account',
    kept: 'identity',
    read: ({ principal }) => principal.account,
    path: 'userIdentity.accountId',
    anywhere: true,
    filter: {
      name: 'account',
      aliases: ['userIdentity.accountId', 'accountId'],
      description: 'Account of the caller, `userIdentity.accountId`',
      kind: 'account',
      values: ACCOUNT,
      example: 'account:111122223333',
    },
    group: { title: 'Account', icon: 'globe', pick: true },
  },
  {
    name: 'type',
    kept: 'identity',
    read: ({ principal }) => principal.type,
    path: 'userIdentity.type',
    anywhere: true,
    filter: {
      name: 'type',
      aliases: ['userIdentity.type', 'identityType'],
      description: 'Type of identity, `userIdentity.type`',
      kind: 'text',
      values: TEXT,
      example: 'type:Root,IAMUser',
    },
    group: { title: 'Identity Type', icon: 'symbol-class', pick: true },
  },
  {
    name: 'source',
    kept: 'text',
    read: (event) => event.source,
    path: 'eventSource',
    anywhere: true,
    filter: {
      name: 'service',
      aliases: ['eventSource'],
      description: 'The service called, `eventSource`, also without `.amazonaws.com`',
      kind: 'text',
      values: TEXT,
      example: 'service:detective',
      also: (source) => [shortService(source)],
    },
    group: { title: 'Service', icon: 'server', shown: shortService, pick: true },
  },
  {
    name: 'name',
    kept: 'text',
    read: (event) => event.name,
    path: 'eventName',
    anywhere: true,
    filter: {
      name: 'action',
      aliases: ['eventName'],
      description: 'The API operation, `eventName`',
      kind: 'text',
      values: TEXT,
      example: 'action:DeleteMembers,DeleteGraph',
    },
    group: { title: 'Action', icon: 'symbol-method', pick: true },
  },
  {
    name: 'actor',
    kept: 'derived',
    read: ({ actor }) => actor?.label ?? '',
    filter: {
      name: 'actor',
      aliases: [],
      description:
        'Who is behind the session by the loaded logs: label, name or ARN of the user, person, job or service',
      kind: 'text',
      values: TEXT,
      example: 'actor:jane*',
      with: ['actorName', 'actorArn'],
    },
    group: { title: 'Actor', icon: 'person', pick: true },
  },
  {
    name: 'actorName',
    kept: 'derived',
    read: ({ actor }) => actor?.name ?? '',
  },
  {
    name: 'actorArn',
    kept: 'derived',
    read: ({ actor }) => actor?.arn ?? '',
  },
  {
    name: 'outcome',
    kept: 'flags',
    read: (event) => (event.failed ? 'failed' : 'ok'),
    filter: {
      name: 'outcome',
      aliases: [],
      description: 'Whether it went through; failed is any error, and a refused console sign-in',
      kind: 'enum',
      values: '`ok`, `failed`',
      example: 'outcome:failed',
      choices: OUTCOMES,
      always: true,
    },
    group: { title: 'Outcome', icon: 'pass', pick: true },
  },
  {
    name: 'risk',
    kept: 'derived',
    read: (event) => event.risk ?? riskOf(event)?.risk ?? 'none',
    filter: {
      name: 'risk',
      aliases: [],
      description: 'How notable it is, by the table of risk',
      kind: 'enum',
      values: '`high`, `medium`, `low`, `none`',
      example: 'risk:high,medium',
      choices: RISK_LEVELS.toReversed(),
      always: true,
    },
    group: { title: 'Risk', icon: 'warning', ranked: true, pick: true },
  },
  {
    name: 'error',
    kept: 'text',
    read: (event) => event.error,
    path: 'errorCode',
    anywhere: true,
    filter: {
      name: 'error',
      aliases: ['errorCode'],
      description: 'The error, `errorCode`',
      kind: 'text',
      values: TEXT,
      example: 'error:*Denied*',
    },
    group: { title: 'Error', icon: 'error', pick: true },
  },
  {
    name: 'sourceIp',
    kept: 'text',
    read: (event) => event.sourceIp,
    path: 'sourceIPAddress',
    anywhere: true,
    filter: {
      name: 'ip',
      aliases: ['sourceIPAddress', 'sourceIp'],
      description: 'Where the call came from, `sourceIPAddress`',
      kind: 'ip',
      values: 'IPv4 or IPv6 address, CIDR range, service name, `*`',
      example: 'ip:203.0.113.0/24',
    },
    group: { title: 'Source IP', icon: 'location', pick: true },
  },
  {
    name: 'region',
    kept: 'text',
    read: (event) => event.region,
    path: 'awsRegion',
    anywhere: true,
    filter: {
      name: 'region',
      aliases: ['awsRegion'],
      description: 'The Region, `awsRegion`',
      kind: 'text',
      values: TEXT,
      example: 'region:eu-*',
    },
    group: { title: 'Region', icon: 'map', pick: true },
  },
  {
    name: 'userAgent',
    kept: 'text',
    read: (event) => event.userAgent,
    path: 'userAgent',
    anywhere: true,
    filter: {
      name: 'agent',
      aliases: ['userAgent'],
      description: 'The client program, `userAgent`',
      kind: 'text',
      values: TEXT,
      example: 'agent:aws-cli/*',
    },
    group: { title: 'User Agent', icon: 'device-desktop', pick: true },
  },
  {
    name: 'time',
    kept: 'time',
    read: (event) => event.time,
    path: 'eventTime',
    filter: {
      name: 'time',
      aliases: ['eventTime'],
      description: 'When it happened, `eventTime`, in UTC unless an offset is given',
      kind: 'time',
      values: 'year, month, day, date-time, `a..b`, `>=`, `>`, `<=`, `<`, `last7d`, `last2h`, `last30m`',
      example: 'time:2024-01-01..2024-01-31',
      choices: ['last1h', 'last24h', 'last7d', 'last30d'],
    },
  },
  {
    name: 'recipient',
    kept: 'text',
    read: (event) => event.recipient,
    path: 'recipientAccountId',
    anywhere: true,
    filter: {
      name: 'recipient',
      aliases: ['recipientAccountId'],
      description: 'Account that received the event, `recipientAccountId`',
      kind: 'account',
      values: ACCOUNT,
      example: 'recipient:111122223333',
    },
    group: { title: 'Recipient Account', icon: 'inbox' },
  },
  {
    name: 'graph',
    kept: 'text',
    read: ({ graph = '' }) => graph,
    extra: true,
    filter: {
      name: 'graph',
      aliases: [],
      description: 'ARN of the Detective graph that the call was about, also by its last part',
      kind: 'text',
      values: TEXT,
      example: 'graph:*:111122223333:*',
      also: arnNames,
    },
    group: { title: 'Detective Graph', icon: 'type-hierarchy', pick: true },
  },
  {
    name: 'resource',
    kept: 'list',
    read: ({ resources = [] }) => resources,
    extra: true,
    anywhere: true,
    filter: {
      name: 'resource',
      aliases: [],
      description:
        'What was touched: an ARN or name in `resources`, also by its last part, or a Detective graph',
      kind: 'text',
      values: TEXT,
      example: 'resource:my-bucket',
      also: arnNames,
    },
    group: { title: 'Resource', icon: 'package', pick: true },
  },
  {
    name: 'id',
    kept: 'id',
    read: (event) => event.id,
    path: 'eventID',
    anywhere: true,
    filter: {
      name: 'id',
      aliases: ['eventID', 'requestID', 'sharedEventID'],
      description: 'Event ID, request ID or shared event ID',
      kind: 'text',
      values: TEXT,
      example: 'id:"7d3a5c1e-0000-4000-8000-111122223333"',
      with: ['requestId', 'sharedId'],
    },
  },
  {
    name: 'requestId',
    kept: 'id',
    read: (event) => event.requestId,
    path: 'requestID',
    anywhere: true,
  },
  {
    name: 'sharedId',
    kept: 'id',
    read: (event) => event.sharedId,
    path: 'sharedEventID',
    anywhere: true,
  },
  {
    name: 'readOnly',
    kept: 'flags',
    read: (event) => (event.readOnly === undefined ? '' : String(event.readOnly)),
    path: 'readOnly',
    filter: {
      name: 'readonly',
      aliases: [],
      description: 'Whether the operation only reads, `readOnly`',
      kind: 'enum',
      values: '`true`, `false`',
      example: 'readonly:false',
      choices: ['true', 'false'],
    },
  },
  {
    name: 'category',
    kept: 'text',
    read: ({ category = '' }) => category,
    path: 'eventCategory',
    extra: true,
    anywhere: true,
    filter: {
      name: 'category',
      aliases: ['eventCategory'],
      description: 'Management, data, network activity or Insights, `eventCategory`',
      kind: 'text',
      values: TEXT,
      example: 'category:Data',
    },
  },
  {
    name: 'eventType',
    kept: 'text',
    read: (event) => event.eventType,
    path: 'eventType',
    exact: true,
    anywhere: true,
  },
  {
    name: 'arn',
    kept: 'identity',
    read: ({ principal }) => principal.arn,
    path: 'userIdentity.arn',
    exact: true,
    anywhere: true,
  },
  {
    name: 'principalId',
    kept: 'identity',
    read: ({ principal }) => principal.principalId,
    path: 'userIdentity.principalId',
    exact: true,
    anywhere: true,
  },
  {
    name: 'userName',
    kept: 'identity',
    read: ({ principal }) => principal.userName,
    anywhere: true,
  },
  {
    name: 'sourceIdentity',
    kept: 'identity',
    read: ({ sourceIdentity = '' }) => sourceIdentity,
    path: 'userIdentity.sessionContext.sourceIdentity',
    exact: true,
    extra: true,
  },
  {
    name: 'onBehalfOf',
    kept: 'identity',
    read: ({ onBehalfOf = '' }) => onBehalfOf,
    path: 'userIdentity.onBehalfOf.userId',
    exact: true,
    extra: true,
  },
  {
    name: 'invokedBy',
    kept: 'identity',
    read: ({ invokedBy = '' }) => invokedBy,
    path: 'userIdentity.invokedBy',
    exact: true,
    extra: true,
    filter: {
      name: 'invokedBy',
      aliases: ['userIdentity.invokedBy'],
      description: 'The AWS service that made the call for the caller, `userIdentity.invokedBy`',
      kind: 'text',
      values: TEXT,
      example: 'invokedBy:cloudformation.amazonaws.com',
    },
    group: { title: 'Invoked By', icon: 'server-process' },
  },
  {
    name: 'issuedKey',
    kept: 'rare',
    read: ({ issuedKey = '' }) => issuedKey,
    extra: true,
  },
  {
    name: 'issuedTo',
    kept: 'rare',
    read: ({ issuedTo = '' }) => issuedTo,
    extra: true,
  },
] as const satisfies readonly EventColumn[];

type Row = (typeof TABLE)[number];

/** The columns, by name. */
export type ColumnName = Row['name'];

/** The columns that are kept in one of these ways. */
export type ColumnKept<K extends Kept> = Extract<Row, { readonly kept: K }>['name'];

/** The columns that have one text per event. */
export type TextColumnName = Exclude<ColumnName, ColumnKept<'list' | 'time'>>;

export const EVENT_COLUMNS: readonly (EventColumn & { readonly name: ColumnName })[] = TABLE;

/** How each column is read from one event. A column of lists has any number of texts. */
export const COLUMNS = Object.fromEntries(TABLE.map(({ name, read }) => [name, read])) as unknown as {
  readonly [C in ColumnName]: (
    event: FilterFacts,
  ) => C extends ColumnKept<'list'> ? readonly string[] : string;
};

/** Columns that hold what is derived: other events can change them. */
export const DERIVED: readonly ColumnName[] = TABLE.filter(({ kept }) => kept === 'derived').map(
  ({ name }) => name,
);

/** Columns that hold extras of a record: see `extrasOf`. */
export const EXTRAS: readonly ColumnName[] = EVENT_COLUMNS.filter(({ extra }) => extra).map(
  ({ name }) => name,
);

/** The names of the columns that are kept in this way, in the order of the table. */
export function columnsKept<K extends Kept>(...kept: readonly K[]): readonly ColumnKept<K>[] {
  return TABLE.filter((row) => (kept as readonly Kept[]).includes(row.kept)).map(
    ({ name }) => name as ColumnKept<K>,
  );
}
