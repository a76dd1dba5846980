/** Rows that are copies of others, and of which: a copy shows again when the row that stands for it is removed. */
export class Hidden {
  /** The row that stands for each hidden one. */
  #keptFor = new Map<number, number>();
  /** The other way round. */
  #copies = new Map<number, number[]>();

  get size(): number {
    return this.#keptFor.size;
  }

  get rows(): Iterable<number> {
    return this.#keptFor.keys();
  }

  /** The row that stands for a hidden one; of a row that shows, itself. */
  keptFor(row: number): number {
    return this.#keptFor.get(row) ?? row;
  }

  /** Hides a row, and whatever it stands for, behind another or the one that stands for that. */
  hide(copy: number, kept: number): void {
    const stands = this.#keptFor.get(kept) ?? kept;
    if (stands === copy || this.#keptFor.has(copy)) return;
    const all = this.#copies.get(stands) ?? [];
    for (const row of [copy, ...(this.#copies.get(copy) ?? [])]) {
      this.#keptFor.set(row, stands);
      all.push(row);
    }
    this.#copies.delete(copy);
    this.#copies.set(stands, all);
  }

  /** The rows that would show if others were gone: for each row that went, the first of its copies. */
  heirs(isGone: (row: number) => boolean): number[] {
    const shown: number[] = [];
    for (const [kept, copies] of this.#copies) {
      if (!isGone(kept)) continue;
      const left = copies.filter((row) => !isGone(row));
      if (left.length > 0) shown.push(Math.min(...left));
    }
    return shown;
  }

  /** Forgets rows that are gone. Returns those that show again: for each row that went, the first of its copies. */
  remove(isGone: (row: number) => boolean): number[] {
    const shown: number[] = [];
    for (const [kept, copies] of [...this.#copies]) {
      const left = copies.filter((row) => !isGone(row));
      if (left.length < copies.length) for (const row of copies) if (isGone(row)) this.#keptFor.delete(row);
      const heir = isGone(kept) ? left.sort((a, b) => a - b).shift() : kept;
      this.#copies.delete(kept);
      if (heir === undefined) continue;
      if (heir !== kept) {
        this.#keptFor.delete(heir);
        shown.push(heir);
        for (const row of left) this.#keptFor.set(row, heir);
      }
      if (left.length > 0) this.#copies.set(heir, left);
    }
    return shown;
  }

  /** Numbers the rows anew. */
  renumber(numbers: ArrayLike<number>): void {
    this.#copies = new Map(
      Array.from(this.#copies, ([kept, rows]) => [numbers[kept]!, rows.map((row) => numbers[row]!)]),
    );
    this.#keptFor = new Map(Array.from(this.#keptFor, ([row, kept]) => [numbers[row]!, numbers[kept]!]));
  }
}
