import { IdKind } from '../index/ids';
import { CELLS, Cell, type Rows } from '../index/rows';
import { flagsOf, TEXTS } from '../index/schema';
import { Byte } from '../json/bytes';
import { decodeUtf8 } from '../json/text';
import { parseTime } from '../knowledge/times';
import { extrasOf, graphOfDetective, isDetectiveSource } from '../trail/extras';
import { factsOf } from '../trail/facts';
import { fitOf, isRecord, Key } from '../trail/keys';
import { booleanOf } from '../trail/values';
import { Identities } from './identities';
import { Interner } from './interner';
import { Irregular } from './irregular';
import { Care, type JsonBytes } from './jsonBytes';
import { Field, RecordKeys } from './recordKeys';
import { ResourceReader } from './resources';
import { ResponseReader } from './response';
import { readAscii, readUuid, TimeReader } from './values';

/** Notes of texts; the bits from `Fits` on are what the text tells of its record. */
const IS_DETECTIVE = 1;
const IS_AGGREGATED = 2;
const FITS = ~0xff;

const SOURCE = TEXTS.indexOf('source');
const TYPE = TEXTS.indexOf('eventType');
const ADDRESS = TEXTS.indexOf('sourceIp');
const ERROR = TEXTS.indexOf('error');
const GRAPH = TEXTS.indexOf('graph');
const ISSUED_KEY = TEXTS.indexOf('issuedKey');

/** The first bytes of a raw value decide what it tells of its record, as in a walk. */
const tells = (key: number, raw: Uint8Array) => fitOf(key, decodeUtf8(raw.subarray(0, 200)));

const NOTES: Readonly<Record<number, (text: string, raw: Uint8Array) => number>> = {
  [SOURCE]: (text, raw) => tells(Key.eventSource, raw) | (isDetectiveSource(text) ? IS_DETECTIVE : 0),
  [TYPE]: (text, raw) => tells(Key.eventType, raw) | (text === 'AwsAggregatedEvent' ? IS_AGGREGATED : 0),
};

/**
 * Reads records into rows, each in one pass over its bytes. What it writes is what `factsOf` and `extrasOf` give for
 * the parsed record; a record with anything odd in it is left to them.
 */
export class RecordScanner {
  /** Records that were left to JSON.parse. */
  odd = 0;
  /** Another number for each batch. */
  epoch = 0;
  readonly #keys = new RecordKeys();
  readonly #versions = new Interner((_, raw) => tells(Key.eventVersion, raw));
  readonly #texts = TEXTS.map((_, column) => new Interner(NOTES[column]));
  readonly #adders;
  readonly #identities;
  readonly #resources;
  readonly #response;
  readonly #times = new TimeReader();
  // Of the record that is being read:
  #base = 0;
  #isOdd = false;
  /** Bits for `isRecord`. */
  #bits = 0;
  /** It is known to be a record by what was read so far. */
  #isKnown = false;
  /** What the values of the text columns are, by entry; -1 for none. */
  readonly #entries = new Int32Array(TEXTS.length);
  #identity = -1;
  readonly #uuid = new Uint32Array(4);
  #failed = false;
  #readOnly: boolean | undefined;
  #requestStart = 0;
  #requestEnd = 0;
  #responseStart = 0;
  #responseEnd = 0;

  constructor(readonly rows: Rows) {
    this.#adders = TEXTS.map((name) => (text: string) => rows.texts[name].add(text));
    this.#identities = new Identities(rows, this.#texts[ADDRESS]!, this.#texts[TYPE]!);
    this.#resources = new ResourceReader(rows);
    this.#response = new ResponseReader(this.#texts[ISSUED_KEY]!);
  }

  /** Bytes of memory that what was learned of texts takes, about. */
  get bytes(): number {
    const tables = [this.#keys, this.#versions, ...this.#texts].map(({ table }) => table.bytes * 2);
    return tables.reduce((sum, bytes) => sum + bytes, this.#identities.bytes + this.#resources.bytes);
  }

  /**
   * Reads the record whose brace is at `from` as a new row, and returns its end. `depth`, `offset` and `length` are
   * its place; they are left out where the text is the source itself.
   */
  read(json: JsonBytes, from: number, depth = 0, offset = from, length = -1): number {
    this.#begin();
    const end = this.#members(json, from);
    if (!isRecord(this.#bits)) throw new Irregular('element');
    const place = { depth, offset, length: length < 0 ? end - from : length };
    if (this.#isOdd || !this.#finish(json, place)) {
      const value: unknown = JSON.parse(decodeUtf8(json.bytes.subarray(from, end)));
      this.odd++;
      this.rows.add(factsOf(value), extrasOf(value), place);
    }
    return end;
  }

  #begin(): void {
    this.#base = this.rows.reserve();
    this.rows.cells.fill(0, this.#base, this.#base + CELLS);
    this.#entries.fill(-1);
    this.#isOdd = false;
    this.#bits = 0;
    this.#isKnown = false;
    this.#identity = -1;
    this.#failed = false;
    this.#readOnly = undefined;
    this.#requestEnd = 0;
    this.#responseEnd = 0;
  }

  #members(json: JsonBytes, from: number): number {
    const { bytes } = json;
    const keys = this.#keys;
    let seen = 0;
    let previous = -1;
    let at = json.space(from + 1);
    for (;;) {
      if (bytes[at] !== Byte.Quote) throw new Irregular('syntax');
      const key = keys.at(json, at, previous);
      previous = key;
      at = json.colon(at + keys.table.length(key));
      const bit = keys.bits[key]!;
      if (bit !== 0) this.#tell(bit);
      const field = keys.fields[key]!;
      if (field === Field.None) {
        at = json.skip(at, this.#care);
      } else {
        // A key that is there twice: the last one counts, and only JSON.parse is sure to know.
        if ((seen & (1 << field)) !== 0) this.#isOdd = true;
        seen |= 1 << field;
        at = field < Field.None ? this.#text(json, at, field) : this.#special(json, at, field);
      }
      at = json.space(at);
      const next = bytes[at];
      if (next === Byte.CloseBrace) break;
      if (next !== Byte.Comma) throw new Irregular('syntax');
      at = json.space(at + 1);
    }
    // Without a time, an aggregated event has one elsewhere.
    if ((seen & (1 << Field.Time)) === 0) this.#isOdd = true;
    return at + 1;
  }

  get #care(): Care {
    return this.#isKnown ? Care.None : Care.Strings;
  }

  /** Takes note of what a key or its value tells of the record. */
  #tell(bits: number): void {
    this.#bits |= bits;
    if (!this.#isKnown) this.#isKnown = isRecord(this.#bits);
  }

  /** The end of a value that is not what its field usually has: null is as good as nothing, others are odd. */
  #other(json: JsonBytes, at: number): number {
    const end = json.skip(at, this.#care);
    if (json.bytes[at] !== LETTER_N) this.#isOdd = true;
    return end;
  }

  #text(json: JsonBytes, at: number, column: number): number {
    if (json.bytes[at] !== Byte.Quote) return this.#other(json, at);
    if (!this.#isKnown) json.checkString(at + 1);
    const interner = this.#texts[column]!;
    let entry = interner.table.lastAt(json, at + 1);
    let end = at + 1 + (entry < 0 ? 0 : interner.table.length(entry));
    if (entry < 0 || json.bytes[end] !== Byte.Quote) {
      end = json.stringEnd(at + 1);
      entry = interner.find(json, at + 1, end);
    }
    const note = interner.notes[entry]!;
    if ((note & FITS) !== 0) this.#tell(note & FITS);
    this.#entries[column] = entry;
    return end + 1;
  }

  #special(json: JsonBytes, at: number, field: Field): number {
    switch (field) {
      case Field.Identity:
        this.#identity = this.#identities.find(json, at, this.#care);
        return this.#identities.end;
      case Field.Time:
        return this.#time(json, at);
      case Field.Id:
        return this.#id(json, at, 'id', Cell.Id, 0);
      case Field.RequestId:
        return this.#id(json, at, 'requestId', Cell.RequestId, 8);
      case Field.SharedId:
        return this.#sharedId(json, at);
      case Field.ReadOnly:
        return this.#readOnlyValue(json, at);
      case Field.Request:
        this.#requestStart = at;
        this.#requestEnd = json.skip(at, this.#care);
        return this.#requestEnd;
      case Field.Response:
        return this.#responseValue(json, at);
      case Field.Resources:
        return this.#resourcesValue(json, at);
      case Field.Version:
        return this.#version(json, at);
      default:
        this.#isOdd = true;
        return json.skip(at, this.#care);
    }
  }

  #version(json: JsonBytes, at: number): number {
    if (json.bytes[at] !== Byte.Quote) return json.skip(at, this.#care);
    if (!this.#isKnown) json.checkString(at + 1);
    const end = json.stringEnd(at + 1);
    this.#tell(this.#versions.notes[this.#versions.find(json, at + 1, end)]!);
    return end + 1;
  }

  #time(json: JsonBytes, at: number): number {
    if (json.bytes[at] !== Byte.Quote) {
      this.#isOdd = true;
      return json.skip(at, this.#care);
    }
    const seconds = this.#times.read(json, at + 1);
    if (seconds >= 0) {
      this.rows.cells[this.#base + Cell.Seconds] = seconds;
      return at + 22;
    }
    const [end, text] = this.#string(json, at);
    this.rows.setTime(this.#base, parseTime(text), text);
    return end;
  }

  /** The end of the string whose quote is at `at`, and its text. */
  #string(json: JsonBytes, at: number): [end: number, text: string] {
    if (!this.#isKnown) json.checkString(at + 1);
    const end = json.stringEnd(at + 1) + 1;
    return [end, JSON.parse(decodeUtf8(json.bytes.subarray(at, end)))];
  }

  #id(json: JsonBytes, at: number, name: 'id' | 'requestId', cell: Cell, shift: number): number {
    if (json.bytes[at] !== Byte.Quote) return this.#other(json, at);
    const { cells } = this.rows;
    if (readUuid(json, at + 1, cells, this.#base + cell)) {
      cells[this.#base + Cell.Kinds]! |= IdKind.Uuid << shift;
      return at + 38;
    }
    if (!this.#isKnown) json.checkString(at + 1);
    const end = json.stringEnd(at + 1);
    const kind = json.escaped ? IdKind.Odd : readAscii(json, at + 1, end, cells, this.#base + cell);
    if (kind !== IdKind.Odd) {
      cells[this.#base + Cell.Kinds]! |= kind << shift;
      return end + 1;
    }
    this.rows.setId(this.#base, name, this.#string(json, at)[1]);
    return end + 1;
  }

  #sharedId(json: JsonBytes, at: number): number {
    if (json.bytes[at] !== Byte.Quote) return this.#other(json, at);
    const { rows } = this;
    if (readUuid(json, at + 1, this.#uuid, 0)) {
      const [a, b, c, d] = this.#uuid;
      rows.sharedIds.pushUuid(a!, b!, c!, d!);
      rows.cells[this.#base + Cell.Shared] = rows.sharedIds.length;
      return at + 38;
    }
    const [end, text] = this.#string(json, at);
    rows.cells[this.#base + Cell.Shared] = rows.shared(text);
    return end;
  }

  #readOnlyValue(json: JsonBytes, at: number): number {
    const { bytes } = json;
    if (bytes[at] === Byte.Quote) {
      const [end, text] = this.#string(json, at);
      this.#readOnly = booleanOf(text);
      return end;
    }
    const end = json.skip(at, this.#care);
    if (bytes[at] === LETTER_T) this.#readOnly = true;
    else if (bytes[at] === LETTER_F) this.#readOnly = false;
    return end;
  }

  #responseValue(json: JsonBytes, at: number): number {
    this.#responseStart = at;
    if (json.bytes[at] === Byte.OpenBrace && this.#isKnown) {
      this.#responseEnd = this.#response.read(json, at);
      if (this.#response.isOdd) this.#isOdd = true;
      this.#entries[ISSUED_KEY] = this.#response.issuedKey;
      this.#failed = this.#response.isFailedSignIn;
    } else {
      this.#responseEnd = json.skip(at, this.#care);
      // An object before it is known what it belongs to.
      if (json.bytes[at] === Byte.OpenBrace) this.#isOdd = true;
    }
    return this.#responseEnd;
  }

  #resourcesValue(json: JsonBytes, at: number): number {
    if (json.bytes[at] !== Byte.OpenBracket) return json.skip(at, this.#care);
    if (!this.#isKnown) {
      this.#isOdd = true;
      return json.skip(at, this.#care);
    }
    const end = this.#resources.read(json, at, this.epoch);
    if (this.#resources.isOdd) this.#isOdd = true;
    this.rows.cells[this.#base + Cell.Resources] = this.#resources.list;
    return end;
  }

  /** Writes what needs more than one field; false where JSON.parse is to read the record after all. */
  #finish(json: JsonBytes, place: { depth: number; offset: number; length: number }): boolean {
    const { rows, epoch } = this;
    const entries = this.#entries;
    const type = entries[TYPE]!;
    if (type >= 0 && this.#texts[TYPE]!.notes[type]! & IS_AGGREGATED) return false;
    const identity = this.#identities.number(this.#identity, entries[ADDRESS]!, type, epoch);
    if (identity < 0) return false;
    const { cells } = rows;
    const base = this.#base;
    for (let column = 0; column < entries.length; column++) {
      const entry = entries[column]!;
      if (entry < 0) continue;
      cells[base + Cell.Texts + column] = this.#texts[column]!.number(entry, epoch, this.#adders[column]!);
    }
    const source = entries[SOURCE]!;
    if (source >= 0 && this.#texts[SOURCE]!.notes[source]! & IS_DETECTIVE) {
      const graph = graphOfDetective(
        this.#parsed(json, this.#requestStart, this.#requestEnd),
        this.#parsed(json, this.#responseStart, this.#responseEnd),
      );
      cells[base + Cell.Texts + GRAPH] = this.#adders[GRAPH]!(graph);
    }
    cells[base + Cell.Identity] = identity;
    const failed = this.#failed || cells[base + Cell.Texts + ERROR] !== 0;
    cells[base + Cell.Flags] = flagsOf(failed, this.#readOnly, place.depth);
    cells[base + Cell.Offset] = place.offset;
    cells[base + Cell.Length] = place.length;
    rows.length++;
    return true;
  }

  #parsed(json: JsonBytes, start: number, end: number): unknown {
    return end === 0 ? undefined : JSON.parse(decodeUtf8(json.bytes.subarray(start, end)));
  }
}

const LETTER_N = 0x6e;
const LETTER_T = 0x74;
const LETTER_F = 0x66;
