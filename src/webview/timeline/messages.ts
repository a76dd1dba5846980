import * as z from 'zod/mini';
import type { BucketSize } from '../../core/timeline/buckets';

// What the page "Timeline" and its feature say to each other. The page imports the types alone.

/** A stretch of time in milliseconds since 1970 UTC; `to` is the first after it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Within what a date can be. */
const time = z.number().check(z.minimum(-8e15), z.maximum(8e15));
const stretch = z
  .object({ from: time, to: time })
  .check(z.refine(({ from, to }) => from < to, 'from is before to'));

/** Everything that the page says. Its feature checks it: a page is another process, which shows text of logs. */
export const PAGE_MESSAGE = z.discriminatedUnion('type', [
  /** Asks for what is to be drawn; `range` is null for all there is. Answered by `TimelineData` with the same `ask`. */
  z.object({
    type: z.literal('ask'),
    ask: z.int(),
    by: z.string(),
    range: z.nullable(stretch),
    buckets: z.int().check(z.minimum(2), z.maximum(1000)),
  }),
  /** Sets the time filter. */
  z.object({ type: z.literal('brush'), ...{ from: time, to: time } }),
  z.object({ type: z.literal('clearTime') }),
  /** Shows an event of a bucket: the `nth` of a layer (of all layers where it is null), from the oldest on, in circles. */
  z.object({
    type: z.literal('reveal'),
    ...{ from: time, to: time },
    layer: z.nullable(z.int().check(z.minimum(0))),
    nth: z.int().check(z.minimum(0)),
  }),
  /** What was asked for is on the screen, so many milliseconds after it was asked for. */
  z.object({ type: z.literal('drawn'), ask: z.int(), ms: z.number() }),
]);

export type PageMessage = z.infer<typeof PAGE_MESSAGE>;

/** How a layer is coloured where its value means something; others take the colours of charts in turn. */
export type Tone = 'bad' | 'warn' | 'calm' | 'faint';

export interface TimelineLayer {
  /** Log text, without invisible characters. */
  readonly label: string;
  readonly tone?: Tone;
  /** By bucket. */
  readonly counts: readonly number[];
}

/** What is drawn. */
export interface TimelineData {
  readonly type: 'answer';
  readonly ask: number;
  readonly by: string;
  /** IANA name of the zone that times are shown in. */
  readonly zone: string;
  readonly size: BucketSize;
  /** Where buckets begin, and where the last one ends; empty where no event has a time. */
  readonly edges: readonly number[];
  /** What was asked for; of everything, all buckets. */
  readonly range: Stretch;
  /** From the first event to the last, with those that the time filter keeps out. */
  readonly extent: Stretch;
  /** From the first to the last event that the filter keeps; null where none has a time. */
  readonly kept: Stretch | null;
  /** The bottom of the stack first; the last may stand for all other values. */
  readonly layers: readonly TimelineLayer[];
  /** Events by bucket that the time filter alone keeps out; empty where there is no time filter. */
  readonly outside: readonly number[];
  /** Events that the filter keeps and that have no time: they are in no bucket. */
  readonly undated: number;
}

/** Everything that the feature says. */
export type FeatureMessage =
  | TimelineData
  /** Logs, filter or settings are others now: what is shown is to be asked for again. */
  | { readonly type: 'stale' }
  /** Which event is shown now, of how many; `of` is 0 where there is none. */
  | { readonly type: 'revealed'; readonly nth: number; readonly of: number; readonly what: string };

/** What the page is given with its HTML, as JSON: nothing of it comes from a log. */
export interface Setup {
  readonly words: Words;
  /** What events can be told apart by. */
  readonly dimensions: readonly { readonly name: string; readonly title: string }[];
}

/** All texts of the page, in the user's language; `{0}` stands for what is put in. */
export interface Words {
  readonly chart: string;
  readonly keys: string;
  readonly stackBy: string;
  readonly legend: string;
  readonly showAll: string;
  readonly clearTime: string;
  readonly table: string;
  readonly firstRows: string;
  readonly showChart: string;
  readonly time: string;
  readonly total: string;
  readonly outside: string;
  readonly outsideShort: string;
  readonly noEvents: string;
  readonly nothingHere: string;
  readonly oneEvent: string;
  readonly events: string;
  readonly undated: string;
  readonly summary: string;
  readonly filterTo: string;
  readonly showEvent: string;
  readonly revealed: string;
  readonly selected: string;
  readonly buckets: Readonly<Record<BucketSize['unit'], readonly [one: string, many: string]>>;
}
