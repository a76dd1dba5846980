import { decodeUtf8 } from '../../json/text';
import { columnsOf, recordOfRow } from '../table/row';
import { unreadColumns } from '../table/unread';
import type { TableShape } from './contract';
import { TABLES } from './index';

/**
 * Results of Athena, and what CloudTrail Lake saves to S3: columns under the fields' names, lower-case or not, with
 * structs as Presto prints them. A single column can be selected; an event is told by its ID or by name and time.
 * https://docs.aws.amazon.com/athena/latest/ug/querying.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-download-cloudtrail-lake-query-results.html
 */
export const ATHENA: TableShape = {
  ...TABLES.athena,
  looksLike: (columns, head) => holdsEvents(columns, () => namesService(head)),
  unread: unreadColumns,
  rows: (names) => {
    const columns = columnsOf(names);
    return (cells) => recordOfRow(columns, cells);
  },
};

/**
 * Whether columns are those of events of CloudTrail: by a field that hardly any other table has a column of, or by
 * `eventSource` where the host name of a service is in the rows. Other tables have columns such as `source_ip_address` too:
 * where a name is not spelled as CloudTrail does but for its case, both are wanted, or two such fields.
 */
export function holdsEvents(names: readonly string[], namesService: () => boolean): boolean {
  const known = columnsOf(names).filter(({ field }) => field);
  if (known.length < 2) return false;
  const telling = known.filter(({ path }) => TELLING.has(String(path[0])));
  const isSure = telling.some(({ name, path }) => isOwnName(name, path.map(String)));
  if (isSure || telling.length > 1) return true;
  return (telling.length > 0 || known.some(({ path }) => path[0] === 'eventSource')) && namesService();
}

/** CloudTrail's own name, in any case, also with dots or nothing at all between its parts. */
function isOwnName(name: string, path: readonly string[]): boolean {
  const lower = name.toLowerCase();
  return lower === path.join('.').toLowerCase() || lower === path.join('').toLowerCase();
}

/** Fields that hardly any other table has a column of. Events with names and IDs are of all kinds. */
const TELLING = new Set([
  ...['userIdentity', 'awsRegion', 'sourceIPAddress', 'recipientAccountId', 'sharedEventID'],
  ...[
    'requestParameters',
    'responseElements',
    'additionalEventData',
    'managementEvent',
    'serviceEventDetails',
  ],
]);

/** Whether a service's host name, as `eventSource` has it, is somewhere in this text. */
function namesService(head: Uint8Array): boolean {
  return decodeUtf8(head).includes('.amazonaws.com');
}
