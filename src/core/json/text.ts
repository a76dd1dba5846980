/**
 * Text and bytes. Core reads UTF-8 bytes; editors count UTF-16 code units. Every host has TextEncoder and
 * TextDecoder, but core is compiled without node and DOM types, so the parts used are declared here.
 */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
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

/** Text of UTF-8 bytes; invalid bytes become U+FFFD, a byte order mark stays. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

const STEP = 1024;

/**
 * Maps between byte offsets of a UTF-8 text and UTF-16 offsets of the same text. Memory: 4 bytes for every
 * 1,024 bytes of text, none for a text that is all ASCII.
 */
export class Utf8Index {
  /** `units[k]` is the UTF-16 offset of byte `k * STEP`. Undefined: the text is ASCII, offsets are equal. */
  readonly #units: Uint32Array | undefined;

  constructor(readonly bytes: Uint8Array) {
    this.#units = isAscii(bytes) ? undefined : countUnits(bytes);
  }

  /** UTF-16 offset of a byte offset; inside a multi-byte character: of its first byte. */
  unitOf(byte: number): number {
    const at = Math.max(0, Math.min(byte, this.bytes.length));
    if (!this.#units) return at;
    const block = Math.floor(at / STEP);
    let units = this.#units[block]!;
    for (let i = block * STEP; i < at; i++) units += unitsOf(this.bytes[i]!);
    const atContinuation = at < this.bytes.length && (this.bytes[at]! & 0xc0) === 0x80;
    return atContinuation ? units - leadUnits(this.bytes, at) : units;
  }

  /** Byte offset of a UTF-16 offset; in the middle of a surrogate pair: of the pair. */
  byteOf(unit: number): number {
    if (unit <= 0) return 0;
    if (!this.#units) return Math.min(unit, this.bytes.length);
    let low = 0;
    let high = this.#units.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#units[middle]! <= unit) low = middle;
      else high = middle - 1;
    }
    let units = this.#units[low]!;
    let i = low * STEP;
    // A block may begin inside a character: its units were counted with its lead byte.
    while (i < this.bytes.length && (this.bytes[i]! & 0xc0) === 0x80) i++;
    while (i < this.bytes.length && units < unit) {
      const width = unitsOf(this.bytes[i]!);
      if (units + width > unit) break;
      units += width;
      i++;
      while (i < this.bytes.length && (this.bytes[i]! & 0xc0) === 0x80) i++;
    }
    return i;
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

/** UTF-16 units that a byte brings: the lead byte of a character brings them all. */
function unitsOf(byte: number): number {
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}

function leadUnits(bytes: Uint8Array, at: number): number {
  let i = at;
  while (i > 0 && (bytes[i]! & 0xc0) === 0x80) i--;
  return unitsOf(bytes[i]!);
}

function countUnits(bytes: Uint8Array): Uint32Array {
  const units = new Uint32Array(Math.floor(bytes.length / STEP) + 1);
  let count = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (i % STEP === 0) units[i / STEP] = count;
    count += unitsOf(bytes[i]!);
  }
  if (bytes.length % STEP === 0) units[bytes.length / STEP] = count;
  return units;
}
