import { Byte } from '../json/bytes';
import { booleanOf } from '../json/members';
import { parseTime } from '../knowledge/times';
import { Cell, IdKind } from '../rows/cells';
import { type Draft, textAt } from './draft';
import type { JsonBytes } from './jsonBytes';
import { readAscii, readUuid, TimeReader } from './scalarBytes';

// Each function reads the value at `at` into the draft's row, and returns the value's end.

const LETTER_T = 0x74;
const LETTER_F = 0x66;

const times = new TimeReader();
const uuid = new Uint32Array(4);

export function readTime(json: JsonBytes, at: number, draft: Draft): number {
  if (json.bytes[at] !== Byte.Quote) {
    // Also null: an aggregated event, and one that a shipper has changed, has its time elsewhere.
    draft.isOdd = true;
    return json.skip(at, draft.care);
  }
  const { rows, base } = draft;
  const seconds = times.read(json, at + 1);
  if (seconds >= 0) {
    rows.cells[base + Cell.Seconds] = seconds;
    return at + 22;
  }
  const end = draft.closingQuote(json, at) + 1;
  const text = textAt(json, at, end);
  if (text === '') draft.isOdd = true;
  rows.setTime(base, parseTime(text), text);
  return end;
}

export function readEventId(json: JsonBytes, at: number, draft: Draft): number {
  return readId(json, at, draft, Cell.Id, 0);
}

export function readRequestId(json: JsonBytes, at: number, draft: Draft): number {
  return readId(json, at, draft, Cell.RequestId, 8);
}

function readId(json: JsonBytes, at: number, draft: Draft, cell: Cell, shift: number): number {
  if (json.bytes[at] !== Byte.Quote) return draft.other(json, at);
  const { rows, base } = draft;
  const { cells } = rows;
  if (readUuid(json, at + 1, cells, base + cell)) {
    cells[base + Cell.Kinds]! |= IdKind.Uuid << shift;
    return at + 38;
  }
  const end = draft.closingQuote(json, at);
  const kind = json.escaped ? IdKind.Odd : readAscii(json, at + 1, end, cells, base + cell);
  if (kind === IdKind.Odd) rows.setId(base, cell === Cell.Id ? 'id' : 'requestId', textAt(json, at, end + 1));
  else cells[base + Cell.Kinds]! |= kind << shift;
  return end + 1;
}

export function readSharedId(json: JsonBytes, at: number, draft: Draft): number {
  if (json.bytes[at] !== Byte.Quote) return draft.other(json, at);
  const { rows, base } = draft;
  if (readUuid(json, at + 1, uuid, 0)) {
    rows.sharedIds.pushUuid(uuid[0]!, uuid[1]!, uuid[2]!, uuid[3]!);
    rows.cells[base + Cell.Shared] = rows.sharedIds.length;
    return at + 38;
  }
  const end = draft.closingQuote(json, at) + 1;
  rows.cells[base + Cell.Shared] = rows.shared(textAt(json, at, end));
  return end;
}

export function readReadOnly(json: JsonBytes, at: number, draft: Draft): number {
  const byte = json.bytes[at];
  if (byte === Byte.Quote) {
    const end = draft.closingQuote(json, at) + 1;
    draft.readOnly = booleanOf(textAt(json, at, end));
    return end;
  }
  if (byte === LETTER_T) draft.readOnly = true;
  else if (byte === LETTER_F) draft.readOnly = false;
  return json.skip(at, draft.care);
}
