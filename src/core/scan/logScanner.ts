import type { Shape } from '../event/shape';
import { Byte, isSpace } from '../json/bytes';
import type { Rows } from '../rows/rows';
import { shapeOf } from '../trail/shapes';
import { Irregular, REASONS } from './irregular';
import { type Items, PlainItems, RECORD_INSIDE } from './items';
import { Care, JsonBytes } from './jsonBytes';
import { Members } from './members';

/** Names of the arrays that records and lookup items are kept in. */
const LISTS = ['Records', 'Events'];
/** What may stand before the array in an object around it. */
const BEFORE_LIST = ['NextToken', 'nextToken', ...LISTS];

/** A larger log is not copied into a WebAssembly module's memory, which never shrinks. */
const MAX_COPIED = 64 * 1024 * 1024;

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
  readonly #members = new Members();
  readonly #plain: Items;
  readonly #fast: Items | undefined;
  /** One of the two. */
  #items: Items;
  /** Keys and arrays down to the first record. */
  #path = '';
  #first = 0;
  /** Lists under `Records` that hold some. */
  #batches = 0;
  #onItem: OnItem | undefined;

  /** `fast` reads the same, into the same rows; where there is none, it is read byte by byte. */
  constructor(
    readonly rows: Rows,
    fast?: Items,
  ) {
    this.#plain = new PlainItems(rows);
    this.#fast = fast;
    this.#items = this.#plain;
  }

  /** Records that were read by JSON.parse, in all. */
  get odd(): number {
    return this.#plain.odd + (this.#fast?.odd ?? 0);
  }

  /** To be called when the rows were taken: numbers of texts begin anew. */
  nextBatch(): void {
    this.#plain.nextBatch();
    this.#fast?.nextBatch();
  }

  /** Reads a log. `onItem` is called for each record. */
  scan(bytes: Uint8Array, onItem?: OnItem): ScanResult {
    const { rows } = this;
    this.#first = rows.length;
    this.#path = '';
    this.#batches = 0;
    this.#onItem = onItem;
    this.#json.set(bytes);
    this.#items = (bytes.length <= MAX_COPIED ? this.#fast : undefined) ?? this.#plain;
    this.#items.open(bytes);
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
      if (!this.#onItem) at = this.#items.readOn(at);
      if (json.bytes[at] === Byte.CloseBracket) return at + 1;
      if (json.bytes[at] !== Byte.Comma) throw new Irregular('syntax');
      at = json.space(at + 1);
    }
  }

  /** A record, or a lookup item with one in it. */
  #item(from: number, path: string): number {
    const end = this.#items.read(from);
    if (this.rows.length === this.#first + 1) {
      const inside = this.#items.isLookup(from) ? RECORD_INSIDE : '';
      this.#path = path && inside ? `${path}.${inside}` : path || inside;
    }
    this.#onItem?.(from, end - from);
    return end;
  }

  #key(): string {
    return this.#members.text(this.#json);
  }
}
