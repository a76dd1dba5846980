import { dayStart } from './host';
import { QUOTE } from './text';

/** Reads the 36 characters of a UUID in small letters into four words; false where they are none. */
export function readUuid(at: usize, to: usize): bool {
  if (load<u8>(at, 36) !== QUOTE) return false;
  if (
    load<u8>(at, 8) !== 0x2d ||
    load<u8>(at, 13) !== 0x2d ||
    load<u8>(at, 18) !== 0x2d ||
    load<u8>(at, 23) !== 0x2d
  )
    return false;
  const head = v128.load(at);
  const middle = v128.load(at, 16);
  const tail = v128.load(at, 20);
  const first = i8x16.shuffle(head, middle, 0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17);
  const second = i8x16.shuffle(middle, tail, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 28, 29, 30, 31);
  if (!v128.all_true<i8>(v128.and(areHex(first), areHex(second)))) return false;
  const bytes = i8x16.narrow_i16x8_u(pairsOf(first), pairsOf(second));
  // The first byte of each word is the highest.
  v128.store(to, i8x16.shuffle(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));
  return true;
}

function areHex(chars: v128): v128 {
  return v128.or(
    i8x16.le_u(i8x16.sub(chars, i8x16.splat(0x30)), i8x16.splat(9)),
    i8x16.le_u(i8x16.sub(chars, i8x16.splat(0x61)), i8x16.splat(5)),
  );
}

/** Each two digits as a number of 16 bits. */
function pairsOf(chars: v128): v128 {
  const letters = i8x16.ge_u(chars, i8x16.splat(0x61));
  const values = i8x16.sub(chars, v128.bitselect(i8x16.splat(0x57), i8x16.splat(0x30), letters));
  return v128.and(v128.or(i16x8.shl(values, 4), i16x8.shr_u(values, 8)), i16x8.splat(0xff));
}

/** Reads at most 16 ASCII characters, up to a quote, into four words; false where they are something else. */
export function readAscii(at: usize, close: usize, to: usize): bool {
  const length = <u32>(close - at);
  if (length > 16) return false;
  for (let i: u32 = 0; i < length; i++) {
    const byte = load<u8>(at + i);
    if (byte > 127) return false;
    const word = to + (i & ~3);
    store<u32>(word, load<u32>(word) | ((<u32>byte) << (24 - (i & 3) * 8)));
  }
  return true;
}

// The last day, and its first second.
let yearMonth: u64 = 0;
let monthDay: u16 = 0;
let start: f64 = -1;

/** Seconds since 1970 of a time as CloudTrail writes it, `2019-10-24T22:33:26Z`; -1 where it is written in another way. */
export function readTime(at: usize): i64 {
  if (load<u8>(at, 20) !== QUOTE || load<u8>(at, 19) !== 0x5a) return -1;
  if (load<u8>(at, 13) !== 0x3a || load<u8>(at, 16) !== 0x3a || load<u8>(at, 10) !== 0x54) return -1;
  const hour = two(at + 11);
  const minute = two(at + 14);
  const second = two(at + 17);
  if (hour > 23 || minute > 59 || second > 59) return -1;
  if (load<u64>(at) !== yearMonth || load<u16>(at, 8) !== monthDay) {
    start = dayStart(at);
    yearMonth = load<u64>(at);
    monthDay = load<u16>(at, 8);
  }
  const seconds = start + <f64>(hour * 3600 + minute * 60 + second);
  return start >= 0 && seconds < 4294967295 ? <i64>seconds : -1;
}

/** Two digits; more than 99 where they are none. */
function two(at: usize): u32 {
  const tens = <u32>load<u8>(at) - 0x30;
  const ones = <u32>load<u8>(at, 1) - 0x30;
  return tens > 9 || ones > 9 ? 100 : tens * 10 + ones;
}
