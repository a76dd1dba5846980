import { stringify } from '../csv/library';

/** What makes a formula of a cell that starts with it; the last four are the same in full width. */
const STARTS = new Set('=+-@\uff1d\uff0b\uff0d\uff20');
/** What a program may take for the end of a cell or a line, if it reads the file in another way than it is meant. */
const ENDS = new Set(';\t\r\n');
/** What is passed over before a formula: spaces, quotes and what can't be seen. */
const BLANK = /[\s\p{Cc}\p{Cf}"]/u;

/**
 * A cell that no spreadsheet runs as a formula: where one would start, an apostrophe is put before it. A formula can
 * also start inside a cell, behind `;`, a tab or a line break: where the decimal sign is a comma, spreadsheets take
 * these for the end of the cell.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
export function neutral(cell: string): string {
  let safe = cell.startsWith('\t') || cell.startsWith('\r') || cell.startsWith('\n') ? "'" : '';
  let isStart = true;
  for (const char of cell) {
    if (isStart && STARTS.has(char)) safe += "'";
    isStart = ENDS.has(char) || (isStart && BLANK.test(char));
    safe += char;
  }
  return safe;
}

/** A row of CSV (RFC 4180) with its line end. Cells are made harmless. */
export function csvRow(cells: readonly string[]): string {
  return stringify([cells.map(neutral)], { record_delimiter: 'windows' });
}
