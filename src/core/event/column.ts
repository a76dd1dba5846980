import type { FilterFacts } from './filterFacts';

/** Where the index keeps a column. */
export type Kept =
  /** A text with a dictionary of its own, read by the scanners from `path`. */
  | 'text'
  /** The same of texts that few events have; nobody filters or groups by them. */
  | 'rare'
  /** A part of the caller's identity; all identities share one dictionary. */
  | 'identity'
  /** An ID that nearly every event has a different one of, in bytes. */
  | 'id'
  /** Bits of the event's flags. */
  | 'flags'
  /** Any number of texts. */
  | 'list'
  /** A number: milliseconds since 1970 UTC. */
  | 'time'
  /** Worked out from the loaded logs: other events can change it. */
  | 'derived';

/** How the values of a filter's field are read; see `filter/kinds.ts`. */
export type ValueKind = 'text' | 'ip' | 'account' | 'enum' | 'time';

/** The filter's field that compares a column. */
export interface ColumnFilter {
  /** What errors, completion and groupings call it. */
  readonly name: string;
  /** Other names that mean the same: the record's own, and those of `lookup-events`. */
  readonly aliases: readonly string[];
  /** What it matches, for completion and the reference. */
  readonly description: string;
  readonly kind: ValueKind;
  /** Which values it takes, for the reference. */
  readonly values: string;
  readonly example: string;
  /** Values worth offering before any log is looked at. */
  readonly choices?: readonly string[];
  /** Other spellings of a recorded value, which match as well. */
  readonly also?: (recorded: string) => readonly string[];
  /** Set if every event has a value, so that `field:""` can only be a typo. */
  readonly always?: true;
  /** Further columns that are compared: an event matches if any of them does. */
  readonly with?: readonly string[];
}

/** The grouping by a column: its name is that of the filter's field. */
export interface ColumnGroup {
  readonly title: string;
  /** A codicon. */
  readonly icon: string;
  /** What a value is called, if not as recorded. */
  readonly shown?: (recorded: string) => string;
  /** The part of the identity that tells groups apart, if it is not the column itself. */
  readonly key?: 'key';
  /** Set if values name callers: the same name in another account is somebody else. */
  readonly namesCallers?: true;
  /** Set if values are listed in the order of the filter's choices, not by their number of events. */
  readonly ranked?: true;
  /** Set if there is a pick list for it: the command `cloudtrail.filterBy…`. */
  readonly pick?: true;
}

/** One thing that is kept of every event. */
export interface EventColumn {
  readonly name: string;
  readonly kept: Kept;
  /** Read from one event: as recorded, empty if the record has none. */
  readonly read: (event: FilterFacts) => string | readonly string[];
  /** Where a record has it. */
  readonly path?: string;
  /** Set if the column has what the record has at `path`, to the letter: no record is read for a filter by that path. */
  readonly exact?: true;
  /** Further places of a record at which Filter to Value at Cursor finds this column. */
  readonly alsoAt?: readonly string[];
  /** Set if it is read from parts of the record that most columns don't look at: see `extrasOf`. */
  readonly extra?: true;
  /** Set if words without a field are searched for in it. */
  readonly anywhere?: true;
  readonly filter?: ColumnFilter;
  readonly group?: ColumnGroup;
}
