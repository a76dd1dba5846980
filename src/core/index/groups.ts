import { RISK_LEVELS, type RiskLevel } from '../filter/columns';
import type { Axis } from './axes';
import { type Dimension, NO_VALUE } from './dimensions';
import { GROUP_ORDERS, type GroupOrder, type GroupSummary, newestKey } from './group';
import { Flag } from './schema';
import type { Selection } from './selection';
import { msOf } from './times';

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
export function groupRows(
  selection: Selection,
  dimensions: readonly Dimension[],
  order: GroupOrder | undefined,
): EventGroup[] {
  if (dimensions.length === 0 || selection.count === 0) return [];
  const levels = dimensions.map((dimension): Level => {
    const axis = dimension.axis(selection);
    return { axis, dimension, groupOf: new Int32Array(axis.keyCount).fill(-1), rows: new Uint32Array(0) };
  });
  return new Grouping(selection, levels, order).groups(selection.rows(), 0, selection.count, 0);
}

interface Level {
  readonly axis: Axis;
  readonly dimension: Dimension;
  /** The group of each key in the list that is being made, -1 for keys that are not in it. */
  readonly groupOf: Int32Array;
  /** The rows by group, for the next level. */
  rows: Uint32Array;
}

/** What is counted of one group. */
class Count {
  events = 0;
  failed = 0;
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;
  risk = 0;
  notable: number;
  /** Where its rows stand among those of the level. */
  start = 0;
  end = 0;

  constructor(
    readonly key: number,
    public newest: number,
  ) {
    this.notable = newest;
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

  /** Groups the rows from `start` to `end`. */
  groups(rows: Uint32Array, start: number, end: number, depth: number): EventGroup[] {
    const level = this.levels[depth]!;
    const counts = this.#count(rows, start, end, level);
    const isLast = depth + 1 === this.levels.length;
    const parts = isLast ? rows : this.#split(rows, start, end, level, counts);
    for (const { key } of counts) level.groupOf[key] = -1;
    const { dimension, axis } = level;
    const groups = counts.map((count): EventGroup => {
      const { events, failed, first, last, newest } = count;
      const isTimed = first <= last;
      const group = {
        dimension: dimension.name,
        key: axis.key(count.key),
        label: axis.label(count.key, newest) || NO_VALUE,
        events,
        failed,
        first: isTimed ? first : Number.NaN,
        last: isTimed ? last : Number.NaN,
        newest,
        risk: RISK_LEVELS[count.risk]!,
        notable: count.notable,
      };
      if (isLast) return group;
      return { ...group, children: this.groups(parts, count.start, count.end, depth + 1) };
    });
    return groups.sort(this.order ?? (dimension.chronological ? newestKey : GROUP_ORDERS.count));
  }

  #count(rows: Uint32Array, start: number, end: number, { axis, groupOf }: Level): Count[] {
    const { codes, keys, several } = axis;
    const flags = this.#flags;
    const times = this.#times;
    const risks = this.#risks;
    const isSeconds = times instanceof Uint32Array;
    const counts: Count[] = [];
    const put = (key: number, row: number) => {
      let group = groupOf[key]!;
      if (group < 0) {
        group = counts.push(new Count(key, row)) - 1;
        groupOf[key] = group;
      }
      const count = counts[group]!;
      count.events++;
      count.failed += flags[row]! & Flag.failed;
      if (risks[row]! > count.risk) {
        count.risk = risks[row]!;
        count.notable = row;
      }
      const ms = isSeconds ? msOf(times[row]!) : times[row]!;
      if (ms < count.first) count.first = ms;
      if (ms > count.last) {
        count.last = ms;
        count.newest = row;
      }
    };
    for (let i = start; i < end; i++) {
      const row = rows[i]!;
      const code = codes[row]!;
      if (several) for (const key of several(code)) put(key, row);
      else put(keys ? keys[code]! : code, row);
    }
    return counts;
  }

  /** Puts the rows of each group next to each other, in order. */
  #split(rows: Uint32Array, start: number, end: number, level: Level, counts: readonly Count[]): Uint32Array {
    const { codes, keys, several } = level.axis;
    // Rows that are in several groups need more room than they came with.
    let at = several ? 0 : start;
    for (const count of counts) {
      count.start = at;
      count.end = at;
      at += count.events;
    }
    if (!several && level.rows.length < rows.length) level.rows = new Uint32Array(rows.length);
    const parts = several ? new Uint32Array(at) : level.rows;
    const put = (key: number, row: number) => {
      parts[counts[level.groupOf[key]!]!.end++] = row;
    };
    for (let i = start; i < end; i++) {
      const row = rows[i]!;
      const code = codes[row]!;
      if (several) for (const key of several(code)) put(key, row);
      else put(keys ? keys[code]! : code, row);
    }
    return parts;
  }
}
