/** Distinct lists of numbers, with a number each, from 0 on in the order of their coming; 0 is the empty one. */
export class Lists {
  /** List n is `items` from `starts[n]` to `starts[n + 1]`. */
  #starts: number[] = [0, 0];
  #items: number[] = [];
  /** Most lists have one number. */
  readonly #single = new Map<number, number>();
  readonly #longer = new Map<string, number>();

  get size(): number {
    return this.#starts.length - 1;
  }

  add(list: ArrayLike<number>): number {
    if (list.length === 0) return 0;
    const only = list.length === 1 ? list[0] : undefined;
    const key = only === undefined ? Array.prototype.join.call(list) : '';
    const known = only === undefined ? this.#longer.get(key) : this.#single.get(only);
    if (known !== undefined) return known;
    const id = this.size;
    for (let i = 0; i < list.length; i++) this.#items.push(list[i]!);
    this.#starts.push(this.#items.length);
    if (only === undefined) this.#longer.set(key, id);
    else this.#single.set(only, id);
    return id;
  }

  /** The numbers of a list. */
  items(id: number): number[] {
    return this.#items.slice(this.#starts[id], this.#starts[id + 1]);
  }

  /** For each list what its numbers have together, of a byte for each number: bits that any of them has. */
  combined(bytes: Uint8Array): Uint8Array {
    const table = new Uint8Array(this.size);
    for (let id = 0; id < table.length; id++) {
      for (let at = this.#starts[id]!; at < this.#starts[id + 1]!; at++)
        table[id]! |= bytes[this.#items[at]!]!;
    }
    return table;
  }

  /** All lists; there is only the empty one after it. */
  take(): { readonly starts: Uint32Array; readonly items: Uint32Array } {
    const all = { starts: Uint32Array.from(this.#starts), items: Uint32Array.from(this.#items) };
    this.#starts = [0, 0];
    this.#items = [];
    this.#single.clear();
    this.#longer.clear();
    return all;
  }
}
