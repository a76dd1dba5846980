import { isObject } from '../../json/members';
import { columnsOf, recordOfRow } from '../table/row';
import type { ObjectShape } from './contract';

/**
 * What `aws cloudtrail get-query-results` prints: rows of objects with one member each, a column, whose values are
 * text. A row is an event if it can be told from others: results are often counts, or a few columns under names of
 * the query's own.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetQueryResults.html
 */
export const LAKE: ObjectShape = {
  rebuild(row) {
    const cells = Array.isArray(row)
      ? row.flatMap((column) => (isObject(column) ? Object.entries(column) : []))
      : [];
    const columns = columnsOf(cells.map(([name]) => name));
    // Lake has text only; tools that go over its results leave other values.
    return recordOfRow(
      columns,
      cells.map(([, value]) => value ?? undefined),
    );
  },
};
