import { isLineEnd } from '../json/bytes';
import { decodeUtf8 } from '../json/text';

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;

/** A row that was read by itself: its cells, and where the next one begins. */
export interface LoneRow {
  readonly cells: readonly string[];
  readonly next: number;
  /** It has quotes that RFC 4180 does not allow: in a cell that has none around it, or behind a closing one. */
  readonly isStray: boolean;
}

/**
 * Reads the row that begins at `start`, as csv-parse does with `relax_quotes`: a quote in a cell without quotes around it
 * stands for itself, and so do those of a cell with something behind its closing one. Undefined if a quote is not closed
 * before `limit`. Looks at each byte of the row once. csv-parse reads whole tables; damaged ones are read row by row, for
 * which it has no way that does not start over.
 */
export function readRow(
  bytes: Uint8Array,
  start: number,
  delimiter: number,
  limit = bytes.length,
): LoneRow | undefined {
  const cells: string[] = [];
  let isStray = false;
  let at = start;
  for (;;) {
    const from = at;
    let text: string;
    if (bytes[at] === QUOTE && at < limit) {
      const close = closingQuote(bytes, at + 1, limit);
      if (close < 0) return undefined;
      const behind = close + 1;
      if (endsCell(bytes, behind, limit, delimiter)) {
        text = decodeUtf8(bytes.subarray(from + 1, close)).replaceAll('""', '"');
        at = behind;
      } else {
        isStray = true;
        at = cellEnd(bytes, behind, limit, delimiter);
        const inside = decodeUtf8(bytes.subarray(from + 1, close)).replaceAll('""', '"');
        text = `"${inside}${decodeUtf8(bytes.subarray(close, at))}`;
      }
    } else {
      at = cellEnd(bytes, at, limit, delimiter);
      text = decodeUtf8(bytes.subarray(from, at));
      isStray ||= text.includes('"');
    }
    cells.push(text);
    if (at >= limit) return { cells, next: limit, isStray };
    if (bytes[at] === delimiter) {
      at++;
      continue;
    }
    const isPair = bytes[at] === CR && bytes[at + 1] === LF && at + 1 < limit;
    return { cells, next: at + (isPair ? 2 : 1), isStray };
  }
}

/** The quote that closes a cell; two in a row stand for one in it. -1 if there is none. */
function closingQuote(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(QUOTE, at);
    if (at < 0 || at >= limit) return -1;
    if (bytes[at + 1] !== QUOTE || at + 1 >= limit) return at;
    at += 2;
  }
}

function endsCell(bytes: Uint8Array, at: number, limit: number, delimiter: number): boolean {
  return at >= limit || bytes[at] === delimiter || isLineEnd(bytes[at]!);
}

function cellEnd(bytes: Uint8Array, from: number, limit: number, delimiter: number): number {
  let at = from;
  while (!endsCell(bytes, at, limit, delimiter)) at++;
  return at;
}
