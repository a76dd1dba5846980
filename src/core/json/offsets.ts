import type { Layer } from './layers';

/**
 * Maps offsets between a laid-out text and its source, both ways, at any depth of escaping. Built from the
 * stretches that were copied, in the order of the text, which is the order of the source too. In bytes.
 */
export class OffsetMap {
  readonly #to: number[] = [];
  readonly #from: number[] = [];
  readonly #length: number[] = [];
  readonly #layers: Layer[] = [];
  readonly #source: number[] = [];

  /** Adds a stretch: `length` bytes of `layer` from `from` on stand at `to` in the text. */
  add(to: number, layer: Layer, from: number, length: number): void {
    this.#to.push(to);
    this.#from.push(from);
    this.#length.push(length);
    this.#layers.push(layer);
    this.#source.push(layer.toSource(from));
  }

  /** Place in the source of a place in the text. Between stretches (layout): where the next one begins. */
  toSource(at: number): number {
    const i = last(this.#to, at);
    if (i < 0) return this.#source[0] ?? 0;
    const within = at - this.#to[i]!;
    if (within > this.#length[i]! && i + 1 < this.#to.length) return this.#source[i + 1]!;
    return this.#layers[i]!.toSource(this.#from[i]! + Math.min(within, this.#length[i]!));
  }

  /** Place in the text of a place in the source. Between stretches (quotes, spaces): where the next one begins. */
  fromSource(at: number): number {
    const i = last(this.#source, at);
    if (i < 0) return this.#to[0] ?? 0;
    const layer = this.#layers[i]!;
    const end = this.#from[i]! + this.#length[i]!;
    if (at > layer.toSource(end) && i + 1 < this.#to.length) return this.#to[i + 1]!;
    const from = Math.min(Math.max(layer.fromSource(at), this.#from[i]!), end);
    return this.#to[i]! + from - this.#from[i]!;
  }
}

/** Index of the last number that is not greater, -1 where all are. The numbers rise. */
export function last(numbers: ArrayLike<number>, value: number): number {
  let low = -1;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
