import { decodeUtf8 } from '../json/text';
import { slotsFor } from '../rows/tuples';
import type { JsonBytes } from './jsonBytes';

/** Other numbers in each process, so that nobody can write a log whose values all fall into one slot. */
const SEED = Math.floor(Math.random() * 2 ** 32) | 0;

/** Stretches of bytes that were seen, with a number each: equal bytes are looked up without making a string. */
export class ByteTable {
  #pool = new Uint8Array(1 << 12);
  #view = new DataView(this.#pool.buffer);
  #end = 0;
  #starts: number[] = [];
  #lengths: number[] = [];
  /** Open addressing: an entry + 1, 0 where there is none. At most half full. */
  #slots = new Uint32Array(64);
  /** The entry that was found last: values repeat. */
  #last = -1;

  get size(): number {
    return this.#starts.length;
  }

  /** Bytes of memory, about. */
  get bytes(): number {
    return this.#pool.length + this.#slots.length * 4 + this.size * 16;
  }

  length(entry: number): number {
    return this.#lengths[entry]!;
  }

  /** Whether an entry's bytes are those at `at`. */
  isAt(entry: number, json: JsonBytes, at: number): boolean {
    return json.isAt(at, this.#view, this.#starts[entry]!, this.#lengths[entry]!);
  }

  /** The entry found last if its bytes stand at `at`, whatever follows; -1 if they don't. */
  lastAt(json: JsonBytes, at: number): number {
    const last = this.#last;
    return last >= 0 && this.isAt(last, json, at) ? last : -1;
  }

  /** The entry of these bytes; `size` before the call where they are new. */
  find(json: JsonBytes, from: number, end: number): number {
    const length = end - from;
    const mask = this.#slots.length - 1;
    let slot = hashOf(json.view, from, length) & mask;
    for (;;) {
      const entry = this.#slots[slot]! - 1;
      if (entry < 0) break;
      if (this.#lengths[entry] === length && this.isAt(entry, json, from)) {
        this.#last = entry;
        return entry;
      }
      slot = (slot + 1) & mask;
    }
    const entry = this.#starts.length;
    this.#slots[slot] = entry + 1;
    this.#starts.push(this.#end);
    this.#lengths.push(length);
    if (this.#end + length > this.#pool.length) this.#grow(this.#end + length);
    this.#pool.set(json.bytes.subarray(from, end), this.#end);
    this.#end += length;
    this.#last = entry;
    if ((entry + 1) * 2 > this.#slots.length) this.#rehash();
    return entry;
  }

  #grow(length: number): void {
    const pool = new Uint8Array(Math.max(length, this.#pool.length * 2));
    pool.set(this.#pool);
    this.#pool = pool;
    this.#view = new DataView(pool.buffer);
  }

  #rehash(): void {
    const slots = new Uint32Array(slotsFor(this.size) * 2);
    const mask = slots.length - 1;
    for (let entry = 0; entry < this.size; entry++) {
      let slot = hashOf(this.#view, this.#starts[entry]!, this.#lengths[entry]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = entry + 1;
    }
    this.#slots = slots;
  }
}

/** Of all bytes: values that differ in a few must not meet. */
function hashOf(view: DataView, from: number, length: number): number {
  let hash = SEED ^ length;
  let at = from;
  for (const last = from + length - 4; at <= last; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < from + length; at++) hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
  return hash ^ (hash >>> 13);
}

/** String values of one field, each made into a text only when its bytes are new. */
export class Interner {
  readonly table = new ByteTable();
  /** By entry. */
  readonly texts: string[] = [];
  /** What else is to be known of each text, by entry. */
  readonly notes: number[] = [];
  /** The number of each text in the batch that is being made, and which batch that was. */
  readonly #numbers: number[] = [];
  readonly #epochs: number[] = [];

  constructor(
    /** The note of a new text; of its bytes too, which still have their escapes. */
    readonly note: (text: string, raw: Uint8Array) => number = () => 0,
  ) {}

  /** The entry of the string whose first byte is at `from`; `json.escaped` tells whether it has escapes. */
  find(json: JsonBytes, from: number, end: number): number {
    const entry = this.table.find(json, from, end);
    if (entry === this.texts.length) this.#add(json, from, end);
    return entry;
  }

  #add(json: JsonBytes, from: number, end: number): void {
    const raw = json.bytes.subarray(from, end);
    const text = decodeUtf8(raw);
    this.texts.push(json.escaped ? JSON.parse(`"${text}"`) : text);
    this.notes.push(this.note(this.texts.at(-1)!, raw));
    this.#numbers.push(0);
    this.#epochs.push(-1);
  }

  /** The number of an entry in a batch; `add` gives it one where it has none. */
  number(entry: number, epoch: number, add: (text: string) => number): number {
    if (this.#epochs[entry] !== epoch) {
      this.#epochs[entry] = epoch;
      this.#numbers[entry] = add(this.texts[entry]!);
    }
    return this.#numbers[entry]!;
  }
}
