import type { ColumnFilter, ValueKind } from '../event/column';
import type { ColumnName } from '../event/columns';

/** How the values of a field are read; see `kinds.ts`. */
export type TextKind = Exclude<ValueKind, 'time'>;

type FieldRow = Omit<ColumnFilter, 'kind' | 'with' | 'also' | 'always'>;

/** A field that matches texts: an event matches if any of the columns does. */
export interface TextField extends FieldRow {
  readonly kind: TextKind;
  readonly columns: readonly ColumnName[];
  /** Other spellings of a recorded value, which match as well. */
  readonly also?: (recorded: string) => readonly string[];
  /** Set where every event has a value, so that `field:""` can only be a slip. */
  readonly always?: true;
}

/** A field that matches points in time. */
export interface TimeField extends FieldRow {
  readonly kind: 'time';
}

/** What stands at a path of the record, which no column holds: an event matches if any of the values there does. */
export interface PathField extends FieldRow {
  readonly kind: 'path';
  /** Keys from the record down, as they are recorded. */
  readonly path: readonly string[];
}

export type Field = TextField | TimeField | PathField;
