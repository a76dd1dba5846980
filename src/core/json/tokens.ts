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
 * Splits UTF-8 bytes into JSON tokens. It never fails: what is no token is {@link Token.Junk}, and a string
 * whose end is missing ends at its line. Every byte is looked at a constant number of times.
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

  constructor(
    readonly bytes: Uint8Array,
    start = 0,
    /** One past the last byte to read. */
    readonly limit = bytes.length,
  ) {
    this.end = start;
  }

  next(): Token {
    const bytes = this.bytes;
    let at = this.end;
    while (at < this.limit && isSpace(bytes[at]!)) at++;
    this.start = at;
    if (at >= this.limit) {
      this.end = this.limit;
      this.kind = Token.End;
      return this.kind;
    }
    this.end = at + 1;
    switch (bytes[at]) {
      case Byte.Quote:
        this.#string(at);
        this.kind = Token.String;
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
        at++;
      } else if (byte < Byte.Space) {
        control = true;
        if (lineEnd < 0 && (byte === Byte.Lf || byte === Byte.Cr)) lineEnd = at;
      }
    }
    const closed = at < limit;
    if (lineEnd >= 0 && !(closed && this.#endsValue(at + 1))) {
      // The quote that was found opens the next string: this one lost its own, and ends with its line.
      this.end = lineEnd;
      this.escaped = escaped && bytes.subarray(start, lineEnd).includes(Byte.Backslash);
      this.control = false;
      this.open = true;
      return;
    }
    this.end = closed ? at + 1 : limit;
    this.escaped = escaped;
    this.control = control;
    this.open = !closed;
  }

  /** Whether what follows a closing quote can follow a string. */
  #endsValue(from: number): boolean {
    let at = from;
    while (at < this.limit && isSpace(this.bytes[at]!)) at++;
    if (at >= this.limit) return true;
    const byte = this.bytes[at]!;
    return (
      byte === Byte.Comma || byte === Byte.Colon || byte === Byte.CloseBrace || byte === Byte.CloseBracket
    );
  }
}

export function isSpace(byte: number): boolean {
  return byte === Byte.Space || byte === Byte.Lf || byte === Byte.Cr || byte === Byte.Tab;
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
