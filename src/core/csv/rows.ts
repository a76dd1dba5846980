import { isLineEnd } from '../json/bytes';
import { parse } from './library';

/** A row of a table, in bytes; its line end is not part of it. */
export interface Row {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

/**
 * Reads CSV rows (RFC 4180; quotes inside of unquoted cells stand for themselves) and gives each to `take` in turn.
 * A quote that is not closed would make one cell of everything behind it: its line goes to `lose` and reading goes on
 * behind that line, a few times at most so that the time stays linear. Offsets are in bytes.
 */
export function readRows(
  bytes: Uint8Array,
  from: number,
  delimiter: string,
  take: (row: Row) => void,
  lose: (start: number, end: number) => void,
): void {
  let start = from;
  for (let losses = 0; start < bytes.length; losses++) {
    const rest = bytes.subarray(start);
    let at = start;
    const error = attempt(() =>
      parse(rest, {
        ...OPTIONS,
        delimiter,
        on_record: (cells, { bytes: read }) => {
          const next = start + read;
          take({ cells, start: at, end: lineTextEnd(bytes, at, next) });
          at = next;
          return null;
        },
      }),
    );
    if (!error) return;
    const end = losses < MAX_LOSSES ? lineEnd(bytes, at) : bytes.length;
    lose(at, lineTextEnd(bytes, at, end));
    start = end;
  }
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
    },
    () => undefined,
  );
  return row;
}

const MAX_LOSSES = 16;

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
