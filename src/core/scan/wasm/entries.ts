import { newIdentity, newKey, newText, textNumber } from './host';
import { guessOf, hashOf, isSame, PAD } from './memory';
import { Kind } from './shared';

// Stretches of bytes that were seen, each with a number: equal bytes of one kind are one entry.

@unmanaged
export class Entry {
  at: usize;
  length: u32;
  hash: u32;
  kind: u32;
  note: u32;
  /** Its number in a batch, and which batch that was. */
  number: u32;
  epoch: u32;
  /** More of it that holds in one batch: of a resource, the list of it alone. Of a key, the one that followed it last. */
  other: u32;
  otherEpoch: u32;
}

const WIDTH: u32 = offsetof<Entry>();
const CHUNK: usize = 1 << 16;

let entries: usize = heap.alloc(256 * WIDTH);
let room: u32 = 256;
export let count: u32 = 0;

/** Open addressing: an entry + 1, 0 where there is none. At most half full. */
let slots: usize = newSlots(1024);
let mask: u32 = 1023;

/** Where bytes are kept: chunks that stay where they are. */
let pool: usize = 0;
let poolEnd: usize = 0;
/** Bytes of memory in all. */
export let bytes: usize = 0;

/** Entries + 1 by a look at 16 bytes. */
const GUESSES = memory.data(4096 * 4);

/** The batch that is being made: the numbers of another one mean nothing. */
export let epoch: u32 = 1;

export function nextEpoch(): void {
  epoch++;
}

/** The string that was found last: behind its closing quote. */
export let end: usize = 0;

export function entryOf(id: u32): Entry {
  return changetype<Entry>(entries + <usize>id * WIDTH);
}

/** Whether an entry's bytes are those at `at`. */
export function isAt(entry: Entry, at: usize): bool {
  return isSame(entry.at, at, entry.length);
}

/** The entry of these bytes. */
export function intern(kind: u32, at: usize, length: u32, escaped: bool): u32 {
  const hash = hashOf(at, length) ^ (kind * 0x9e3779b1);
  let slot = hash & mask;
  while (true) {
    const id = load<u32>(slots + (slot << 2));
    if (id === 0) break;
    const entry = entryOf(id - 1);
    if (entry.hash === hash && entry.length === length && entry.kind === kind && isAt(entry, at))
      return id - 1;
    slot = (slot + 1) & mask;
  }
  const id = count;
  // Before anything is changed: it may throw.
  const note =
    kind === Kind.Key
      ? newKey(at, length, escaped)
      : kind === Kind.Identity
        ? newIdentity(id, at, length)
        : newText(id, kind, at, length, escaped);
  if (id === room) {
    room *= 2;
    entries = heap.realloc(entries, room * WIDTH);
  }
  const entry = entryOf(id);
  entry.at = keep(at, length);
  entry.length = length;
  entry.hash = hash;
  entry.kind = kind;
  entry.note = note;
  entry.epoch = 0;
  entry.other = 0;
  entry.otherEpoch = 0;
  store<u32>(slots + (slot << 2), id + 1);
  count = id + 1;
  bytes += WIDTH + 16;
  if (count * 2 > mask) rehash();
  return id;
}

/** An entry by a look at the first bytes of a string, which begins behind the quote at `quote`; -1 for none. */
export function guess(kind: u32, quote: usize): i32 {
  const id = load<u32>(GUESSES + (guessOf(quote + 1, kind) << 2));
  if (id === 0) return -1;
  const entry = entryOf(id - 1);
  if (entry.kind !== kind || !isAt(entry, quote + 1)) return -1;
  const close = quote + 1 + entry.length;
  if (load<u8>(close) !== 0x22) return -1;
  end = close + 1;
  return id - 1;
}

/** What `guess` gives for the string there from now on. */
export function remember(kind: u32, quote: usize, id: u32): void {
  store<u32>(GUESSES + (guessOf(quote + 1, kind) << 2), id + 1);
}

/** The number of an entry's text in the batch. */
export function numberOf(id: u32): u32 {
  const entry = entryOf(id);
  if (entry.epoch !== epoch) {
    entry.number = textNumber(id, entry.kind);
    entry.epoch = epoch;
  }
  return entry.number;
}

function keep(at: usize, length: u32): usize {
  if (pool + length + PAD > poolEnd) {
    const size = max(CHUNK, <usize>length + PAD);
    pool = heap.alloc(size);
    poolEnd = pool + size;
    bytes += size;
  }
  const kept = pool;
  memory.copy(kept, at, length);
  pool += length;
  return kept;
}

function newSlots(length: u32): usize {
  const at = heap.alloc((<usize>length) << 2);
  memory.fill(at, 0, (<usize>length) << 2);
  return at;
}

function rehash(): void {
  const length = (mask + 1) * 4;
  heap.free(slots);
  slots = newSlots(length);
  mask = length - 1;
  for (let id: u32 = 0; id < count; id++) {
    let slot = entryOf(id).hash & mask;
    while (load<u32>(slots + (slot << 2)) !== 0) slot = (slot + 1) & mask;
    store<u32>(slots + (slot << 2), id + 1);
  }
}
