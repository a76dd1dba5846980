import type { LogSummary } from '../rows/batch';

/** A log in an index: its events are the rows from `first` on, in the order of the file. */
export interface Source extends LogSummary {
  readonly id: number;
  /** What the caller calls it. */
  readonly name: string;
  readonly first: number;
}

/** The logs of an index, in the order of their rows. */
export class Sources {
  #nextId = 1;
  /** Removed ones too, until the index is compacted. */
  #all: Source[] = [];
  readonly #byId = new Map<number, Source>();

  /** All that were not removed, in the order of adding. */
  get all(): readonly Source[] {
    return [...this.#byId.values()];
  }

  get(id: number): Source | undefined {
    return this.#byId.get(id);
  }

  add(log: LogSummary & { readonly name: string }, first: number): number {
    const source = { ...log, id: this.#nextId++, first };
    this.#all.push(source);
    this.#byId.set(source.id, source);
    return source.id;
  }

  /** Takes a source away; undefined where it is not there. */
  remove(id: number): Source | undefined {
    const source = this.#byId.get(id);
    this.#byId.delete(id);
    return source;
  }

  /** The source of a row. */
  of(row: number): Source {
    let low = 0;
    let high = this.#all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#all[middle]!.first <= row) low = middle;
      else high = middle - 1;
    }
    return this.#all[low]!;
  }

  /** Numbers the rows anew after those of removed sources are gone. */
  compact(): void {
    this.#all = [];
    let first = 0;
    for (const [id, source] of this.#byId) {
      const moved = { ...source, first };
      first += source.events;
      this.#byId.set(id, moved);
      this.#all.push(moved);
    }
  }
}
