import { decodeUtf8 } from '../../json/text';
import { columnOf, columnsNotRead, recordOfRow } from '../table/row';
import type { TableShape } from './contract';

/**
 * Results of Athena, and what CloudTrail Lake saves to S3: columns under the fields' names, lower-case or not, with
 * structs as Presto prints them. A single column can be selected; an event is told by its ID or by name and time.
 * https://docs.aws.amazon.com/athena/latest/ug/querying.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-download-cloudtrail-lake-query-results.html
 */
export const ATHENA: TableShape = {
  id: 'athena',
  title: 'Athena or Lake CSV',
  looksLike: (columns, head) => {
    const known = columns.map((name) => columnOf(name)).filter(({ field }) => field);
    const names = known.map(({ field, above }) => above[0] ?? field?.name ?? '');
    if (known.length < 2) return false;
    return names.some((name) => TELLING.has(name)) || (names.includes('eventSource') && namesService(head));
  },
  notRead: (names) => columnsNotRead(names.map((name) => columnOf(name))),
  rows: (names) => {
    const columns = names.map((name) => columnOf(name));
    return (cells) => recordOfRow(columns, cells);
  },
};

/** Fields that hardly any other table has a column of. Events with names and IDs are of all kinds. */
const TELLING = new Set([
  ...['userIdentity', 'awsRegion', 'sourceIPAddress', 'recipientAccountId', 'sharedEventID'],
  ...['requestParameters', 'responseElements', 'additionalEventData', 'managementEvent'],
]);

/** Whether a service's host name, as `eventSource` has it, is somewhere in this text. */
function namesService(head: Uint8Array): boolean {
  return decodeUtf8(head).includes('.amazonaws.com');
}
