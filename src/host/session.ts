import { CancellationError, type CancellationToken, EventEmitter, type Uri } from 'vscode';
import { newestFirst } from '../core/index/group';
import type { TrailProblem } from '../core/trail/event';
import { problem } from '../core/trail/problems';
import type { Shape } from '../core/trail/shapes';
import type { TrailEntry } from '../core/trail/trail';
import type { LogReader, Reading } from './reader';

/** A log that was read. Its bytes are not kept: they are read again when an event is shown. */
export interface Log {
  readonly uri: Uri;
  readonly shape: Shape;
  readonly gzip: boolean;
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
  readonly added: number;
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
  async open(files: readonly OpenFile[], kept: boolean, token?: CancellationToken): Promise<Loaded> {
    const read: Log[] = [];
    const problems: (TrailProblem & { uri: Uri })[] = [];
    let skipped = 0;
    for (const { uri, named } of files) {
      if (token?.isCancellationRequested) throw new CancellationError();
      const log = await this.#read(uri, kept);
      if (log.events.length > 0 || named || log.shape.id === 'digest') {
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
    const { duplicates, differing } = this.#rebuild(new Set(read));
    for (const event of differing) {
      problems.push({ ...problem('duplicate-differs', event.offset, event.length), uri: event.log.uri });
    }
    this.#changed.fire();
    const added = read.reduce((sum, log) => sum + log.events.length, 0) - duplicates;
    return { logs: read, skipped, duplicates, added, problems };
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
      const problems = [problem('unreadable', 0, 0, error instanceof Error ? `(${error.message})` : '')];
      return { uri, shape: { id: 'none', title: '' }, gzip: false, bytes: 0, problems, events: [], kept };
    }
    const { content, trail } = reading;
    const problems = [...content.problems, ...trail.problems];
    const log = { uri, shape: trail.shape, gzip: content.gzip, bytes: trail.bytes, problems, kept };
    const events: LoadedEvent[] = [];
    const loaded: Log = { ...log, events };
    for (const entry of trail.events) events.push(Object.assign(entry, { log: loaded }));
    return loaded;
  }

  /** Collects the events of all sources; copies of an event that is there already are counted and left out. */
  #rebuild(fresh: ReadonlySet<Log>): { duplicates: number; differing: readonly LoadedEvent[] } {
    const seen = new Map<string, LoadedEvent[]>();
    const events: LoadedEvent[] = [];
    const differing: LoadedEvent[] = [];
    let duplicates = 0;
    for (const log of this.#logs.values()) {
      for (const event of log.events) {
        const copies = event.id ? seen.get(event.id) : undefined;
        if (copies?.some((copy) => copy.print === event.print)) {
          if (fresh.has(log)) duplicates++;
          continue;
        }
        if (copies) {
          if (fresh.has(log)) differing.push(event);
          copies.push(event);
        } else if (event.id) {
          seen.set(event.id, [event]);
        }
        events.push(event);
      }
    }
    this.#events = newestFirst(events);
    return { duplicates, differing };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** A file to read; `named` by the user or a caller, not met in a folder. */
export interface OpenFile {
  readonly uri: Uri;
  readonly named: boolean;
}
