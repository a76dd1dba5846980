// The parts of csv-parse that are used. Its own types bring in those of Node.js, which core is compiled without; its
// build for browsers needs nothing of any host. https://csv.js.org/parse/api/sync/

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
