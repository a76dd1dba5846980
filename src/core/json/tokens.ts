/** Bytes that structure JSON text. */
export enum Byte {
  Tab = 0x09,
  Lf = 0x0a,
  Cr = 0x0d,
  Space = 0x20,
  Quote = 0x22,
  Comma = 0x2c,
  Minus = 0x2d,
  Slash = 0x2f,
  Colon = 0x3a,
  OpenBracket = 0x5b,
  Backslash = 0x5c,
  CloseBracket = 0x5d,
  OpenBrace = 0x7b,
  CloseBrace = 0x7d,
}

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
  /** Anything else that stands where a token could: `...`, NaN, 01, bare words. */
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

  next(): Token {
    const bytes = this.bytes;
    let at = this.#spaceEnd(this.end);
    this.start = at;
    if (at >= this.limit) {
      this.end = this.limit;
      this.kind = Token.End;
      return this.kind;
    }
    this.end = at + 1;
    switch (bytes[at]) {
      case Byte.Quote:
        if (this.#opensQuotedObject(at)) {
          this.#quotedObjects++;
          this.kind = Token.Junk;
        } else if (
          this.#quotedObjects > 0 &&
          this.kind === Token.CloseObject &&
          this.#endsValue(at + 1, false)
        ) {
          this.#quotedObjects--;
          this.kind = Token.Junk;
        } else {
          this.#string(at);
          this.kind = Token.String;
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
        while (at < this.limit && !ENDS_WORD[bytes[at]!]) at++;
        this.end = at;
        this.kind = isScalar(bytes, this.start, at) ? Token.Scalar : Token.Junk;
    }
    return this.kind;
  }

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
    if (closed && this.#goesOn(end, escaped, lineEnd < 0)) {
      const lost = lineEnd < 0 ? this.#lostEnd(start, end) : -1;
      const later = lost < 0 ? this.#laterEnd(end, escaped) : -1;
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
    if (lineEnd >= 0 && !(closed && this.#endsValue(end + 1)) && !this.#escapedQuoteFollows(lineEnd)) {
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

  /**
   * Whether the string goes on behind this quote, which should then have been escaped: a word stands right behind
   * it, or the next quote has a backslash before it, as only quotes in strings have.
   */
  #goesOn(quote: number, escaped: boolean, oneLine: boolean): boolean {
    const { bytes, limit } = this;
    const from = quote + 1;
    if (from >= limit) return false;
    if (escaped && this.#escapedQuoteFollows(quote)) return true;
    const byte = bytes[from]!;
    if (!oneLine || ENDS_WORD[byte] || byte === Byte.Slash) return false;
    let end = from + 1;
    while (end < limit && end < from + LONGEST_SCALAR && !ENDS_WORD[bytes[end]!]) end++;
    return !isScalar(bytes, from, end);
  }

  #escapedQuoteFollows(quote: number): boolean {
    const { bytes, limit } = this;
    const next = bytes.indexOf(Byte.Quote, quote + 1);
    return next > quote + 1 && next < limit && bytes[next - 1] === Byte.Backslash;
  }

  /**
   * Where a string ends that lost its closing quote, when the quote found for it opens a key: `"a},{"key":`. Then
   * it ends before the brackets and commas. -1 where it is not so.
   */
  #lostEnd(start: number, quote: number): number {
    const { bytes, limit } = this;
    let key = quote + 1;
    while (key < limit && key < quote + LONGEST_KEY && !ENDS_WORD[bytes[key]!]) key++;
    if (key >= limit || bytes[key] !== Byte.Quote || bytes[key - 1] === Byte.Backslash) return -1;
    if (bytes[this.#spaceEnd(key + 1)] !== Byte.Colon) return -1;
    let at = quote;
    while (at > start + 1 && isSpace(bytes[at - 1]!)) at--;
    if (bytes[at - 1] !== Byte.Comma && bytes[at - 1] !== Byte.OpenBrace) return -1;
    while (at > start + 1 && isBetween(bytes[at - 1]!)) at--;
    return at;
  }

  /** The quote that ends a string which goes on behind its first one, -1 where none of the next few does. */
  #laterEnd(quote: number, escaped: boolean): number {
    const { bytes, limit } = this;
    const acrossLines = escaped && this.#escapedQuoteFollows(quote);
    let quotes = 0;
    for (let at = quote + 1; at < limit && quotes < MAX_RAW_QUOTES; at++) {
      const byte = bytes[at]!;
      if (byte === Byte.Backslash) {
        at++;
      } else if (byte === Byte.Quote) {
        quotes++;
        if (this.#endsValue(at + 1) && !this.#escapedQuoteFollows(at)) return at;
      } else if (!acrossLines && isLineEnd(byte)) {
        return -1;
      }
    }
    return -1;
  }

  /** Whether what follows a closing quote can follow a string. */
  #endsValue(from: number, orKey = true): boolean {
    const at = this.#spaceEnd(from);
    if (at >= this.limit) return true;
    const byte = this.bytes[at]!;
    if (byte === Byte.Colon) return orKey;
    return byte === Byte.Comma || byte === Byte.CloseBrace || byte === Byte.CloseBracket;
  }

  #spaceEnd(from: number): number {
    let at = from;
    while (at < this.limit && isSpace(this.bytes[at]!)) at++;
    return at;
  }

  /** Whether an object with a key stands right behind this quote, with none of its own quotes escaped. */
  #opensQuotedObject(quote: number): boolean {
    const { bytes, limit } = this;
    let at = this.#spaceEnd(quote + 1);
    if (bytes[at] !== Byte.OpenBrace) return false;
    at = this.#spaceEnd(at + 1);
    if (bytes[at] !== Byte.Quote) return false;
    const key = ++at;
    while (at < limit && at < key + LONGEST_KEY && !ENDS_WORD[bytes[at]!]) at++;
    if (at === key || at + 1 >= limit || bytes[at] !== Byte.Quote) return false;
    return bytes[at - 1] !== Byte.Backslash && bytes[at + 1] === Byte.Colon;
  }
}

/** Quotes behind the first that are tried as the end of a string; keeps the work linear. */
const MAX_RAW_QUOTES = 16;
const LONGEST_KEY = 64;
const LONGEST_SCALAR = 32;

export function isSpace(byte: number): boolean {
  return byte === Byte.Space || byte === Byte.Lf || byte === Byte.Cr || byte === Byte.Tab;
}

function isLineEnd(byte: number): boolean {
  return byte === Byte.Lf || byte === Byte.Cr;
}

/** Whether the byte can stand between the end of a value and the next key. */
function isBetween(byte: number): boolean {
  return ENDS_WORD[byte] === 1 && byte !== Byte.Quote && byte !== Byte.Colon;
}

function hasControl(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! < Byte.Space) return true;
  return false;
}

const ENDS_WORD = new Uint8Array(256);
for (const char of ' \t\r\n",:{}[]') ENDS_WORD[char.charCodeAt(0)] = 1;

const WORDS = ['true', 'false', 'null'].map((word) => Array.from(word, (char) => char.charCodeAt(0)));

function isScalar(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  if (first === Byte.Minus || isDigit(first)) return isNumber(bytes, start, end);
  return WORDS.some(
    (word) => word.length === end - start && word.every((char, i) => bytes[start + i] === char),
  );
}

/** RFC 8259 section 6: no leading zeros, no bare point, no plus sign. */
function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  const digits = () => {
    const from = at;
    while (at < end && isDigit(bytes[at]!)) at++;
    return at - from;
  };
  if (bytes[at] === Byte.Minus) at++;
  const first = bytes[at];
  const whole = digits();
  if (whole === 0 || (whole > 1 && first === 0x30)) return false;
  if (at < end && bytes[at] === 0x2e) {
    at++;
    if (digits() === 0) return false;
  }
  if (at < end && (bytes[at]! | 0x20) === 0x65) {
    at++;
    if (bytes[at] === 0x2b || bytes[at] === Byte.Minus) at++;
    if (digits() === 0) return false;
  }
  return at === end;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
