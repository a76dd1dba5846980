import type { EventFacts } from '../event/event';
import { type EventExtras, extrasOf } from '../event/extras';
import type { Batch, BatchLog, LogSummary } from '../rows/batch';
import { type RowPlace, Rows } from '../rows/rows';
import { readEvents } from '../trail/trail';
import type { Items } from './items';
import { LogScanner } from './logScanner';

/**
 * Turns logs into batches for an index, in a worker or where the index is. Add whole logs, take a batch when there is
 * enough of them, and go on with the same builder: what it has learned of the texts in the logs stays.
 *
 *     const builder = new BatchBuilder();
 *     const { shape, problems } = builder.addLog(bytes, 'a.json');
 *     const batch = builder.take();
 *     postMessage(batch, transferablesOf(batch));
 */
export class BatchBuilder {
  readonly #rows = new Rows();
  readonly #scanner;
  #logs: BatchLog[] = [];
  #logStart = 0;

  /** `fastItems` makes what reads items faster, such as a `ModuleItems`. */
  constructor(fastItems?: (rows: Rows) => Items) {
    this.#scanner = new LogScanner(this.#rows, fastItems?.(this.#rows));
  }

  /** Events since the last batch. */
  get events(): number {
    return this.#rows.length;
  }

  /**
   * Adds a log from its inflated bytes. Never throws: what can't be read is a problem of the summary. `name` is the
   * caller's, and comes out again with the batch and with the index's sources.
   */
  addLog(bytes: Uint8Array, name = ''): LogSummary {
    return this.addIf(() => true, bytes, name)!;
  }

  /**
   * The same, for what may be no log at all: unless it is a clean log, `isLikely` is asked, and what is unlikely is not
   * added. Going through a clean log costs less than a look at its beginning.
   */
  addIf(isLikely: (bytes: Uint8Array) => boolean, bytes: Uint8Array, name = ''): LogSummary | undefined {
    const odd = this.#scanner.odd;
    const scanned = this.#scanner.scan(bytes);
    if ('shape' in scanned) {
      const { shape } = scanned;
      return this.endLog({ shape, bytes: bytes.length, problems: [], odd: this.#scanner.odd - odd }, name);
    }
    if (!isLikely(bytes)) return undefined;
    const { shape, problems } = readEvents(bytes, (value, entry) =>
      this.addEvent(entry.facts, extrasOf(value), entry),
    );
    return this.endLog({ ...scanned, shape, bytes: bytes.length, problems, odd: 0 }, name);
  }

  /** Adds one event to the log that `endLog` ends. Events come in the order of their file. */
  addEvent(facts: EventFacts, extras: EventExtras, place: RowPlace): void {
    this.#rows.add(facts, extras, place);
  }

  /** Ends a log whose events were added one by one. */
  endLog(summary: Omit<LogSummary, 'events'>, name = ''): LogSummary {
    const events = this.#rows.length - this.#logStart;
    this.#logStart = this.#rows.length;
    const log = { ...summary, events, name };
    this.#logs.push(log);
    return log;
  }

  /** All logs since the last batch, as data that can be sent to another thread. */
  take(): Batch {
    const logs = this.#logs;
    this.#logs = [];
    this.#logStart = 0;
    this.#scanner.nextBatch();
    return this.#rows.take(logs);
  }
}
