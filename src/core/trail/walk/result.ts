import type { TrailProblem } from '../../event/event';

/** What is no record itself, and has enough of an event for one to be rebuilt: its shape's ID. */
export type ObjectKind = 'lookup-item' | 'lake' | 'ocsf' | 'renamed' | 'elastic' | 'insights' | 'athena-row';

/** A record that was found, in bytes of the source. */
export interface FoundRecord {
  readonly offset: number;
  readonly length: number;
  /** Levels of escaping: 0 for an object, 1 for JSON inside a string. */
  readonly depth: number;
  /** The record's text, unescaped: a view on the source at depth 0. */
  readonly text: Uint8Array;
  /** What the text is, where it is no record. */
  readonly kind?: ObjectKind | undefined;
  /** Where it was found: the keys and arrays above it, as `Events[].CloudTrailEvent`. */
  readonly path: string;
  /** The array element or root value that the record comes in, with everything around it. */
  readonly itemOffset: number;
  itemLength: number;
  /** Where the object begins that the item is a part of, as a search hit with lists of texts; else the item itself. */
  readonly envelope: number;
  /** The columns of a row that does not name them itself. */
  readonly columns?: readonly string[];
  /** A record without its time: that of what it stands in. Undefined where there is none either. */
  time?: { readonly name: string; readonly value: string | number } | undefined;
  /** It has no time. */
  readonly untimed?: boolean;
}

/** What a walk through JSON text found. */
export interface Walk {
  readonly records: readonly FoundRecord[];
  readonly problems: readonly TrailProblem[];
  readonly digests: number;
  /** The text ends inside an object that looks like a record or like what wraps one. */
  readonly promising: boolean;
  /** Number of lists under `Records` that hold some. */
  readonly batches: number;
  /** Values at the root have times before them, as CloudWatch Logs writes them to S3. */
  readonly stamped: boolean;
}
