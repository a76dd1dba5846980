import { IdKind } from './cells';
import { grownTo, MOST_ROOM } from './numberColumn';

/** Other numbers in each process, so that nobody can write a log whose IDs all have one hash. */
const SEED = Math.floor(Math.random() * 2 ** 32) | 0;

/** IDs as they travel between threads: `kinds` has one number an ID, `words` four. */
export interface PackedIds {
  readonly kinds: Uint8Array;
  readonly words: Uint32Array;
  readonly odd: readonly string[];
}

/** The words of so many IDs stand in one array: a single one for millions would be copied whole each time it grows. */
const BLOCK = 1 << 16;

/** Where the words of an ID begin in the array of its block. */
export function placeInBlock(row: number): number {
  return (row & (BLOCK - 1)) * 4;
}

/** IDs of events and requests. Nearly all are UUIDs and unlike each other: 16 bytes each, and no dictionary. */
export class Ids {
  #kinds = new Uint8Array(0);
  /** All blocks but the last are full. */
  #blocks: Uint32Array[] = [];
  #odd: string[] = [];
  #hasOthers = false;
  /** How many IDs were looked at for `hasOthers`. */
  #looked = 0;
  length = 0;

  get kinds(): Uint8Array {
    return this.#kinds;
  }

  /** The words of a row's ID stand in this array from `placeInBlock` on. */
  wordsOf(row: number): Uint32Array {
    return this.#blocks[row >>> 16]!;
  }

  /** Whether any ID is neither a UUID nor missing. Looked up once for so many IDs. */
  get hasOthers(): boolean {
    for (; !this.#hasOthers && this.#looked < this.length; this.#looked++)
      this.#hasOthers = this.#kinds[this.#looked]! > IdKind.Uuid;
    return this.#hasOthers;
  }

  push(text: string): void {
    const row = this.length;
    this.#makeRoom(row + 1);
    this.length = row + 1;
    const words = this.wordsOf(row);
    const at = placeInBlock(row);
    const kind = packId(text, words, at);
    this.#kinds[row] = kind;
    if (kind !== IdKind.Odd) return;
    words[at] = this.#odd.length;
    this.#odd.push(text);
  }

  /** Takes a UUID whose 16 bytes are these four words, the first byte the highest. */
  pushUuid(a: number, b: number, c: number, d: number): void {
    const row = this.length;
    this.#makeRoom(row + 1);
    this.length = row + 1;
    this.#kinds[row] = IdKind.Uuid;
    const words = this.wordsOf(row);
    const at = placeInBlock(row);
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = d;
  }

  text(row: number): string {
    const kind = this.#kinds[row]!;
    const words = this.wordsOf(row);
    const at = placeInBlock(row);
    return kind === IdKind.Odd ? this.#odd[words[at]!]! : unpackId(kind, words, at);
  }

  append({ kinds, words, odd }: PackedIds): void {
    const from = this.length;
    const end = from + kinds.length;
    this.#makeRoom(end);
    this.#kinds.set(kinds, from);
    for (let row = from; row < end; ) {
      const next = Math.min(end, row - (row % BLOCK) + BLOCK);
      this.wordsOf(row).set(words.subarray((row - from) * 4, (next - from) * 4), placeInBlock(row));
      row = next;
    }
    this.length = end;
    if (odd.length === 0) return;
    const shift = this.#odd.length;
    for (const text of odd) this.#odd.push(text);
    for (let row = from; row < end; row++) {
      if (this.#kinds[row] === IdKind.Odd) this.wordsOf(row)[placeInBlock(row)]! += shift;
    }
  }

  /** Keeps these rows, which are in order. */
  keep(rows: Uint32Array): void {
    const odd: string[] = [];
    // Each is moved to the front, to where nothing is that is still to be moved.
    for (let to = 0; to < rows.length; to++) {
      const row = rows[to]!;
      const kind = this.#kinds[row]!;
      const target = this.wordsOf(to);
      const source = this.wordsOf(row);
      const at = placeInBlock(to);
      const from = placeInBlock(row);
      if (kind === IdKind.Odd) odd.push(this.#odd[source[from]!]!);
      for (let word = 0; word < 4; word++) target[at + word] = source[from + word]!;
      if (kind === IdKind.Odd) target[at] = odd.length - 1;
      this.#kinds[to] = kind;
    }
    this.#odd = odd;
    this.#hasOthers = false;
    this.#looked = 0;
    this.length = rows.length;
    this.#resize(rows.length);
  }

  /** Whether two IDs are the same text. */
  same(a: number, b: number): boolean {
    const kind = this.#kinds[a]!;
    if (kind !== this.#kinds[b]) return false;
    if (kind === IdKind.Odd) return this.text(a) === this.text(b);
    return isSameId(this.wordsOf(a), placeInBlock(a), this.wordsOf(b), placeInBlock(b));
  }

  /** A number that is equal for equal IDs. */
  hash(row: number): number {
    if (this.#kinds[row] === IdKind.Odd) return hashOfText(this.text(row));
    const words = this.wordsOf(row);
    const from = placeInBlock(row);
    let hash = SEED;
    for (let at = from; at < from + 4; at++) hash = Math.imul(hash ^ words[at]!, 0x85ebca6b) ^ (hash >>> 13);
    return hash ^ (hash >>> 16);
  }

  /** All IDs; the column is empty after it. */
  take(): PackedIds {
    const words = new Uint32Array(this.length * 4);
    this.#blocks.forEach((block, n) => {
      const from = n * BLOCK;
      if (from < this.length) words.set(block.subarray(0, Math.min(BLOCK, this.length - from) * 4), from * 4);
    });
    const packed = { kinds: this.#kinds.slice(0, this.length), words, odd: this.#odd };
    this.#kinds = new Uint8Array(0);
    this.#blocks = [];
    this.#odd = [];
    this.#hasOthers = false;
    this.#looked = 0;
    this.length = 0;
    return packed;
  }

  /** Forgets what is behind so many IDs. */
  cut(length: number): void {
    this.length = Math.min(this.length, length);
    this.#looked = Math.min(this.#looked, length);
  }

  /** Makes room for so many IDs in all, and no more. */
  reserve(length: number): void {
    if (length > this.#kinds.length) this.#resize(length);
  }

  /** Gives back most of the room that is not used. */
  trim(): void {
    if (this.#kinds.length > this.length * MOST_ROOM) this.#resize(this.length);
  }

  #makeRoom(length: number): void {
    if (length <= this.#kinds.length) return;
    const room = grownTo(length, this.#kinds.length);
    // Where blocks are added, nothing is copied, so that there is no need to do it early.
    this.#resize(room > BLOCK ? Math.ceil(length / BLOCK) * BLOCK : room);
  }

  /** Has room for so many. Where there is no memory for that, all stays as it is. */
  #resize(room: number): void {
    const kinds = new Uint8Array(room);
    kinds.set(this.#kinds.subarray(0, this.length));
    const blocks = this.#blocks.slice(0, Math.ceil(room / BLOCK));
    for (let n = 0; n * BLOCK < room; n++) {
      const size = Math.min(BLOCK, room - n * BLOCK) * 4;
      const old = blocks[n];
      if (old?.length === size) continue;
      const block = new Uint32Array(size);
      if (old) block.set(old.subarray(0, size));
      blocks[n] = block;
    }
    this.#kinds = kinds;
    this.#blocks = blocks;
  }
}

/** Whether the four words of two IDs are the same. */
export function isSameId(a: Uint32Array, i: number, b: Uint32Array, k: number): boolean {
  return a[i] === b[k] && a[i + 1] === b[k + 1] && a[i + 2] === b[k + 2] && a[i + 3] === b[k + 3];
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
