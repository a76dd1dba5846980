// What must be left of a damaged log: every event whose bytes were not touched, to the letter, and none that was not there.
import { readRecord } from '../../src/core/trail/record';
import { readTrail, type Trail } from '../../src/core/trail/trail';
import type { Mutated } from './mutate';

/** A byte more or less makes all that follows unreadable. */
const UTF16 = /utf-?16/i;
/** The mark and the first characters of UTF-16: nothing else tells it from UTF-8 with zeros in it. */
const MARK = 4;
/** Line ends part the rows of tables, and the first row says what the columns are. */
const TABLE = /csv|semicolons|tabs|^1[23] /i;
/** What a query gave is told by this key and its array alone: without it the rows are anybody's. */
const ROWS = '"QueryResultRows":[';
/** What a value follows. */
const VALUE = /[:[,]\s*$/;
/** Records in strings that are elements or values at the root. */
const STRINGS = /string|fields of hits/;
/** Quotes around a record in a string, which belong to it, also where it is rebuilt: `"\\"` of a string in a string. */
const MOST_QUOTES = 3;
/** Each record is there twice in what wraps it. A copy that differs is an event of its own: one of both was changed. */
const COPIES = /copies|source and their fields/;
/** A touched stretch is in two items at most. */
const MOST_COPIES = 2;
/** Where bytes were moved between records, each half of one may be enough of an event. */
const MOVING = /doubled|nested|reordered/;

/** An event that is lost, or one that was never there; undefined where there is neither. */
export function lost(whole: Buffer, mutated: Mutated, form: string, after: Trail): string | undefined {
  const { bytes, kind, touched } = mutated;
  const { start, end } = touched;
  if (start < headOf(whole, form)) return undefined;
  const before = readTrail(whole);
  const told = () => [...new Set(after.problems.map(({ code }) => code))].join(' ') || 'nothing';
  // An item that is torn between its names and its record gives both.
  const events = after.events.filter(({ isLookupItem }) => !isLookupItem);
  const most = before.events.length + (COPIES.test(form) ? MOST_COPIES : 0);
  if (!MOVING.test(kind) && events.length > most) return `an event is made up; told: ${told()}`;
  const texts = new Map<string, Set<string>>();
  for (const event of after.events) {
    const { id } = event.facts;
    texts.set(id, (texts.get(id) ?? new Set()).add(readRecord(after.text, event)));
  }
  // A line end is part of both rows: without it they are one. In UTF-16 it has up to four bytes.
  const margin = TABLE.test(form) ? 4 : STRINGS.test(form) ? MOST_QUOTES : 0;
  const isShifted = UTF16.test(form) && (bytes.length - whole.length) % 2 !== 0;
  const mayHold = MOVING.test(kind) || VALUE.test(whole.subarray(0, start).toString('latin1').slice(-9));
  for (const event of before.events) {
    const { item, facts } = event;
    const isBefore = item.offset + item.length + margin <= start;
    const isBehind = item.offset - margin >= end && !isShifted;
    if (facts.id === '' || !(isBefore || isBehind)) continue;
    const found = texts.get(facts.id);
    const place = item.offset - (isBehind ? whole.length - bytes.length : 0);
    if (!found && mayHold && isParameter(place)) continue;
    if (!found) return `${facts.id} is lost; told: ${told()}`;
    if (!found.has(readRecord(before.text, event))) return `${facts.id} has another text; told: ${told()}`;
  }
  return undefined;

  /**
   * Where the beginning of a list of records was moved into a record, or what follows a colon in it is lost up to the
   * next record, what follows is a value in that record by the letter of JSON, and nothing is odd before the end.
   */
  function isParameter(place: number): boolean {
    return after.events.some(({ offset, length, depth }) => {
      const isAround = depth === 0 && offset < start && offset < place && place < offset + length;
      return isAround && before.events.some((event) => event.offset === offset);
    });
  }
}

/** Where that ends which has to be whole for a log of that form to be one: damage there may cost all events. */
function headOf(whole: Buffer, form: string): number {
  const rows = whole.indexOf(ROWS);
  if (rows >= 0) return rows + ROWS.length;
  if (TABLE.test(form)) return whole.indexOf('\n') + 1;
  return UTF16.test(form) ? MARK : 0;
}
