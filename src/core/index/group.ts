import type { EventFacts } from '../event/event';
import { type Dimension, findDimension } from './dimensions';

/** What is told of events that agree in one dimension. */
export interface GroupSummary {
  readonly dimension: string;
  /** The value as recorded, empty where there is none. Unique among the groups of one list. */
  readonly key: string;
  readonly label: string;
  readonly events: number;
  readonly failed: number;
  /** Times of the oldest and the newest event in milliseconds; NaN where none has a valid time. */
  readonly first: number;
  readonly last: number;
}

/** Events that agree in one dimension, inside the groups above them. */
export interface GroupNode<E extends EventFacts = EventFacts> extends GroupSummary {
  /** The groups of the next dimension; absent in the last. */
  readonly children?: readonly GroupNode<E>[];
  /** The events themselves, in the order in which they were given; absent above the last dimension. */
  readonly items?: readonly E[];
}

export type GroupOrder = (a: GroupSummary, b: GroupSummary) => number;

/** Orders to choose from. Each ends with label and key, so that the order of one list is always the same. */
export const GROUP_ORDERS = {
  count: (a, b) => b.events - a.events || byLabel(a, b),
  failures: (a, b) => b.failed - a.failed || b.events - a.events || byLabel(a, b),
  newest: (a, b) => descending(a.last, b.last) || byLabel(a, b),
  name: byLabel,
} as const satisfies Record<string, GroupOrder>;

/**
 * Groups events by one dimension after the other. Without an order, the groups with most events come first, and
 * days and hours from the newest to the oldest. No dimension gives no groups.
 * @throws RangeError for an unknown dimension, with the nearest name
 */
export function groupEvents<E extends EventFacts>(
  events: readonly E[],
  by: readonly string[],
  order?: GroupOrder,
): GroupNode<E>[] {
  return groupBy(events, by.map(findDimension), order);
}

function groupBy<E extends EventFacts>(
  events: readonly E[],
  [dimension, ...rest]: readonly Dimension[],
  order: GroupOrder | undefined,
): GroupNode<E>[] {
  if (!dimension) return [];
  const groups = new Map<string, E[]>();
  for (const event of events) {
    const key = dimension.key(event);
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  const nodes = Array.from(groups, ([key, items]): GroupNode<E> => {
    const node = { dimension: dimension.name, key, ...summary(items, dimension) };
    return rest.length > 0 ? { ...node, children: groupBy(items, rest, order) } : { ...node, items };
  });
  return nodes.sort(order ?? (dimension.chronological ? newestKey : GROUP_ORDERS.count));
}

function summary(items: readonly EventFacts[], dimension: Dimension) {
  let failed = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { failed: hasFailed, timeMs } of items) {
    if (hasFailed) failed++;
    if (timeMs < first) first = timeMs;
    if (timeMs > last) last = timeMs;
  }
  const timed = first <= last;
  const label = items[0] ? dimension.label(items[0]) : '';
  return { label, events: items.length, failed, first: timed ? first : NaN, last: timed ? last : NaN };
}

/** The newest first, events without a valid time last, otherwise in the order in which they were given. */
export function newestFirst<E extends { readonly timeMs: number }>(events: readonly E[]): E[] {
  return [...events].sort((a, b) => descending(a.timeMs, b.timeMs));
}

/** The larger first, NaN last. */
export function descending(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return b - a;
}

/** By code units, the same on every machine; a locale's order is not. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byLabel(a: GroupSummary, b: GroupSummary): number {
  return compareText(a.label, b.label) || compareText(a.key, b.key);
}

/** By key, from the last to the first: of days and hours, the newest first. */
export function newestKey(a: GroupSummary, b: GroupSummary): number {
  return compareText(b.key, a.key);
}
