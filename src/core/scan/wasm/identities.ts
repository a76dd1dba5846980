import { Entry, entryOf, epoch, intern, isAt } from './entries';
import { dependentNumber, identityNumber } from './host';
import { IdentityNote, Kind } from './shared';
import { CARE_NONE, OPEN_BRACE, skip } from './text';

// Values of `userIdentity`, known by their bytes. Most of a log's identities are met again and again, so that a look at
// some of the bytes guesses which one it is; then all bytes are compared, and nothing has to be parsed, not even to
// find the end.

/** Entries + 1 by a few bytes near the beginning of an identity, and by more, which short ones don't have. */
const NEAR = memory.data(4096 * 4);
const FAR = memory.data(4096 * 4);
let last: u32 = 0;

/** The end of the value that `findIdentity` found. */
export let identityEnd: usize = 0;

/** The entry of the identity that begins here. */
export function findIdentity(at: usize, care: u32): u32 {
  const isObject = load<u8>(at) === OPEN_BRACE;
  if (isObject) {
    const known = known3(at);
    if (known !== 0) {
      const entry = entryOf(known - 1);
      identityEnd = at + entry.length;
      // No string in it holds JSON: that is looked for once.
      if (care !== CARE_NONE && entry.other === 0) {
        skip(at, care);
        entry.other = 1;
      }
      last = known;
      return known - 1;
    }
  }
  identityEnd = skip(at, care);
  const id = intern(Kind.Identity, at, <u32>(identityEnd - at), false);
  if (care !== CARE_NONE) entryOf(id).other = 1;
  if (isObject) {
    store<u32>(near(at), id + 1);
    store<u32>(far(at), id + 1);
    last = id + 1;
  }
  return id;
}

/** The entry + 1 by one of three guesses, 0 for none. */
function known3(at: usize): u32 {
  if (isThere(last, at)) return last;
  const second = load<u32>(far(at));
  if (isThere(second, at)) return second;
  const first = load<u32>(near(at));
  return isThere(first, at) ? first : 0;
}

function isThere(known: u32, at: usize): bool {
  return known !== 0 && isAt(entryOf(known - 1), at);
}

function near(at: usize): usize {
  return NEAR + guessBy(at + 8, 8, at + 60);
}

function far(at: usize): usize {
  return FAR + guessBy(at + 40, 20, at + 340);
}

function guessBy(from: usize, step: usize, to: usize): usize {
  let hash: u32 = 0;
  for (let at = from; at < to; at += step) hash = ((hash ^ load<u32>(at)) * 0x9e3779b1) ^ (hash >> 13);
  return ((hash ^ (hash >> 16)) & 4095) << 2;
}

/** The number in the batch of an identity in an event from this address and of this type, entries or -1. */
export function numberOfIdentity(id: i32, address: i32, type: i32): i32 {
  if (id < 0) return dependentNumber(id, address, type);
  const entry: Entry = entryOf(id);
  if (entry.note === IdentityNote.Odd) return -1;
  if (entry.note === IdentityNote.Dependent) return dependentNumber(id, address, type);
  if (entry.epoch !== epoch) {
    entry.number = identityNumber(id);
    entry.epoch = epoch;
  }
  return entry.number;
}
