import { Byte, ENDS_WORD, hasControl, isDigit, isLineEnd, spaceEnd } from './bytes';
import { isScalar } from './scalar';
import { endsValue, escapedQuoteFollows, goesOn, laterEnd, lostEnd, opensQuotedObject } from './stringEnd';

// Who reads tokens reads bytes between them too.
export { Byte, isSpace } from './bytes';

/** What kind of token was read. */
export enum Token {
  End,
  OpenObject,
  CloseObject,
  OpenArray,
  CloseArray,
  Colon,
  Comma,
  String,
  /** A number, true, false or null, well formed. */
  Scalar,
  /** Anything else that stands where a token could: `...`, NaN, 01, bare words, an ISO time with its colons. */
  Junk,
}

/**
 * Splits UTF-8 bytes into JSON tokens. It never fails: what is no token is {@link Token.Junk}, a string whose end
 * is missing ends at its line, and one with quotes in it that were not escaped goes on behind them where the text
 * shows it. Every byte is looked at a constant number of times.
 */
export class Tokens {
  kind: Token = Token.End;
  /** First byte of the token; of a string: its opening quote. */
  start = 0;
  end: number;
  /** The string has a backslash in it. */
  escaped = false;
  /** The string has raw control characters in it (line breaks for the most part): not valid JSON. */
  control = false;
  /** The string has no closing quote. */
  open = false;
  /** The first quote inside the string that should have been escaped, -1 where there is none: not valid JSON. */
  rawQuote = -1;
  /** Objects between quotes that were begun and not ended. */
  #quotedObjects = 0;

  constructor(
    readonly bytes: Uint8Array,
    start = 0,
    /** One past the last byte to read. */
    readonly limit = bytes.length,
  ) {
    this.end = start;
  }

  /** The token is a quote before or after an object that was put between quotes without being escaped. */
  get isLoneQuote(): boolean {
    return this.kind === Token.Junk && this.bytes[this.start] === Byte.Quote;
  }

  /** Reads the next token; its kind, {@link Token.End} behind the last. */
  next(): Token {
    const { bytes, limit } = this;
    let at = spaceEnd(bytes, this.end, limit);
    this.start = at;
    if (at >= limit) {
      this.end = limit;
      this.kind = Token.End;
      return this.kind;
    }
    this.end = at + 1;
    switch (bytes[at]) {
      case Byte.Quote:
        if (opensQuotedObject(bytes, at, limit)) {
          this.#quotedObjects++;
          this.kind = Token.Junk;
        } else if (
          this.#quotedObjects > 0 &&
          this.kind === Token.CloseObject &&
          endsValue(bytes, at + 1, limit, false)
        ) {
          this.#quotedObjects--;
          this.kind = Token.Junk;
        } else {
          this.#string(at);
          this.kind = Token.String;
          if (!this.open && opensEscapedObject(bytes, this.end)) {
            // Its closing quote opens a string with JSON in it: this one was left over, or its other half is lost.
            this.end = at + 1;
            this.kind = Token.Junk;
          }
        }
        break;
      case Byte.Comma:
        this.kind = Token.Comma;
        break;
      case Byte.Colon:
        this.kind = Token.Colon;
        break;
      case Byte.OpenBrace:
        this.kind = Token.OpenObject;
        break;
      case Byte.CloseBrace:
        this.kind = Token.CloseObject;
        break;
      case Byte.OpenBracket:
        this.kind = Token.OpenArray;
        break;
      case Byte.CloseBracket:
        this.kind = Token.CloseArray;
        break;
      default:
        at++;
        while (at < limit && !ENDS_WORD[bytes[at]!]) at++;
        if (at - this.start === HOUR_LENGTH && isTime(bytes, this.start, at)) at = timeEnd(bytes, at, limit);
        this.end = at;
        this.kind = isScalar(bytes, this.start, at) ? Token.Scalar : Token.Junk;
    }
    return this.kind;
  }

  /** Reads the string whose opening quote is at `start`. */
  #string(start: number): void {
    const { bytes, limit } = this;
    let escaped = false;
    let lineEnd = -1;
    let control = false;
    let at = start + 1;
    for (; at < limit; at++) {
      const byte = bytes[at]!;
      if (byte === Byte.Quote) break;
      if (byte === Byte.Backslash) {
        escaped = true;
        // A text that was cut off behind a backslash goes on with another line.
        if (at + 1 < limit && !isLineEnd(bytes[at + 1]!)) at++;
      } else if (byte < Byte.Space) {
        control = true;
        if (lineEnd < 0 && isLineEnd(byte)) lineEnd = at;
      }
    }
    this.rawQuote = -1;
    let end = Math.min(at, limit);
    let closed = end < limit;
    if (closed && goesOn(bytes, end, limit, escaped, lineEnd < 0)) {
      const lost = lineEnd < 0 ? lostEnd(bytes, start, end, limit) : -1;
      const later = lost < 0 ? laterEnd(bytes, end, limit, escaped) : -1;
      if (lost >= 0) {
        lineEnd = lost;
        closed = false;
      } else if (later >= 0) {
        this.rawQuote = end;
        escaped = true;
        control ||= hasControl(bytes, end, later);
        end = later;
        lineEnd = -1;
      }
    }
    if (
      lineEnd >= 0 &&
      !(closed && endsValue(bytes, end + 1, limit)) &&
      !escapedQuoteFollows(bytes, lineEnd, limit)
    ) {
      // The quote that was found opens the next string: this one lost its own, and ends with its line or before
      // the brackets and commas that lead to the next. No string is read twice: that quote is the next one.
      end = lineEnd;
      escaped &&= bytes.subarray(start, lineEnd).includes(Byte.Backslash);
      control = hasControl(bytes, start, lineEnd);
      closed = false;
    }
    this.end = closed ? end + 1 : end;
    this.escaped = escaped;
    this.control = control;
    this.open = !closed;
  }
}

/** Whether an escaped object begins at this place, `{\\"`: nothing that may follow a string. */
function opensEscapedObject(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === Byte.OpenBrace && bytes[at + 1] === Byte.Backslash && bytes[at + 2] === Byte.Quote;
}

/** Length of `2024-03-14T13`, which a colon follows. */
const HOUR_LENGTH = 13;
const LONGEST_TIME = 40;

/** Whether a word is an ISO time: that begins it as `2024-03-14T13`. */
export function isTime(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < HOUR_LENGTH) return false;
  for (let i = 0; i < HOUR_LENGTH; i++) {
    const byte = bytes[start + i]!;
    const isRight = i === 4 || i === 7 ? byte === Byte.Minus : i === 10 ? byte === 0x54 : isDigit(byte);
    if (!isRight) return false;
  }
  return true;
}

/** Where a time ends whose hour ends at this place: its colons part no key from its value. */
function timeEnd(bytes: Uint8Array, from: number, limit: number): number {
  let at = from;
  const last = Math.min(limit, from + LONGEST_TIME);
  while (at < last && (bytes[at] === Byte.Colon || !ENDS_WORD[bytes[at]!])) at++;
  return at;
}
