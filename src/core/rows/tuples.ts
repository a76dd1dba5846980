import { grownTo } from './numberColumn';

/** The numbers of so many tuples stand in one array: a single one for all would be copied whole each time it grows. */
const BLOCK = 1 << 12;

const NONE = new Uint32Array(0);

/** Distinct rows of `width` numbers, with a number each, from 0 on in the order of their coming. */
export class Tuples {
  /** All blocks but the last have `BLOCK` tuples. */
  #blocks: Uint32Array[] = [];
  /** By tuple: making them anew for hundreds of thousands takes long. */
  #hashes = new Uint32Array(0);
  /** Open addressing: a tuple's number + 1, 0 where there is none. At most half full. */
  #slots = new Uint32Array(16);
  size = 0;

  constructor(readonly width: number) {}

  /** One number of a tuple. */
  at(id: number, field: number): number {
    return this.#blocks[id >>> 12]![(id & (BLOCK - 1)) * this.width + field]!;
  }

  /** The number of the tuple that stands at `from` in `source`; it is added where it is new. */
  add(source: Uint32Array, from = 0): number {
    const { width } = this;
    const mask = this.#slots.length - 1;
    const hash = hashOf(source, from, width);
    let slot = hash & mask;
    for (;;) {
      const id = this.#slots[slot]! - 1;
      if (id < 0) break;
      if (this.#hashes[id] === hash && this.#isAt(id, source, from)) return id;
      slot = (slot + 1) & mask;
    }
    const id = this.#push(source, from, hash);
    this.#slots[slot] = id + 1;
    if (this.size * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    return id;
  }

  /** Gives back the room that is not used. */
  trim(): void {
    const last = this.#blocks.length - 1;
    if (last < 0) return;
    this.#blocks[last] = this.#blocks[last]!.slice(0, (this.size - last * BLOCK) * this.width);
    this.#hashes = this.#hashes.slice(0, this.size);
  }

  /** The numbers that occur in tuples: a byte that is 1 for each, of `size` bytes. */
  used(size: number): Uint8Array {
    const used = new Uint8Array(size);
    this.#eachBlock((cells) => {
      for (const number of cells) used[number] = 1;
    });
    return used;
  }

  /**
   * Drops every tuple whose byte in `used` is 0. Returns the new number of each old one; of dropped ones it has
   * none that means anything.
   */
  keep(used: Uint8Array): Uint32Array {
    const kept = new Tuples(this.width);
    const map = new Uint32Array(this.size);
    this.#eachTuple((id, cells, from) => {
      if (used[id]) map[id] = kept.#push(cells, from, this.#hashes[id]!);
    });
    kept.#rehash(slotsFor(kept.size));
    this.#takeOver(kept);
    return map;
  }

  /** Replaces each number by what `map` has for it, which must keep different tuples different. */
  replace(map: Uint32Array): void {
    this.#eachBlock((cells) => {
      for (let i = 0; i < cells.length; i++) cells[i] = map[cells[i]!]!;
    });
    this.#eachTuple((id, cells, from) => {
      this.#hashes[id] = hashOf(cells, from, this.width);
    });
    this.#rehash(this.#slots.length);
  }

  /** All numbers, tuple by tuple; the table is empty after it. */
  take(): Uint32Array {
    const all = new Uint32Array(this.size * this.width);
    let at = 0;
    this.#eachBlock((cells) => {
      all.set(cells, at);
      at += cells.length;
    });
    this.#takeOver(new Tuples(this.width));
    return all;
  }

  #takeOver(other: Tuples): void {
    this.#blocks = other.#blocks;
    this.#hashes = other.#hashes;
    this.#slots = other.#slots;
    this.size = other.size;
  }

  /** The numbers of each block's tuples. */
  #eachBlock(visit: (cells: Uint32Array) => void): void {
    this.#blocks.forEach((block, n) => {
      visit(block.subarray(0, Math.min(BLOCK, this.size - n * BLOCK) * this.width));
    });
  }

  #eachTuple(visit: (id: number, cells: Uint32Array, from: number) => void): void {
    let id = 0;
    this.#eachBlock((cells) => {
      for (let from = 0; from < cells.length; from += this.width) visit(id++, cells, from);
    });
  }

  #isAt(id: number, source: Uint32Array, from: number): boolean {
    const { width } = this;
    const block = this.#blocks[id >>> 12]!;
    const start = (id & (BLOCK - 1)) * width;
    for (let field = 0; field < width; field++)
      if (block[start + field] !== source[from + field]) return false;
    return true;
  }

  #push(source: Uint32Array, from: number, hash: number): number {
    const id = this.size;
    const { width } = this;
    const block = this.#blockFor(id);
    const start = (id & (BLOCK - 1)) * width;
    for (let field = 0; field < width; field++) block[start + field] = source[from + field]!;
    this.#hashes[id] = hash;
    this.size = id + 1;
    return id;
  }

  /** Makes room for the next tuple. */
  #blockFor(id: number): Uint32Array {
    if (id >= this.#hashes.length) {
      const hashes = new Uint32Array(grownTo(id + 1, id));
      hashes.set(this.#hashes);
      this.#hashes = hashes;
    }
    const n = id >>> 12;
    const old = this.#blocks[n] ?? NONE;
    const place = id & (BLOCK - 1);
    if (place * this.width < old.length) return old;
    // The first block grows with its content: most tables have no other.
    const tuples = n > 0 ? BLOCK : Math.min(BLOCK, Math.max(16, place * 2));
    const block = new Uint32Array(tuples * this.width);
    block.set(old);
    this.#blocks[n] = block;
    return block;
  }

  #rehash(length: number): void {
    const slots = new Uint32Array(length);
    const mask = length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = this.#hashes[id]! & mask;
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
  return (hash ^ (hash >>> 16)) >>> 0;
}
