import { DIMENSIONS, findDimension } from './dimensions';
import { compareText, GROUP_ORDERS, type GroupOrder, type GroupSummary, newestKey } from './group';

/** The names of all dimensions. */
export const DIMENSION_NAMES: readonly string[] = DIMENSIONS.map(({ name }) => name);

/** How events are grouped where nobody chose otherwise. */
export const DEFAULT_GROUPING: readonly string[] = ['principal', 'action'];

/** More levels than this are more clicks than anybody makes. */
export const MAX_LEVELS = 6;

/** Groupings to choose from. The last has no groups: all events, the newest first. */
export const GROUP_PRESETS: readonly (readonly string[])[] = [
  DEFAULT_GROUPING,
  ['ip', 'action', 'principal'],
  ['principal', 'ip', 'action'],
  ['service', 'action'],
  ['day', 'principal'],
  ['resource', 'principal'],
  ['error', 'principal'],
  ['file', 'action'],
  [],
];

/**
 * The order of a list of groups of one dimension. What has no value stands last, whatever the order: nobody who groups
 * by errors looks for what has none. `count` has days and hours from the newest to the oldest, and risks from
 * high to none.
 */
export function orderOf(name: OrderName, dimension: string): GroupOrder {
  if (name !== 'count') return noneLast(ORDERS[name]);
  const { chronological, ranks } = findDimension(dimension);
  if (ranks) return (a, b) => ranks.indexOf(a.key) - ranks.indexOf(b.key);
  return noneLast(chronological ? newestKey : ORDERS.count);
}

const ORDERS: Readonly<Record<OrderName, GroupOrder>> = {
  ...GROUP_ORDERS,
  name: (a, b) => compareText(shownName(a), shownName(b)) || GROUP_ORDERS.name(a, b),
};

/** A session's principal is shown by its session first: so it stands among the others. */
function shownName({ dimension, label }: GroupSummary): string {
  const at = dimension === 'principal' ? label.lastIndexOf(' / ') : -1;
  return at < 0 ? label : `${label.slice(at + 3)} ${label.slice(0, at)}`;
}

function noneLast(order: GroupOrder): GroupOrder {
  return (a, b) => Number(a.key === '') - Number(b.key === '') || order(a, b);
}

export const ORDER_NAMES = ['count', 'name', 'failures', 'newest'] as const;
export type OrderName = (typeof ORDER_NAMES)[number];

/** `Principal → Action`; empty where there are no groups. */
export function groupingTitle(by: readonly string[]): string {
  return by.map((name) => findDimension(name).title).join(' → ');
}

/** Whether it is a list of different dimensions that can be grouped by, by their own names. */
export function isGrouping(by: readonly string[]): boolean {
  return (
    by.length <= MAX_LEVELS &&
    new Set(by).size === by.length &&
    by.every((name) => DIMENSION_NAMES.includes(name))
  );
}

/** Children that are shown of a long list: from one place up to, and not with, another. */
export interface Page {
  readonly from: number;
  readonly to: number;
}

/** The page that holds a place, of pages of one size. */
export function pageOf(at: number, size: number): Page {
  const from = Math.floor(at / size) * size;
  return { from, to: from + size };
}

/** What is left of a page in a list of that length; the first one where nothing is. */
export function clampPage(page: Page, total: number, size: number): Page {
  const { from, to } = page.from < total ? page : { from: 0, to: size };
  return { from, to: Math.min(to, total) };
}
