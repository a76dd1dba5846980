import { isLineEnd } from '../json/bytes';
import { parse } from './library';
import { readRow } from './row';

/** A row of a table, in bytes; its line end is not part of it. */
export interface Row {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

/**
 * Reads CSV rows (RFC 4180; quotes inside of unquoted cells stand for themselves) and gives each to `take` in turn,
 * which says whether it is a whole one. A quote that is missing or too many makes one row of many: where a row is not
 * whole, has no end, or has stray quotes and several lines, its first line alone goes to `lose`, and reading goes on
 * behind that line. Lines of one such row that follow each other are lost as one. Time is linear: once so much has been
 * read again, such a row is lost with all of its lines. Sound tables are read by csv-parse, damaged ones from the first
 * damage on row by row. Offsets are in bytes.
 */
export function readRows(
  bytes: Uint8Array,
  from: number,
  delimiter: string,
  take: (row: Row) => boolean,
  lose: (start: number, end: number) => void,
): void {
  let start = from;
  let budget = MOST_AGAIN * bytes.length;
  let lost: { readonly start: number; end: number } | undefined;
  /** Where the last row ends that was not whole. */
  let joined = from;
  const give = () => {
    if (lost) lose(lost.start, lineTextEnd(bytes, lost.start, lost.end));
    lost = undefined;
  };
  /** Loses what begins here, its first line or all; reading goes on behind it. */
  const skip = (at: number, next: number) => {
    const line = lineEnd(bytes, at);
    const end = line < next && budget > 0 ? line : next;
    budget -= next - end;
    if (at >= joined) give();
    lost ??= { start: at, end };
    lost.end = end;
    joined = Math.max(joined, next);
    return end;
  };
  const cut = delimiter.charCodeAt(0);
  const error = attempt(() =>
    parse(bytes.subarray(start), {
      ...OPTIONS,
      delimiter,
      on_record: (cells, { bytes: read }) => {
        const next = from + read;
        const end = lineTextEnd(bytes, start, next);
        const isOne = lineEnd(bytes, start) >= end || readRow(bytes, start, cut, end)?.isStray === false;
        if (!isOne || !take({ cells, start, end })) throw new Error('to be read row by row');
        give();
        start = next;
        return null;
      },
    }),
  );
  if (!error) return;
  // From the first row on that is not whole, rows are read one by one: reading can go on behind any line then.
  while (start < bytes.length) {
    const limit = Math.min(bytes.length, start + Math.max(LONGEST_AGAIN, budget));
    const found = readRow(bytes, start, cut, limit);
    const row = found && (found.next < limit || limit === bytes.length) ? found : undefined;
    const next = row?.next ?? limit;
    const end = lineTextEnd(bytes, start, next);
    const isOne = row && (!row.isStray || lineEnd(bytes, start) >= end);
    if (isOne && take({ cells: row.cells, start, end })) {
      give();
      start = next;
    } else {
      start = skip(start, next);
    }
  }
  give();
}

/** The cells of the first row, undefined where there is none. */
export function firstRow(bytes: Uint8Array, delimiter: string): Row | undefined {
  let row: Row | undefined;
  readRows(
    bytes,
    0,
    delimiter,
    (first) => {
      row ??= first;
      return true;
    },
    () => undefined,
  );
  return row;
}

/** A row that is read again is at least looked for in so many bytes. */
const LONGEST_AGAIN = 64 * 1024;

/** How many times a text is read again at most. */
const MOST_AGAIN = 16;

const OPTIONS = {
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
} as const;

/** The library throws where a quote is not closed; nothing else that a text can hold makes it fail. */
function attempt(run: () => void): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** One past the line end behind this place. */
function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !isLineEnd(bytes[at]!)) at++;
  return Math.min(bytes.length, at + 1);
}

/** Where a stretch's text ends, without the line ends behind it. */
function lineTextEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && isLineEnd(bytes[at - 1]!)) at--;
  return at;
}
