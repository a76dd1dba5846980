/** Numbers of one width. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** An array for that many numbers, none of them larger than `max`. */
export function narrowest(length: number, max: number): Uint8Array | Uint16Array | Uint32Array {
  if (max < 256) return new Uint8Array(length);
  return max < 65_536 ? new Uint16Array(length) : new Uint32Array(length);
}

/** No array is made longer by less than this. */
const LEAST = 64;

/** How much longer than its content an array may stay once nothing more is added for a while. */
export const MOST_ROOM = 1.03;

/** Entries to make room for, so that appending stays linear and a large array has little that is not used. */
export function grownTo(length: number, capacity: number): number {
  return Math.max(length, capacity + (capacity >> (capacity > 100_000 ? 2 : 0)), LEAST);
}

/** Whole numbers from 0 on, in the narrowest array that holds them all: it widens when one needs more room. */
export class NumberColumn {
  #data: Numbers = new Uint8Array(0);
  /** The first number that is too large. */
  #limit = 256;
  length = 0;

  /** The numbers by their row. May be longer than the column; another array after each change. */
  get data(): Numbers {
    return this.#data;
  }

  at(row: number): number {
    return this.#data[row]!;
  }

  push(value: number): void {
    this.#reserve(this.length + 1, value);
    this.#data[this.length++] = value;
  }

  /** Appends numbers, each as what `map` has for it. */
  append(values: Numbers, map?: Uint32Array): void {
    const from = this.length;
    if (!map) {
      this.#reserve(from + values.length, largest(values));
      this.#data.set(values, from);
    } else {
      this.#reserve(from + values.length, largest(map));
      const data = this.#data;
      for (let i = 0; i < values.length; i++) data[from + i] = map[values[i]!]!;
    }
    this.length = from + values.length;
  }

  /** Keeps these rows, which are in order, in an array of just that size. */
  keep(rows: Uint32Array): void {
    const data = this.#data;
    const kept = this.#sized(rows.length);
    for (let i = 0; i < rows.length; i++) kept[i] = data[rows[i]!]!;
    this.#data = kept;
    this.length = rows.length;
  }

  /** Replaces each number by what `map` has for it. */
  replace(map: Uint32Array): void {
    const values = this.#data.subarray(0, this.length);
    this.clear();
    this.append(values, map);
  }

  clear(): void {
    this.#data = new Uint8Array(0);
    this.#limit = 256;
    this.length = 0;
  }

  /** Forgets what is behind so many numbers. */
  cut(length: number): void {
    this.length = Math.min(this.length, length);
  }

  /** Makes room for so many numbers in all, and no more: several `append`s copy what is there only once. */
  reserve(length: number): void {
    if (length <= this.#data.length) return;
    const grown = this.#sized(length);
    grown.set(this.#data.subarray(0, this.length));
    this.#data = grown;
  }

  /** Gives back most of the room that is not used. */
  trim(): void {
    if (this.#data.length > this.length * MOST_ROOM) this.#data = this.#data.slice(0, this.length);
  }

  #sized(length: number, limit = this.#limit): Numbers {
    if (limit === 256) return new Uint8Array(length);
    if (limit === 65_536) return new Uint16Array(length);
    return limit === 2 ** 32 ? new Uint32Array(length) : new Float64Array(length);
  }

  #reserve(length: number, value: number): void {
    if (length <= this.#data.length && value < this.#limit) return;
    let limit = this.#limit;
    while (value >= limit) {
      limit = limit === 256 ? 65_536 : limit === 65_536 ? 2 ** 32 : Number.POSITIVE_INFINITY;
    }
    const capacity = length > this.#data.length ? grownTo(length, this.#data.length) : this.#data.length;
    const grown = this.#sized(capacity, limit);
    grown.set(this.#data.subarray(0, this.length));
    this.#data = grown;
    this.#limit = limit;
  }
}

function largest(values: Numbers): number {
  let max = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > max) max = values[i]!;
  return max;
}
