import { isObject, objectOf, textOf } from '../../json/members';
import { columnsOf, recordOfRow } from '../table/row';
import type { ObjectShape } from './contract';

/**
 * What `aws logs get-query-results` prints where single fields were queried: rows of `{"field": …, "value": …}`, in which a
 * part of a field has a name with dots.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html
 */
export const INSIGHTS: ObjectShape = {
  rebuild(row) {
    const cells = (Array.isArray(row) ? row : []).filter(isObject);
    return recordOfRow(
      columnsOf(cells.map(({ field }) => textOf(field))),
      cells.map(({ value }) => value ?? undefined),
    );
  },
};

/**
 * What `aws athena get-query-results` prints: rows of values, of which the first has the columns' names.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html
 */
export const ATHENA_ROW: ObjectShape = {
  rebuild(row, names = []) {
    const data = objectOf(row)['Data'];
    const cells = (Array.isArray(data) ? data : []).map((cell) => objectOf(cell)['VarCharValue']);
    return recordOfRow(columnsOf(names), cells);
  },
};
