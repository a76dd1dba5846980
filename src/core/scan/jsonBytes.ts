import { Byte, ENDS_WORD, isSpace } from '../json/bytes';
import { escapeWidth } from '../json/escape';
import { isScalar } from '../json/scalar';
import { storeTimeRank } from '../trail/table/storeNames';
import { CARRIERS, keyBit } from '../trail/walk/recordKeys';
import { Irregular } from './irregular';

/** How closely is looked at what is skipped. */
export enum Care {
  /** It is inside a record that is known to be one: nothing in it matters. */
  None,
  /** It may be inside a record: strings with JSON in them matter. */
  Strings,
  /** It is outside of records: keys that tell a record matter as well. */
  Keys,
}

/** Arrays and objects inside each other, at most, that the scanner skips. */
const MAX_DEPTH = 512;

// The first four letters of the words of JSON, as they are read from memory.
const NULL = 0x6c6c756e;
const TRUE = 0x65757274;
const FALS = 0x736c6166;
const LETTER_E = 0x65;

const OBJECT = 1;
const ARRAY = 0;

/**
 * JSON text as bytes, and the ways to get past its values. Everything that it gets past is valid by RFC 8259, or it
 * throws `Irregular`. Places are offsets of bytes.
 */
export class JsonBytes {
  bytes: Uint8Array = new Uint8Array(0);
  view: DataView = new DataView(new ArrayBuffer(0));
  limit = 0;
  /** Whether the string that `stringEnd` found has a backslash in it. */
  escaped = false;
  readonly #open = new Uint8Array(MAX_DEPTH + 1);

  /** Takes a text: the first `limit` of these bytes. */
  set(bytes: Uint8Array, limit = bytes.length): void {
    if (
      bytes.buffer !== this.view.buffer ||
      bytes.byteOffset !== this.view.byteOffset ||
      bytes.length !== this.bytes.length
    )
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.bytes = bytes;
    this.limit = limit;
  }

  /** The first byte from `at` on that is no white space; throws at the end of the text. */
  space(at: number): number {
    const { bytes, view, limit } = this;
    let next = at;
    while (next < limit) {
      const byte = bytes[next]!;
      if (byte > Byte.Space) return next;
      if (!isSpace(byte)) throw new Irregular('syntax');
      next++;
      // Indentation comes in blanks.
      while (next + 4 <= limit && view.getInt32(next, true) === 0x20202020) next += 4;
    }
    throw new Irregular('syntax');
  }

  /** The closing quote of the string whose first byte is at `from`. */
  stringEnd(from: number): number {
    const { bytes, view, limit } = this;
    const last = limit - 4;
    let escaped = false;
    let at = from;
    for (;;) {
      // Four bytes at a time, as long as none is a quote, a backslash or a control character.
      while (at <= last) {
        const word = view.getInt32(at, true);
        const quote = word ^ 0x22222222;
        const backslash = word ^ 0x5c5c5c5c;
        const found =
          ((quote - 0x01010101) & ~quote) |
          ((backslash - 0x01010101) & ~backslash) |
          ((word - 0x20202020) & ~word);
        if ((found & 0x80808080) !== 0) break;
        at += 4;
      }
      for (;;) {
        if (at >= limit) throw new Irregular('syntax');
        const byte = bytes[at]!;
        if (byte === Byte.Quote) {
          this.escaped = escaped;
          return at;
        }
        if (byte === Byte.Backslash) {
          escaped = true;
          const width = escapeWidth(bytes, at, limit);
          if (width === 0) throw new Irregular('syntax');
          at += width;
          break;
        }
        if (byte < Byte.Space) throw new Irregular('syntax');
        at++;
      }
    }
  }

  /** Whether the bytes at `at` are those of `view`. */
  isAt(at: number, view: DataView, from: number, length: number): boolean {
    if (at + length > this.limit) return false;
    const mine = this.view;
    let i = 0;
    for (; i + 4 <= length; i += 4) {
      if (mine.getInt32(at + i, true) !== view.getInt32(from + i, true)) return false;
    }
    for (; i < length; i++) if (mine.getUint8(at + i) !== view.getUint8(from + i)) return false;
    return true;
  }

  /** The end of the number, `true`, `false` or `null` that begins here. */
  scalarEnd(from: number): number {
    const { bytes, limit } = this;
    if (from + 5 < limit) {
      const word = this.view.getInt32(from, true);
      if ((word === NULL || word === TRUE) && ENDS_WORD[bytes[from + 4]!]) return from + 4;
      if (word === FALS && bytes[from + 4] === LETTER_E && ENDS_WORD[bytes[from + 5]!]) return from + 5;
    }
    let at = from;
    while (at < limit && !ENDS_WORD[bytes[at]!]) at++;
    if (!isScalar(bytes, from, at)) throw new Irregular('syntax');
    return at;
  }

  /** The end of the value that begins here. */
  skip(from: number, care: Care): number {
    const { bytes } = this;
    const open = this.#open;
    let depth = 0;
    let at = from;
    for (;;) {
      // A value begins here.
      const byte = bytes[at]!;
      if (byte === Byte.Quote) {
        at = (care === Care.None ? this.stringEnd(at + 1) : this.checkedEnd(at + 1)) + 1;
      } else if (byte === Byte.OpenBrace) {
        if (++depth > MAX_DEPTH) throw new Irregular('depth');
        open[depth] = OBJECT;
        at = this.space(at + 1);
        if (bytes[at] !== Byte.CloseBrace) {
          at = this.#key(at, care);
          continue;
        }
        depth--;
        at++;
      } else if (byte === Byte.OpenBracket) {
        if (++depth > MAX_DEPTH) throw new Irregular('depth');
        open[depth] = ARRAY;
        at = this.space(at + 1);
        if (bytes[at] !== Byte.CloseBracket) continue;
        depth--;
        at++;
      } else {
        at = this.scalarEnd(at);
      }
      // A value has ended here.
      for (;;) {
        if (depth === 0) return at;
        at = this.space(at);
        const next = bytes[at]!;
        if (next === Byte.Comma) {
          at = this.space(at + 1);
          if (open[depth] === OBJECT) at = this.#key(at, care);
          break;
        }
        if (next !== (open[depth] === OBJECT ? Byte.CloseBrace : Byte.CloseBracket))
          throw new Irregular('syntax');
        depth--;
        at++;
      }
    }
  }

  /** The value behind the key that must stand here. */
  #key(at: number, care: Care): number {
    if (this.bytes[at] !== Byte.Quote) throw new Irregular('syntax');
    const end = this.stringEnd(at + 1);
    if (care === Care.Keys) this.checkKey(at + 1, end);
    return this.colon(end + 1);
  }

  /** The value behind the colon that must stand here. */
  colon(at: number): number {
    const colon = this.space(at);
    if (this.bytes[colon] !== Byte.Colon) throw new Irregular('syntax');
    return this.space(colon + 1);
  }

  /** Throws where a string that begins here could hold JSON, in which records are looked for. */
  checkString(from: number): void {
    const byte = this.bytes[from]!;
    if (byte === Byte.OpenBrace || byte === Byte.Space || byte === Byte.Backslash)
      throw new Irregular('embedded');
  }

  /** The closing quote of a string that begins here; throws where it could hold JSON, behind other text for example. */
  checkedEnd(from: number): number {
    this.checkString(from);
    const end = this.stringEnd(from);
    if (this.escaped && this.bytes.subarray(from, end).includes(Byte.OpenBrace))
      throw new Irregular('embedded');
    return end;
  }

  /** Throws where a key could be a record's, or one of what records are kept in. */
  checkKey(from: number, end: number): void {
    if (isTellingKey(this.bytes, from, end)) throw new Irregular('layout');
  }
}

/** Whether a key could be a record's, or one of what records are kept in, or have the time of one that has none. */
export function isTellingKey(bytes: Uint8Array, from: number, end: number): boolean {
  if (keyBit(bytes, from, end) !== 0) return true;
  const text = String.fromCharCode(...bytes.subarray(from, Math.min(end, from + 20)));
  return text === 'Records' || text === 'Events' || CARRIERS.has(text) || storeTimeRank(text) >= 0;
}
