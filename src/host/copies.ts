import { fingerprint } from '../core/trail/fingerprint';
import { parseRecord, readRecord } from '../core/trail/record';
import type { Log } from './log';
import type { LogReader } from './reader';

/** A row that holds the same event as another one, which stands for both. */
export interface Copy {
  readonly row: number;
  readonly kept: number;
}

/** What a comparison of rows with one event ID gave. */
export interface Copies {
  readonly copies: readonly Copy[];
  /** Rows that have the event ID of an earlier row, and other values. */
  readonly differing: readonly number[];
}

/** What is asked of the index about a row. */
export interface RowPlaces {
  logOf(row: number): Log;
  /** Whether the records of the row's log stand at their places as they are. */
  isPlain(row: number): boolean;
  placeOf(row: number): {
    readonly ordinal: number;
    readonly offset: number;
    readonly length: number;
    readonly depth: number;
  };
}

/**
 * Tells which rows of each group hold the same event: their records hold equal values, whatever the spacing, escaping
 * and order of keys. Records are read back from their logs, one log after the other.
 */
export async function findCopies(
  groups: readonly (readonly number[])[],
  rows: RowPlaces,
  reader: LogReader,
): Promise<Copies> {
  const prints = await printsOf(groups.flat(), rows, reader);
  const copies: Copy[] = [];
  const differing: number[] = [];
  for (const group of groups) {
    const distinct: number[] = [];
    for (const row of group) {
      const kept = distinct.find((one) => prints.get(one) === prints.get(row));
      if (kept !== undefined) copies.push({ row, kept });
      else if (distinct.push(row) > 1) differing.push(row);
    }
  }
  return { copies, differing };
}

/** A number for each row that rows with equal values share; none where the log can't be read any more. */
async function printsOf(
  wanted: readonly number[],
  { logOf, placeOf, isPlain }: RowPlaces,
  reader: LogReader,
): Promise<ReadonlyMap<number, number>> {
  const byLog = new Map<Log, number[]>();
  for (const row of wanted) {
    const log = logOf(row);
    const of = byLog.get(log);
    if (of) of.push(row);
    else byLog.set(log, [row]);
  }
  const prints = new Map<number, number>();
  for (const [log, of] of byLog) {
    const reading = await reader.read(log.uri).catch(() => undefined);
    for (const row of of) {
      // What has changed in between is no copy of anything: it is about to be read again.
      if (!reading || reading.stamp !== log.stamp) prints.set(row, Number.NaN);
      else if (isPlain(row)) {
        prints.set(row, fingerprint(parseRecord(readRecord(reading.content.bytes, placeOf(row)))));
      } else {
        prints.set(row, reading.trail.events[placeOf(row).ordinal]?.print ?? Number.NaN);
      }
    }
  }
  return prints;
}
