import { Byte } from '../json/bytes';
import type { Rows } from '../rows/rows';
import { Irregular } from './irregular';
import { Care, JsonBytes } from './jsonBytes';
import { bytesOf, Members } from './members';
import { RecordScanner } from './recordScanner';
import { Unescaper } from './unescape';

/** The keys of an item of `aws cloudtrail lookup-events`. */
export const LOOKUP: ReadonlySet<string> = new Set([
  'EventId',
  'EventName',
  'ReadOnly',
  'AccessKeyId',
  'EventTime',
  'EventSource',
  'Username',
  'Resources',
]);
/** The one with the record in it. */
export const RECORD_INSIDE = 'CloudTrailEvent';

/**
 * Reads the items of a log into rows: records, and lookup items with one in them. Places are offsets; what is no item
 * throws `Irregular`.
 */
export interface Items {
  /** Records that were read by JSON.parse, in all. */
  readonly odd: number;
  /** Takes a log. */
  open(bytes: Uint8Array): void;
  /** Whether an object is a lookup item. */
  isLookup(brace: number): boolean;
  /** Reads an item, and returns its end. */
  read(brace: number): number;
  /** Reads items as long as one follows after a comma. Returns the place of the first byte that is neither. */
  readOn(at: number): number;
  /** To be called when the rows were taken: numbers of texts begin anew. */
  nextBatch(): void;
}

/** What learning texts may cost before everything is forgotten. */
export const MAX_MEMORY = 64 * 1024 * 1024;

const LETTER_A = 0x41;
const LETTER_Z = 0x5a;
const INSIDE = bytesOf(RECORD_INSIDE);

/** Reads items byte by byte. */
export class PlainItems implements Items {
  readonly #json = new JsonBytes();
  readonly #inner = new JsonBytes();
  readonly #unescaper = new Unescaper();
  readonly #members = new Members();
  #records: RecordScanner;
  #odd = 0;
  #epoch = 0;

  constructor(readonly rows: Rows) {
    this.#records = new RecordScanner(rows);
  }

  get odd(): number {
    return this.#odd + this.#records.odd;
  }

  nextBatch(): void {
    this.#epoch++;
    if (this.#records.bytes > MAX_MEMORY) {
      this.#odd += this.#records.odd;
      this.#records = new RecordScanner(this.rows);
    }
    this.#records.epoch = this.#epoch;
  }

  open(bytes: Uint8Array): void {
    this.#json.set(bytes);
  }

  read(brace: number): number {
    return this.isLookup(brace) ? this.#lookup(brace) : this.#records.read(this.#json, brace);
  }

  readOn(from: number): number {
    const json = this.#json;
    let at = from;
    while (json.bytes[at] === Byte.Comma) {
      at = json.space(at + 1);
      if (json.bytes[at] !== Byte.OpenBrace) throw new Irregular('element');
      at = json.space(this.read(at));
    }
    return at;
  }

  /** By the first key: those of a lookup item begin with capital letters, a record's with small ones. */
  isLookup(brace: number): boolean {
    const json = this.#json;
    const first = json.bytes[json.space(brace + 1) + 1]!;
    if (first < LETTER_A || first > LETTER_Z) return false;
    if (this.#members.open(json, brace) < 0) return false;
    const key = this.#members.text(json);
    return key === RECORD_INSIDE || LOOKUP.has(key);
  }

  /** The record in a lookup item; the item's own members are about the same event. */
  #lookup(brace: number): number {
    const json = this.#json;
    const members = this.#members;
    const before = this.rows.length;
    let end = 0;
    for (let at = members.open(json, brace); at >= 0; at = members.after(json, end)) {
      if (members.isKey(json, INSIDE) && json.bytes[at] === Byte.Quote) {
        end = json.stringEnd(at + 1) + 1;
        this.#escaped(at + 1, end - 1);
      } else {
        if (!LOOKUP.has(members.text(json))) members.check(json);
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
    if (length === 0 || inner.bytes[0] !== Byte.OpenBrace) throw new Irregular('embedded');
    const innerEnd = this.#records.read(inner, 0, 1, from, end - from);
    if (innerEnd !== length) throw new Irregular('embedded');
  }
}
