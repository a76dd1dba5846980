import { type CancellationToken, EventEmitter, type Uri } from 'vscode';
import type { Batch } from '../core/index/batch';
import { EventIndex } from '../core/index/eventIndex';
import { problem } from '../core/trail/problems';
import { NONE } from '../core/trail/shapes';
import type { LoneRecord } from '../core/trail/trail';
import { type Copies, findCopies } from './copies';
import type { Collected } from './files';
import type { LoadedLog, LoadedPart } from './loading';
import type { LoadedEvent, Log, LogProblem } from './log';
import type { IndexPool } from './node/pool';
import type { LogReader } from './reader';
import { inSlices } from './slices';

/** What one reading of files gave. */
export interface Loaded {
  readonly logs: readonly Log[];
  /** Files that were met in a folder or an archive and are no CloudTrail logs. */
  readonly skipped: number;
  readonly duplicates: number;
  /** Distinct events that were added, by log. */
  readonly added: ReadonlyMap<Log, number>;
  readonly problems: readonly LogProblem[];
  readonly elapsedMs: number;
}

/** How far a load is. */
export type OnProgress = (done: number, of: number, events: number) => void;

/** The logs that are open, and their events: every event once, however many files hold it. */
export class Session {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly index = new EventIndex();
  readonly #logs = new Map<string, Log>();
  readonly #bySource = new Map<number, Log>();
  /** How many logs are in each file: an archive has several. */
  readonly #files = new Map<string, number>();
  readonly #roots = new Map<string, Uri>();
  /** Where a log could not be read, or a file is none: they are told until they are read again. */
  readonly #failures = new Map<string, LogProblem[]>();
  #totals = { skipped: 0, excluded: 0, elapsedMs: 0 };
  /** Loads are taken in one after the other; reading goes on meanwhile. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    readonly reader: LogReader,
    readonly pool: IndexPool,
  ) {}

  get logs(): Iterable<Log> {
    return this.#logs.values();
  }

  /** Whether any event is loaded. */
  get isEmpty(): boolean {
    return this.index.all().count === 0;
  }

  log(uri: Uri): Log | undefined {
    return this.#logs.get(uri.toString());
  }

  /** Folders that were opened, all of whose logs are watched. */
  get roots(): readonly Uri[] {
    return [...this.#roots.values()];
  }

  /** Whether any log is in a file. */
  hasFile(uri: Uri): boolean {
    return this.#files.has(fileKey(uri));
  }

  /** The logs in a file: of an archive all that are in it. */
  logsIn(uri: Uri): readonly Log[] {
    if (!this.hasFile(uri)) return [];
    const own = this.log(uri);
    if (own) return [own];
    const key = fileKey(uri);
    return [...this.#logs.values()].filter((log) => fileKey(log.uri) === key);
  }

  /** Problems of what was asked for and gave no log. */
  get failures(): readonly LogProblem[] {
    return [...this.#failures.values()].flat();
  }

  /** What was met besides logs, and how long all loading took, since the session was last empty. */
  get totals(): { readonly skipped: number; readonly excluded: number; readonly elapsedMs: number } {
    return this.#totals;
  }

  /** The event of a row, as long as the index's epoch is the same. */
  event(row: number): LoadedEvent {
    const log = this.#bySource.get(this.index.sourceOf(row).id)!;
    return { ...this.index.facts(row), ...this.index.place(row), log };
  }

  /** The log of a row, as long as the index's epoch is the same. */
  logOf(row: number): Log {
    return this.#bySource.get(this.index.sourceOf(row).id)!;
  }

  /** The JSON text of a row's record as stored, unescaped. Rejects where the log has changed since it was read. */
  record(row: number): Promise<string> {
    const { id, fallback } = this.index.sourceOf(row);
    const log = this.#bySource.get(id)!;
    return this.reader
      .records(log, [this.index.place(row)], fallback === undefined)
      .then(([record = '']) => record);
  }

  /** Records of a log that follow each other, with their places; fewer where it ends before. */
  async records(log: Log, first: number, count: number): Promise<readonly LoneRecord[]> {
    const source = this.index.source(log.source);
    if (!source) return [];
    const end = Math.min(source.events, first + count);
    const places = Array.from({ length: Math.max(0, end - first) }, (_, i) =>
      this.index.place(source.first + first + i),
    );
    const texts = await this.reader.records(log, places, source.fallback === undefined);
    return places.map(({ offset, length }, i) => ({ json: texts[i]!, offset, length }));
  }

  /** The row of the event with that number in a log, undefined where there is none. */
  rowOf(log: Log, ordinal: number): number | undefined {
    const source = this.index.source(log.source);
    return source && ordinal >= 0 && ordinal < source.events ? source.first + ordinal : undefined;
  }

  /** The row of an event of a log, undefined where there is none at that place. */
  rowAt(log: Log, offset: number, length: number): number | undefined {
    const source = this.index.source(log.source);
    if (!source) return undefined;
    let low = source.first;
    let high = source.first + source.events - 1;
    while (low <= high) {
      const row = (low + high) >>> 1;
      const place = this.index.place(row);
      if (place.offset === offset) return place.length === length ? row : undefined;
      if (place.offset < offset) low = row + 1;
      else high = row - 1;
    }
    return undefined;
  }

  /**
   * Reads logs and adds them; one that is open already is replaced. All or nothing: a cancelled call rejects with
   * CancellationError and leaves the session as it was. `kept` logs stay when no editor shows them.
   */
  async open(
    { files, refused = [], excluded = 0, roots = [] }: Pick<Collected, 'files'> & Partial<Collected>,
    kept: boolean,
    token?: CancellationToken,
    onProgress?: OnProgress,
  ): Promise<Loaded> {
    const start = performance.now();
    const read: LoadedLog[] = [];
    const sources = new Map<LoadedLog, number>();
    let events = 0;
    try {
      const onPart = ({ logs, batch, done }: LoadedPart) => {
        const added = batch ? this.index.add(withNames(batch, logs), { pending: true }) : [];
        let next = 0;
        for (const log of logs) {
          read.push(log);
          events += log.events;
          if (log.indexed) sources.set(log, added[next++]!);
        }
        onProgress?.(done, files.length, events);
      };
      const { loadFiles } = await import('./loading');
      await loadFiles(files, this.reader, this.pool, onPart, token);
    } catch (error) {
      this.index.remove([...sources.values()]);
      throw error;
    }
    const turn = this.#turn.then(() => this.#takeIn(read, sources, kept));
    this.#turn = turn.catch(() => undefined);
    const loaded = await turn;
    const refusals = refused.map(({ uri, reason }) => ({
      ...problem('unreadable', 0, 0, `(${reason})`),
      uri,
    }));
    for (const refusal of refusals) this.#failures.set(refusal.uri.toString(), [refusal]);
    for (const root of roots) this.#roots.set(root.toString(), root);
    const elapsedMs = performance.now() - start;
    this.#totals = {
      skipped: this.#totals.skipped + loaded.skipped,
      excluded: this.#totals.excluded + excluded,
      elapsedMs: this.#totals.elapsedMs + elapsedMs,
    };
    this.#changed.fire();
    return { ...loaded, problems: [...refusals, ...loaded.problems], elapsedMs };
  }

  /** Takes logs out of the session: these, or all of them. */
  close(uris?: readonly Uri[]): void {
    const keys = uris?.map((uri) => uri.toString()) ?? [...this.#logs.keys(), ...this.#failures.keys()];
    const sources: number[] = [];
    for (const key of keys) {
      const log = this.#logs.get(key);
      this.#failures.delete(key);
      if (!log) continue;
      sources.push(log.source);
      this.#forget(log);
    }
    this.index.remove(sources);
    if (this.#logs.size === 0) {
      this.#totals = { skipped: 0, excluded: 0, elapsedMs: 0 };
      this.#roots.clear();
    }
    this.#changed.fire();
  }

  /** Shows the logs that were read, in place of what they replace. */
  async #takeIn(read: readonly LoadedLog[], sources: ReadonlyMap<LoadedLog, number>, kept: boolean) {
    // A digest, or a query's result without an event in it: it is CloudTrail's, and what it is is reported.
    const isLog = (log: LoadedLog) => log.events > 0 || log.shape.id !== NONE.id;
    const fresh = read.filter((log) => isLog(log) && sources.has(log));
    const logs = new Map<number, Log>();
    const replaced: Log[] = [];
    for (const one of read) {
      const known = this.#logs.get(one.uri.toString());
      if (known && !one.skipped) replaced.push(known);
      const source = sources.get(one);
      if (source === undefined || !isLog(one)) continue;
      const { uri, shape, packed, stamp, bytes, events, problems } = one;
      const stays = kept || (known?.kept ?? false);
      logs.set(source, { uri, source, shape, packed, stamp, bytes, events, problems, kept: stays });
    }
    const adding = fresh.map((log) => sources.get(log)!);
    const removing = replaced.map((log) => log.source);
    const logOf = (row: number) => {
      const { id } = this.index.sourceOf(row);
      return logs.get(id) ?? this.#bySource.get(id)!;
    };
    const places = {
      logOf,
      placeOf: (row: number) => this.index.place(row),
      isPlain: (row: number) => this.index.sourceOf(row).fallback === undefined,
    };
    let found: Copies | undefined;
    while (!found) {
      const { epoch } = this.index;
      const groups = await inSlices(this.index.copies(adding, removing));
      // Logs that are closed meanwhile may number the rows anew.
      const isGood = () => epoch === this.index.epoch;
      const some = isGood() ? await findCopies(groups, places, this.reader, this.pool) : undefined;
      if (isGood()) found = some;
    }

    for (const row of found.differing) {
      const { offset, length } = this.index.place(row);
      const log = logOf(row);
      const told = { ...log, problems: [...log.problems, problem('duplicate-differs', offset, length)] };
      if (logs.has(log.source)) logs.set(log.source, told);
    }
    const problems: LogProblem[] = [];
    for (const one of read) {
      const found = logs.get(sources.get(one) ?? 0)?.problems ?? one.problems;
      const own = found.map((each) => ({ ...each, uri: one.uri }));
      if (one.skipped) continue;
      problems.push(...own);
      if (isLog(one) || own.length === 0) this.#failures.delete(one.uri.toString());
      else this.#failures.set(one.uri.toString(), own);
    }
    const added = new Map([...logs.values()].map((log) => [log, log.events]));
    for (const { row } of found.copies) {
      const log = logOf(row);
      if (added.has(log)) added.set(log, added.get(log)! - 1);
    }
    // From here on nothing waits: whoever asks sees all of it or nothing.
    const unwanted = [...sources].filter(([log]) => !isLog(log)).map(([, source]) => source);
    this.index.show(adding);
    for (const { row, kept: stands } of found.copies) this.index.hide(row, stands);
    this.index.remove([...removing, ...unwanted]);
    for (const log of replaced) this.#forget(log);
    for (const log of logs.values()) {
      this.#logs.set(log.uri.toString(), log);
      this.#bySource.set(log.source, log);
      this.#files.set(fileKey(log.uri), (this.#files.get(fileKey(log.uri)) ?? 0) + 1);
    }
    const skipped = read.filter((log) => log.skipped).length;
    return { logs: [...logs.values()], skipped, duplicates: found.copies.length, added, problems };
  }

  #forget(log: Log): void {
    this.#bySource.delete(log.source);
    const left = (this.#files.get(fileKey(log.uri)) ?? 1) - 1;
    if (left > 0) this.#files.set(fileKey(log.uri), left);
    else this.#files.delete(fileKey(log.uri));
    if (this.#logs.get(log.uri.toString()) === log) this.#logs.delete(log.uri.toString());
  }

  dispose(): void {
    this.#changed.dispose();
    this.pool.dispose();
  }
}

/** A batch whose logs are called by their addresses: what events are grouped and filtered by. */
function withNames(batch: Batch, logs: readonly LoadedLog[]): Batch {
  const indexed = logs.filter((log) => log.indexed);
  return { ...batch, logs: batch.logs.map((log, i) => ({ ...log, name: indexed[i]!.uri.toString() })) };
}

/** The address of the file that a log is in, without its name in an archive. */
function fileKey(uri: Uri): string {
  return (uri.fragment === '' ? uri : uri.with({ fragment: '' })).toString();
}
