import { type Bits, blocksOf, hasBit } from '../rows/bits';
import { IdKind } from '../rows/cells';
import type { Ids } from '../rows/ids';
import type { Steps } from '../rows/steps';
import { slotsFor } from '../rows/tuples';

/**
 * Rows with the same ID, at least two in a group and at least one of them `from` or behind; each group in the order
 * of rows, groups in the order of their first. IDs of the rows from `from` on are put into a table that lives as long
 * as this call; those before are looked up in it. Events without an ID are no copies of each other. It is done in
 * steps: of millions of rows it takes most of a second.
 */
export function* rowsWithOneId(ids: Ids, bits: Bits, length: number, from: number): Steps<number[][]> {
  const table = new IdTable(ids, length - from);
  for (const { rows, count } of blocksOf(bits)) {
    for (let i = 0; i < count; i++) if (rows[i]! >= from) table.add(rows[i]!);
    yield;
  }
  if (from > 0) {
    for (const { rows, count } of blocksOf(bits)) {
      if (rows[0]! >= from) break;
      for (let i = 0; i < count && rows[i]! < from; i++) table.join(rows[i]!);
      yield;
    }
  }
  return table.groups((row) => hasBit(bits, row));
}

/** Distinct IDs by their first row, and further rows of each. */
class IdTable {
  /** Open addressing: a row + 1, 0 where there is none. */
  readonly #slots: Uint32Array;
  readonly #more = new Map<number, number[]>();

  constructor(
    readonly ids: Ids,
    entries: number,
  ) {
    this.#slots = new Uint32Array(slotsFor(entries));
  }

  add(row: number): void {
    if (this.ids.kinds[row] === IdKind.None) return;
    const slot = this.#slot(row);
    if (this.#slots[slot] === 0) this.#slots[slot] = row + 1;
    else this.#put(this.#slots[slot]! - 1, row);
  }

  /** Adds a row only to rows that are there. */
  join(row: number): void {
    if (this.ids.kinds[row] === IdKind.None) return;
    const first = this.#slots[this.#slot(row)]!;
    if (first > 0) this.#put(first - 1, row);
  }

  groups(isWanted: (row: number) => boolean): number[][] {
    const groups = Array.from(this.#more, ([first, rows]) =>
      [first, ...rows].filter(isWanted).sort((a, b) => a - b),
    );
    return groups.sort((a, b) => a[0]! - b[0]!);
  }

  #slot(row: number): number {
    const mask = this.#slots.length - 1;
    let slot = this.ids.hash(row) & mask;
    for (;;) {
      const known = this.#slots[slot]!;
      if (known === 0 || this.ids.same(known - 1, row)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #put(first: number, row: number): void {
    const rows = this.#more.get(first);
    if (rows) rows.push(row);
    else this.#more.set(first, [row]);
  }
}
