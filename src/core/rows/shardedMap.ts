/** So many entries are spread over several maps. */
const MANY = 1 << 12;
/** How many: a power of two. */
const MAPS = 64;

/**
 * Numbers by text, like a `Map`, for millions of them: when a map of a million entries grows, everything else waits for
 * some tenths of a second. Many small ones grow at different times.
 */
export class ShardedMap {
  #maps: readonly Map<string, number>[] = [new Map()];
  #size = 0;

  get(text: string): number | undefined {
    return this.#mapOf(text).get(text);
  }

  /** Adds a text that is not there yet. */
  add(text: string, number: number): void {
    if (++this.#size === MANY) this.#spread();
    this.#mapOf(text).set(text, number);
  }

  #mapOf(text: string): Map<string, number> {
    const maps = this.#maps;
    return maps.length === 1 ? maps[0]! : maps[placeOf(text)]!;
  }

  #spread(): void {
    const [all] = this.#maps;
    this.#maps = Array.from({ length: MAPS }, () => new Map<string, number>());
    for (const [text, number] of all!) this.#mapOf(text).set(text, number);
  }
}

/** Texts of one kind differ most at their end. */
function placeOf(text: string): number {
  let hash = text.length;
  for (let at = Math.max(0, text.length - 4); at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (MAPS - 1);
}
