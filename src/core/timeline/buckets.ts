/** A length that stretches of time can have; all of them begin in UTC, weeks on Mondays. */
export interface BucketSize {
  readonly unit: 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month';
  readonly count: number;
}

const UNIT_MS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/** 1970 began on a Thursday. */
const FIRST_MONDAY = 4 * UNIT_MS.day;

const size = (count: number, unit: BucketSize['unit']): BucketSize => ({ unit, count });

/**
 * Every length, the shortest first. Logs hold months or years at most; the last ones are for those whose events claim
 * to be centuries apart.
 */
export const BUCKET_SIZES: readonly BucketSize[] = [
  ...[1, 5, 15, 30].map((count) => size(count, 'second')),
  ...[1, 5, 15, 30].map((count) => size(count, 'minute')),
  ...[1, 3, 6, 12].map((count) => size(count, 'hour')),
  size(1, 'day'),
  size(1, 'week'),
  ...[1, 3, 12, 120, 1200].map((count) => size(count, 'month')),
];

/** Stretches of time side by side, without gaps. */
export interface Buckets {
  readonly size: BucketSize;
  /** Beginnings in milliseconds; one more than there are buckets, since the last one is where the last bucket ends. */
  readonly edges: Float64Array;
}

/**
 * The shortest buckets of which at most `most` (two at least) cover the times from `from` to `to`, both in milliseconds
 * and within them.
 */
export function bucketsFor(from: number, to: number, most: number): Buckets {
  let buckets: Buckets | undefined;
  for (const one of BUCKET_SIZES) {
    // Not all edges of a century of seconds are worth making.
    if ((to - from) / lengthOf(one) > most) continue;
    buckets = { size: one, edges: edgesOf(one, from, to) };
    if (buckets.edges.length - 1 <= Math.max(2, most)) return buckets;
  }
  const longest = BUCKET_SIZES.at(-1)!;
  return buckets ?? { size: longest, edges: edgesOf(longest, from, to) };
}

/** Milliseconds of a bucket; of months as many as the shortest have. */
function lengthOf({ unit, count }: BucketSize): number {
  return unit === 'month' ? count * 28 * UNIT_MS.day : count * UNIT_MS[unit];
}

function edgesOf({ unit, count }: BucketSize, from: number, to: number): Float64Array {
  const edges: number[] = [];
  if (unit === 'month') {
    const date = new Date(from);
    // Months are counted from the year 0, so that those of a quarter, a year or a century belong together.
    let month = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / count) * count;
    for (let edge = monthStart(month); edges.push(edge) < 2 || edge <= to; edge = monthStart(month))
      month += count;
    return Float64Array.from(edges);
  }
  const length = lengthOf({ unit, count });
  const origin = unit === 'week' ? FIRST_MONDAY : 0;
  const first = Math.floor((from - origin) / length) * length + origin;
  for (let edge = first; edges.push(edge) < 2 || edge <= to; ) edge += length;
  return Float64Array.from(edges);
}

function monthStart(month: number): number {
  const date = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
  return date.getTime();
}

/** The number of the bucket that a time is in, -1 where it is in none. */
export function bucketAt({ size: { unit, count }, edges }: Buckets, ms: number): number {
  const last = edges.length - 1;
  if (!(ms >= edges[0]! && ms < edges[last]!)) return -1;
  if (unit !== 'month') return Math.floor((ms - edges[0]!) / (count * UNIT_MS[unit]));
  let low = 0;
  let high = last - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (edges[middle]! <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}
