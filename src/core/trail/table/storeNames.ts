import { RECORD, type SchemaField } from './schema';

/**
 * Columns of stores whose names are not made from a field's, by their lower-case forms, with the path to the field.
 * - Microsoft Sentinel: https://learn.microsoft.com/azure/azure-monitor/reference/tables/awscloudtrail
 */
const STORE_NAMES: ReadonlyMap<string, string> = new Map([
  ['awseventid', 'eventID'],
  ['awsrequestid_', 'requestID'],
  ['awsrequestid', 'requestID'],
  ['eventtypename', 'eventType'],
  ['sessionmfaauthenticated', 'userIdentity.sessionContext.attributes.mfaAuthenticated'],
  ['sessioncreationdate', 'userIdentity.sessionContext.attributes.creationDate'],
  ['sessionissuertype', 'userIdentity.sessionContext.sessionIssuer.type'],
  ['sessionissuerprincipalid', 'userIdentity.sessionContext.sessionIssuer.principalId'],
  ['sessionissuerarn', 'userIdentity.sessionContext.sessionIssuer.arn'],
  ['sessionissueraccountid', 'userIdentity.sessionContext.sessionIssuer.accountId'],
  ['sessionissuerusername', 'userIdentity.sessionContext.sessionIssuer.userName'],
]);

/**
 * The same of names that mean something else in other tables, and are taken so only where `user_type` stands beside them.
 * - Steampipe: https://hub.steampipe.io/plugins/turbot/aws/tables/aws_cloudtrail_trail_event
 */
const STEAMPIPE_NAMES: ReadonlyMap<string, string> = new Map([
  ['user_type', 'userIdentity.type'],
  ['username', 'userIdentity.userName'],
  ['access_key_id', 'userIdentity.accessKeyId'],
  ['principal_id', 'userIdentity.principalId'],
]);

/** The column that tells that a table is Steampipe's. */
const STEAMPIPE = 'user_type';

/** The path and the field of a column that a store has a name of its own for; `among` are the lower-case names beside it. */
export function storeColumn(
  lower: string,
  among: ReadonlySet<string>,
): { readonly field: SchemaField; readonly path: readonly string[] } | undefined {
  const isSteampipe = among.has(STEAMPIPE) && !among.has('useridentity') && !among.has('user_identity');
  const path = STORE_NAMES.get(lower) ?? (isSteampipe ? STEAMPIPE_NAMES.get(lower) : undefined);
  if (path === undefined) return undefined;
  const names = path.split('.');
  let fields: typeof RECORD | undefined = RECORD;
  let field: SchemaField | undefined;
  for (const name of names) {
    field = fields?.get(name.toLowerCase());
    fields = field?.fields;
  }
  return field && { field, path: names };
}

/**
 * Members and columns in which stores keep an event's time, the most exact first: of Logstash and Elastic, Splunk,
 * CloudWatch Logs, EventBridge, Sentinel. Some are the time of the event and some that of its arrival.
 */
const STORE_TIMES = ['@timestamp', '_time', 'timestamp', 'time', 'timegenerated', 'ingestiontime'];

/** The rank of a name among those of {@link STORE_TIMES}, lower ones first; -1 for all others. */
export function storeTimeRank(name: string): number {
  return STORE_TIMES.indexOf(name.toLowerCase());
}
