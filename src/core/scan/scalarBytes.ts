import { Byte, isDigit } from '../json/bytes';
import { parseTime } from '../knowledge/times';
import { IdKind } from '../rows/cells';
import { NO_TIME } from '../rows/timeColumn';
import type { JsonBytes } from './jsonBytes';

/** The value of a hexadecimal digit in small letters; others have the high bit set. */
const HEX = new Uint8Array(256).fill(0x80);
for (let digit = 0; digit < 16; digit++) HEX['0123456789abcdef'.charCodeAt(digit)] = digit;

/** Where the digits of a UUID's four words stand in its text. */
const PLACES = [
  [0, 1, 2, 3, 4, 5, 6, 7],
  [9, 10, 11, 12, 14, 15, 16, 17],
  [19, 20, 21, 22, 24, 25, 26, 27],
  [28, 29, 30, 31, 32, 33, 34, 35],
].flat();

/** Reads the 36 characters of a UUID in small letters into four words; false where they are none. */
export function readUuid({ bytes, limit }: JsonBytes, from: number, words: Uint32Array, to: number): boolean {
  if (from + 36 >= limit || bytes[from + 36] !== Byte.Quote) return false;
  const dashes = bytes[from + 8]! ^ bytes[from + 13]! ^ bytes[from + 18]! ^ bytes[from + 23]!;
  if (dashes !== 0 || bytes[from + 8] !== Byte.Minus || bytes[from + 13] !== Byte.Minus) return false;
  if (bytes[from + 18] !== Byte.Minus) return false;
  let bad = 0;
  for (let word = 0; word < 4; word++) {
    let value = 0;
    for (let digit = 0; digit < 8; digit++) {
      const hex = HEX[bytes[from + PLACES[word * 8 + digit]!]!]!;
      bad |= hex;
      value = (value << 4) | hex;
    }
    words[to + word] = value;
  }
  return (bad & 0x80) === 0;
}

/** Reads at most 16 ASCII characters into four words; `IdKind.Odd` where they are something else. */
export function readAscii(
  { bytes }: JsonBytes,
  from: number,
  end: number,
  words: Uint32Array,
  to: number,
): IdKind {
  words.fill(0, to, to + 4);
  if (end === from) return IdKind.None;
  if (end - from > 16) return IdKind.Odd;
  for (let i = 0; i < end - from; i++) {
    const byte = bytes[from + i]!;
    if (byte > 127) return IdKind.Odd;
    words[to + (i >> 2)]! |= byte << (24 - (i & 3) * 8);
  }
  return IdKind.Ascii;
}

const LETTER_T = 0x54;
const LETTER_Z = 0x5a;

/** Reads times as CloudTrail writes them, `2019-10-24T22:33:26Z`. */
export class TimeReader {
  /** The last day's text, in three pieces, and its first second since 1970. */
  #year = 0;
  #month = 0;
  #day = 0;
  #start = Number.NaN;

  /** Seconds since 1970 of the time whose first digit is at `from`; -1 where it is written in another way. */
  read(json: JsonBytes, from: number): number {
    const { bytes, view, limit } = json;
    if (from + 20 >= limit || bytes[from + 20] !== Byte.Quote || bytes[from + 19] !== LETTER_Z) return -1;
    if (bytes[from + 13] !== Byte.Colon || bytes[from + 16] !== Byte.Colon || bytes[from + 10] !== LETTER_T)
      return -1;
    const hour = two(bytes, from + 11);
    const minute = two(bytes, from + 14);
    const second = two(bytes, from + 17);
    if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 59)) return -1;
    const year = view.getInt32(from, true);
    const month = view.getInt32(from + 4, true);
    const day = view.getInt16(from + 8, true);
    if (year !== this.#year || month !== this.#month || day !== this.#day) {
      this.#start = dayAt(bytes, from);
      this.#year = year;
      this.#month = month;
      this.#day = day;
    }
    const seconds = this.#start + hour * 3600 + minute * 60 + second;
    return this.#start >= 0 && seconds < NO_TIME ? seconds : -1;
  }
}

/** Seconds since 1970 of the day at these bytes, NaN for none. */
export function dayAt(bytes: Uint8Array, from: number): number {
  const text = String.fromCharCode(...bytes.subarray(from, from + 10));
  return /^\d{4}-\d\d-\d\d$/.test(text) ? parseTime(`${text}T00:00:00Z`) / 1000 : Number.NaN;
}

function two(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]!;
  const ones = bytes[at + 1]!;
  return isDigit(tens) && isDigit(ones) ? (tens - 48) * 10 + ones - 48 : -1;
}
