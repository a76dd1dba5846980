import { Byte, ENDS_WORD, isLineEnd, isSpace, spaceEnd } from './bytes';
import { isScalar } from './scalar';

// Where a string ends when quotes are lost or not escaped. `limit` is one past the last byte to read.

/** Quotes behind the first that are tried as the end of a string; keeps the work linear. */
const MAX_RAW_QUOTES = 16;
const LONGEST_KEY = 64;
const LONGEST_SCALAR = 32;

/**
 * Whether the string goes on behind this quote, which should then have been escaped: a word stands right behind
 * it, or the next quote has a backslash before it, as only quotes in strings have.
 */
export function goesOn(
  bytes: Uint8Array,
  quote: number,
  limit: number,
  escaped: boolean,
  oneLine: boolean,
): boolean {
  const from = quote + 1;
  if (from >= limit) return false;
  if (escaped && escapedQuoteFollows(bytes, quote, limit)) return true;
  const byte = bytes[from]!;
  if (!oneLine || ENDS_WORD[byte] || byte === Byte.Slash) return false;
  let end = from + 1;
  while (end < limit && end < from + LONGEST_SCALAR && !ENDS_WORD[bytes[end]!]) end++;
  return !isScalar(bytes, from, end);
}

/** Whether the next quote behind this place has a backslash before it. */
export function escapedQuoteFollows(bytes: Uint8Array, place: number, limit: number): boolean {
  const next = bytes.indexOf(Byte.Quote, place + 1);
  return next > place + 1 && next < limit && bytes[next - 1] === Byte.Backslash;
}

/**
 * Where a string ends that lost its closing quote, when the quote found for it opens a key: `"a},{"key":`. Then
 * it ends before the brackets and commas. -1 where it is not so.
 */
export function lostEnd(bytes: Uint8Array, start: number, quote: number, limit: number): number {
  let key = quote + 1;
  while (key < limit && key < quote + LONGEST_KEY && !ENDS_WORD[bytes[key]!]) key++;
  if (key >= limit || bytes[key] !== Byte.Quote || bytes[key - 1] === Byte.Backslash) return -1;
  if (bytes[spaceEnd(bytes, key + 1, limit)] !== Byte.Colon) return -1;
  let at = quote;
  while (at > start + 1 && isSpace(bytes[at - 1]!)) at--;
  if (bytes[at - 1] !== Byte.Comma && bytes[at - 1] !== Byte.OpenBrace) return -1;
  while (at > start + 1 && isBetween(bytes[at - 1]!)) at--;
  return at;
}

/** The quote that ends a string which goes on behind its first one, -1 where none of the next few does. */
export function laterEnd(bytes: Uint8Array, quote: number, limit: number, escaped: boolean): number {
  const acrossLines = escaped && escapedQuoteFollows(bytes, quote, limit);
  let quotes = 0;
  let last = quote;
  for (let at = quote + 1; at < limit && quotes < MAX_RAW_QUOTES; at++) {
    const byte = bytes[at]!;
    if (byte === Byte.Backslash) {
      at++;
    } else if (byte === Byte.Quote) {
      quotes++;
      if (endsValue(bytes, at + 1, limit) && !escapedQuoteFollows(bytes, at, limit))
        return isKey(bytes, last, at, limit) ? -1 : at;
      last = at;
    } else if (!acrossLines && isLineEnd(byte)) {
      return -1;
    }
  }
  return -1;
}

/** Whether two quotes stand around the first key of an object. */
function isKey(bytes: Uint8Array, open: number, close: number, limit: number): boolean {
  let before = open - 1;
  while (before > 0 && isSpace(bytes[before]!)) before--;
  return bytes[before] === Byte.OpenBrace && bytes[spaceEnd(bytes, close + 1, limit)] === Byte.Colon;
}

/** Whether what follows a closing quote can follow a string; without `orKey`, one that is a value. */
export function endsValue(bytes: Uint8Array, from: number, limit: number, orKey = true): boolean {
  const at = spaceEnd(bytes, from, limit);
  if (at >= limit) return true;
  const byte = bytes[at]!;
  if (byte === Byte.Colon) return orKey;
  return byte === Byte.Comma || byte === Byte.CloseBrace || byte === Byte.CloseBracket;
}

/** Whether an object with a key stands right behind this quote, with none of its own quotes escaped. */
export function opensQuotedObject(bytes: Uint8Array, quote: number, limit: number): boolean {
  let at = spaceEnd(bytes, quote + 1, limit);
  if (bytes[at] !== Byte.OpenBrace) return false;
  at = spaceEnd(bytes, at + 1, limit);
  if (bytes[at] !== Byte.Quote) return false;
  const key = ++at;
  while (at < limit && at < key + LONGEST_KEY && !ENDS_WORD[bytes[at]!]) at++;
  if (at === key || at + 1 >= limit || bytes[at] !== Byte.Quote) return false;
  return bytes[at - 1] !== Byte.Backslash && bytes[at + 1] === Byte.Colon;
}

/** Whether the byte can stand between the end of a value and the next key. */
function isBetween(byte: number): boolean {
  return ENDS_WORD[byte] === 1 && byte !== Byte.Quote && byte !== Byte.Colon;
}
