import type { Shape } from '../../event/shape';
import type { ProblemCode } from '../problems';

/** Records stand in it as JSON, found by the walk: it is told by the place of its records. */
export interface PlacedShape extends Shape {
  /** The keys and arrays above a record, as `Events[].CloudTrailEvent`. */
  readonly at: readonly string[];
}

/** Objects of another form are found by the walk, and a record is rebuilt from each. */
export interface ObjectShape {
  /** `columns` are those of a row that does not name them itself. */
  readonly rebuild: (value: unknown, columns?: readonly string[]) => Rebuilt;
}

/** A table, as CSV: a record is rebuilt from each row. */
export interface TableShape extends Shape {
  /** Whether a table with these columns is of this shape; `head` is the text that it begins with. */
  readonly looksLike: (columns: readonly string[], head: Uint8Array) => boolean;
  /** Columns that were not understood, where the caller or the outcome may be in one of them. */
  readonly unread?: (columns: readonly string[]) => readonly string[];
  /** How its rows are read. */
  readonly rows: (columns: readonly string[]) => (cells: readonly string[]) => Rebuilt;
  /** Set where the text of a row is no record, and records are to be looked for in it. */
  readonly holdsRecords?: true;
}

/**
 * What a shape makes of a row or an object. Fields have CloudTrail's own names, and what the shape can't hold is
 * absent; values that can't be told for certain are left out or left as text, with an issue.
 */
export interface Rebuilt {
  /** JSON text of the record; undefined where the row is no event, which an issue then says. */
  readonly text: string | undefined;
  readonly issues: readonly Issue[];
}

/** Something odd in a row, which becomes a problem at the row's place. */
export interface Issue {
  readonly code: ProblemCode;
  /** What follows the sentence of the code: the column, for example. */
  readonly detail?: string;
}
