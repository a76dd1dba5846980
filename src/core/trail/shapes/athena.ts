import { columnOf, recordOfRow } from '../columns/row';
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
  looksLike: (columns) => {
    const names = new Set(columns.map((name) => name.toLowerCase()));
    const known = columns.filter((name) => columnOf(name).field).length;
    return known >= 2 && TELLING.some((name) => names.has(name));
  },
  rows: (names) => {
    const columns = names.map((name) => columnOf(name));
    return (cells) => recordOfRow(columns, cells);
  },
};

/** Columns that hardly any other table has. */
const TELLING = ['eventname', 'eventsource', 'eventid', 'useridentity', 'recipientaccountid'];
