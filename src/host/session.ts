import { CancellationError, type CancellationToken, EventEmitter, type Uri } from 'vscode';
import { newestFirst } from '../core/index/group';
import { areCopies } from '../core/trail/copies';
import type { TrailProblem } from '../core/trail/event';
import { problem } from '../core/trail/problems';
import type { Shape } from '../core/trail/shapes';
import { looksLikeTrail, type TrailEntry } from '../core/trail/trail';
import { type Collected, reasonOf } from './files';
import { readHead } from './read';
import type { LogReader, Reading } from './reader';

/** A log that was read. Its bytes are not kept: they are read again when an event is shown. */
export interface Log {
  readonly uri: Uri;
  readonly shape: Shape;
  readonly gzip: boolean;
  /** Another one when the log has changed since it was read. */
  readonly stamp: string;
  readonly bytes: number;
  readonly problems: readonly TrailProblem[];
  readonly events: readonly LoadedEvent[];
  /** Opened by a command or through the API: it stays when its editors are closed. */
  kept: boolean;
}

export interface LoadedEvent extends TrailEntry {
  readonly log: Log;
}

/** What one reading of files gave. */
export interface Loaded {
  readonly logs: readonly Log[];
  /** Files that were met in a folder and are no CloudTrail logs. */
  readonly skipped: number;
  readonly duplicates: number;
  /** Distinct events that were added, by log. */
  readonly added: ReadonlyMap<Log, number>;
  readonly problems: readonly (TrailProblem & { readonly uri: Uri })[];
}

/** The logs that are open, and their events: every event once, however many files hold it. */
export class Session {
  readonly #changed = new EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #logs = new Map<string, Log>();
  #events: readonly LoadedEvent[] = [];

  constructor(readonly reader: LogReader) {}

  /** All events, newest first. */
  get events(): readonly LoadedEvent[] {
    return this.#events;
  }

  get logs(): Iterable<Log> {
    return this.#logs.values();
  }

  /** Time of the newest event, from which `last7d` counts; NaN where there is none. */
  get newestMs(): number {
    return this.#events[0]?.timeMs ?? Number.NaN;
  }

  log(uri: Uri): Log | undefined {
    return this.#logs.get(uri.toString());
  }

  /**
   * Reads logs and adds them; one that is open already is replaced. All or nothing: a cancelled call rejects with
   * CancellationError and leaves the session as it was. `kept` logs stay when no editor shows them.
   */
  async open(
    { files, refused = [] }: Pick<Collected, 'files'> & Partial<Collected>,
    kept: boolean,
    token?: CancellationToken,
    onProgress?: (done: number, of: number) => void,
  ): Promise<Loaded> {
    const read: Log[] = [];
    const problems: (TrailProblem & { uri: Uri })[] = [];
    for (const { uri, reason } of refused)
      problems.push({ ...problem('unreadable', 0, 0, `(${reason})`), uri });
    let skipped = 0;
    let done = 0;
    for (const { uri, named } of files) {
      if (token?.isCancellationRequested) throw new CancellationError();
      onProgress?.(done++, files.length);
      // Strangers in a folder cost a look at their first few KB.
      if (!named && !(await isLikely(uri))) {
        skipped++;
        continue;
      }
      const log = await this.#read(uri, kept);
      if (named || isLog(log)) {
        read.push(log);
        for (const found of log.problems) problems.push({ ...found, uri });
      } else {
        skipped++;
      }
    }
    if (token?.isCancellationRequested) throw new CancellationError();
    for (const log of read) {
      const known = this.#logs.get(log.uri.toString());
      if (known?.kept) log.kept = true;
      this.#logs.delete(log.uri.toString());
      if (log.events.length > 0) this.#logs.set(log.uri.toString(), log);
    }
    const { added, duplicates, differing } = this.#rebuild(new Set(read));
    for (const event of differing) {
      problems.push({ ...problem('duplicate-differs', event.offset, event.length), uri: event.log.uri });
    }
    this.#changed.fire();
    return { logs: read.filter(isLog), skipped, duplicates, added, problems };
  }

  /** Takes logs out of the session: these, or all of them. */
  close(uris?: readonly Uri[]): void {
    if (!uris) this.#logs.clear();
    else for (const uri of uris) this.#logs.delete(uri.toString());
    this.#rebuild(new Set());
    this.#changed.fire();
  }

  async #read(uri: Uri, kept: boolean): Promise<Log> {
    let reading: Reading;
    try {
      reading = await this.reader.read(uri);
    } catch (error) {
      const problems = [problem('unreadable', 0, 0, `(${reasonOf(error)})`)];
      return {
        uri,
        shape: { id: 'none', title: '' },
        gzip: false,
        stamp: '',
        bytes: 0,
        problems,
        events: [],
        kept,
      };
    }
    const { stamp, content, trail } = reading;
    const problems = [...content.problems, ...trail.problems];
    const log = { uri, shape: trail.shape, stamp, gzip: content.gzip, bytes: trail.bytes, problems, kept };
    const events: LoadedEvent[] = [];
    const loaded: Log = { ...log, events };
    for (const entry of trail.events) events.push(Object.assign(entry, { log: loaded }));
    return loaded;
  }

  /** Collects the events of all sources; copies of an event that is there already are counted and left out. */
  #rebuild(fresh: ReadonlySet<Log>) {
    const seen = new Map<string, LoadedEvent[]>();
    const events: LoadedEvent[] = [];
    const differing: LoadedEvent[] = [];
    const added = new Map<Log, number>();
    const replaced = new Set<LoadedEvent>();
    let duplicates = 0;
    for (const log of this.#logs.values()) {
      for (const event of log.events) {
        const copies = event.id ? seen.get(event.id) : undefined;
        const copy = copies?.find((one) => areCopies(one, event));
        if (copy) {
          if (fresh.has(log)) duplicates++;
          if (!copy.isPartial || event.isPartial) continue;
          // The fuller one is kept. It is the same event: what brought it first has added it.
          replaced.add(copy);
          copies?.splice(copies.indexOf(copy), 1, event);
          events.push(event);
          continue;
        }
        if (copies) {
          if (fresh.has(log)) differing.push(event);
          copies.push(event);
        } else if (event.id) {
          seen.set(event.id, [event]);
        }
        events.push(event);
        if (fresh.has(log)) added.set(log, (added.get(log) ?? 0) + 1);
      }
    }
    this.#events = newestFirst(events.filter((event) => !replaced.has(event)));
    return { added, duplicates, differing };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function isLog(log: Log): boolean {
  // A digest, or a query's result without an event in it: it is CloudTrail's, and what it is is reported.
  return log.events.length > 0 || log.shape.id !== 'none';
}

/** Whether a file's first bytes are those of a log; one that can't be read is, so that it is reported. */
async function isLikely(uri: Uri): Promise<boolean> {
  try {
    return looksLikeTrail((await readHead(uri)).bytes);
  } catch {
    return true;
  }
}
