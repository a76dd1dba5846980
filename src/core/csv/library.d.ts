// The parts of csv-parse and csv-stringify that are used. Their own types bring in those of Node.js, which core is compiled
// without; their builds for browsers need nothing of any host. https://csv.js.org/parse/api/sync/

/**
 * Parses CSV, and calls `on_record` with each row in turn, and with how many bytes had been read when it was complete,
 * its line end included. A row for which that returns null is not collected.
 * @throws an error where a quote is not closed by the end of the text
 */
export function parse(
  bytes: Uint8Array,
  options: {
    readonly delimiter: string;
    readonly on_record: (cells: readonly string[], info: { readonly bytes: number }) => null;
    readonly record_delimiter: readonly string[];
    readonly relax_column_count: boolean;
    readonly relax_quotes: boolean;
  },
): unknown[];

/** Writes rows as CSV, each with a line end. https://csv.js.org/stringify/api/sync/ */
export function stringify(
  rows: readonly (readonly string[])[],
  options: { readonly record_delimiter: 'windows' },
): string;
