import { grownTo, NumberColumn, type Numbers } from '../rows/numberColumn';

/** Numbers that few rows have: kept with the row's number, in the order of rows. Other rows have 0. */
export class Sparse {
  #rows = new Uint32Array(0);
  readonly #values = new NumberColumn();

  /** How many rows have a number. */
  get count(): number {
    return this.#values.length;
  }

  /** The numbers, in the order of rows. May be longer than `count`. */
  get values(): Numbers {
    return this.#values.data;
  }

  /** The row of the number at this place among `values`. */
  rowAt(place: number): number {
    return this.#rows[place]!;
  }

  at(row: number): number {
    const place = this.#placeOf(row);
    return place < this.count && this.#rows[place] === row ? this.#values.at(place) : 0;
  }

  /** `at`, for rows that are asked for in their order. */
  reader(): (row: number) => number {
    let place = 0;
    return (row) => {
      if (place > 0 && this.#rows[place - 1]! >= row) place = this.#placeOf(row);
      while (place < this.count && this.#rows[place]! < row) place++;
      return place < this.count && this.#rows[place] === row ? this.#values.at(place) : 0;
    };
  }

  /** Appends the numbers of rows from `first` on, each as what `map` has for it. */
  append(first: number, numbers: Numbers, map: Uint32Array): void {
    for (let i = 0; i < numbers.length; i++) if (numbers[i] !== 0) this.#push(first + i, map[numbers[i]!]!);
  }

  /** Forgets the numbers of rows from this one on. */
  cut(row: number): void {
    this.#values.length = this.#placeOf(row);
  }

  /** Keeps these rows, which are in order, and numbers them anew. */
  keep(rows: Uint32Array): void {
    const numberOf = this.reader();
    const kept = new Sparse();
    for (let row = 0; row < rows.length; row++) {
      const value = numberOf(rows[row]!);
      if (value !== 0) kept.#push(row, value);
    }
    this.#rows = kept.#rows.slice(0, kept.count);
    this.#values.clear();
    this.#values.append(kept.values.subarray(0, kept.count));
  }

  /** Replaces each number by what `map` has for it, which is not 0. */
  replace(map: Uint32Array): void {
    this.#values.replace(map);
  }

  #push(row: number, value: number): void {
    const place = this.count;
    if (place === this.#rows.length) {
      const grown = new Uint32Array(grownTo(place + 1, place));
      grown.set(this.#rows);
      this.#rows = grown;
    }
    this.#rows[place] = row;
    this.#values.push(value);
  }

  /** How many of the rows that have a number stand before this one. */
  #placeOf(row: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#rows[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
