/** A record as an object. */
export type EventRecord = Readonly<Record<string, unknown>>;
type Records = readonly EventRecord[];
type Write = (cell: string) => string;

export function username(record: EventRecord): string;
export function timestamp(time: string): string;
export function quoted(cell: string): string;
export function bare(cell: string): string;
export function csv(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  write?: Write,
  delimiter?: string,
  eol?: string,
): string;
export function athenaCsv(records: Records): string;
export function lakeCsv(records: Records, identity?: (record: EventRecord) => string): string;
export function lakeRows(records: Records): unknown;
export function historyCsv(records: Records, write?: Write, delimiter?: string, eol?: string): string;
export function ocsf(record: EventRecord, version?: '1.0.0-rc.2' | '1.1.0'): unknown;
export function exported(records: Records): string;
export function utf16(content: string, isLittleEndian?: boolean): Uint8Array;
