import { Dictionary } from '../rows/dictionary';
import { Lists } from '../rows/lists';
import type { PathBatch } from '../scan/pathBatch';

/** The texts that records have at one path, as far as they were read. */
export class PathColumn {
  readonly dictionary = new Dictionary();
  readonly #lists = new Lists();
  #codes = new Uint32Array(0);
  /** UTF-16 units of all texts. */
  size = 0;

  /** By row: 0 where the record was not read yet, else the number of its list plus 1. May be longer than the index. */
  get codes(): Uint32Array {
    return this.#codes;
  }

  /** Whether no record that was read has anything there. */
  get isEmpty(): boolean {
    return this.dictionary.size === 1;
  }

  /** Number of codes. */
  get codeCount(): number {
    return this.#lists.size + 1;
  }

  /** The numbers of the texts of a code, none for 0. */
  items(code: number): readonly number[] {
    return code === 0 ? NONE : this.#lists.items(code - 1);
  }

  /** For each code what its texts have together, of a byte for each text. */
  combined(bytes: Uint8Array): Uint8Array {
    const table = new Uint8Array(this.codeCount);
    table.set(this.#lists.combined(bytes), 1);
    return table;
  }

  /** Makes room for so many rows. */
  reserve(rows: number): void {
    if (rows <= this.#codes.length) return;
    const grown = new Uint32Array(rows);
    grown.set(this.#codes);
    this.#codes = grown;
  }

  /** Notes what the records of rows have there, in their order; `reserve` comes first. */
  set(rows: ArrayLike<number>, { entries, starts, items }: PathBatch): void {
    const before = this.dictionary.size;
    const numbers = this.dictionary.addAll(entries);
    for (let id = before; id < this.dictionary.size; id++) this.size += this.dictionary.text(id).length;
    for (let i = 0; i < rows.length; i++) {
      const list = items.subarray(starts[i], starts[i + 1]).map((item) => numbers[item]!);
      this.#codes[rows[i]!] = this.#lists.add(list) + 1;
    }
  }

  /** Keeps these rows, which are in order. Texts that only others had stay. */
  keep(rows: Uint32Array): void {
    this.#codes = rows.map((row) => this.#codes[row] ?? 0);
  }
}

const NONE: readonly number[] = [];

/** So many paths are kept at least; those that were not asked for the longest time are dropped for others. */
const MOST_PATHS = 8;

/** Columns for paths of the record, made when somebody filters by one. */
export class PathColumns {
  readonly #columns = new Map<string, PathColumn>();

  get(path: string): PathColumn | undefined {
    return this.#columns.get(path);
  }

  /** The columns of paths in their order, new ones where there are none, with room for so many rows. */
  open(paths: readonly string[], rows: number): readonly PathColumn[] {
    const opened = paths.map((path) => {
      const column = this.#columns.get(path) ?? new PathColumn();
      this.#columns.delete(path);
      this.#columns.set(path, column);
      column.reserve(rows);
      return column;
    });
    for (const path of this.#columns.keys()) {
      if (this.#columns.size <= Math.max(MOST_PATHS, paths.length)) break;
      this.#columns.delete(path);
    }
    return opened;
  }

  /** Forgets what was read of a path. */
  drop(path: string): void {
    this.#columns.delete(path);
  }

  keep(rows: Uint32Array): void {
    for (const column of this.#columns.values()) column.keep(rows);
  }
}
