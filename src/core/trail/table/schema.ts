/**
 * Fields of a record by their lower-case names: Athena, Hive and CloudTrail Lake have no others, also inside of the
 * structs that they print. Each has CloudTrail's own name, and how its values are read. A new field is a new row.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html
 * https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table-understanding.html
 */
export type Schema = ReadonlyMap<string, SchemaField>;

export interface SchemaField {
  /** CloudTrail's own name. */
  readonly name: string;
  readonly kind: Kind;
  /** Of a struct, or of the structs in a list: its fields. */
  readonly fields?: Schema;
}

/**
 * How a value is read: as text, as true or false, as a time, as an account's 12 digits, as an ID that a spreadsheet
 * may have taken for a number, as JSON or the print of a map, as JSON or the print of a struct or of several, or as a value
 * inside of JSON.
 */
export type Kind = 'text' | 'boolean' | 'time' | 'account' | 'id' | 'json' | 'struct' | 'structs' | 'inside';

/** Names of fields that are text, or pairs of a name and what it is. */
type Row = string | readonly [name: string, kind: Kind, fields?: Schema];

function schema(...rows: readonly Row[]): Schema {
  return new Map(
    rows.map((row) => {
      const [name, kind, fields] = typeof row === 'string' ? ([row, 'text'] as const) : row;
      return [name.toLowerCase(), { name, kind, ...(fields && { fields }) }];
    }),
  );
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html */
const IDENTITY = schema(
  'type',
  'principalId',
  'arn',
  'accountId',
  'accessKeyId',
  'userName',
  'invokedBy',
  'identityProvider',
  'credentialId',
  [
    'sessionContext',
    'struct',
    schema(
      ['attributes', 'struct', schema('mfaAuthenticated', ['creationDate', 'time'])],
      ['sessionIssuer', 'struct', schema('type', 'principalId', 'arn', 'accountId', 'userName')],
      ['webIdFederationData', 'struct', schema('federatedProvider', ['attributes', 'json'])],
      'sourceIdentity',
      'ec2RoleDelivery',
      'ec2IssuedInVpc',
      'assumedRoot',
    ),
  ],
  ['onBehalfOf', 'struct', schema('userId', 'identityStoreArn')],
  ['inScopeOf', 'struct', schema('sourceArn', 'sourceAccount', 'issuerType', 'credentialsIssuedTo')],
);

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export const RECORD: Schema = schema(
  'eventVersion',
  ['userIdentity', 'struct', IDENTITY],
  ['eventTime', 'time'],
  'eventSource',
  'eventName',
  'awsRegion',
  'sourceIPAddress',
  'userAgent',
  'errorCode',
  'errorMessage',
  ['requestParameters', 'json'],
  ['responseElements', 'json'],
  ['additionalEventData', 'json'],
  ['requestID', 'id'],
  ['eventID', 'id'],
  ['readOnly', 'boolean'],
  ['resources', 'structs', schema('ARN', 'ARNPrefix', 'accountId', 'type')],
  'eventType',
  'apiVersion',
  ['managementEvent', 'boolean'],
  ['recipientAccountId', 'account'],
  ['serviceEventDetails', 'json'],
  ['sharedEventID', 'id'],
  'annotation',
  'vpcEndpointId',
  ['vpcEndpointAccountId', 'account'],
  'eventCategory',
  ['addendum', 'json'],
  ['edgeDeviceDetails', 'json'],
  ['insightDetails', 'json'],
  ['tlsDetails', 'struct', schema('tlsVersion', 'cipherSuite', 'clientProvidedHostHeader')],
  'sessionCredentialFromConsole',
  ['eventContext', 'json'],
);
