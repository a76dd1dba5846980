import { entryOf, intern, isAt } from './entries';
import { isRecord } from './host';
import { Kind } from './shared';
import { escaped, stringEnd } from './text';

// The keys of records. Whoever wrote a log wrote the keys of all records in nearly the same order: the key that followed
// last time is tried first.

/** The first key of records, + 1. */
let first: u32 = 0;
/** Behind the key that `keyAfter` found. */
export let keyEnd: usize = 0;

/** The entry + 1 of the key whose quote is here, which follows `previous`, 0 for none. */
export function keyAfter(previous: u32, at: usize): u32 {
  const next = previous === 0 ? first : entryOf(previous - 1).other;
  if (next !== 0) {
    const entry = entryOf(next - 1);
    if (isAt(entry, at)) {
      keyEnd = at + entry.length;
      return next;
    }
  }
  const known = keyAt(at) + 1;
  if (previous === 0) first = known;
  else entryOf(previous - 1).other = known;
  return known;
}

/** The entry of the key whose quote is here. */
export function keyAt(at: usize): u32 {
  keyEnd = stringEnd(at + 1) + 1;
  return intern(Kind.Key, at, <u32>(keyEnd - at), escaped);
}

// What was asked before: nearly all records have the same keys.
const ASKED = memory.data(256 * 4);
const ANSWERS = memory.data(256);

/** Whether an object with these keys is a record. */
export function isRecordBy(bits: u32): bool {
  const slot = (bits * 0x9e3779b1) >> 24;
  if (load<u32>(ASKED + (slot << 2)) !== bits) {
    store<u8>(ANSWERS + slot, isRecord(bits) ? 1 : 0);
    store<u32>(ASKED + (slot << 2), bits);
  }
  return load<u8>(ANSWERS + slot) !== 0;
}
