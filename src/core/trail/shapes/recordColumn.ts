import { Members } from '../table/members';
import { CARRIERS, mentionsRecord } from '../walk/recordKeys';
import type { TableShape } from './contract';

/**
 * Tables with a record in a column, as JSON: Splunk's export (`_raw`), CloudWatch Logs Insights (`@message`),
 * CloudTrail Lake (`eventJson`), SQL over `lookup-events`. A row becomes an object of texts, in which the record is
 * found as in any other.
 */
export const RECORD_COLUMN: TableShape = {
  id: 'csv',
  title: 'CSV with records',
  looksLike: (columns, head) => columns.some(isCarrier) && mentionsRecord(head, 0, head.length),
  rows: (columns) => {
    const names = columns.map((name) => CARRIER_NAMES.get(name.toLowerCase()) ?? name);
    return (cells) => {
      const row = new Members();
      cells.forEach((cell, i) => {
        if (cell !== '') row.add(names[i]!, JSON.stringify(cell));
      });
      return { text: row.text(), issues: [] };
    };
  },
  holdsRecords: true,
};

/** Names of these columns by their lower-case forms, which is all that Athena leaves of them. */
const CARRIER_NAMES = new Map([...CARRIERS].map((name) => [name.toLowerCase(), name]));

function isCarrier(name: string): boolean {
  return CARRIER_NAMES.has(name.toLowerCase());
}
