/**
 * Text and bytes. Core reads UTF-8 bytes; editors count UTF-16 code units. Every host has TextEncoder and
 * TextDecoder, but core is compiled without node and DOM types, so the parts used are declared here.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
  encodeInto(text: string, into: Uint8Array): { readonly written: number };
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** UTF-8 bytes of a text; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Writes {@link encodeUtf8} to where there is room for it, and returns how many bytes that took. */
export function encodeUtf8Into(text: string, into: Uint8Array): number {
  return encoder.encodeInto(text, into).written;
}

/** Text of UTF-8 bytes; invalid bytes become U+FFFD, a byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

const STEP = 1024;

/**
 * Maps between byte offsets of a UTF-8 text and UTF-16 offsets of the same text. Bytes that are not UTF-8 count as
 * the U+FFFD that every decoder makes of them (https://encoding.spec.whatwg.org/#utf-8-decoder). Memory: 5 bytes
 * for every 1,024 bytes of text, none for a text that is all ASCII.
 */
export class Utf8Index {
  /**
   * `units[k]` is the UTF-16 offset of the first character that begins at byte `k * STEP` or behind, `shifts[k]`
   * how far behind. Undefined: the text is ASCII, offsets are equal.
   */
  readonly #units: Uint32Array | undefined;
  readonly #shifts: Uint8Array | undefined;

  constructor(readonly bytes: Uint8Array) {
    if (isAscii(bytes)) return;
    const blocks = Math.floor(bytes.length / STEP) + 1;
    this.#units = new Uint32Array(blocks);
    this.#shifts = new Uint8Array(blocks);
    let block = 0;
    let units = 0;
    for (let at = 0; ; ) {
      if (at >= block * STEP) {
        this.#units[block] = units;
        this.#shifts[block] = at - block * STEP;
        block++;
      }
      if (at >= bytes.length) break;
      const width = widthAt(bytes, at);
      units += unitsOf(width);
      at += width;
    }
  }

  /** UTF-16 offset of a byte offset; inside a multi-byte character: of its first byte. */
  unitOf(byte: number): number {
    const end = Math.max(0, Math.min(byte, this.bytes.length));
    if (!this.#units || !this.#shifts) return end;
    let block = Math.floor(end / STEP);
    if (block * STEP + this.#shifts[block]! > end) block--;
    let units = this.#units[block]!;
    for (let at = block * STEP + this.#shifts[block]!; at < end; ) {
      const width = widthAt(this.bytes, at);
      if (at + width > end) break;
      units += unitsOf(width);
      at += width;
    }
    return units;
  }

  /** Byte offset of a UTF-16 offset; in the middle of a surrogate pair: of the pair. */
  byteOf(unit: number): number {
    if (unit <= 0) return 0;
    if (!this.#units || !this.#shifts) return Math.min(unit, this.bytes.length);
    let low = 0;
    let high = this.#units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#units[middle]! <= unit) low = middle;
      else high = middle - 1;
    }
    let units = this.#units[low]!;
    let at = low * STEP + this.#shifts[low]!;
    while (at < this.bytes.length) {
      const width = widthAt(this.bytes, at);
      units += unitsOf(width);
      if (units > unit) break;
      at += width;
    }
    return at;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

/** Bytes of the character that begins here, or of what a decoder takes as one U+FFFD. */
function widthAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at]!;
  if (lead < 0xc2 || lead > 0xf4) return 1;
  const width = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  // Neither overlong forms nor surrogates nor anything above U+10FFFF is UTF-8.
  let least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < width; i++) {
    const byte = bytes[at + i] ?? 0;
    if (byte < least || byte > most) return i;
    least = 0x80;
    most = 0xbf;
  }
  return width;
}

/** UTF-16 units of a character: two where it takes four bytes. */
function unitsOf(width: number): number {
  return width === 4 ? 2 : 1;
}
