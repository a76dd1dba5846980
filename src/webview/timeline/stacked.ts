import type { Stretch, TimelineData } from './messages';

/** What is drawn of an answer: without the layers that are switched off. */
export class Stacked {
  /** The numbers of the layers that are drawn, the bottom first. */
  readonly drawn: readonly number[];
  /** Events by bucket, without those that the time filter keeps out. */
  readonly totals: readonly number[];
  /** The same with them. */
  readonly heights: readonly number[];

  constructor(
    readonly answer: TimelineData,
    hidden: ReadonlySet<string>,
  ) {
    const { layers, outside } = answer;
    this.drawn = [...layers.keys()].filter((layer) => !hidden.has(layers[layer]!.label));
    this.totals = this.#buckets((bucket) =>
      this.drawn.reduce((sum, layer) => sum + layers[layer]!.counts[bucket]!, 0),
    );
    this.heights = this.totals.map((total, bucket) => total + (outside[bucket] ?? 0));
  }

  get length(): number {
    return Math.max(0, this.answer.edges.length - 1);
  }

  bucket(at: number): Stretch {
    const { edges } = this.answer;
    return { from: edges[at]!, to: edges[at + 1]! };
  }

  /** Where buckets begin. */
  get starts(): number[] {
    return this.answer.edges.slice(0, -1);
  }

  /** The bucket of a time; the first or the last where it is outside of all. */
  at(ms: number): number {
    const { edges } = this.answer;
    const after = edges.findIndex((edge) => edge > ms);
    return after < 0 ? this.length - 1 : Math.max(0, after - 1);
  }

  /** The next bucket with events before (-1) or after (1) a bucket; that bucket itself where there is none. */
  next(bucket: number, step: 1 | -1): number {
    let at = bucket + step;
    while (at >= 0 && at < this.length && this.heights[at] === 0) at += step;
    return at >= 0 && at < this.length ? at : bucket;
  }

  /** The bucket with events that is nearest to a bucket, at most so many away; else that bucket. */
  near(bucket: number, most: number): number {
    for (let away = 0; away <= most; away++) {
      const found = [bucket - away, bucket + away].find((at) => (this.heights[at] ?? 0) > 0);
      if (found !== undefined) return found;
    }
    return bucket;
  }

  /** How many events there are in these buckets. */
  sum(from: number, to: number): number {
    let sum = 0;
    for (let bucket = from; bucket <= to; bucket++) sum += this.totals[bucket]!;
    return sum;
  }

  /**
   * How high each layer reaches, the bottom first; last what is outside. What is there is at least `least` high: one
   * failure beside thousands of calls is to be seen.
   */
  reaches(least: number): number[][] {
    const { layers, outside } = this.answer;
    const all = this.drawn.map((layer) => layers[layer]!.counts);
    const below = new Array<number>(this.length).fill(0);
    return [...all, outside].map((counts) =>
      this.#buckets((bucket) => {
        const events = counts[bucket] ?? 0;
        if (events > 0) below[bucket] = below[bucket]! + Math.max(events, least);
        return below[bucket]!;
      }),
    );
  }

  #buckets(value: (bucket: number) => number): number[] {
    return Array.from({ length: this.length }, (_, bucket) => value(bucket));
  }
}
