import { encodeUtf8Into } from './text';
import { Byte } from './tokens';

/** Bytes that grow. */
export class ByteWriter {
  length = 0;
  #buffer: Uint8Array;

  constructor(capacity: number) {
    this.#buffer = new Uint8Array(capacity);
  }

  /** What was written, without a copy; the writer is not to be used after this. */
  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }

  byte(byte: number): void {
    this.#reserve(1);
    this.#buffer[this.length++] = byte;
  }

  /** A line break and two blanks a level; past level 100 the text grows no wider. */
  newLine(level: number): void {
    const blanks = Math.min(level, 100) * 2;
    this.#reserve(blanks + 1);
    this.#buffer[this.length++] = Byte.Lf;
    this.#buffer.fill(Byte.Space, this.length, this.length + blanks);
    this.length += blanks;
  }

  copy(bytes: Uint8Array, start: number, end: number): void {
    this.#reserve(end - start);
    if (end - start > 48) {
      this.#buffer.set(bytes.subarray(start, end), this.length);
      this.length += end - start;
    } else {
      for (let at = start; at < end; at++) this.#buffer[this.length++] = bytes[at]!;
    }
  }

  /** Writes a text as UTF-8. */
  text(text: string): void {
    // No UTF-16 unit takes more than three bytes.
    this.#reserve(text.length * 3);
    this.length += encodeUtf8Into(text, this.#buffer.subarray(this.length));
  }

  #reserve(more: number): void {
    const needed = this.length + more;
    if (needed <= this.#buffer.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
    grown.set(this.#buffer.subarray(0, this.length));
    this.#buffer = grown;
  }
}
