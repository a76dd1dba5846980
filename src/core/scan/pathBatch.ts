import type { RecordPlace } from '../event/event';
import { Dictionary } from '../rows/dictionary';
import { parseExact, textsAt } from '../trail/pathValues';
import { readRecord } from '../trail/record';

/** What some records have at one path, as plain data that can travel between threads. */
export interface PathBatch {
  readonly entries: readonly string[];
  /** The texts of record n are `items` from `starts[n]` to `starts[n + 1]`, numbers of `entries`. */
  readonly starts: Uint32Array;
  readonly items: Uint32Array;
}

/** The texts at some paths of records that stand in a log as they are; a batch a path. */
export function readPaths(
  bytes: Uint8Array,
  places: readonly Pick<RecordPlace, 'offset' | 'length' | 'depth'>[],
  paths: readonly string[],
): readonly PathBatch[] {
  const readers = paths.map((path) => new PathReader(path));
  for (const place of places) {
    const text = readRecord(bytes, { ordinal: 0, ...place });
    // Most records have nothing there, and need not be parsed to tell: only an escape could hide a key.
    const mayHave = text.includes('\\u') || readers.some(({ key }) => text.includes(key));
    const record = mayHave ? parseExact(text) : undefined;
    for (const reader of readers) reader.add(record);
  }
  return readers.map((reader) => reader.batch());
}

/** The texts at some paths of records that were parsed; a batch a path. */
export function pathsOf(records: Iterable<unknown>, paths: readonly string[]): readonly PathBatch[] {
  const readers = paths.map((path) => new PathReader(path));
  for (const record of records) for (const reader of readers) reader.add(record);
  return readers.map((reader) => reader.batch());
}

class PathReader {
  /** A key that stands in every record that has something there; empty where none is sure to. */
  readonly key: string;
  readonly #path: readonly string[];
  readonly #dictionary = new Dictionary();
  readonly #starts = [0];
  readonly #items: number[] = [];

  constructor(path: string) {
    this.#path = path.split('.');
    this.key = this.#path.findLast((key) => /\D/.test(key)) ?? '';
  }

  add(record: unknown): void {
    for (const text of textsAt(record, this.#path)) this.#items.push(this.#dictionary.add(text));
    this.#starts.push(this.#items.length);
  }

  batch(): PathBatch {
    const [starts, items] = [Uint32Array.from(this.#starts), Uint32Array.from(this.#items)];
    return { entries: this.#dictionary.take(), starts, items };
  }
}
