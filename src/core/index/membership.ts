import { type Bits, clearBit, hasBit, noBits, resized, rowsOf, setBit, setRange } from '../rows/bits';
import { Hidden } from './duplicates';
import type { Source } from './sources';

/** Which rows of an index count: their log was not removed, is not still being loaded, and they are no copies. */
export class Membership {
  readonly #hidden = new Hidden();
  /** Rows whose source was not removed. */
  #live: Bits = noBits(0);
  /** Those of them that are neither hidden nor pending. */
  #visible: Bits = noBits(0);
  #length = 0;
  /** Sources that were added and are not shown yet, by their id. */
  readonly #pending = new Set<number>();

  /** The rows that count, one bit each. Not to be changed or kept: it changes. */
  get visible(): Bits {
    return this.#visible;
  }

  /** How many rows are hidden as copies. */
  get hidden(): number {
    return this.#hidden.size;
  }

  /** The row that stands for a row which may be hidden as a copy. */
  standsFor(row: number): number {
    return this.#hidden.keptFor(row);
  }

  get hiddenRows(): Iterable<number> {
    return this.#hidden.rows;
  }

  isVisible(row: number): boolean {
    return hasBit(this.#visible, row);
  }

  /** Takes in rows up to this one, of sources that are shown at once or are pending. */
  grow(length: number, sources: readonly number[], pending: boolean): void {
    this.#live = resized(this.#live, length);
    this.#visible = resized(this.#visible, length);
    setRange(this.#live, this.#length, length);
    if (pending) for (const id of sources) this.#pending.add(id);
    else setRange(this.#visible, this.#length, length);
    this.#length = length;
  }

  /** Shows a source if it is pending; returns how many rows that are. */
  show({ id, first, events }: Source): number {
    if (!this.#pending.delete(id)) return 0;
    setRange(this.#visible, first, first + events);
    return events;
  }

  /** Takes the rows of sources out. Rows that were hidden as copies of theirs show again. */
  remove(sources: readonly Source[]): void {
    for (const { id, first, events } of sources) {
      this.#pending.delete(id);
      for (let row = first; row < first + events; row++) {
        clearBit(this.#live, row);
        clearBit(this.#visible, row);
      }
    }
    if (this.#hidden.size === 0) return;
    const shown = this.#hidden.remove((row) => !hasBit(this.#live, row));
    for (const row of shown) setBit(this.#visible, row);
  }

  /** Hides a row as a copy of another one, which stands for both. */
  hide(copy: number, kept: number): void {
    if (copy === kept) return;
    this.#hidden.hide(copy, kept);
    clearBit(this.#visible, copy);
  }

  /** The rows that would count if some sources were shown and others removed. */
  after(adding: readonly Source[], removing: readonly Source[]): Bits {
    const bits = this.#visible.slice();
    for (const { first, events } of adding) setRange(bits, first, first + events);
    const gone = noBits(this.#length);
    for (const { first, events } of removing) {
      setRange(gone, first, first + events);
      for (let row = first; row < first + events; row++) clearBit(bits, row);
    }
    // Hidden rows of what is added stay hidden; those that what is removed stood for show again.
    for (const row of this.#hidden.rows) clearBit(bits, row);
    for (const row of this.#hidden.heirs((one) => hasBit(gone, one))) setBit(bits, row);
    return bits;
  }

  /** The rows that were not removed. */
  get live(): Uint32Array {
    return rowsOf(this.#live);
  }

  /** Numbers these rows, which are the live ones, anew; `sourceOf` knows where sources are then. */
  renumber(rows: Uint32Array, sourceOf: (id: number) => Source | undefined): void {
    const numbers = new Uint32Array(this.#length);
    for (let number = 0; number < rows.length; number++) numbers[rows[number]!] = number;
    this.#hidden.renumber(numbers);
    this.#length = rows.length;
    this.#live = noBits(rows.length);
    setRange(this.#live, 0, rows.length);
    this.#visible = this.#live.slice();
    for (const row of this.#hidden.rows) clearBit(this.#visible, row);
    for (const id of this.#pending) {
      const { first = 0, events = 0 } = sourceOf(id) ?? {};
      for (let row = first; row < first + events; row++) clearBit(this.#visible, row);
    }
  }
}
