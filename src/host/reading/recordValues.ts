import { CancellationError, l10n } from 'vscode';
import { type CompiledTerm, isPathTerm } from '../../core/filter/evaluate';
import type { Scope } from '../../core/index/eventIndex';
import { type PathBatch, pathsOf, readPaths } from '../../core/scan/pathBatch';
import { parseExact, pathInOtherCase } from '../../core/trail/pathValues';
import { readRecord } from '../../core/trail/record';
import type { Session } from '../session/session';
import { Slices } from '../session/slices';
import { ownText } from './documents';
import type { Log } from './log';
import { IndexPool } from './node/pool';
import { isMember } from './read';

/** How far a look-up is, in events. */
export interface LookupProgress {
  readonly done: number;
  readonly of: number;
}

export interface LookupOptions {
  readonly scope: Scope;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: LookupProgress) => void;
}

/** So few records of a log are read one by one, where the session is. */
const FEW = 20;
/** Texts of one path that are kept, in UTF-16 units: what is beyond that fills the memory, and is no answer. */
const MOST_TEXT = 128 * 1024 * 1024;
/** Records that are looked into for the right spelling of a path that none has. */
const SAMPLE = 200;

/** Some rows of one log. */
interface Part {
  readonly log: Log;
  readonly rows: readonly number[];
}

/**
 * What records have at the paths that filters ask for. It is not in the index: the columns narrow down first, then the
 * records of what is left are read back from their logs, by worker threads where they are many. What was read is kept
 * in the index, so that a path costs once.
 */
export class RecordValues {
  #pool: IndexPool | undefined;
  /** Logs, by their numbers in the index, whose records could not be read back. */
  readonly #lost = new Set<number>();
  #isDisposed = false;

  constructor(readonly session: Session) {}

  /** How many of the open logs have changed since they were read, or can't be read any more. */
  get lostLogs(): number {
    for (const source of this.#lost) if (!this.session.index.source(source)) this.#lost.delete(source);
    return this.#lost.size;
  }

  /**
   * Reads what is missing to tell which events the terms let through. Rejects with CancellationError when the signal
   * comes, and with an error for users where a path has more text than can be kept.
   */
  async read(terms: readonly CompiledTerm[], options: LookupOptions): Promise<void> {
    const { index } = this.session;
    const { scope, signal, onProgress } = options;
    const paths = [...new Set(terms.filter(isPathTerm).map(({ field }) => field.name))];
    for (;;) {
      if (signal.aborted) throw new CancellationError();
      const rows = index.unread(terms, { scope }).rows();
      if (rows.length === 0) return;
      let done = 0;
      onProgress?.({ done, of: rows.length });
      await this.#readRows(this.#parts(rows), paths, signal, (some) => {
        done += some;
        onProgress?.({ done, of: rows.length });
      });
    }
  }

  /**
   * How a path of the terms that no record has is spelled in the records: `[written, recorded]`. Looks into the newest
   * events in scope that the other terms let through.
   */
  async spelling(
    terms: readonly CompiledTerm[],
    scope: Scope,
  ): Promise<readonly [written: string, recorded: string] | undefined> {
    const { index } = this.session;
    const absent = terms.filter(isPathTerm).filter(({ field }) => index.paths.get(field.name)?.isEmpty);
    if (absent.length === 0) return undefined;
    const others = terms.filter((term) => !isPathTerm(term));
    for (const row of index.select(others, { scope }).newest(SAMPLE)) {
      const record = parseExact(await this.session.record(row).catch(() => 'null'));
      for (const { field } of absent) {
        const path = pathInOtherCase(record, field.path);
        if (path) return [field.name, path.join('.')];
      }
    }
    return undefined;
  }

  /** The rows by their logs. */
  #parts(rows: Uint32Array): Part[] {
    const { index } = this.session;
    const parts: { log: Log; rows: number[] }[] = [];
    let end = 0;
    for (const row of rows) {
      if (row >= end) {
        const { first, events } = index.sourceOf(row);
        end = first + events;
        parts.push({ log: this.session.logOf(row), rows: [] });
      }
      parts.at(-1)!.rows.push(row);
    }
    return parts;
  }

  /** Reads rows of logs. What comes after rows were numbered anew, or a log was closed, is left out. */
  async #readRows(
    parts: readonly Part[],
    paths: readonly string[],
    signal: AbortSignal,
    onDone: (rows: number) => void,
  ): Promise<void> {
    const { index, reader, pool } = this.session;
    const { epoch } = index;
    const take = ({ log, rows }: Part, batches: readonly PathBatch[] | undefined) => {
      if (index.epoch !== epoch) return;
      if (!batches) this.#lost.add(log.source);
      const columns = index.paths.open(paths, index.length);
      columns.forEach((column, i) => {
        column.set(rows, batches?.[i] ?? nothingFor(rows.length));
        if (column.size <= MOST_TEXT) return;
        index.paths.drop(paths[i]!);
        throw new Error(
          l10n.t('{0} has more text than can be kept. Narrow the filter, or use a longer path.', paths[i]!),
        );
      });
      onDone(rows.length);
    };
    const far: Part[] = [];
    for (const part of parts) {
      const { log, rows } = part;
      const isPlain = index.sourceOf(rows[0]!).fallback === undefined;
      if (isPlain && rows.length > FEW && log.uri.scheme === 'file' && !ownText(log.uri)) far.push(part);
    }
    const near = new Set(parts);
    for (const part of far) near.delete(part);
    for (const part of near) {
      if (signal.aborted || this.#isDisposed) throw new CancellationError();
      if (index.epoch !== epoch) return;
      take(part, await this.#readHere(part, paths, signal));
    }
    if (signal.aborted || this.#isDisposed) throw new CancellationError();
    if (far.length === 0 || index.epoch !== epoch) return;
    let next = 0;
    this.#pool ??= new IndexPool(pool.script);
    const reading = this.#pool.run(
      {
        job: 'paths',
        tasks: far.map(({ log: { uri, stamp }, rows }) => ({
          path: uri.fsPath,
          member: isMember(uri) ? uri.fragment : undefined,
          stamp: reader.ownStamp(stamp),
          places: rows.map((row) => index.place(row)),
        })),
        options: { maxBytes: reader.settings.maxInflatedBytes, paths },
        lost: () => ({ batches: [undefined] }),
        onAnswer: ({ batches }) => {
          for (const batch of batches) take(far[next++]!, batch);
        },
      },
      signal,
    );
    await reading.catch((error: unknown) => {
      throw signal.aborted || this.#isDisposed ? new CancellationError() : error;
    });
  }

  /** Reads rows of a log on this thread, and lets others work in between. Undefined where the log has changed. */
  async #readHere(
    { log, rows }: Part,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly PathBatch[] | undefined> {
    const { index, reader } = this.session;
    const isPlain = index.sourceOf(rows[0]!).fallback === undefined;
    const places = rows.map((row) => index.place(row));
    if (rows.length <= FEW) {
      // One by one: they may lie far from each other in a large file.
      const texts = Promise.all(places.map((place) => reader.records(log, [place], isPlain)));
      return texts.then((all) => pathsOf(all.flat().map(parseExact), paths)).catch(() => undefined);
    }
    const reading = await reader.read(log.uri).catch(() => undefined);
    if (reading?.stamp !== log.stamp) return undefined;
    if (isPlain) return readPaths(reading.content.bytes, places, paths);
    const records: unknown[] = [];
    const { text, events } = reading.trail;
    const slices = new Slices();
    for (const { ordinal, offset } of places) {
      const event = events[ordinal];
      if (event?.offset !== offset) return undefined;
      records.push(parseExact(readRecord(text, event)));
      if (!slices.isOver) continue;
      await slices.next();
      if (signal.aborted) throw new CancellationError();
    }
    return pathsOf(records, paths);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#pool?.dispose();
  }
}

function nothingFor(rows: number): PathBatch {
  return { entries: [], starts: new Uint32Array(rows + 1), items: new Uint32Array() };
}
