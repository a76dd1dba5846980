import { unescapeString, unescapeWithPlaces } from './escape';

/**
 * A text at any depth of escaping, with the way back to its source. Depth 0 is the source itself; each deeper
 * layer is the unescaped content of a JSON string of the layer above. All offsets are in bytes.
 */
export class Layer {
  #places: Uint32Array | undefined;

  private constructor(
    readonly bytes: Uint8Array,
    readonly depth: number,
    /** The layer above, undefined at depth 0. */
    readonly parent: Layer | undefined,
    /** Where this layer's string content stands in the parent. */
    readonly start: number,
    readonly end: number,
  ) {}

  static source(bytes: Uint8Array): Layer {
    return new Layer(bytes, 0, undefined, 0, bytes.length);
  }

  /** The layer inside a string whose content stands at `start` to `end` of this layer. */
  inside(start: number, end: number): Layer {
    return new Layer(unescapeString(this.bytes, start, end), this.depth + 1, this, start, end);
  }

  /** Place in the parent of an offset in this layer. Worked out when first asked for: most layers never are. */
  place(offset: number): number {
    if (offset <= 0) return this.start;
    if (offset >= this.bytes.length) return this.end;
    const places = this.#allPlaces();
    return places[offset]!;
  }

  /** Offset in the source of an offset in this layer. */
  toSource(offset: number): number {
    let at = offset;
    for (let layer: Layer = this; layer.parent; layer = layer.parent) at = layer.place(at);
    return at;
  }

  /**
   * Offset in this layer of an offset in the source. In the middle of an escape: of what it stands for; before
   * this layer's text: 0; behind it: its length.
   */
  fromSource(offset: number): number {
    if (!this.parent) return Math.max(0, Math.min(offset, this.bytes.length));
    const at = this.parent.fromSource(offset);
    const places = this.#allPlaces();
    let low = 0;
    let high = places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (places[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    // All bytes of one character have its place: stand at the first of them.
    while (low > 0 && places[low - 1] === places[low]) low--;
    return low;
  }

  #allPlaces(): Uint32Array {
    if (!this.parent) throw new Error('the source has no places of its own');
    this.#places ??= unescapeWithPlaces(this.parent.bytes, this.start, this.end).places;
    return this.#places;
  }
}
