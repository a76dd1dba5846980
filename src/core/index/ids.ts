import { IdKind } from './cells';
import { grownTo, MOST_ROOM } from './column';

/** Other numbers in each process, so that nobody can write a log whose IDs all have one hash. */
const SEED = Math.floor(Math.random() * 2 ** 32) | 0;

/** IDs as they travel between threads: `kinds` has one number an ID, `words` four. */
export interface PackedIds {
  readonly kinds: Uint8Array;
  readonly words: Uint32Array;
  readonly odd: readonly string[];
}

/** IDs of events and requests. Nearly all are UUIDs and unlike each other: 16 bytes each, and no dictionary. */
export class Ids {
  #kinds = new Uint8Array(0);
  #words = new Uint32Array(0);
  #odd: string[] = [];
  #hasOthers = false;
  /** How many IDs were looked at for `hasOthers`. */
  #looked = 0;
  length = 0;

  get kinds(): Uint8Array {
    return this.#kinds;
  }

  get words(): Uint32Array {
    return this.#words;
  }

  /** Whether any ID is neither a UUID nor missing. Looked up once for so many IDs. */
  get hasOthers(): boolean {
    for (; !this.#hasOthers && this.#looked < this.length; this.#looked++)
      this.#hasOthers = this.#kinds[this.#looked]! > IdKind.Uuid;
    return this.#hasOthers;
  }

  push(text: string): void {
    const row = this.length;
    this.#reserve(row + 1);
    this.length = row + 1;
    const kind = packId(text, this.#words, row * 4);
    this.#kinds[row] = kind;
    if (kind !== IdKind.Odd) return;
    this.#words[row * 4] = this.#odd.length;
    this.#odd.push(text);
  }

  /** Takes a UUID whose 16 bytes are these four words, the first byte the highest. */
  pushUuid(a: number, b: number, c: number, d: number): void {
    const row = this.length;
    this.#reserve(row + 1);
    this.length = row + 1;
    this.#kinds[row] = IdKind.Uuid;
    const words = this.#words;
    words[row * 4] = a;
    words[row * 4 + 1] = b;
    words[row * 4 + 2] = c;
    words[row * 4 + 3] = d;
  }

  text(row: number): string {
    const kind = this.#kinds[row]!;
    return kind === IdKind.Odd ? this.#odd[this.#words[row * 4]!]! : unpackId(kind, this.#words, row * 4);
  }

  append({ kinds, words, odd }: PackedIds): void {
    const from = this.length;
    this.#reserve(from + kinds.length);
    this.#kinds.set(kinds, from);
    this.#words.set(words, from * 4);
    this.length = from + kinds.length;
    if (odd.length === 0) return;
    const shift = this.#odd.length;
    for (const text of odd) this.#odd.push(text);
    for (let row = from; row < this.length; row++) {
      if (this.#kinds[row] === IdKind.Odd) this.#words[row * 4]! += shift;
    }
  }

  /** Keeps these rows, which are in order. */
  keep(rows: Uint32Array): void {
    const kinds = new Uint8Array(rows.length);
    const words = new Uint32Array(rows.length * 4);
    const odd: string[] = [];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      kinds[i] = this.#kinds[row]!;
      for (let word = 0; word < 4; word++) words[i * 4 + word] = this.#words[row * 4 + word]!;
      if (kinds[i] !== IdKind.Odd) continue;
      words[i * 4] = odd.length;
      odd.push(this.text(row));
    }
    this.#kinds = kinds;
    this.#words = words;
    this.#odd = odd;
    this.#hasOthers = false;
    this.#looked = 0;
    this.length = rows.length;
  }

  /** Whether two IDs are the same text. */
  same(a: number, b: number): boolean {
    const kind = this.#kinds[a]!;
    if (kind !== this.#kinds[b]) return false;
    if (kind === IdKind.Odd) return this.text(a) === this.text(b);
    const words = this.#words;
    for (let word = 0; word < 4; word++) if (words[a * 4 + word] !== words[b * 4 + word]) return false;
    return true;
  }

  /** A number that is equal for equal IDs. */
  hash(row: number): number {
    if (this.#kinds[row] === IdKind.Odd) return hashOfText(this.text(row));
    const words = this.#words;
    let hash = SEED;
    for (let at = row * 4; at < row * 4 + 4; at++)
      hash = Math.imul(hash ^ words[at]!, 0x85ebca6b) ^ (hash >>> 13);
    return hash ^ (hash >>> 16);
  }

  /** All IDs; the column is empty after it. */
  take(): PackedIds {
    const packed = {
      kinds: this.#kinds.slice(0, this.length),
      words: this.#words.slice(0, this.length * 4),
      odd: this.#odd,
    };
    this.#kinds = new Uint8Array(0);
    this.#words = new Uint32Array(0);
    this.#odd = [];
    this.#hasOthers = false;
    this.#looked = 0;
    this.length = 0;
    return packed;
  }

  /** Makes room for so many IDs in all, and no more. */
  reserve(length: number): void {
    if (length > this.#kinds.length) this.#resize(length);
  }

  /** Gives back most of the room that is not used. */
  trim(): void {
    if (this.#kinds.length > this.length * MOST_ROOM) this.#resize(this.length);
  }

  #reserve(length: number): void {
    if (length > this.#kinds.length) this.#resize(grownTo(length, this.#kinds.length));
  }

  #resize(capacity: number): void {
    const kinds = new Uint8Array(capacity);
    const words = new Uint32Array(capacity * 4);
    kinds.set(this.#kinds.subarray(0, this.length));
    words.set(this.#words.subarray(0, this.length * 4));
    this.#kinds = kinds;
    this.#words = words;
  }
}

/** Writes an ID into four words where it fits; all 0 for one that doesn't. */
export function packId(text: string, words: Uint32Array, at: number): IdKind {
  words.fill(0, at, at + 4);
  if (text.length === 0) return IdKind.None;
  if (text.length === 36 && packUuid(text, words, at)) return IdKind.Uuid;
  words.fill(0, at, at + 4);
  if (text.length > 16) return IdKind.Odd;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0 || code > 127) {
      words.fill(0, at, at + 4);
      return IdKind.Odd;
    }
    words[at + (i >> 2)]! |= code << (24 - (i & 3) * 8);
  }
  return IdKind.Ascii;
}

function packUuid(text: string, words: Uint32Array, at: number): boolean {
  let digits = 0;
  for (let i = 0; i < 36; i++) {
    const code = text.charCodeAt(i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== 0x2d) return false;
      continue;
    }
    const digit =
      code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;
    if (digit < 0) return false;
    words[at + (digits >> 3)]! |= digit << (28 - (digits & 7) * 4);
    digits++;
  }
  return true;
}

/** The text of a packed ID, not of an odd one. */
export function unpackId(kind: IdKind, words: Uint32Array, at: number): string {
  if (kind === IdKind.None) return '';
  if (kind === IdKind.Uuid) {
    const [a, b, c, d] = [0, 1, 2, 3].map((word) => words[at + word]!.toString(16).padStart(8, '0')) as [
      string,
      string,
      string,
      string,
    ];
    return `${a}-${b.slice(0, 4)}-${b.slice(4)}-${c.slice(0, 4)}-${c.slice(4)}${d}`;
  }
  let text = '';
  for (let i = 0; i < 16; i++) {
    const code = (words[at + (i >> 2)]! >>> (24 - (i & 3) * 8)) & 0xff;
    if (code === 0) break;
    text += String.fromCharCode(code);
  }
  return text;
}

function hashOfText(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
