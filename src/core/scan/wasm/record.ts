import { Cell, IdKind } from '../../rows/cells';
import { entryOf, numberOf } from './entries';
import {
  booleanOf,
  fail,
  graphNumber,
  isNotable,
  issuedNumber,
  listWithGraph,
  oddId,
  oddRecord,
  oddTime,
  sharedText,
  sharedUuid,
} from './host';
import { findIdentity, identityEnd, numberOfIdentity } from './identities';
import { isRecordBy, keyAfter, keyEnd } from './keys';
import {
  findGraph,
  isOdd as isPartOdd,
  issuedKey,
  issuedTo,
  partEnd,
  readResources,
  readResponse,
} from './parts';
import { beginRow, endRow, row, taken } from './rows';
import { readAscii, readTime, readUuid } from './scalars';
import { Kind, Member, TextIndex, TextNote, Why } from './shared';
import {
  CARE_NONE,
  CARE_STRINGS,
  CLOSE_BRACE,
  COMMA,
  checkedEnd,
  checkString,
  colon,
  escaped,
  OPEN_BRACE,
  OPEN_BRACKET,
  QUOTE,
  skip,
  space,
  stringAfter,
  stringEnd,
  stringEntry,
} from './text';

// Reads records into rows as recordScanner.ts does, each in one pass.

const LETTER_F: u8 = 0x66;
const LETTER_N: u8 = 0x6e;
const LETTER_T: u8 = 0x74;

/** Entries of the text columns + 1, 0 for none. */
const ENTRIES = memory.data(TextIndex.Count * 4);
const UUID = memory.data(16);

// The record that is being read.
let isOdd: bool = false;
let bits: u32 = 0;
/** It is known to be a record by what was read so far. */
let isKnown: bool = false;
let identity: i32 = -1;
/** 0 for none, 1 for false, 2 for true. */
let readOnly: u32 = 0;
let request: usize = 0;
let requestEnd: usize = 0;
let response: usize = 0;
let responseEnd: usize = 0;

function begin(): void {
  beginRow();
  memory.fill(ENTRIES, 0, TextIndex.Count * 4);
  isOdd = false;
  bits = 0;
  isKnown = false;
  identity = -1;
  readOnly = 0;
  request = 0;
  requestEnd = 0;
  response = 0;
  responseEnd = 0;
}

/** Takes note of what a key or its value tells of the record. */
function tell(more: u32): void {
  bits |= more;
  if (!isKnown) isKnown = isRecordBy(bits);
}

function care(): u32 {
  return isKnown ? CARE_NONE : CARE_STRINGS;
}

/** Reads the record whose brace is here as a new row, and returns its end. The last three are its place in the log. */
export function readRecord(from: usize, depth: u32, offset: u32, length: u32): usize {
  begin();
  const end = readMembers(from);
  if (!isRecordBy(bits)) fail(Why.Element);
  const whole = depth === 0 ? <u32>(end - from) : length;
  if (isOdd || !finish(depth, offset, whole)) {
    taken();
    oddRecord(from, end, depth, offset, whole);
  } else {
    endRow();
  }
  return end;
}

function readMembers(from: usize): usize {
  let seen: u32 = 0;
  let previous: u32 = 0;
  let at = space(from + 1);
  while (true) {
    if (load<u8>(at) !== QUOTE) fail(Why.Syntax);
    previous = keyAfter(previous, at);
    const note = entryOf(previous - 1).note;
    at = colon(keyEnd);
    if (note >> 8 !== 0) tell(note >> 8);
    const field = note & 31;
    if (field === Member.None) {
      at = skip(at, care());
    } else {
      // A key that is there twice: the last one counts, and only JSON.parse is sure to know.
      if (seen & (1 << field)) isOdd = true;
      seen |= 1 << field;
      at = field < <u32>Member.None ? readText(at, field) : readSpecial(at, field);
    }
    at = space(at);
    const next = load<u8>(at);
    if (next === CLOSE_BRACE) break;
    if (next !== COMMA) fail(Why.Syntax);
    at = space(at + 1);
  }
  // Without a time, an aggregated event has one elsewhere.
  if ((seen & (1 << Member.Time)) === 0) isOdd = true;
  return at + 1;
}

function readText(at: usize, column: u32): usize {
  if (load<u8>(at) !== QUOTE) return other(at);
  const id = stringEntry(column, at);
  const note = entryOf(id).note;
  if (!isKnown) {
    checkString(at + 1);
    if (note & TextNote.MayHoldJson) fail(Why.Embedded);
  }
  const fits = note & TextNote.Fits;
  if (fits !== 0) tell(fits);
  store<u32>(ENTRIES + (column << 2), id + 1);
  return stringAfter;
}

/** The end of a value that is not what its field usually has: null is as good as nothing, others are odd. */
function other(at: usize): usize {
  const end = skip(at, care());
  if (load<u8>(at) !== LETTER_N) isOdd = true;
  return end;
}

function closingQuote(at: usize): usize {
  return isKnown ? stringEnd(at + 1) : checkedEnd(at + 1);
}

function readSpecial(at: usize, field: u32): usize {
  const byte = load<u8>(at);
  switch (field) {
    case Member.Identity:
      identity = findIdentity(at, care());
      return identityEnd;
    case Member.Time:
      return readEventTime(at);
    case Member.Id:
      return readId(at, Cell.Id, 0);
    case Member.RequestId:
      return readId(at, Cell.RequestId, 8);
    case Member.SharedId:
      return readSharedId(at);
    case Member.ReadOnly:
      return readReadOnly(at);
    case Member.Request:
      // A text may be the JSON of what belongs here.
      if (mayBeJsonText(at)) isOdd = true;
      request = at;
      requestEnd = skip(at, care());
      return requestEnd;
    case Member.Response:
      response = at;
      if (mayBeJsonText(at)) isOdd = true;
      responseEnd = readResponseElements(at, byte === OPEN_BRACE);
      return responseEnd;
    case Member.Resources:
      if (byte === OPEN_BRACKET && isKnown) {
        store<u32>(row + (Cell.Resources << 2), readResources(at));
        if (isPartOdd) isOdd = true;
        return partEnd;
      }
      if (byte === OPEN_BRACKET || mayBeJsonText(at)) isOdd = true;
      return skip(at, care());
    case Member.Version: {
      if (byte !== QUOTE) return skip(at, care());
      if (!isKnown) checkedEnd(at + 1);
      const id = stringEntry(Kind.Version, at);
      tell(entryOf(id).note);
      return stringAfter;
    }
    default:
      isOdd = true;
      return skip(at, care());
  }
}

/** Whether the value is a string that may hold JSON, as `mayBeJsonText` of the scanner in TypeScript says. */
function mayBeJsonText(at: usize): bool {
  if (load<u8>(at) !== QUOTE) return false;
  const first = load<u8>(at + 1);
  if (first !== 0x5c)
    return first === OPEN_BRACE || first === OPEN_BRACKET || first === 0x6e || first === 0x20;
  const escaped = load<u8>(at + 2);
  return escaped === 0x6e || escaped === 0x72 || escaped === 0x74 || escaped === 0x75 || escaped === QUOTE;
}

function readResponseElements(at: usize, isObject: bool): usize {
  if (isObject && isKnown) {
    readResponse(at);
    if (isPartOdd) isOdd = true;
    store<u32>(ENTRIES + (TextIndex.IssuedKey << 2), issuedKey + 1);
    store<u32>(ENTRIES + (TextIndex.IssuedTo << 2), issuedTo + 1);
    return partEnd;
  }
  // An object before it is known what it belongs to.
  if (isObject) isOdd = true;
  return skip(at, care());
}

function readEventTime(at: usize): usize {
  if (load<u8>(at) !== QUOTE) {
    // Also null: an aggregated event has its time elsewhere.
    isOdd = true;
    return skip(at, care());
  }
  const seconds = readTime(at + 1);
  if (seconds >= 0) {
    store<u32>(row + (Cell.Seconds << 2), <u32>seconds);
    return at + 22;
  }
  const end = closingQuote(at) + 1;
  if (end === at + 2) isOdd = true;
  // What is noted of a time besides, the rows before it must be there for.
  taken();
  oddTime(row, at, <u32>(end - at));
  return end;
}

function readId(at: usize, cell: u32, shift: u32): usize {
  if (load<u8>(at) !== QUOTE) return other(at);
  const words = row + (cell << 2);
  let kind: u32 = IdKind.None;
  let end = at + 38;
  if (readUuid(at + 1, words)) {
    kind = IdKind.Uuid;
  } else {
    v128.store(words, i32x4.splat(0));
    end = closingQuote(at) + 1;
    if (end - at === 2) return end;
    if (escaped || !readAscii(at + 1, end - 1, words)) {
      oddId(row, cell, at, <u32>(end - at));
      return end;
    }
    kind = IdKind.Ascii;
  }
  const kinds = row + (Cell.Kinds << 2);
  store<u32>(kinds, load<u32>(kinds) | (kind << shift));
  return end;
}

function readSharedId(at: usize): usize {
  if (load<u8>(at) !== QUOTE) return other(at);
  const shared = row + (Cell.Shared << 2);
  if (readUuid(at + 1, UUID)) {
    store<u32>(
      shared,
      sharedUuid(load<u32>(UUID), load<u32>(UUID, 4), load<u32>(UUID, 8), load<u32>(UUID, 12)),
    );
    return at + 38;
  }
  const end = closingQuote(at) + 1;
  store<u32>(shared, sharedText(at, <u32>(end - at)));
  return end;
}

function readReadOnly(at: usize): usize {
  const byte = load<u8>(at);
  if (byte === QUOTE) {
    const end = closingQuote(at) + 1;
    readOnly = booleanOf(at, <u32>(end - at));
    return end;
  }
  if (byte === LETTER_T) readOnly = 2;
  else if (byte === LETTER_F) readOnly = 1;
  return skip(at, care());
}

/** Whether an entry, plus 1, of a text asks for the whole record. */
function isWhole(entry: u32): bool {
  return entry !== 0 && (entryOf(entry - 1).note & TextNote.Whole) !== 0;
}

/** Writes what needs more than one field; false where JSON.parse is to read the record after all. */
function finish(depth: u32, offset: u32, length: u32): bool {
  const type = load<u32>(ENTRIES + (TextIndex.Type << 2));
  if (type !== 0 && entryOf(type - 1).note & TextNote.Aggregated) return false;
  if (isWhole(type)) return false;
  const source = load<u32>(ENTRIES + (TextIndex.Source << 2));
  if (isWhole(source) || isWhole(load<u32>(ENTRIES + (TextIndex.Error << 2)))) return false;
  const name = load<u32>(ENTRIES + (TextIndex.Name << 2));
  const noteOfName = name === 0 ? 0 : entryOf(name - 1).note;
  if (noteOfName & TextNote.NeedsRecord && isNotable(source - 1, name - 1)) return false;
  const address = load<u32>(ENTRIES + (TextIndex.Address << 2));
  const who = numberOfIdentity(identity, address - 1, type - 1);
  if (who < 0) return false;
  const texts = row + (Cell.Texts << 2);
  const isDetective = source !== 0 && (entryOf(source - 1).note & TextNote.Detective) !== 0;
  if (isDetective) {
    const isObject = requestEnd !== 0 && load<u8>(request) === OPEN_BRACE;
    const graph = isObject ? findGraph(request) : -1;
    store<u32>(ENTRIES + (TextIndex.Graph << 2), graph + 1);
    if (graph < 0)
      store<u32>(texts + (TextIndex.Graph << 2), graphNumber(request, requestEnd, response, responseEnd));
  }
  tellIssued(name - 1, (noteOfName & TextNote.AssumeRoot) !== 0);
  for (let at: usize = 0; at < <usize>TextIndex.Count * 4; at += 4) {
    const entry = load<u32>(ENTRIES + at);
    if (entry !== 0) store<u32>(texts + at, numberOf(entry - 1));
  }
  const graph = load<u32>(texts + (TextIndex.Graph << 2));
  if (isDetective && graph !== 0) {
    const list = row + (Cell.Resources << 2);
    store<u32>(list, listWithGraph(load<u32>(list), graph));
  }
  const failed: u32 = load<u32>(texts + (TextIndex.Error << 2)) !== 0 ? 1 : 0;
  const flags = failed | (readOnly === 0 ? 0 : 2) | (readOnly === 2 ? 4 : 0) | (depth << 3);
  store<u32>(row + (Cell.Identity << 2), who);
  store<u32>(row + (Cell.Flags << 2), flags);
  store<u32>(row + (Cell.Offset << 2), offset);
  store<u32>(row + (Cell.Length << 2), length);
  return true;
}

/** Tells for whom the call gave out a key: mostly the response says it, otherwise the host reads it. */
function tellIssued(name: i32, isRoot: bool): void {
  const to = ENTRIES + (TextIndex.IssuedTo << 2);
  const isIssued = hasText(ENTRIES + (TextIndex.IssuedKey << 2));
  if (isIssued && !isRoot && hasText(to)) return;
  // Without a key it does not matter.
  store<u32>(to, 0);
  if (!isIssued) return;
  const number = issuedNumber(name, request, requestEnd, response, responseEnd);
  store<u32>(row + ((Cell.Texts + TextIndex.IssuedTo) << 2), number);
}

function hasText(at: usize): bool {
  const entry = load<u32>(at);
  return entry !== 0 && entryOf(entry - 1).length !== 0;
}
