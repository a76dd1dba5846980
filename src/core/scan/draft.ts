import { decodeUtf8 } from '../json/text';
import { CELLS, type Rows } from '../rows/rows';
import { TEXTS } from '../rows/schema';
import { isRecord } from '../trail/walk/recordKeys';
import { Care, type JsonBytes } from './jsonBytes';

const LETTER_N = 0x6e;

/** A record that is being read: the row that it becomes, and what is known so far. */
export class Draft {
  /** The first cell of its row. */
  base = 0;
  /** Something in it is odd: JSON.parse is to read it. */
  isOdd = false;
  /** Bits for `isRecord`. */
  bits = 0;
  /** It is known to be a record by what was read so far. */
  isKnown = false;
  /** The entries of the text columns, -1 for none. */
  readonly entries = new Int32Array(TEXTS.length);
  /** The entry of its identity, -1 for none. */
  identity = -1;
  readOnly: boolean | undefined;
  // Where its parameters and its response stand; both 0 where there are none.
  requestStart = 0;
  requestEnd = 0;
  responseStart = 0;
  responseEnd = 0;

  constructor(readonly rows: Rows) {}

  begin(): void {
    this.base = this.rows.reserve();
    this.rows.cells.fill(0, this.base, this.base + CELLS);
    this.entries.fill(-1);
    this.isOdd = false;
    this.bits = 0;
    this.isKnown = false;
    this.identity = -1;
    this.readOnly = undefined;
    this.requestStart = 0;
    this.requestEnd = 0;
    this.responseStart = 0;
    this.responseEnd = 0;
  }

  get care(): Care {
    return this.isKnown ? Care.None : Care.Strings;
  }

  /** Takes note of what a key or its value tells of the record. */
  tell(bits: number): void {
    this.bits |= bits;
    if (!this.isKnown) this.isKnown = isRecord(this.bits);
  }

  /** The end of a value that is not what its field usually has: null is as good as nothing, others are odd. */
  other(json: JsonBytes, at: number): number {
    const end = json.skip(at, this.care);
    if (json.bytes[at] !== LETTER_N) this.isOdd = true;
    return end;
  }

  /** The closing quote of the string whose opening one is at `at`. */
  closingQuote(json: JsonBytes, at: number): number {
    return this.isKnown ? json.stringEnd(at + 1) : json.checkedEnd(at + 1);
  }
}

/** The text of a valid string, which stands at `at` with its quotes and ends before `end`. */
export function textAt(json: JsonBytes, at: number, end: number): string {
  return JSON.parse(decodeUtf8(json.bytes.subarray(at, end)));
}
