import { last } from './offsets';
import { Utf8Index } from './text';
import { Byte } from './tokens';

/** A place in a text as editors count: lines from 0, characters in UTF-16 code units. */
export interface LinePlace {
  readonly line: number;
  readonly character: number;
}

/**
 * Lines of a UTF-8 text, split where editors split them (CRLF, LF, CR). Line and character are the same in the
 * file and in an editor that changed its line ends or dropped its byte order mark; offsets are not.
 */
export class Lines {
  readonly #starts: Uint32Array;
  readonly #index: Utf8Index;

  constructor(readonly bytes: Uint8Array) {
    this.#index = new Utf8Index(bytes);
    this.#starts = lineStarts(bytes);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Length of the text in UTF-16 units. */
  get units(): number {
    return this.#index.unitOf(this.bytes.length);
  }

  placeOf(byte: number): LinePlace {
    const line = Math.max(0, last(this.#starts, byte));
    const start = this.#index.unitOf(this.#starts[line]!);
    const unit = Math.min(this.#index.unitOf(byte), this.#index.unitOf(this.#lineEnd(line)));
    return { line, character: Math.max(0, unit - start) };
  }

  byteOf(place: LinePlace): number {
    if (place.line >= this.#starts.length) return this.bytes.length;
    const line = Math.max(0, place.line);
    const start = this.#starts[line]!;
    const byte = this.#index.byteOf(this.#index.unitOf(start) + Math.max(0, place.character));
    return Math.min(byte, this.#lineEnd(line));
  }

  /** Where the line's text ends, before its line break. */
  #lineEnd(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.bytes.length;
    const lf = this.bytes[next - 1] === Byte.Lf;
    return lf && this.bytes[next - 2] === Byte.Cr ? next - 2 : next - 1;
  }
}

function lineStarts(bytes: Uint8Array): Uint32Array {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let count = 1;
  for (let at = 0; at < bytes.length; at++) if (endsLine(bytes, at)) count++;
  const starts = new Uint32Array(count);
  starts[0] = bom;
  let line = 1;
  for (let at = 0; at < bytes.length; at++) if (endsLine(bytes, at)) starts[line++] = at + 1;
  return starts;
}

function endsLine(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  return byte === Byte.Lf || (byte === Byte.Cr && bytes[at + 1] !== Byte.Lf);
}
