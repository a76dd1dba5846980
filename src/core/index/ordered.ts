/** Lists up to this length are sorted as a whole, at once. */
const FEW = 5000;

/**
 * A list of which pages are wanted in order. Sorting 100,000 names takes a quarter of a second, finding the first
 * thousand of them a tenth of that. No two items may be equal in the order.
 */
export class Ordered<T> {
  readonly #items: T[];
  /** The stretch that stands in order at its place. */
  #from = 0;
  #to = 0;

  constructor(
    items: readonly T[],
    readonly order: (a: T, b: T) => number,
  ) {
    this.#items = [...items];
    if (items.length > FEW) return;
    this.#items.sort(order);
    this.#to = items.length;
  }

  get length(): number {
    return this.#items.length;
  }

  /** The items from one place up to, and not with, another. */
  slice(from: number, to: number): T[] {
    if (from < this.#from || Math.min(to, this.length) > this.#to)
      this.#bring(from, Math.min(to, this.length));
    return this.#items.slice(from, to);
  }

  /** An item that passes a test and its place; undefined where there is none. */
  find(test: (item: T) => boolean): { readonly item: T; readonly at: number } | undefined {
    const item = this.#items.find(test);
    if (item === undefined) return undefined;
    let at = 0;
    for (const other of this.#items) if (this.order(other, item) < 0) at++;
    return { item, at };
  }

  /** Puts what belongs into a stretch there, in order: what is before it is left of it, and what is after it right. */
  #bring(from: number, to: number): void {
    this.#select(from, 0, this.length - 1);
    if (to < this.length) this.#select(to, from, this.length - 1);
    const stretch = this.#items.slice(from, to).sort(this.order);
    for (let i = 0; i < stretch.length; i++) this.#items[from + i] = stretch[i]!;
    this.#from = from;
    this.#to = to;
  }

  /** Quickselect: afterwards the item at a place is the one that belongs there. */
  #select(place: number, first: number, last: number): void {
    const items = this.#items;
    let low = first;
    let high = last;
    while (low < high) {
      // By chance, so that no list can be made that takes long.
      const pivot = items[low + Math.floor(Math.random() * (high - low + 1))]!;
      let left = low;
      let right = high;
      while (left <= right) {
        while (this.order(items[left]!, pivot) < 0) left++;
        while (this.order(items[right]!, pivot) > 0) right--;
        if (left > right) break;
        const item = items[left]!;
        items[left++] = items[right]!;
        items[right--] = item;
      }
      if (place <= right) high = right;
      else if (place >= left) low = left;
      else return;
    }
  }
}
