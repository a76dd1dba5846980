import type { FieldValue } from '../filter/values';
import { fold } from '../filter/wildcard';
import { eachBlock } from './bits';
import type { Dimension } from './dimensions';
import { Flag } from './schema';
import type { Selection } from './selection';
import { timeAt } from './times';

/** What is counted of one code, or of one value. */
interface Count {
  events: number;
  failed: number;
  /** The newest event, by time and row: its spelling is shown. */
  last: number;
  newest: number;
}

interface Value extends Count {
  value: string;
  readonly accounts: Set<string>;
}

/**
 * Counts the values of a dimension, the most frequent first, equally frequent ones by their letters. Filters compare
 * labels without regard to case, so values that differ in nothing else, and principals of one label in several
 * accounts, are one value.
 */
export function valuesOf(selection: Selection, dimension: Dimension): readonly FieldValue[] {
  const axis = dimension.axis(selection);
  const byFold = new Map<string, Value>();
  for (const [code, count] of countCodes(selection, axis.codes, axis.size)) {
    // The same name may be another caller in another account.
    const account = axis.account?.(code) ?? '';
    for (const key of axis.several?.(code) ?? [axis.keys ? axis.keys[code]! : code]) {
      const label = axis.label(key, count.newest);
      const folded = fold(label);
      let value = byFold.get(folded);
      if (!value) {
        value = { value: label, events: 0, failed: 0, last: Number.NaN, newest: -1, accounts: new Set() };
        byFold.set(folded, value);
      }
      value.events += count.events;
      value.failed += count.failed;
      if (isNewer(count, value)) {
        value.value = label;
        value.last = count.last;
        value.newest = count.newest;
      }
      if (account !== '') value.accounts.add(account);
    }
  }
  const values = Array.from(byFold.values(), ({ value, events, failed, accounts }) => {
    return { value, events, failed, accounts };
  });
  return values.sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

/** Whether an event stands before another one in a list that has the newest first. */
function isNewer(a: Count, b: Count): boolean {
  if (b.newest < 0) return true;
  if (a.last === b.last || (Number.isNaN(a.last) && Number.isNaN(b.last))) return a.newest < b.newest;
  return Number.isNaN(b.last) || a.last > b.last;
}

/** Counts the selected rows by their code. */
function countCodes(selection: Selection, codes: ArrayLike<number>, size: number): Map<number, Count> {
  const { flags, times } = selection.store;
  const events = new Uint32Array(size);
  const failed = new Uint32Array(size);
  const last = new Float64Array(size).fill(Number.NaN);
  const newest = new Uint32Array(size);
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
  const counts = new Map<number, Count>();
  for (let code = 0; code < size; code++) {
    if (events[code] === 0) continue;
    counts.set(code, {
      events: events[code]!,
      failed: failed[code]!,
      last: last[code]!,
      newest: newest[code]!,
    });
  }
  return counts;
}
