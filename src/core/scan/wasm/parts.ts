import { entryOf, epoch, intern, numberOf } from './entries';
import { fail, resourceList } from './host';
import { Kind, Name, TextIndex, Why } from './shared';
import {
  CARE_NONE,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COMMA,
  colon,
  escaped,
  OPEN_BRACE,
  QUOTE,
  skip,
  space,
  stringAfter,
  stringEnd,
  stringEntry,
} from './text';

// What is looked for inside of values of a record that is known to be one. `isOdd` after a call: only JSON.parse is sure
// of what is there.

export let isOdd: bool = false;
/** The end of the value that was read. */
export let partEnd: usize = 0;

/** The note of the key of the member that was opened last. */
let name: u32 = 0;

/** The value of an object's first member; 0 where there is none, `partEnd` being the object's end. */
function open(brace: usize): usize {
  const at = space(brace + 1);
  if (load<u8>(at) !== CLOSE_BRACE) return value(at);
  partEnd = at + 1;
  return 0;
}

/** The value of the next member, behind the end of the one before; 0 where there is none. */
function after(end: usize): usize {
  const at = space(end);
  if (load<u8>(at) === COMMA) return value(space(at + 1));
  if (load<u8>(at) !== CLOSE_BRACE) fail(Why.Syntax);
  partEnd = at + 1;
  return 0;
}

function value(at: usize): usize {
  if (load<u8>(at) !== QUOTE) fail(Why.Syntax);
  name = entryOf(stringEntry(Kind.Name, at)).note;
  if (name === Name.Escaped) isOdd = true;
  return colon(stringAfter);
}

/** The entry of a string whose end is known. */
function textBetween(kind: u32, quote: usize, end: usize): u32 {
  return intern(kind, quote + 1, <u32>(end - quote - 2), escaped);
}

/** The entry of `credentials.accessKeyId`, -1 for none. */
export let issuedKey: i32 = -1;
/** The entry of `assumedRoleUser.arn`, else of `federatedUser.arn`; -1 for none. */
export let issuedTo: i32 = -1;

/** Reads what the index needs of `responseElements`: the key that was given out, and for whom. */
export function readResponse(brace: usize): void {
  issuedKey = -1;
  issuedTo = -1;
  isOdd = false;
  let seen: u32 = 0;
  let end: usize = 0;
  for (let at = open(brace); at !== 0; at = after(end)) {
    const key = name;
    if (key !== Name.Credentials && key !== Name.User) {
      if (key === Name.Whole) isOdd = true;
      end = skip(at, CARE_NONE);
      continue;
    }
    if (seen & (1 << key)) isOdd = true;
    seen |= 1 << key;
    if (key === Name.Credentials) {
      issuedKey = textIn(at, Name.AccessKey, TextIndex.IssuedKey);
      end = partEnd;
    } else {
      issuedTo = textIn(at, Name.Arn, TextIndex.IssuedTo);
      end = partEnd;
    }
  }
}

/** The entry of the text of a member of this value, -1 for none; sets `partEnd`, where the value ends. */
function textIn(from: usize, wanted: u32, column: u32): i32 {
  if (load<u8>(from) !== OPEN_BRACE) {
    // It may hold the object as JSON text.
    if (load<u8>(from) === QUOTE) isOdd = true;
    partEnd = skip(from, CARE_NONE);
    return -1;
  }
  let found: i32 = -1;
  let end: usize = 0;
  for (let at = open(from); at !== 0; at = after(end)) {
    const isIt = name === wanted;
    end = skip(at, CARE_NONE);
    if (!isIt) continue;
    if (found >= 0 || load<u8>(at) !== QUOTE) isOdd = true;
    if (load<u8>(at) === QUOTE) found = textBetween(column, at, end);
  }
  return found;
}

/** The entry of a Detective call's graph where its parameters have it under the usual name, -1 elsewhere. */
export function findGraph(brace: usize): i32 {
  let found: i32 = -1;
  let end: usize = 0;
  for (let at = open(brace); at !== 0; at = after(end)) {
    end = skip(at, CARE_NONE);
    // An escaped name may be the same name.
    if (name === Name.Escaped) return -1;
    if (name !== Name.GraphArn) continue;
    if (found >= 0 || load<u8>(at) !== QUOTE || end - at === 2) return -1;
    found = textBetween(TextIndex.Graph, at, end);
  }
  return found;
}

/** Numbers of the names of one list. */
let names: usize = heap.alloc(64 * 4);
let namesRoom: u32 = 64;

/** Reads `resources`, the array whose bracket is here, and returns the number of the list of its names. */
export function readResources(bracket: usize): u32 {
  isOdd = false;
  let count: u32 = 0;
  let only: u32 = 0;
  let at = space(bracket + 1);
  if (load<u8>(at) === CLOSE_BRACKET) {
    partEnd = at + 1;
    return 0;
  }
  while (true) {
    if (load<u8>(at) === OPEN_BRACE) {
      const found = readResource(at);
      at = partEnd;
      if (found >= 0) {
        only = found;
        count = addName(numberOf(found), count);
      }
    } else {
      isOdd = true;
      at = skip(at, CARE_NONE);
    }
    at = space(at);
    if (load<u8>(at) === CLOSE_BRACKET) break;
    if (load<u8>(at) !== COMMA) fail(Why.Syntax);
    at = space(at + 1);
  }
  partEnd = at + 1;
  if (isOdd || count === 0) return 0;
  if (count > 1) return resourceList(names, count);
  const entry = entryOf(only);
  if (entry.otherEpoch !== epoch) {
    entry.other = resourceList(names, count);
    entry.otherEpoch = epoch;
  }
  return entry.other;
}

function addName(number: u32, count: u32): u32 {
  for (let i: u32 = 0; i < count; i++) if (load<u32>(names + (i << 2)) === number) return count;
  if (count === namesRoom) {
    namesRoom *= 2;
    names = heap.realloc(names, namesRoom << 2);
  }
  store<u32>(names + (count << 2), number);
  return count + 1;
}

/** The entry of a resource's name, -1 for none. */
function readResource(brace: usize): i32 {
  let best: u32 = Name.ResourceEnd;
  let seen: u32 = 0;
  let found: i32 = -1;
  let end: usize = 0;
  for (let at = open(brace); at !== 0; at = after(end)) {
    const rank = name;
    if (rank < <u32>Name.Resource || rank >= <u32>Name.ResourceEnd) {
      end = skip(at, CARE_NONE);
      continue;
    }
    if (seen & (1 << rank)) isOdd = true;
    seen |= 1 << rank;
    if (load<u8>(at) !== QUOTE) {
      // Null and the empty text are no name, numbers would be one.
      if (load<u8>(at) !== 0x6e) isOdd = true;
      end = skip(at, CARE_NONE);
    } else if (rank < best && load<u8>(at, 1) !== QUOTE) {
      best = rank;
      found = stringEntry(Kind.Resource, at);
      end = stringAfter;
    } else {
      end = stringEnd(at + 1) + 1;
    }
  }
  return found;
}
