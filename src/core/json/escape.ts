import { Byte } from './tokens';

/**
 * A text one level of escaping deeper than its source: the content of a JSON string, unescaped.
 * `places[i]` is where byte `i` begins in the source; `places[bytes.length]` is where the text ends. Every byte
 * of a character has that character's place.
 */
export interface Unescaped {
  readonly bytes: Uint8Array;
  readonly places: Uint32Array;
}

/**
 * Unescapes the content of a JSON string, `start` to `end` being between its quotes. Unknown escapes (`\x`) are
 * kept as they stand; a lone surrogate, which UTF-8 can't hold, stays the escape that it is.
 */
export function unescapeString(source: Uint8Array, start: number, end: number): Uint8Array {
  const content = source.subarray(start, end);
  return content.includes(Byte.Backslash) ? new Unescaper(source, start, end, false).run().bytes : content;
}

/** {@link unescapeString} with the place of every byte: 5 bytes of memory for each byte of text. */
export function unescapeWithPlaces(source: Uint8Array, start: number, end: number): Unescaped {
  return new Unescaper(source, start, end, true).run();
}

class Unescaper {
  readonly #out: Uint8Array;
  readonly #places: Uint32Array | undefined;
  #length = 0;

  constructor(
    readonly source: Uint8Array,
    readonly start: number,
    readonly end: number,
    withPlaces: boolean,
  ) {
    // Unescaping never makes a text longer: the shortest escape of a 3-byte character has 6 bytes.
    this.#out = new Uint8Array(end - start);
    if (withPlaces) this.#places = new Uint32Array(end - start + 1);
  }

  run(): Unescaped {
    const { source, end } = this;
    let at = this.start;
    while (at < end) {
      const byte = source[at]!;
      if (byte !== Byte.Backslash || at + 1 >= end) {
        // The bytes of one character share its place, so that a place never falls inside a character.
        let next = at + 1;
        const last = byte >= 0xc0 ? Math.min(end, at + 4) : next;
        while (next < last && (source[next]! & 0xc0) === 0x80) next++;
        for (let i = at; i < next; i++) this.#put(source[i]!, at);
        at = next;
      } else {
        at = this.#escape(at);
      }
    }
    if (this.#places) this.#places[this.#length] = end;
    return {
      bytes: this.#out.subarray(0, this.#length),
      places: this.#places?.subarray(0, this.#length + 1) ?? NO_PLACES,
    };
  }

  #put(byte: number, place: number): void {
    if (this.#places) this.#places[this.#length] = place;
    this.#out[this.#length++] = byte;
  }

  #escape(at: number): number {
    const { source } = this;
    const letter = source[at + 1]!;
    if (letter === 0x75) return this.#unicode(at);
    const plain = SHORT[letter]!;
    this.#put(plain || Byte.Backslash, at);
    return plain ? at + 2 : at + 1;
  }

  #unicode(at: number): number {
    const { source, end } = this;
    let code = hex4(source, at + 2, end);
    let next = at + 6;
    if (code >= 0xd800 && code <= 0xdbff && source[next] === Byte.Backslash && source[next + 1] === 0x75) {
      const low = hex4(source, next + 2, end);
      if (low >= 0xdc00 && low <= 0xdfff) {
        code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        next += 6;
      }
    }
    if (code < 0 || (code >= 0xd800 && code <= 0xdfff)) {
      const stop = code < 0 ? at + 2 : at + 6;
      for (let i = at; i < stop; i++) this.#put(source[i]!, i);
      return stop;
    }
    if (code < 0x80) {
      this.#put(code, at);
    } else if (code < 0x800) {
      this.#put(0xc0 | (code >> 6), at);
      this.#put(0x80 | (code & 0x3f), at);
    } else if (code < 0x10000) {
      this.#put(0xe0 | (code >> 12), at);
      this.#put(0x80 | ((code >> 6) & 0x3f), at);
      this.#put(0x80 | (code & 0x3f), at);
    } else {
      this.#put(0xf0 | (code >> 18), at);
      this.#put(0x80 | ((code >> 12) & 0x3f), at);
      this.#put(0x80 | ((code >> 6) & 0x3f), at);
      this.#put(0x80 | (code & 0x3f), at);
    }
    return next;
  }
}

const NO_PLACES = new Uint32Array(0);

/** What a backslash and this letter stand for; 0 where that is no escape of JSON's. */
const SHORT = new Uint8Array(256);
for (const [letter, plain] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t'].map((s) => [...s])) {
  SHORT[letter!.charCodeAt(0)] = plain!.charCodeAt(0);
}

/** The value of four hexadecimal digits, -1 where there are not four. */
function hex4(bytes: Uint8Array, at: number, end: number): number {
  if (at + 4 > end) return -1;
  let value = 0;
  for (let i = at; i < at + 4; i++) {
    const digit = HEX[bytes[i]!]!;
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

/** Length of the escape that begins with the backslash at this place, 0 where it is none of JSON's. */
export function escapeWidth(bytes: Uint8Array, at: number, end: number): number {
  const letter = bytes[at + 1]!;
  if (letter === 0x75) return hex4(bytes, at + 2, end) < 0 ? 0 : 6;
  return at + 1 < end && SHORT[letter] ? 2 : 0;
}

const HEX = new Int8Array(256).fill(-1);
for (let i = 0; i < 16; i++) {
  HEX['0123456789abcdef'.charCodeAt(i)] = i;
  HEX['0123456789ABCDEF'.charCodeAt(i)] = i;
}

/** The content of a JSON string for a text, escaped the way AWS's own tools write it. */
export function escapeText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
