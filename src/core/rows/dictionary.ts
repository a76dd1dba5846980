import { ShardedMap } from './shardedMap';
import type { Steps } from './steps';

/** So many texts are added in one step. */
const STEP = 2048;

const NONE = new Uint32Array();

/** Distinct texts with a number each, from 0 on in the order of their coming. The empty text is always 0. */
export class Dictionary {
  #texts: string[] = [''];
  #ids = numbersOf(this.#texts);

  get size(): number {
    return this.#texts.length;
  }

  /** All texts by their number. Not to be changed. */
  get texts(): readonly string[] {
    return this.#texts;
  }

  text(id: number): string {
    return this.#texts[id]!;
  }

  /** The number of a text, undefined where it is not held. */
  find(text: string): number | undefined {
    return this.#ids.get(text);
  }

  /** The number of a text, which is added where it is new. */
  add(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#texts.length;
    this.#texts.push(text);
    this.#ids.add(text, id);
    return id;
  }

  /** Adds texts, and gives their numbers in their order. */
  addAll(texts: readonly string[]): Uint32Array {
    return texts.length === 0 ? NONE : Uint32Array.from(texts, (text) => this.add(text));
  }

  /** The same, for many. */
  *addMany(texts: readonly string[]): Steps<Uint32Array> {
    const ids = new Uint32Array(texts.length);
    for (let at = 0; at < ids.length; at++) {
      if (at % STEP === STEP - 1) yield;
      ids[at] = this.add(texts[at]!);
    }
    return ids;
  }

  /**
   * Drops every text whose byte in `used` is 0, except the empty one. Returns the new number of each old one; of
   * dropped ones it has none that means anything.
   */
  keep(used: Uint8Array): Uint32Array {
    const map = new Uint32Array(this.#texts.length);
    const texts = [''];
    for (let id = 1; id < map.length; id++) {
      if (!used[id]) continue;
      map[id] = texts.length;
      texts.push(this.#texts[id]!);
    }
    if (texts.length < this.#texts.length) {
      this.#texts = texts;
      this.#ids = numbersOf(texts);
    }
    return map;
  }

  /** All texts by their number; the dictionary is as good as new after it. */
  take(): readonly string[] {
    const texts = this.#texts;
    this.#texts = [''];
    this.#ids = numbersOf(this.#texts);
    return texts;
  }
}

function numbersOf(texts: readonly string[]): ShardedMap {
  const numbers = new ShardedMap();
  texts.forEach((text, id) => void numbers.add(text, id));
  return numbers;
}

/** The numbers that occur in a column: a byte that is 1 for each. */
export function usedIn(data: ArrayLike<number>, length: number, size: number): Uint8Array {
  const used = new Uint8Array(size);
  for (let row = 0; row < length; row++) used[data[row]!] = 1;
  return used;
}
