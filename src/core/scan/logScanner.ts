import type { Rows } from '../index/rows';
import { Byte, isSpace } from '../json/bytes';
import { type Shape, shapeOf } from '../trail/shapes';
import { Irregular, REASONS } from './irregular';
import { Care, JsonBytes } from './jsonBytes';
import { bytesOf, Members } from './members';
import { RecordScanner } from './recordScanner';
import { Unescaper } from './unescape';

/** Names of the arrays that records and lookup items are kept in. */
const LISTS = ['Records', 'Events'];
/** The keys of an item of `aws cloudtrail lookup-events`. */
const LOOKUP = [
  'EventId',
  'EventName',
  'ReadOnly',
  'AccessKeyId',
  'EventTime',
  'EventSource',
  'Username',
  'Resources',
];
const RECORD_INSIDE = 'CloudTrailEvent';
/** What may stand before the array in an object around it. */
const BEFORE_LIST = ['NextToken', 'nextToken', ...LISTS];

/** What learning texts may cost before everything is forgotten. */
const MAX_MEMORY = 64 * 1024 * 1024;

/** What a scan gave: the shape of the log, or why it is left to others. */
export type ScanResult = { readonly shape: Shape } | { readonly fallback: string };

/** Where a record's item stands: the element or root value that it comes in, with everything around it. */
export type OnItem = (offset: number, length: number) => void;

/**
 * Reads clean logs in the common layouts into rows, in one pass over their bytes: `{"Records":[…]}`,
 * `{"Events":[…]}`, arrays and lines of records or of lookup items, and one of them alone. What it reads, it reads
 * exactly as `readTrail` does: the same records with the same facts at the same places, and no problem. Every other
 * text is refused, and leaves no row behind.
 */
export class LogScanner {
  readonly #json = new JsonBytes();
  readonly #inner = new JsonBytes();
  readonly #unescaper = new Unescaper();
  readonly #members = new Members();
  #records: RecordScanner;
  #odd = 0;
  #epoch = 0;
  /** Keys and arrays down to the first record. */
  #path = '';
  #first = 0;
  /** Lists under `Records` that hold some. */
  #batches = 0;
  #onItem: OnItem | undefined;

  constructor(readonly rows: Rows) {
    this.#records = new RecordScanner(rows);
  }

  /** Records that were read by JSON.parse, in all. */
  get odd(): number {
    return this.#odd + this.#records.odd;
  }

  /** To be called when the rows were taken: numbers of texts begin anew. */
  nextBatch(): void {
    this.#epoch++;
    if (this.#records.bytes > MAX_MEMORY) {
      this.#odd += this.#records.odd;
      this.#records = new RecordScanner(this.rows);
    }
    this.#records.epoch = this.#epoch;
  }

  /** Reads a log. `onItem` is called for each record. */
  scan(bytes: Uint8Array, onItem?: OnItem): ScanResult {
    const { rows } = this;
    this.#first = rows.length;
    this.#path = '';
    this.#batches = 0;
    this.#onItem = onItem;
    this.#json.set(bytes);
    try {
      this.#values();
      if (rows.length > this.#first)
        return {
          shape: shapeOf({ kind: undefined, path: this.#path }, { batches: this.#batches, stamped: false }),
        };
      return { fallback: REASONS.empty };
    } catch (error) {
      rows.truncate(this.#first);
      if (error instanceof Irregular) return { fallback: error.message };
      throw error;
    }
  }

  /** Values at the root: one, or one after the other. */
  #values(): void {
    const { bytes, limit } = this.#json;
    let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    for (;;) {
      while (at < limit && isSpace(bytes[at]!)) at++;
      if (at >= limit) return;
      if (bytes[at] === Byte.OpenBrace) at = this.#root(at);
      else if (bytes[at] === Byte.OpenBracket) at = this.#list(at, '[]');
      else throw new Irregular('layout');
    }
  }

  /** An object at the root: one around a list, or an item. */
  #root(from: number): number {
    const json = this.#json;
    const members = this.#members;
    let at = members.open(json, from);
    if (at < 0 || !BEFORE_LIST.includes(this.#key())) return this.#item(from, '');
    for (let end = 0; at >= 0; at = members.after(json, end)) {
      const key = this.#key();
      if (LISTS.includes(key) && json.bytes[at] === Byte.OpenBracket) {
        end = this.#list(at, `${key}[]`);
      } else {
        members.check(json);
        end = json.skip(at, Care.Keys);
      }
    }
    return members.end;
  }

  #list(from: number, path: string): number {
    const json = this.#json;
    let at = json.space(from + 1);
    if (json.bytes[at] === Byte.CloseBracket) return at + 1;
    if (path === 'Records[]') this.#batches++;
    for (;;) {
      if (json.bytes[at] !== Byte.OpenBrace) throw new Irregular('element');
      at = json.space(this.#item(at, path));
      if (json.bytes[at] === Byte.CloseBracket) return at + 1;
      if (json.bytes[at] !== Byte.Comma) throw new Irregular('syntax');
      at = json.space(at + 1);
    }
  }

  /** A record, or a lookup item with one in it. */
  #item(from: number, path: string): number {
    const json = this.#json;
    const isLookup = this.#isLookup(from);
    const end = isLookup ? this.#lookup(from) : this.#records.read(json, from);
    if (this.rows.length === this.#first + 1) {
      const inside = isLookup ? RECORD_INSIDE : '';
      this.#path = path && inside ? `${path}.${inside}` : path || inside;
    }
    this.#onItem?.(from, end - from);
    return end;
  }

  /** Whether the first key is one of a lookup item: they begin with capital letters, a record's with small ones. */
  #isLookup(from: number): boolean {
    const json = this.#json;
    const first = json.bytes[json.space(from + 1) + 1]!;
    if (first < LETTER_A || first > LETTER_Z) return false;
    return this.#members.open(json, from) >= 0 && isLookupKey(this.#key());
  }

  /** The record in a lookup item; the item's own members are about the same event. */
  #lookup(from: number): number {
    const json = this.#json;
    const members = new Members();
    const before = this.rows.length;
    let end = 0;
    for (let at = members.open(json, from); at >= 0; at = members.after(json, end)) {
      if (members.isKey(json, INSIDE) && json.bytes[at] === Byte.Quote) {
        end = json.stringEnd(at + 1) + 1;
        this.#escaped(at + 1, end - 1);
      } else {
        if (!LOOKUP.some((name) => name === this.#keyOf(members))) members.check(json);
        end = json.skip(at, Care.Keys);
      }
    }
    if (this.rows.length !== before + 1) throw new Irregular('element');
    return members.end;
  }

  /** The record in a string, which must be all that is in it. */
  #escaped(from: number, end: number): void {
    const length = this.#unescaper.run(this.#json.bytes, from, end);
    const inner = this.#inner;
    inner.set(this.#unescaper.bytes, length);
    if (inner.bytes[0] !== Byte.OpenBrace) throw new Irregular('embedded');
    const innerEnd = this.#records.read(inner, 0, 1, from, end - from);
    if (innerEnd !== length) throw new Irregular('embedded');
  }

  #key(): string {
    return this.#keyOf(this.#members);
  }

  #keyOf({ keyStart, keyEnd }: Members): string {
    if (keyEnd - keyStart > 20) return '';
    return String.fromCharCode(...this.#json.bytes.subarray(keyStart, keyEnd));
  }
}

const LETTER_A = 0x41;
const LETTER_Z = 0x5a;

const INSIDE = bytesOf(RECORD_INSIDE);

function isLookupKey(key: string): boolean {
  return key === RECORD_INSIDE || LOOKUP.includes(key);
}
