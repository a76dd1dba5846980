import { readRecord } from '../../core/trail/record';
import type { Session } from '../session/session';
import { ownText } from './documents';
import type { LoadedEvent } from './log';
import { hasChanged, type LogReader, type Reading } from './reader';

/** Bytes of logs that are kept for the next records: logs of one time are of several accounts and Regions. */
const KEEP_BYTES = 64 * 1024 * 1024;
/** Plain files larger than this are read record by record. */
const WHOLE_BYTES = 8 * 1024 * 1024;

/**
 * Reads the records of many events, in any order, without holding all of their logs. Each call checks that the log is
 * still the one that was indexed: a record of a log that has changed rejects.
 */
export class RecordReader {
  readonly #readings = new Map<string, Reading>();
  readonly #epoch: number;
  #bytes = 0;

  constructor(
    readonly session: Session,
    readonly reader: LogReader,
  ) {
    this.#epoch = session.index.epoch;
  }

  /** The event of a row. Throws where its log was closed meanwhile. */
  event(row: number): LoadedEvent {
    const { session } = this;
    if (session.index.epoch !== this.#epoch) throw hasChanged();
    const event = session.event(row);
    if (!event.log || session.log(event.log.uri) !== event.log) throw hasChanged();
    return event;
  }

  /** The JSON text of a row's record as stored, unescaped. Rejects where its log was closed or has changed meanwhile. */
  async record(row: number): Promise<string> {
    const { session } = this;
    const { log } = this.event(row);
    const { uri, packed, bytes } = log;
    const isPlain = session.index.sourceOf(row).fallback === undefined;
    if (isPlain && !packed && uri.scheme === 'file' && !ownText(uri) && bytes > WHOLE_BYTES) {
      return session.record(row);
    }
    const place = session.index.place(row);
    const reading = await this.#reading(log.uri.toString(), log.stamp, () => this.reader.read(uri));
    if (isPlain) return readRecord(reading.content.bytes, place);
    const entry = reading.trail.events[place.ordinal];
    if (entry?.offset !== place.offset) throw hasChanged();
    return readRecord(reading.trail.text, entry);
  }

  async #reading(key: string, stamp: string, read: () => Promise<Reading>): Promise<Reading> {
    const known = this.#readings.get(key);
    if (known?.stamp === stamp) {
      // The one that was used last stands last.
      this.#readings.delete(key);
      this.#readings.set(key, known);
      return known;
    }
    const reading = await read();
    if (reading.stamp !== stamp) throw hasChanged();
    this.#readings.set(key, reading);
    this.#bytes += reading.content.bytes.length;
    for (const [old, { content }] of this.#readings) {
      if (this.#bytes <= KEEP_BYTES || this.#readings.size === 1) break;
      this.#readings.delete(old);
      this.#bytes -= content.bytes.length;
    }
    return reading;
  }
}
