import { entryOf, guess, end as guessed, intern, remember } from './entries';
import { fail, unescapeTo } from './host';
import { PAD } from './memory';
import { KeyNote, Kind, Why } from './shared';

// JSON text in memory, and the ways to get past its values. Everything that it gets past is valid by RFC 8259, or the
// host throws. Places are addresses. Behind a text stand zeros, which are neither space nor part of any value: there
// is no need to look for its end.

export const QUOTE: u8 = 0x22;
export const BACKSLASH: u8 = 0x5c;
export const COMMA: u8 = 0x2c;
const COLON: u8 = 0x3a;
const MINUS: u8 = 0x2d;
export const OPEN_BRACE: u8 = 0x7b;
export const CLOSE_BRACE: u8 = 0x7d;
export const OPEN_BRACKET: u8 = 0x5b;
export const CLOSE_BRACKET: u8 = 0x5d;
const SPACE: u8 = 0x20;

const NULL: u32 = 0x6c6c756e;
const TRUE: u32 = 0x65757274;
const FALS: u32 = 0x736c6166;

/** How closely is looked at what is skipped: see jsonBytes.ts. */
export const CARE_NONE: u32 = 0;
export const CARE_STRINGS: u32 = 1;
export const CARE_KEYS: u32 = 2;

const MAX_DEPTH: u32 = 512;
const OPEN = memory.data(513);

/** 1 for each byte that a number, a word or a plain key ends before. */
const ENDS_WORD = memory.data(256);
for (let i: u8 = 0; i <= 0x20; i++) {
  if (i === 0x20 || i === 0x0a || i === 0x0d || i === 0x09) store<u8>(ENDS_WORD + i, 1);
}
store<u8>(ENDS_WORD + QUOTE, 1);
store<u8>(ENDS_WORD + COMMA, 1);
store<u8>(ENDS_WORD + COLON, 1);
store<u8>(ENDS_WORD + OPEN_BRACE, 1);
store<u8>(ENDS_WORD + CLOSE_BRACE, 1);
store<u8>(ENDS_WORD + OPEN_BRACKET, 1);
store<u8>(ENDS_WORD + CLOSE_BRACKET, 1);

/** Whether the string that `stringEnd` found has a backslash in it. */
export let escaped: bool = false;

/** The first byte from here on that is no white space. */
export function space(at: usize): usize {
  return load<u8>(at) > SPACE ? at : pastSpace(at);
}

function pastSpace(at: usize): usize {
  while (true) {
    const byte = load<u8>(at);
    if (byte > SPACE) return at;
    if (byte !== SPACE && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) fail(Why.Syntax);
    at++;
    // Indentation comes in blanks.
    while (load<u32>(at) === 0x20202020) at += 4;
  }
}

/** The closing quote of the string whose first byte is here. */
export function stringEnd(at: usize): usize {
  escaped = false;
  while (true) {
    const found = special(at);
    if (found === 0) {
      at += 16;
      continue;
    }
    at += ctz(found);
    const byte = load<u8>(at);
    if (byte === QUOTE) return at;
    if (byte !== BACKSLASH) fail(Why.Syntax);
    escaped = true;
    at += escapeWidth(at);
  }
}

/** Which of the next 16 bytes are quotes, backslashes or control characters. */
function special(at: usize): u32 {
  const bytes = v128.load(at);
  const quotes = i8x16.eq(bytes, i8x16.splat(0x22));
  const backslashes = i8x16.eq(bytes, i8x16.splat(0x5c));
  const controls = i8x16.le_u(bytes, i8x16.splat(0x1f));
  return i8x16.bitmask(v128.or(v128.or(quotes, backslashes), controls));
}

function escapeWidth(at: usize): u32 {
  const letter = load<u8>(at, 1);
  if (letter === 0x75) {
    for (let i: usize = 2; i < 6; i++) {
      const digit = load<u8>(at + i);
      if (!(digit - 0x30 < 10 || (digit | 0x20) - 0x61 < 6)) fail(Why.Syntax);
    }
    return 6;
  }
  if (plainOf(letter) === 0) fail(Why.Syntax);
  return 2;
}

/** What a backslash and this letter stand for; 0 for others, among them `\u`. */
function plainOf(letter: u8): u8 {
  switch (letter) {
    case QUOTE:
    case BACKSLASH:
    case 0x2f:
      return letter;
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
    default:
      return 0;
  }
}

function scalarEnd(at: usize): usize {
  const word = load<u32>(at);
  if (word === NULL || word === TRUE) at += 4;
  else if (word === FALS && load<u8>(at, 4) === 0x65) at += 5;
  else at = numberEnd(at);
  // At the end of the text too something is missing: values stand in an object.
  if (load<u8>(ENDS_WORD + load<u8>(at)) === 0) fail(Why.Syntax);
  return at;
}

/** RFC 8259 section 6: no leading zeros, no bare point, no plus sign. */
function numberEnd(from: usize): usize {
  let at = from;
  if (load<u8>(at) === MINUS) at++;
  const whole = digitsEnd(at);
  if (load<u8>(at) === 0x30 && whole > at + 1) fail(Why.Syntax);
  at = whole;
  if (load<u8>(at) === 0x2e) at = digitsEnd(at + 1);
  if ((load<u8>(at) | 0x20) === 0x65) {
    at++;
    if (load<u8>(at) === 0x2b || load<u8>(at) === MINUS) at++;
    at = digitsEnd(at);
  }
  return at;
}

function digitsEnd(from: usize): usize {
  let at = from;
  while (load<u8>(at) - 0x30 < 10) at++;
  if (at === from) fail(Why.Syntax);
  return at;
}

/** The end of the value that begins here. */
export function skip(from: usize, care: u32): usize {
  let at = from;
  let depth: u32 = 0;
  let isObject: bool = false;
  while (true) {
    // A value begins here.
    const byte = load<u8>(at);
    if (byte === QUOTE) {
      at = (care === CARE_NONE ? stringEnd(at + 1) : checkedEnd(at + 1)) + 1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      if (++depth > MAX_DEPTH) fail(Why.Depth);
      isObject = byte === OPEN_BRACE;
      store<u8>(OPEN + depth, byte);
      at = space(at + 1);
      // Closing ones are their opening ones' codes and two.
      if (load<u8>(at) !== byte + 2) {
        if (isObject) at = pastKey(at, care);
        continue;
      }
      isObject = load<u8>(OPEN + --depth) === OPEN_BRACE;
      at++;
    } else {
      at = scalarEnd(at);
    }
    // A value has ended here.
    while (true) {
      if (depth === 0) return at;
      at = space(at);
      const next = load<u8>(at);
      if (next === COMMA) {
        at = space(at + 1);
        if (isObject) at = pastKey(at, care);
        break;
      }
      if (next !== (isObject ? CLOSE_BRACE : CLOSE_BRACKET)) fail(Why.Syntax);
      isObject = load<u8>(OPEN + --depth) === OPEN_BRACE;
      at++;
    }
  }
}

/** The value behind the key that must stand here. */
function pastKey(at: usize, care: u32): usize {
  if (load<u8>(at) !== QUOTE) fail(Why.Syntax);
  const close = stringEnd(at + 1);
  if (
    care === CARE_KEYS &&
    entryOf(intern(Kind.Key, at, <u32>(close + 1 - at), escaped)).note & KeyNote.Telling
  )
    fail(Why.Layout);
  return colon(close + 1);
}

/** The value behind the colon that must stand here. */
export function colon(at: usize): usize {
  at = space(at);
  if (load<u8>(at) !== COLON) fail(Why.Syntax);
  return space(at + 1);
}

/** Throws where a string that begins here could hold JSON, in which records are looked for. */
export function checkString(at: usize): void {
  const byte = load<u8>(at);
  if (byte === OPEN_BRACE || byte === SPACE || byte === BACKSLASH) fail(Why.Embedded);
}

/** The closing quote of a string that begins here; fails where it could hold JSON, behind other text for example. */
export function checkedEnd(from: usize): usize {
  checkString(from);
  const close = stringEnd(from);
  if (escaped) for (let at = from; at < close; at++) if (load<u8>(at) === OPEN_BRACE) fail(Why.Embedded);
  return close;
}

/** The entry of the string whose quote stands here; `stringAfter` is what follows it. */
export function stringEntry(kind: u32, quote: usize): u32 {
  const known = guess(kind, quote);
  if (known >= 0) {
    stringAfter = guessed;
    return known;
  }
  const close = stringEnd(quote + 1);
  const id = intern(kind, quote + 1, <u32>(close - quote - 1), escaped);
  remember(kind, quote, id);
  stringAfter = close + 1;
  return id;
}

export let stringAfter: usize = 0;

let buffer: usize = 0;
let bufferEnd: usize = 0;
/** Where the string that was unescaped last stands, and its length. */
export let unescaped: usize = 0;
export let unescapedLength: u32 = 0;

/** Unescapes the string whose first byte is here, in one pass, and returns its closing quote. */
export function unescapeString(from: usize): usize {
  if (buffer === 0) grow(0);
  let to = buffer;
  let at = from;
  while (true) {
    if (to + PAD > bufferEnd) to = grow(to - buffer);
    const found = special(at);
    v128.store(to, v128.load(at));
    if (found === 0) {
      at += 16;
      to += 16;
      continue;
    }
    at += ctz(found);
    to += ctz(found);
    const byte = load<u8>(at);
    if (byte === QUOTE) break;
    if (byte !== BACKSLASH) fail(Why.Syntax);
    const plain = plainOf(load<u8>(at, 1));
    if (plain === 0) {
      // Characters by their numbers are rare, and there is more to them.
      const close = stringEnd(from);
      const length = close - from;
      while (buffer + length + PAD > bufferEnd) grow(0);
      to = buffer + unescapeTo(buffer, from, <u32>length);
      at = close;
      break;
    }
    store<u8>(to, plain);
    at += 2;
    to++;
  }
  memory.fill(to, 0, PAD);
  unescaped = buffer;
  unescapedLength = <u32>(to - buffer);
  return at;
}

/** Makes the buffer larger; so many bytes of it are in use. Returns where it goes on. */
function grow(used: usize): usize {
  const size = max<usize>(1 << 14, (bufferEnd - buffer) * 2);
  buffer = buffer === 0 ? heap.alloc(size) : heap.realloc(buffer, size);
  bufferEnd = buffer + size;
  return buffer + used;
}
