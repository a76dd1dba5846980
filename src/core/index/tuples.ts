import { grownTo } from './column';

/** Distinct rows of `width` numbers, with a number each, from 0 on in the order of their coming. */
export class Tuples {
  #cells = new Uint32Array(0);
  /** Open addressing: a tuple's number + 1, 0 where there is none. At most half full. */
  #slots = new Uint32Array(16);
  size = 0;

  constructor(readonly width: number) {}

  /** One number of a tuple. */
  at(id: number, field: number): number {
    return this.#cells[id * this.width + field]!;
  }

  /** All numbers, tuple by tuple, without a copy. */
  get cells(): Uint32Array {
    return this.#cells.subarray(0, this.size * this.width);
  }

  /** The number of the tuple that stands at `from` in `source`; it is added where it is new. */
  add(source: Uint32Array, from = 0): number {
    const { width } = this;
    const mask = this.#slots.length - 1;
    let slot = hashOf(source, from, width) & mask;
    for (;;) {
      const id = this.#slots[slot]! - 1;
      if (id < 0) break;
      let field = 0;
      while (field < width && this.#cells[id * width + field] === source[from + field]) field++;
      if (field === width) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.size++;
    const end = this.size * width;
    if (end > this.#cells.length) {
      const grown = new Uint32Array(grownTo(end, this.#cells.length));
      grown.set(this.#cells);
      this.#cells = grown;
    }
    for (let field = 0; field < width; field++) this.#cells[id * width + field] = source[from + field]!;
    this.#slots[slot] = id + 1;
    if (this.size * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    return id;
  }

  /**
   * Drops every tuple whose byte in `used` is 0. Returns the new number of each old one; of dropped ones it has
   * none that means anything.
   */
  keep(used: Uint8Array): Uint32Array {
    const { width } = this;
    const map = new Uint32Array(this.size);
    let kept = 0;
    for (let id = 0; id < this.size; id++) {
      if (!used[id]) continue;
      this.#cells.copyWithin(kept * width, id * width, (id + 1) * width);
      map[id] = kept++;
    }
    this.size = kept;
    this.#cells = this.cells.slice();
    this.#rehash(slotsFor(kept));
    return map;
  }

  /** Replaces each number by what `map` has for it, which must keep different tuples different. */
  replace(map: Uint32Array): void {
    const { cells } = this;
    for (let i = 0; i < cells.length; i++) cells[i] = map[cells[i]!]!;
    this.#rehash(this.#slots.length);
  }

  /** All numbers, tuple by tuple; the table is empty after it. */
  take(): Uint32Array {
    const cells = this.cells.slice();
    this.size = 0;
    this.#cells = new Uint32Array(0);
    this.#slots = new Uint32Array(16);
    return cells;
  }

  #rehash(length: number): void {
    const slots = new Uint32Array(length);
    const mask = length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = hashOf(this.#cells, id * this.width, this.width) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** Slots for that many entries: a power of two, at most half full. */
export function slotsFor(entries: number): number {
  let slots = 16;
  while (slots < entries * 2) slots *= 2;
  return slots;
}

function hashOf(source: Uint32Array, from: number, width: number): number {
  let hash = 0;
  for (let i = from; i < from + width; i++) hash = Math.imul(hash ^ source[i]!, 0x9e3779b1) ^ (hash >>> 15);
  return hash ^ (hash >>> 16);
}
