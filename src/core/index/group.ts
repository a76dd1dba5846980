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

export type GroupOrder = (a: GroupSummary, b: GroupSummary) => number;

/** Orders to choose from. Each ends with label and key, so that the order of one list is always the same. */
export const GROUP_ORDERS = {
  count: (a, b) => b.events - a.events || byLabel(a, b),
  failures: (a, b) => b.failed - a.failed || b.events - a.events || byLabel(a, b),
  newest: (a, b) => descending(a.last, b.last) || byLabel(a, b),
  name: byLabel,
} as const satisfies Record<string, GroupOrder>;

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
