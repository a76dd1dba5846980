import type { Uri } from 'vscode';
import type { EventIndex } from '../../core/index/eventIndex';
import { problem } from '../../core/trail/problems';
import { NONE } from '../../core/trail/shapes';
import type { Log, LogProblem } from '../reading/log';
import type { IndexPool } from '../reading/node/pool';
import type { LogReader } from '../reading/reader';
import type { Copies } from './copies';
import { findCopies, type RowPlaces } from './duplicates';
import type { LoadedLog } from './loading';
import type { OpenLogs } from './openLogs';
import { inSlices, type Slices } from './slices';

/** One reading of files that is under way. */
export interface Load {
  /** Those that began later have greater ones. */
  readonly number: number;
  readonly read: LoadedLog[];
  /** Their sources in the index, of those that have one. */
  readonly sources: Map<LoadedLog, number>;
  readonly kept: boolean;
  readonly roots: readonly Uri[];
}

/** What is open, and what finds copies in it. */
export interface OpenState {
  readonly index: EventIndex;
  readonly logs: OpenLogs;
  readonly reader: LogReader;
  readonly pool: IndexPool;
  readonly slices: Slices;
  /** Moves when logs are taken out. */
  readonly removals: () => number;
}

/** What becomes of the logs that were read. */
export interface Taking {
  /** By source, the logs that will be open. */
  readonly logs: ReadonlyMap<number, Log>;
  /** Those that they take the place of. */
  readonly replaced: readonly Log[];
  readonly copies: Copies['copies'];
  /** Distinct events that are added, by log. */
  readonly added: ReadonlyMap<Log, number>;
}

/** A load is large that has more than one of so many rows. */
const LARGE_LOAD = 16;

/**
 * Works out what becomes of logs that were read and lie in the index unseen: it is true as long as nothing is awaited.
 * Rejects with the signal's reason when that comes before.
 */
export async function takingOf(
  read: readonly LoadedLog[],
  { sources, kept }: Load,
  shelf: OpenState,
  signal: AbortSignal,
): Promise<Taking> {
  const { index, slices } = shelf;
  const fresh = read.filter((log) => isLog(log) && sources.has(log));
  const adding = fresh.map((log) => sources.get(log)!);
  const rows = fresh.reduce((sum, { events }) => sum + events, 0);
  if (rows * LARGE_LOAD > index.length) await slices.do(index.prepare());
  const state = () => `${index.epoch} ${shelf.removals()}`;
  for (;;) {
    // Logs that are closed meanwhile stand for no others, and may number the rows anew.
    const before = state();
    const { logs, replaced } = logsOf(read, sources, kept, shelf.logs);
    // As they are now: some may be closed while copies are looked for.
    const all = new Map(Array.from(shelf.logs.all, (log) => [log.source, log]));
    for (const [source, log] of logs) all.set(source, log);
    const logOf = (row: number) => all.get(index.sourceOf(row).id)!;
    const removing = replaced.map((log) => log.source);
    const groups = await inSlices(index.copies(adding, removing));
    const places: RowPlaces = {
      logOf,
      placeOf: (row) => index.place(row),
      isPlain: (row) => index.sourceOf(row).fallback === undefined,
    };
    let found: Copies = { copies: [], differing: [] };
    try {
      if (groups && before === state())
        found = await findCopies(groups, places, shelf.reader, shelf.pool, signal);
    } catch (error) {
      // Rows may have had other numbers meanwhile.
      if (signal.aborted || before === state()) throw error;
    }
    // What follows takes a while where there are thousands of logs.
    if (slices.isOver) await slices.next();
    signal.throwIfAborted();
    if (before !== state()) continue;
    for (const row of found.differing) tellDiffering(row, logs, index);
    const added = new Map([...logs.values()].map((log) => [log, log.events]));
    for (const { row } of found.copies) {
      const log = logs.get(index.sourceOf(row).id);
      if (log) added.set(log, added.get(log)! - 1);
    }
    return { logs, replaced, copies: found.copies, added };
  }
}

/** A digest, or a query's result without an event in it, is one too: it is CloudTrail's, and what it is is reported. */
export function isLog(log: LoadedLog): boolean {
  return log.events > 0 || log.shape.id !== NONE.id;
}

/** The logs that are to be open, by source, and those that they take the place of. */
function logsOf(
  read: readonly LoadedLog[],
  sources: ReadonlyMap<LoadedLog, number>,
  kept: boolean,
  open: OpenLogs,
): { logs: Map<number, Log>; replaced: Log[] } {
  const logs = new Map<number, Log>();
  const replaced: Log[] = [];
  for (const one of read) {
    const old = open.get(one.uri.toString());
    if (old && !one.skipped) replaced.push(old);
    const source = sources.get(one);
    if (source === undefined || !isLog(one)) continue;
    const { uri, shape, packed, stamp, bytes, events, problems } = one;
    const stays = kept || (old?.kept ?? false);
    logs.set(source, { uri, source, shape, packed, stamp, bytes, events, problems, kept: stays });
  }
  return { logs, replaced };
}

/** An event has the ID of another one, and other values: a problem of its log, where that is among these. */
function tellDiffering(row: number, logs: Map<number, Log>, index: EventIndex): void {
  const log = logs.get(index.sourceOf(row).id);
  if (!log) return;
  const { offset, length } = index.place(row);
  const told = problem('duplicate-differs', offset, length);
  logs.set(log.source, { ...log, problems: [...log.problems, told] });
}

/** What there is to tell of logs and of files that are none, by what was read of them. */
export function problemsOf(
  read: readonly LoadedLog[],
  { sources }: Load,
  { logs }: Taking,
): ReadonlyMap<LoadedLog, readonly LogProblem[]> {
  return new Map(
    read
      .filter((one) => !one.skipped)
      .map((one) => {
        const found = logs.get(sources.get(one) ?? NO_SOURCE)?.problems ?? one.problems;
        return [one, found.map((each) => ({ ...each, uri: one.uri }))];
      }),
  );
}

/** No source of the index has this number. */
const NO_SOURCE = -1;
