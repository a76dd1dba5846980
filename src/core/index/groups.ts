import { RISK_LEVELS, type RiskLevel } from '../event/filterFacts';
import type { Numbers } from '../rows/numberColumn';
import { Flag } from '../rows/schema';
import { type Steps, sorted } from '../rows/steps';
import { msOf } from '../rows/timeColumn';
import type { Axis } from './axes';
import { type Dimension, NO_VALUE } from './dimensions';
import { GROUP_ORDERS, type GroupOrder, type GroupSummary, newestKey } from './group';
import type { Selection } from './selection';

/** Events that agree in one dimension, inside the groups above them. */
export interface EventGroup extends GroupSummary {
  /** The row of the newest event: what all events of the group have in common can be read from it. */
  readonly newest: number;
  /** How notable the most notable of its events is, and the row of the first such event that was added. */
  readonly risk: RiskLevel;
  readonly notable: number;
  /** The groups of the next dimension; absent in the last. */
  readonly children?: readonly EventGroup[];
}

/** Groups the rows of a selection by one dimension after the other. */
export function* groupRows(
  selection: Selection,
  dimensions: readonly Dimension[],
  order: GroupOrder | undefined,
): Steps<EventGroup[]> {
  if (dimensions.length === 0 || selection.count === 0) return [];
  const levels: Level[] = [];
  for (const dimension of dimensions) {
    const axis = dimension.axis(selection);
    const groupOf = new Int32Array(axis.keyCount).fill(-1);
    levels.push({ axis, dimension, groupOf, tally: new Tally(), rows: new Uint32Array(0) });
    yield;
  }
  return yield* new Grouping(selection, levels, order).all(selection.rows());
}

/** So many rows are counted, and so many groups made, in one step. */
const ROWS = 1 << 17;
const GROUPS = 1 << 12;

interface Level {
  readonly axis: Axis;
  readonly dimension: Dimension;
  /** The group of each key in the list that is being made, -1 for keys that are not in it. */
  readonly groupOf: Int32Array;
  /** What is counted of the groups of that list. */
  readonly tally: Tally;
  /** The rows by group, for the next level. */
  rows: Uint32Array;
}

/** What is counted of groups: of hundreds of thousands, objects would take several times as long. */
class Tally {
  size = 0;
  keys = new Uint32Array(0);
  events = new Uint32Array(0);
  failed = new Uint32Array(0);
  newest = new Uint32Array(0);
  notable = new Uint32Array(0);
  risks = new Uint8Array(0);
  first = new Float64Array(0);
  last = new Float64Array(0);

  /** Begins a group; returns its number. */
  add(key: number, row: number): number {
    const group = this.size++;
    if (group === this.keys.length) this.#grow();
    this.keys[group] = key;
    this.events[group] = 0;
    this.failed[group] = 0;
    this.newest[group] = row;
    this.notable[group] = row;
    this.risks[group] = 0;
    this.first[group] = Number.POSITIVE_INFINITY;
    this.last[group] = Number.NEGATIVE_INFINITY;
    return group;
  }

  #grow(): void {
    const room = Math.max(16, this.keys.length * 2);
    const grown = <T extends Numbers>(array: T, bigger: T): T => {
      bigger.set(array);
      return bigger;
    };
    this.keys = grown(this.keys, new Uint32Array(room));
    this.events = grown(this.events, new Uint32Array(room));
    this.failed = grown(this.failed, new Uint32Array(room));
    this.newest = grown(this.newest, new Uint32Array(room));
    this.notable = grown(this.notable, new Uint32Array(room));
    this.risks = grown(this.risks, new Uint8Array(room));
    this.first = grown(this.first, new Float64Array(room));
    this.last = grown(this.last, new Float64Array(room));
  }
}

class Grouping {
  readonly #times;
  readonly #flags;
  readonly #risks;

  constructor(
    selection: Selection,
    readonly levels: readonly Level[],
    readonly order: GroupOrder | undefined,
  ) {
    this.#times = selection.store.times.data;
    this.#flags = selection.store.flags.data;
    this.#risks = selection.store.risks;
  }

  /** Groups all rows. The groups of the first dimension come in steps. */
  *all(rows: Uint32Array): Steps<EventGroup[]> {
    const level = this.levels[0]!;
    for (let from = 0; from < rows.length; from += ROWS) {
      this.#count(rows, from, Math.min(rows.length, from + ROWS), level);
      yield;
    }
    const groups: EventGroup[] = [];
    for (const group of this.#groups(rows, 0, rows.length, 0)) {
      groups.push(group);
      if (groups.length % GROUPS === 0) yield;
    }
    return yield* sorted(groups, this.#orderOf(level));
  }

  /** Groups the rows from `start` to `end`. */
  #inside(rows: Uint32Array, start: number, end: number, depth: number): EventGroup[] {
    const level = this.levels[depth]!;
    this.#count(rows, start, end, level);
    return [...this.#groups(rows, start, end, depth)].sort(this.#orderOf(level));
  }

  #orderOf({ dimension }: Level): GroupOrder {
    return this.order ?? (dimension.chronological ? newestKey : GROUP_ORDERS.count);
  }

  /** The groups of what was counted, in the order of their first rows. */
  *#groups(rows: Uint32Array, start: number, end: number, depth: number): Generator<EventGroup> {
    const level = this.levels[depth]!;
    const { tally } = level;
    if (depth + 1 === this.levels.length) {
      for (let group = 0; group < tally.size; group++) yield summaryOf(level, group);
    } else {
      const { parts, starts } = this.#split(rows, start, end, level);
      for (let group = 0; group < tally.size; group++) {
        const children = this.#inside(parts, starts[group]!, starts[group + 1]!, depth + 1);
        yield { ...summaryOf(level, group), children };
      }
    }
    for (let group = 0; group < tally.size; group++) level.groupOf[tally.keys[group]!] = -1;
    tally.size = 0;
  }

  #count(rows: Uint32Array, start: number, end: number, { axis, groupOf, tally }: Level): void {
    const { codes, keys, several } = axis;
    const flags = this.#flags;
    const times = this.#times;
    const risks = this.#risks;
    const isSeconds = times instanceof Uint32Array;
    const put = (key: number, row: number) => {
      let group = groupOf[key]!;
      if (group < 0) {
        group = tally.add(key, row);
        groupOf[key] = group;
      }
      tally.events[group]!++;
      tally.failed[group]! += flags[row]! & Flag.failed;
      if (risks[row]! > tally.risks[group]!) {
        tally.risks[group] = risks[row]!;
        tally.notable[group] = row;
      }
      const ms = isSeconds ? msOf(times[row]!) : times[row]!;
      if (ms < tally.first[group]!) tally.first[group] = ms;
      if (ms > tally.last[group]!) {
        tally.last[group] = ms;
        tally.newest[group] = row;
      }
    };
    for (let i = start; i < end; i++) {
      const row = rows[i]!;
      const code = codes[row]!;
      if (several) for (const key of several(code)) put(key, row);
      else put(keys ? keys[code]! : code, row);
    }
  }

  /** Puts the rows of each group next to each other, in order: those of group n from `starts[n]` to `starts[n + 1]`. */
  #split(rows: Uint32Array, start: number, end: number, level: Level) {
    const { codes, keys, several } = level.axis;
    const { tally, groupOf } = level;
    const starts = new Uint32Array(tally.size + 1);
    // Rows that are in several groups need more room than they came with.
    starts[0] = several ? 0 : start;
    for (let group = 0; group < tally.size; group++)
      starts[group + 1] = starts[group]! + tally.events[group]!;
    if (!several && level.rows.length < rows.length) level.rows = new Uint32Array(rows.length);
    const parts = several ? new Uint32Array(starts[tally.size]!) : level.rows;
    const ends = starts.slice();
    const put = (key: number, row: number) => {
      parts[ends[groupOf[key]!]!++] = row;
    };
    for (let i = start; i < end; i++) {
      const row = rows[i]!;
      const code = codes[row]!;
      if (several) for (const key of several(code)) put(key, row);
      else put(keys ? keys[code]! : code, row);
    }
    return { parts, starts };
  }
}

function summaryOf({ dimension, axis, tally }: Level, group: number): EventGroup {
  const key = tally.keys[group]!;
  const newest = tally.newest[group]!;
  const first = tally.first[group]!;
  const last = tally.last[group]!;
  const isTimed = first <= last;
  return {
    dimension: dimension.name,
    key: axis.key(key),
    label: axis.label(key, newest) || NO_VALUE,
    events: tally.events[group]!,
    failed: tally.failed[group]!,
    first: isTimed ? first : Number.NaN,
    last: isTimed ? last : Number.NaN,
    newest,
    risk: RISK_LEVELS[tally.risks[group]!]!,
    notable: tally.notable[group]!,
  };
}
