import { Byte, isSpace } from './bytes';

/** What log shippers write before a record is shorter. In bytes. */
const LONGEST_PREFIX = 4096;

/**
 * Where JSON begins in the content of a string, which stands at `from` to `to`: an object, an array that holds something, or a
 * string that holds one of these. It may be behind white space and its escapes, or behind other text: the head of a
 * syslog message, a time, `stdout F`, `[INFO]`. -1 if there is none.
 */
export function jsonStart(bytes: Uint8Array, from: number, to: number): number {
  const first = afterSpace(bytes, from, to);
  // What is damaged right behind its brace is an object, too.
  if (first === to) return -1;
  if (bytes[first] === Byte.OpenBrace || opensArray(bytes, first, to) || opensString(bytes, first, to))
    return first;
  const limit = Math.min(to, from + LONGEST_PREFIX);
  for (let at = first; at < limit; at++) {
    const byte = bytes[at]!;
    if (byte === Byte.OpenBrace) {
      if (quoteAt(bytes, afterSpace(bytes, at + 1, to), to)) return at;
    } else if (byte === Byte.OpenBracket) {
      if (opensArray(bytes, at, to)) return at;
    } else if (byte === Byte.Backslash) {
      if (opensString(bytes, at, to)) return at;
      at++;
    }
  }
  return -1;
}

/** Whether a bracket opens an array of objects, arrays or strings. */
function opensArray(bytes: Uint8Array, at: number, to: number): boolean {
  if (bytes[at] !== Byte.OpenBracket) return false;
  const next = afterSpace(bytes, at + 1, to);
  if (next >= to) return false;
  const byte = bytes[next];
  return byte === Byte.OpenBrace || byte === Byte.OpenBracket || opensString(bytes, next, to);
}

/** Whether an escaped quote opens a string that begins with a brace, a bracket or a quote, as JSON does. */
function opensString(bytes: Uint8Array, at: number, to: number): boolean {
  if (!quoteAt(bytes, at, to) || bytes[at] !== Byte.Backslash) return false;
  const next = bytes[at + 2];
  if (next === Byte.OpenBrace || next === Byte.OpenBracket) return at + 2 < to;
  return next === Byte.Backslash && bytes[at + 3] === Byte.Backslash && at + 3 < to;
}

/** Whether a quote stands here, plain or escaped. */
function quoteAt(bytes: Uint8Array, at: number, to: number): boolean {
  if (at >= to) return false;
  return bytes[at] === Byte.Quote || (bytes[at] === Byte.Backslash && isEscapedQuote(bytes, at, to));
}

function isEscapedQuote(bytes: Uint8Array, at: number, to: number): boolean {
  return (
    at + 1 < to &&
    (bytes[at + 1] === Byte.Quote || (bytes[at + 1] === 0x75 && isQuoteNumber(bytes, at + 2, to)))
  );
}

/** `0022`, which .NET writes for a quote. */
function isQuoteNumber(bytes: Uint8Array, at: number, to: number): boolean {
  if (at + 4 > to) return false;
  return bytes[at] === 0x30 && bytes[at + 1] === 0x30 && bytes[at + 2] === 0x32 && bytes[at + 3] === 0x32;
}

/** Where the first byte stands that is not white space, nor an escape of it; `to` if there is none. */
function afterSpace(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const byte = bytes[at]!;
    const next = bytes[at + 1];
    if (isSpace(byte)) at++;
    else if (byte === Byte.Backslash && at + 1 < to && (next === 0x6e || next === 0x72 || next === 0x74))
      at += 2;
    else return at;
  }
  return to;
}
