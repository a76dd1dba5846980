import { fold } from '../filter/wildcard';
import { eachBlock } from '../rows/bits';
import { Flag } from '../rows/schema';
import { timeAt } from '../rows/timeColumn';
import type { Axis } from './axes';
import type { Dimension } from './dimensions';
import type { Selection } from './selection';

/** A value that events have for a field. */
export interface FieldValue {
  /** As a filter compares it; empty where nothing is recorded. Log text. */
  readonly value: string;
  readonly events: number;
  readonly failed: number;
  /** Accounts of the callers with this value, where it names a caller; empty otherwise. */
  readonly accounts: ReadonlySet<string>;
}

/** What is counted of each of some numbers: codes, or keys. */
class Counts {
  readonly events: Uint32Array;
  readonly failed: Uint32Array;
  /** The newest event, by time and row: its spelling is shown. NaN where none has a time. */
  readonly last: Float64Array;
  readonly newest: Uint32Array;

  constructor(readonly size: number) {
    this.events = new Uint32Array(size);
    this.failed = new Uint32Array(size);
    this.last = new Float64Array(size).fill(Number.NaN);
    this.newest = new Uint32Array(size);
  }

  /** Adds what was counted of a number of others. */
  add(number: number, counts: Counts, other: number): void {
    const [ms, row] = [counts.last[other]!, counts.newest[other]!];
    if (this.events[number] === 0 || isNewer(ms, row, this.last[number]!, this.newest[number]!)) {
      this.last[number] = ms;
      this.newest[number] = row;
    }
    this.events[number]! += counts.events[other]!;
    this.failed[number]! += counts.failed[other]!;
  }
}

interface Value {
  value: string;
  /** Whose spelling it is. */
  key: number;
  events: number;
  failed: number;
  last: number;
  newest: number;
  readonly accounts: Set<string>;
}

/**
 * Counts the values of a dimension, the most frequent first, equally frequent ones by their letters. Filters compare
 * labels without regard to case, so values that differ in nothing else, and principals of one label in several
 * accounts, are one value.
 */
export function valuesOf(selection: Selection, dimension: Dimension): readonly FieldValue[] {
  const given = dimension.axis(selection);
  const { named } = given;
  const axis = named ? { ...given, ...named, keyCount: Math.max(given.keyCount, given.size) } : given;
  const codes = countCodes(selection, axis.codes, axis.size);
  const keys = countKeys(codes, axis);
  const byFold = new Map<string, Value>();
  const valueOfKey: Value[] = [];
  for (let key = 0; key < keys.size; key++) {
    const events = keys.events[key]!;
    if (events === 0) continue;
    const [last, newest] = [keys.last[key]!, keys.newest[key]!];
    const label = axis.label(key, newest);
    const folded = fold(label);
    let value = byFold.get(folded);
    if (!value) {
      value = { value: label, key, events: 0, failed: 0, last, newest, accounts: new Set() };
      byFold.set(folded, value);
    }
    value.events += events;
    value.failed += keys.failed[key]!;
    if (isNewer(last, newest, value.last, value.newest) || isFirst(axis, newest, key, value)) {
      value.value = label;
      value.last = last;
      value.newest = newest;
      value.key = key;
    }
    valueOfKey[key] = value;
  }
  if (axis.account) {
    // The same name may be another caller in another account.
    for (let code = 0; code < codes.size; code++) {
      const account = codes.events[code]! > 0 ? axis.account(code) : '';
      if (account !== '') valueOfKey[axis.keys?.[code] ?? code]!.accounts.add(account);
    }
  }
  const values = Array.from(byFold.values(), ({ value, events, failed, accounts }) => {
    return { value, events, failed, accounts };
  });
  const { ranks } = dimension;
  if (ranks) return values.sort((a, b) => ranks.indexOf(a.value) - ranks.indexOf(b.value));
  return values.sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

/** Whether an event, by its time and row, stands before another one in a list that has the newest first. */
function isNewer(ms: number, row: number, otherMs: number, otherRow: number): boolean {
  if (ms === otherMs || (Number.isNaN(ms) && Number.isNaN(otherMs))) return row < otherRow;
  return Number.isNaN(otherMs) || ms > otherMs;
}

/** Whether an event has two spellings of a value, and this one first. */
function isFirst({ several, codes }: Axis, row: number, key: number, value: Value): boolean {
  if (!several || row !== value.newest || key === value.key) return false;
  const keys = several(codes[row]!);
  return keys.indexOf(key) < keys.indexOf(value.key);
}

/** What was counted by code, by key. */
function countKeys(codes: Counts, { keys, keyCount, several }: Axis): Counts {
  if (!keys && !several) return codes;
  const counts = new Counts(keyCount);
  for (let code = 0; code < codes.size; code++) {
    if (codes.events[code] === 0) continue;
    if (keys) counts.add(keys[code]!, codes, code);
    else for (const key of several!(code)) counts.add(key, codes, code);
  }
  return counts;
}

/** Counts the selected rows by their code. */
function countCodes(selection: Selection, codes: ArrayLike<number>, size: number): Counts {
  const { flags, times } = selection.store;
  const counts = new Counts(size);
  const { events, failed, last, newest } = counts;
  const flagsOf = flags.data;
  const timesOf = times.data;
  eachBlock(selection.bits, (rows, count) => {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const code = codes[row]!;
      const ms = timeAt(timesOf, row);
      failed[code]! += flagsOf[row]! & Flag.failed;
      // The first row of a code counts, and then every later time: NaN is later than nothing.
      if (events[code]!++ === 0 || ms > last[code]! || (Number.isNaN(last[code]!) && !Number.isNaN(ms))) {
        last[code] = ms;
        newest[code] = row;
      }
    }
  });
  return counts;
}
