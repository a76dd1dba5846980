import { bytes, entryOf, nextEpoch } from './entries';
import { fail } from './host';
import { keyAt, keyEnd } from './keys';
import { PAD, setSeed } from './memory';
import { readRecord } from './record';
import { forget, taken } from './rows';
import { KeyNote, Why } from './shared';
import {
  CARE_KEYS,
  CLOSE_BRACE,
  COMMA,
  colon,
  OPEN_BRACE,
  QUOTE,
  skip,
  space,
  unescaped,
  unescapedLength,
  unescapeString,
} from './text';

// The module's border: the host puts a log into memory, and has items of it read, one or many.

let text: usize = 0;
let room: usize = 0;
/** Records that were read, in all. */
let records: u32 = 0;

/** To be called first. */
export function begin(low: u32, high: u32): void {
  setSeed(((<u64>high) << 32) | low);
}

/** Where a log of so many bytes is to be put. What was read of another one is forgotten. */
export function open(length: u32): usize {
  forget();
  if (<usize>length + PAD > room) {
    if (text !== 0) heap.free(text);
    room = max<usize>(1 << 20, <usize>length + (length >> 2)) + PAD;
    text = heap.alloc(room);
  }
  memory.fill(text + length, 0, PAD);
  return text;
}

/** To be called when a batch was taken. */
export function nextBatch(): void {
  nextEpoch();
}

/** Bytes of memory that what was learned of texts takes. */
export function learned(): u32 {
  return <u32>bytes;
}

/** Reads the item at this offset, and returns where it ends. */
export function read(offset: u32): u32 {
  const end = readItem(text + offset);
  taken();
  return <u32>(end - text);
}

/** Reads items as long as one follows after a comma, and returns the offset of the byte that is no comma. */
export function readOn(offset: u32): u32 {
  let at = text + offset;
  while (load<u8>(at) === COMMA) {
    at = space(at + 1);
    if (load<u8>(at) !== OPEN_BRACE) fail(Why.Element);
    at = space(readItem(at));
  }
  taken();
  return <u32>(at - text);
}

/** Whether the item at this offset is one of `lookup-events`. */
export function isLookup(offset: u32): bool {
  return isLookupAt(text + offset);
}

/** A record, or a lookup item with one in it. */
function readItem(at: usize): usize {
  return isLookupAt(at) ? readLookup(at) : readRecord(at, 0, <u32>(at - text), 0);
}

/** Whether the first key is one of a lookup item: they begin with capital letters, a record's with small ones. */
function isLookupAt(brace: usize): bool {
  const at = space(brace + 1);
  const first = load<u8>(at, 1);
  if (first < 0x41 || first > 0x5a) return false;
  if (load<u8>(at) !== QUOTE) fail(Why.Syntax);
  return (entryOf(keyAt(at)).note & (KeyNote.Lookup | KeyNote.Inside)) !== 0;
}

/** The record in a lookup item; the item's own members are about the same event. */
function readLookup(brace: usize): usize {
  const before = records;
  let at = space(brace + 1);
  while (true) {
    if (load<u8>(at) !== QUOTE) fail(Why.Syntax);
    const note = entryOf(keyAt(at)).note;
    at = colon(keyEnd);
    if (note & KeyNote.Inside && load<u8>(at) === QUOTE) {
      at = readInside(at + 1) + 1;
    } else {
      if ((note & (KeyNote.Lookup | KeyNote.Telling)) === KeyNote.Telling) fail(Why.Layout);
      at = skip(at, CARE_KEYS);
    }
    at = space(at);
    const next = load<u8>(at);
    if (next === CLOSE_BRACE) break;
    if (next !== COMMA) fail(Why.Syntax);
    at = space(at + 1);
  }
  if (records !== before + 1) fail(Why.Element);
  return at + 1;
}

/** The record in the string whose first byte is here, which must be all that is in it. Returns the closing quote. */
function readInside(from: usize): usize {
  const close = unescapeString(from);
  const length = unescapedLength;
  if (load<u8>(unescaped) !== OPEN_BRACE) fail(Why.Embedded);
  const end = readRecord(unescaped, 1, <u32>(from - text), <u32>(close - from));
  if (end !== unescaped + length) fail(Why.Embedded);
  records++;
  return close;
}
