import type { TrailProblem } from './event';

/** A record that was found, in bytes of the source. */
export interface FoundRecord {
  readonly offset: number;
  readonly length: number;
  /** Levels of escaping: 0 for an object, 1 for JSON inside a string. */
  readonly depth: number;
  /** The record's text, unescaped: a view on the source at depth 0. */
  readonly text: Uint8Array;
  /** Where it was found: the keys and arrays above it, as `Events[].CloudTrailEvent`. */
  readonly path: string;
  /** The array element or root value that the record comes in, with everything around it. */
  readonly itemOffset: number;
  itemLength: number;
}

/** What a walk through JSON text found. */
export interface Walk {
  readonly records: readonly FoundRecord[];
  readonly problems: readonly TrailProblem[];
  readonly digests: number;
  /** The text ends inside an object that looks like a record or like what wraps one. */
  readonly promising: boolean;
}
