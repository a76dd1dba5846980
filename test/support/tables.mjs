// Records in the shapes that do not hold them as JSON: columns, prints, OCSF. What each writes is what its service does.

const json = (value) => JSON.stringify(value);
const text = (value) => (value === undefined || value === null ? '' : String(value));
const defined = (value) =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));

/** Who a lookup names: the user, the session (not its role), `root`; nobody for services. */
export function username({ userIdentity }) {
  const { type, userName, principalId } = userIdentity;
  if (type === 'Root') return 'root';
  return userName ?? (type === 'AssumedRole' ? (principalId?.split(':')[1] ?? '') : '');
}

/** The fields of userIdentity in the order of Lake's schema. */
const IDENTITY = [
  ...['type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'sessionContext', 'invokedBy'],
  ...['identityProvider', 'onBehalfOf'],
];
const CONTEXT = {
  attributes: ['creationDate', 'mfaAuthenticated'],
  sessionIssuer: ['type', 'principalId', 'arn', 'accountId', 'userName'],
};

/** A struct as Presto prints it: all fields of its type in lower case, `null` for what is not there. */
function printed(value, fields, time) {
  const parts = fields.map((name) => {
    const member = value[name];
    const key = name.toLowerCase();
    if (member === undefined) return `${key}=null`;
    if (name === 'sessionContext') {
      const context = Object.entries(CONTEXT).map(
        ([part, names]) => `${part.toLowerCase()}=${printed(member[part] ?? {}, names, time)}`,
      );
      return `${key}={${[...context, 'sourceidentity=null'].join(', ')}}`;
    }
    return `${key}=${name === 'creationDate' ? time(String(member)) : text(member)}`;
  });
  return `{${parts.join(', ')}}`;
}

/** A time as Lake prints it: no zone, milliseconds. */
export const timestamp = (time) => time.replace('T', ' ').replace('Z', '.000');

const COLUMNS = [
  ...['eventVersion', 'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion'],
  ...['sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage', 'requestParameters', 'responseElements'],
  ...[
    'requestID',
    'eventID',
    'readOnly',
    'eventType',
    'managementEvent',
    'recipientAccountId',
    'eventCategory',
  ],
];

function cellOf(record, column, time) {
  const value = record[column];
  if (column === 'userIdentity') return printed(value, IDENTITY, time);
  if (column === 'eventTime') return time(String(value));
  return value !== null && typeof value === 'object' ? json(value) : text(value);
}

/** RFC 4180, every cell in quotes as Athena writes it, or only those that need it. */
export const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
export const bare = (cell) => (/[",;\t\r\n]/.test(cell) ? quoted(cell) : cell);

/** A table as text. */
export const csv = (head, rows, write = quoted, delimiter = ',', eol = '\n') =>
  [head, ...rows].map((row) => row.map(write).join(delimiter) + eol).join('');

/** A result of Athena: lower-case columns, structs printed. */
export const athenaCsv = (records) =>
  csv(
    COLUMNS.map((column) => column.toLowerCase()),
    records.map((record) => COLUMNS.map((column) => cellOf(record, column, (time) => time))),
  );

/** A result that Lake saved to S3, with userIdentity as JSON or as it is printed. */
export const lakeCsv = (records, identity = (record) => cellOf(record, 'userIdentity', timestamp)) =>
  csv(
    COLUMNS,
    records.map((record) =>
      COLUMNS.map((column) =>
        column === 'userIdentity' ? identity(record) : cellOf(record, column, timestamp),
      ),
    ),
    bare,
  );

/** A result of Lake as `get-query-results` prints it. */
export const lakeRows = (records) => ({
  QueryStatus: 'FINISHED',
  QueryStatistics: { ResultsCount: records.length, TotalResultsCount: records.length, BytesScanned: 25077 },
  QueryResultRows: records.map((record) =>
    COLUMNS.map((column) => [column, cellOf(record, column, timestamp)])
      .filter(([, cell]) => cell !== '')
      .map(([column, cell]) => ({ [column]: cell })),
  ),
});

const HISTORY = [
  ['User name', username],
  ['AWS access key', ({ userIdentity }) => text(userIdentity.accessKeyId)],
  ['Event time', ({ eventTime }) => eventTime],
  ['Event source', ({ eventSource }) => eventSource],
  ['Event name', ({ eventName }) => eventName],
  ['AWS region', ({ awsRegion }) => awsRegion],
  ['Source IP address', ({ sourceIPAddress }) => text(sourceIPAddress)],
  ['Error code', ({ errorCode }) => text(errorCode)],
  ['Request ID', ({ requestID }) => text(requestID)],
  ['Event ID', ({ eventID }) => eventID],
  ['Read-only', ({ readOnly }) => text(readOnly)],
  ['Resources', () => '[]'],
];

/** Event history as the console downloads it. */
export const historyCsv = (records, write = bare, delimiter = ',', eol = '\r\n') =>
  csv(
    HISTORY.map(([title]) => title),
    records.map((record) => HISTORY.map(([, cell]) => cell(record))),
    write,
    delimiter,
    eol,
  );

/** An event as Security Lake has it, in OCSF 1.0.0-rc.2 or 1.1.0. */
export function ocsf(record, version = '1.1.0') {
  const { userIdentity: identity, sourceIPAddress: address, requestParameters, responseElements } = record;
  const context = identity.sessionContext;
  const isOld = version === '1.0.0-rc.2';
  const user = isOld
    ? { uid: identity.principalId, uuid: identity.arn, account_uid: identity.accountId }
    : { uid: identity.arn, uid_alt: identity.principalId, account: defined({ uid: identity.accountId }) };
  return {
    metadata: {
      product: { version: record.eventVersion, name: 'CloudTrail', vendor_name: 'AWS' },
      uid: record.eventID,
      version,
      ...(isOld ? {} : { event_code: record.eventType }),
    },
    time: Date.parse(record.eventTime),
    cloud: { region: record.awsRegion, provider: 'AWS' },
    api: {
      operation: record.eventName,
      request: {
        uid: record.requestID,
        ...(requestParameters && !isOld && { data: json(requestParameters) }),
      },
      response: defined({
        error: record.errorCode,
        message: record.errorMessage,
        data: responseElements && !isOld ? json(responseElements) : undefined,
      }),
      service: { name: record.eventSource },
    },
    actor: {
      user: defined({
        ...user,
        type: identity.type,
        name: identity.userName,
        credential_uid: identity.accessKeyId,
      }),
      session: defined({
        created_time: context && Date.parse(context.attributes.creationDate),
        [isOld ? 'mfa' : 'is_mfa']: context && context.attributes.mfaAuthenticated === 'true',
        issuer: context?.sessionIssuer.arn,
      }),
      ...defined({ invoked_by: identity.invokedBy }),
      idp: defined({ name: identity.identityProvider }),
    },
    http_request: defined({ user_agent: record.userAgent }),
    src_endpoint: /^\d/.test(address) ? { ip: address } : { domain: address },
    class_uid: isOld ? 3005 : 6003,
    class_name: 'API Activity',
    severity_id: 1,
    unmapped: defined({
      readOnly: String(record.readOnly),
      managementEvent: 'true',
      recipientAccountId: record.recipientAccountId,
      eventType: isOld ? record.eventType : undefined,
      'requestParameters.graphArn': isOld ? requestParameters?.graphArn : undefined,
      'responseElements.ConsoleLogin': isOld ? responseElements?.ConsoleLogin : undefined,
      'userIdentity.sessionContext.sessionIssuer.userName': context?.sessionIssuer.userName,
    }),
  };
}

/** A log event's time and message, as CloudWatch Logs writes them to S3. */
export const exported = (records) =>
  records.map((record) => `${record.eventTime.replace('Z', '.123Z')} ${json(record)}\n`).join('');

/** Text in UTF-16 with its mark. */
export function utf16(content, isLittleEndian = true) {
  const bytes = Buffer.from(`\uFEFF${content}`, 'utf16le');
  return isLittleEndian ? bytes : bytes.swap16();
}
