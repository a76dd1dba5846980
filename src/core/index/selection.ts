import { type Bits, countBits, eachBlock, hasBit, rowsOf } from '../rows/bits';
import { Flag } from '../rows/schema';
import type { Actors } from './actors';
import type { Store } from './store';

/**
 * Some events of an index, as they were when they were selected. Numbers of rows mean the same until the index's
 * `epoch` changes, and a selection is good for as long.
 */
export class Selection {
  readonly count: number;
  #failed: number | undefined;

  constructor(
    readonly store: Store,
    /** The rows, one bit each. Not to be changed. */
    readonly bits: Bits,
    /** All rows of the index, the newest first. */
    readonly order: () => Uint32Array,
    /** Names of sources by row, for groups by file. */
    readonly fileOf: (row: number) => { readonly name: string; readonly end: number },
    /** Whoever is behind the rows of the index. */
    readonly actors: () => Actors,
  ) {
    this.count = countBits(bits);
  }

  /** How many of the events failed. */
  get failed(): number {
    this.#failed ??= this.#countFailed();
    return this.#failed;
  }

  has(row: number): boolean {
    return row < this.bits.length * 32 && hasBit(this.bits, row);
  }

  /** The rows in the order of adding. */
  rows(): Uint32Array {
    return rowsOf(this.bits, this.count);
  }

  /**
   * A page of the rows, the newest first: equal times in the order of adding, events without a valid time last.
   * Costs a look at the rows before it, not a sort.
   */
  newest(limit = Number.POSITIVE_INFINITY, offset = 0): number[] {
    const page: number[] = [];
    const order = this.order();
    const end = Math.min(this.count, offset + limit);
    for (let i = 0, found = 0; i < order.length && found < end; i++) {
      const row = order[i]!;
      if (!this.has(row)) continue;
      if (found++ >= offset) page.push(row);
    }
    return page;
  }

  #countFailed(): number {
    const flags = this.store.flags.data;
    let failed = 0;
    eachBlock(this.bits, (rows, count) => {
      for (let i = 0; i < count; i++) failed += flags[rows[i]!]! & Flag.failed;
    });
    return failed;
  }
}
