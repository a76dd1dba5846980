import type { Stretch } from './messages';

/** The least that is shown: ten buckets of the shortest kind. */
const LEAST_MS = 10_000;

/** A part of what there is, or null where it is all. */
export type Range = Stretch | null;

/** Shows more (`factor` over 1) or less around a time, which stays where it is. */
export function zoomed(range: Range, extent: Stretch, at: number, factor: number): Range {
  const { from, to } = range ?? extent;
  const length = Math.max(LEAST_MS, (to - from) * factor);
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return within(at - length * share, length, extent);
}

/** Goes back or forth in time by a share of what is shown. */
export function panned(range: Range, extent: Stretch, share: number): Range {
  const { from, to } = range ?? extent;
  return within(from + (to - from) * share, to - from, extent);
}

/** Nothing is shown beyond the first and the last event. */
function within(from: number, length: number, extent: Stretch): Range {
  if (length >= extent.to - extent.from) return null;
  const start = Math.max(extent.from, Math.min(from, extent.to - length));
  return { from: Math.round(start), to: Math.round(start + length) };
}
