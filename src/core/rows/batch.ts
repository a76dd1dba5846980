import type { TrailProblem } from '../event/event';
import type { Shape } from '../event/shape';
import type { PackedIds } from './ids';
import type { Numbers } from './numberColumn';
import type { IdName, TextName } from './schema';
import type { TimeNumbers } from './timeColumn';

/** What reading one log gave, but for its events. */
export interface LogSummary {
  readonly shape: Shape;
  readonly events: number;
  /** Inflated bytes. */
  readonly bytes: number;
  readonly problems: readonly TrailProblem[];
  /** Why the log was read the slow, tolerant way; undefined where it was not. */
  readonly fallback?: string;
  /** Records that were odd in some way and were read by JSON.parse. */
  readonly odd: number;
}

/** A log in a batch: its events are the next `events` rows. */
export interface BatchLog extends LogSummary {
  /** What the caller calls it. */
  readonly name: string;
}

/** Numbers and what they stand for; entry 0 is the empty text. */
export interface TextBatch {
  readonly ids: Numbers;
  readonly entries: readonly string[];
}

/**
 * Events of some logs as plain data that can travel between threads. A batch stands alone: it holds every text that
 * its rows use, so that batches can be added in any order, or be dropped when a load is cancelled, and the index can
 * be compacted in between.
 */
export interface Batch {
  readonly rows: number;
  readonly logs: readonly BatchLog[];
  readonly texts: Readonly<Record<TextName, TextBatch>>;
  /** `cells` are the tuples of identities, numbers of `entries`. */
  readonly identities: TextBatch & { readonly cells: Uint32Array };
  /** Set n is `items` from `starts[n]` to `starts[n + 1]`, numbers of `entries`; set 0 is empty. */
  readonly resources: TextBatch & { readonly starts: Uint32Array; readonly items: Uint32Array };
  readonly ids: Readonly<Record<Exclude<IdName, 'sharedId'>, PackedIds>>;
  /** `at` has an event's place among `ids`, plus 1; 0 for the many events without one. */
  readonly sharedIds: { readonly at: Numbers; readonly ids: PackedIds };
  readonly times: TimeNumbers;
  /** Times as recorded, where they are not in CloudTrail's own form. */
  readonly timeTexts: TextBatch;
  readonly flags: Numbers;
  readonly offsets: Numbers;
  readonly lengths: Numbers;
}

/** The buffers of a batch, for `postMessage` to move and not to copy. */
export function transferablesOf(batch: Batch): ArrayBuffer[] {
  const arrays: (Numbers | undefined)[] = [
    ...Object.values(batch.texts).map(({ ids }) => ids),
    ...Object.values(batch.ids).flatMap(({ kinds, words }) => [kinds, words]),
    ...[batch.identities.ids, batch.identities.cells],
    ...[batch.resources.ids, batch.resources.starts, batch.resources.items],
    ...[batch.sharedIds.at, batch.sharedIds.ids.kinds, batch.sharedIds.ids.words],
    ...[batch.times, batch.timeTexts.ids, batch.flags, batch.offsets, batch.lengths],
  ];
  return arrays.flatMap((array) => (array ? (array.buffer as ArrayBuffer) : []));
}
