// Groups made event by event: the oracle for `EventIndex.groups`.

import type { EventFacts } from '../../../src/core/event/event';
import {
  descending,
  GROUP_ORDERS,
  type GroupOrder,
  type GroupSummary,
  newestKey,
} from '../../../src/core/index/group';
import { type OracleDimension, oracleDimension } from './dimensions';

/** Events that agree in one dimension, inside the groups above them. */
export interface GroupNode<E extends EventFacts = EventFacts> extends GroupSummary {
  /** The groups of the next dimension; absent in the last. */
  readonly children?: readonly GroupNode<E>[];
  /** The events themselves, in the order in which they were given; absent above the last dimension. */
  readonly items?: readonly E[];
}

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
  return groupBy(events, by.map(oracleDimension), order);
}

function groupBy<E extends EventFacts>(
  events: readonly E[],
  [dimension, ...rest]: readonly OracleDimension[],
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

function summary(items: readonly EventFacts[], dimension: OracleDimension) {
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
