import { CancellationError, type CancellationToken, EventEmitter, type Uri } from 'vscode';
import { EventIndex } from '../../core/index/eventIndex';
import type { Batch } from '../../core/rows/batch';
import { problem } from '../../core/trail/problems';
import type { LoneRecord } from '../../core/trail/trail';
import type { Collected } from '../reading/files';
import type { LoadedEvent, Log, LogProblem } from '../reading/log';
import type { IndexPool } from '../reading/node/pool';
import type { LogReader } from '../reading/reader';
import { Failures } from './failures';
import { type LoadedLog, type LoadedPart, loadFiles, rejected } from './loading';
import { isLog, type Load, type OpenState, problemsOf, takingOf } from './merge';
import { fileKey, OpenLogs } from './openLogs';
import { Slices } from './slices';

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
  readonly #logs = new OpenLogs();
  readonly #roots = new Map<string, Uri>();
  readonly #failures = new Failures();
  #totals = { skipped: 0, excluded: 0, elapsedMs: 0 };
  /** Loads are taken in one after the other; reading goes on meanwhile. */
  #turn: Promise<unknown> = Promise.resolve();
  /** Batches are added one after the other. */
  #adding: Promise<unknown> = Promise.resolve();
  readonly #slices = new Slices();
  /** Loads that are under way, and how many have begun. */
  readonly #loads = new Set<AbortController>();
  #begun = 0;
  /** Which load was the last to read a file: one that began before it has older text. Kept while any is under way. */
  readonly #readBy = new Map<string, number>();
  #removals = 0;
  #isDisposed = false;

  constructor(
    readonly reader: LogReader,
    readonly pool: IndexPool,
  ) {}

  get logs(): Iterable<Log> {
    return this.#logs.all;
  }

  /** Moves when logs are taken out, whose rows nobody should ask for any more. */
  get removals(): number {
    return this.#removals;
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
    return this.#logs.hasFile(uri);
  }

  /** The logs in a file: of an archive all that are in it. */
  logsIn(uri: Uri): readonly Log[] {
    return this.#logs.inFile(uri);
  }

  /** Problems of what was asked for and gave no log. */
  get failures(): readonly LogProblem[] {
    return this.#failures.all;
  }

  /** What was met besides logs, and how long all loading took, since the session was last empty. */
  get totals(): { readonly skipped: number; readonly excluded: number; readonly elapsedMs: number } {
    return this.#totals;
  }

  /** The event of a row, as long as the index's epoch is the same. */
  event(row: number): LoadedEvent {
    const log = this.#logs.ofSource(this.index.sourceOf(row).id)!;
    return { ...this.index.facts(row), ...this.index.place(row), log };
  }

  /** The log of a row, as long as the index's epoch is the same. */
  logOf(row: number): Log {
    return this.#logs.ofSource(this.index.sourceOf(row).id)!;
  }

  /** The JSON text of a row's record as stored, unescaped. Rejects where the log has changed since it was read. */
  record(row: number): Promise<string> {
    const { id, fallback } = this.index.sourceOf(row);
    const log = this.#logs.ofSource(id)!;
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
    if (this.#isDisposed || token?.isCancellationRequested) throw new CancellationError();
    const load: Load = { number: ++this.#begun, read: [], sources: new Map(), kept, roots };
    const { read, sources } = load;
    const abort = new AbortController();
    const listener = token?.onCancellationRequested(() => abort.abort(new CancellationError()));
    const { signal } = abort;
    this.#loads.add(abort);
    let events = 0;
    const onPart = async ({ logs, batch, done }: LoadedPart) => {
      const added = batch ? await this.#add(withNames(batch, logs), signal) : [];
      let next = 0;
      for (const log of logs) {
        read.push(log);
        events += log.events;
        if (log.indexed) sources.set(log, added[next++]!);
      }
      onProgress?.(done, files.length, events);
    };
    let loaded: Omit<Loaded, 'elapsedMs'>;
    try {
      await loadFiles(files, this.reader, this.pool, onPart, signal);
      const turn = this.#turn.then(() => this.#takeIn(load, signal));
      this.#turn = turn.catch(() => undefined);
      // One that is cancelled does not wait for the others.
      loaded = await Promise.race([turn, rejected(signal)]);
    } catch (error) {
      // A batch that is being added is removed then, too.
      abort.abort(error);
      this.#giveUp([...sources.values()]);
      throw error;
    } finally {
      listener?.dispose();
      this.#loads.delete(abort);
      if (this.#loads.size === 0) this.#readBy.clear();
    }
    const refusals = refused.map(({ uri, reason }) => ({
      ...problem('unreadable', 0, 0, `(${reason})`),
      uri,
    }));
    for (const refusal of refusals) this.#failures.set(refusal.uri, [refusal]);
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

  /** Takes logs out of the session: these, or all of them, with those that are being read. */
  close(uris?: readonly Uri[]): void {
    if (!uris) for (const load of this.#loads) load.abort(new CancellationError());
    const keys = uris?.map((uri) => uri.toString()) ?? [...this.#logs.addresses, ...this.#failures.addresses];
    const sources: number[] = [];
    for (const key of keys) {
      const log = this.#logs.get(key);
      this.#failures.delete(key);
      if (!log) continue;
      sources.push(log.source);
      this.#logs.remove(log);
      this.#removals++;
    }
    this.index.remove(sources);
    if (this.#logs.isEmpty) {
      this.#totals = { skipped: 0, excluded: 0, elapsedMs: 0 };
      this.#roots.clear();
    }
    this.#changed.fire();
  }

  /** Takes out what was added and is not shown. */
  #giveUp(sources: readonly number[]): void {
    const { epoch } = this.index;
    this.index.remove(sources);
    // Whoever holds rows has to ask for them anew.
    if (epoch !== this.index.epoch) this.#changed.fire();
  }

  /** Adds a batch to the index, a slice of time after the other, once those that came before are there. */
  #add(batch: Batch, signal: AbortSignal): Promise<readonly number[]> {
    const adding = this.#adding.then(async () => {
      signal.throwIfAborted();
      const added = await this.#slices.do(this.index.adding(batch, { pending: true }));
      if (signal.aborted) this.#giveUp(added);
      signal.throwIfAborted();
      return added;
    });
    this.#adding = adding.catch(() => undefined);
    return adding;
  }

  /**
   * Shows the logs that were read, in place of what they replace. Rejects with the signal's reason, and shows nothing,
   * when that comes before.
   */
  async #takeIn(load: Load, signal: AbortSignal): Promise<Omit<Loaded, 'elapsedMs'>> {
    const { number, sources } = load;
    signal.throwIfAborted();
    const isLate = ({ uri }: LoadedLog) => (this.#readBy.get(fileKey(uri)) ?? 0) > number;
    const read = load.read.filter((log) => !isLate(log));
    const taking = await takingOf(read, load, this.#shelf, signal);
    // From here on nothing waits: whoever asks sees all of it or nothing.
    const { logs, replaced, copies, added } = taking;
    this.#failures.forget(
      read.map(({ uri }) => uri),
      load.roots,
    );
    const told = problemsOf(read, load, taking);
    for (const [one, problems] of told)
      if (!isLog(one) && problems.length > 0) this.#failures.set(one.uri, problems);
    const unwanted = [...sources.values()].filter((source) => !logs.has(source));
    this.index.show([...logs.keys()]);
    for (const { row, kept } of copies) this.index.hide(row, kept);
    this.index.remove([...replaced.map((log) => log.source), ...unwanted]);
    for (const log of replaced) this.#logs.remove(log);
    this.#removals += replaced.length;
    for (const log of logs.values()) this.#logs.add(log);
    for (const { uri } of read) this.#readBy.set(fileKey(uri), number);
    // What another load has read since is there all the same.
    const later = load.read.filter(isLate).flatMap(({ uri }) => this.log(uri) ?? []);
    return {
      logs: [...logs.values(), ...later],
      skipped: read.filter((log) => log.skipped).length,
      duplicates: copies.length,
      added,
      problems: [...told.values()].flat(),
    };
  }

  get #shelf(): OpenState {
    const { index, reader, pool } = this;
    const removals = () => this.#removals;
    return { index, reader, pool, logs: this.#logs, slices: this.#slices, removals };
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const load of this.#loads) load.abort(new CancellationError());
    this.#changed.dispose();
    this.pool.dispose();
  }
}

/** A batch whose logs are called by their addresses: what events are grouped and filtered by. */
function withNames(batch: Batch, logs: readonly LoadedLog[]): Batch {
  const indexed = logs.filter((log) => log.indexed);
  return { ...batch, logs: batch.logs.map((log, i) => ({ ...log, name: indexed[i]!.uri.toString() })) };
}
