import { extrasOf } from '../event/extras';
import { factsOf } from '../event/facts';
import { withOpenMembers } from '../event/jsonMembers';
import { Byte } from '../json/bytes';
import { objectOf } from '../json/members';
import { decodeUtf8 } from '../json/text';
import { needsRecord } from '../knowledge/risk/risk';
import { Cell } from '../rows/cells';
import type { RowPlace, Rows } from '../rows/rows';
import { flagsOf, TEXTS } from '../rows/schema';
import { wantsRebuilding } from '../trail/walk/otherNames';
import { isRecord } from '../trail/walk/recordKeys';
import { GraphReader } from './detectiveGraph';
import { Draft } from './draft';
import { Identities } from './identities';
import { Interner } from './interner';
import { Irregular } from './irregular';
import { IssuedReader } from './issued';
import type { JsonBytes } from './jsonBytes';
import { noteOfText, noteOfVersion } from './notes';
import { RecordKeys } from './recordKeys';
import { ResourceReader, withName } from './resources';
import { ResponseReader } from './response';
import { readEventId, readReadOnly, readRequestId, readSharedId, readTime } from './scalars';
import { Member, TextIndex, TextNote } from './wasm/shared';

/** Columns whose texts may ask for the whole record. */
const WHOLE_IF_NOTED = [TextIndex.Source, TextIndex.Error, TextIndex.Type] as const;

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
  readonly #versions = new Interner((_, raw) => noteOfVersion(raw));
  readonly #texts = TEXTS.map((_, column) => new Interner((text, raw) => noteOfText(column, text, raw)));
  readonly #adders;
  readonly #identities;
  readonly #resources;
  readonly #response;
  readonly #graph;
  readonly #issued;
  readonly #draft;

  constructor(readonly rows: Rows) {
    this.#adders = TEXTS.map((name) => (text: string) => rows.texts[name].add(text));
    this.#identities = new Identities(rows, this.#texts[TextIndex.Address]!, this.#texts[TextIndex.Type]!);
    this.#resources = new ResourceReader(rows);
    this.#response = new ResponseReader(this.#texts[TextIndex.IssuedKey]!, this.#texts[TextIndex.IssuedTo]!);
    this.#graph = new GraphReader(this.#texts[TextIndex.Graph]!);
    this.#issued = new IssuedReader(
      rows,
      this.#texts[TextIndex.IssuedKey]!,
      this.#texts[TextIndex.IssuedTo]!,
    );
    this.#draft = new Draft(rows);
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
    const draft = this.#draft;
    draft.begin();
    const end = this.#members(json, from, draft);
    if (!isRecord(draft.bits)) throw new Irregular('element');
    const place = { depth, offset, length: length < 0 ? end - from : length };
    if (draft.isOdd || !this.#finish(json, draft, place)) {
      const value: unknown = withOpenMembers(JSON.parse(decodeUtf8(json.bytes.subarray(from, end))));
      if (wantsRebuilding(objectOf(value))) throw new Irregular('element');
      this.odd++;
      this.rows.add(factsOf(value), extrasOf(value), place);
    }
    return end;
  }

  #members(json: JsonBytes, from: number, draft: Draft): number {
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
      if (bit !== 0) draft.tell(bit);
      const field = keys.fields[key]!;
      if (field === Member.None) {
        at = json.skip(at, draft.care);
      } else {
        // A key that is there twice: the last one counts, and only JSON.parse is sure to know.
        if ((seen & (1 << field)) !== 0) draft.isOdd = true;
        seen |= 1 << field;
        at = field < Member.None ? this.#text(json, at, draft, field) : this.#special(json, at, draft, field);
      }
      at = json.space(at);
      const next = bytes[at];
      if (next === Byte.CloseBrace) break;
      if (next !== Byte.Comma) throw new Irregular('syntax');
      at = json.space(at + 1);
    }
    // Without a time, an aggregated event has one elsewhere.
    if ((seen & (1 << Member.Time)) === 0) draft.isOdd = true;
    return at + 1;
  }

  #text(json: JsonBytes, at: number, draft: Draft, column: number): number {
    if (json.bytes[at] !== Byte.Quote) return draft.other(json, at);
    const interner = this.#texts[column]!;
    let entry = interner.table.lastAt(json, at + 1);
    let end = at + 1 + (entry < 0 ? 0 : interner.table.length(entry));
    if (entry < 0 || json.bytes[end] !== Byte.Quote) {
      end = json.stringEnd(at + 1);
      entry = interner.find(json, at + 1, end);
    }
    const note = interner.notes[entry]!;
    if (!draft.isKnown) {
      json.checkString(at + 1);
      if ((note & TextNote.MayHoldJson) !== 0) throw new Irregular('embedded');
    }
    if ((note & TextNote.Fits) !== 0) draft.tell(note & TextNote.Fits);
    draft.entries[column] = entry;
    return end + 1;
  }

  #special(json: JsonBytes, at: number, draft: Draft, field: Member): number {
    switch (field) {
      case Member.Identity:
        draft.identity = this.#identities.find(json, at, draft.care);
        return this.#identities.end;
      case Member.Time:
        return readTime(json, at, draft);
      case Member.Id:
        return readEventId(json, at, draft);
      case Member.RequestId:
        return readRequestId(json, at, draft);
      case Member.SharedId:
        return readSharedId(json, at, draft);
      case Member.ReadOnly:
        return readReadOnly(json, at, draft);
      case Member.Request:
        // A text may be the JSON of what belongs here.
        draft.isOdd ||= mayBeJsonText(json.bytes, at);
        draft.requestStart = at;
        draft.requestEnd = json.skip(at, draft.care);
        return draft.requestEnd;
      case Member.Response:
        return this.#responseElements(json, at, draft);
      case Member.Resources:
        return this.#resourceList(json, at, draft);
      case Member.Version:
        return this.#version(json, at, draft);
      default:
        draft.isOdd = true;
        return json.skip(at, draft.care);
    }
  }

  #version(json: JsonBytes, at: number, draft: Draft): number {
    if (json.bytes[at] !== Byte.Quote) return json.skip(at, draft.care);
    const end = draft.closingQuote(json, at);
    draft.tell(this.#versions.notes[this.#versions.find(json, at + 1, end)]!);
    return end + 1;
  }

  #responseElements(json: JsonBytes, at: number, draft: Draft): number {
    const isObject = json.bytes[at] === Byte.OpenBrace;
    draft.responseStart = at;
    if (isObject && draft.isKnown) {
      draft.responseEnd = this.#response.read(json, at);
      draft.isOdd ||= this.#response.isOdd;
      draft.entries[TextIndex.IssuedKey] = this.#response.issuedKey;
      draft.entries[TextIndex.IssuedTo] = this.#response.issuedTo;
    } else {
      draft.responseEnd = json.skip(at, draft.care);
      // An object before it is known what it belongs to, or JSON as text.
      draft.isOdd ||= isObject || mayBeJsonText(json.bytes, at);
    }
    return draft.responseEnd;
  }

  #resourceList(json: JsonBytes, at: number, draft: Draft): number {
    const isArray = json.bytes[at] === Byte.OpenBracket;
    if (!isArray || !draft.isKnown) {
      draft.isOdd ||= isArray || mayBeJsonText(json.bytes, at);
      return json.skip(at, draft.care);
    }
    const end = this.#resources.read(json, at, this.epoch);
    draft.isOdd ||= this.#resources.isOdd;
    this.rows.cells[draft.base + Cell.Resources] = this.#resources.list;
    return end;
  }

  /** Writes what needs more than one field; false where JSON.parse is to read the record after all. */
  #finish(json: JsonBytes, draft: Draft, { depth, offset, length }: RowPlace): boolean {
    const { rows, epoch } = this;
    const { entries, base } = draft;
    const type = entries[TextIndex.Type]!;
    if (type >= 0 && this.#texts[TextIndex.Type]!.notes[type]! & TextNote.Aggregated) return false;
    if (this.#needsWhole(entries) || this.#isNotable(draft)) return false;
    const identity = this.#identities.number(draft.identity, entries[TextIndex.Address]!, type, epoch);
    if (identity < 0) return false;
    const { cells } = rows;
    const source = entries[TextIndex.Source]!;
    const isDetective =
      source >= 0 && (this.#texts[TextIndex.Source]!.notes[source]! & TextNote.Detective) !== 0;
    if (isDetective) {
      entries[TextIndex.Graph] = this.#graph.find(json, draft);
      if (entries[TextIndex.Graph]! < 0) {
        cells[base + Cell.Texts + TextIndex.Graph] = rows.texts.graph.add(this.#graph.parse(json, draft));
      }
    }
    this.#issued.tell(json, draft, this.#textOf(entries, TextIndex.Name));
    for (let column = 0; column < entries.length; column++) {
      const entry = entries[column]!;
      if (entry < 0) continue;
      cells[base + Cell.Texts + column] = this.#texts[column]!.number(entry, epoch, this.#adders[column]!);
    }
    if (isDetective) {
      const graph = rows.texts.graph.text(cells[base + Cell.Texts + TextIndex.Graph]!);
      const list = cells[base + Cell.Resources]!;
      if (graph !== '') cells[base + Cell.Resources] = withName(rows, list, graph);
    }
    const failed = cells[base + Cell.Texts + TextIndex.Error] !== 0;
    cells[base + Cell.Identity] = identity;
    cells[base + Cell.Flags] = flagsOf(failed, draft.readOnly, depth);
    cells[base + Cell.Offset] = offset;
    cells[base + Cell.Length] = length;
    rows.length++;
    return true;
  }

  #needsWhole(entries: Int32Array): boolean {
    return WHOLE_IF_NOTED.some(
      (column) => entries[column]! >= 0 && this.#texts[column]!.notes[entries[column]!]! & TextNote.Whole,
    );
  }

  /** One of the few actions whose risk depends on more of the record than is read here. */
  #isNotable({ entries }: Draft): boolean {
    const name = entries[TextIndex.Name]!;
    if (name < 0 || (this.#texts[TextIndex.Name]!.notes[name]! & TextNote.NeedsRecord) === 0) return false;
    return needsRecord({
      source: this.#textOf(entries, TextIndex.Source),
      name: this.#textOf(entries, TextIndex.Name),
    });
  }

  #textOf(entries: Int32Array, column: number): string {
    const entry = entries[column]!;
    return entry < 0 ? '' : this.#texts[column]!.texts[entry]!;
  }
}

/**
 * Whether the value at `at` is a string that may hold JSON: an object, a list, null or a string, perhaps behind white
 * space or an escape. Others are the texts that they are.
 */
function mayBeJsonText(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] !== Byte.Quote) return false;
  const first = bytes[at + 1]!;
  if (first !== Byte.Backslash) return JSON_STARTS.includes(first);
  return ESCAPED_STARTS.includes(bytes[at + 2]!);
}

const JSON_STARTS = [Byte.OpenBrace, Byte.OpenBracket, 0x6e, 0x20];
/** Of `\n`, `\r`, `\t`, `\u0020` and a quote. */
const ESCAPED_STARTS = [0x6e, 0x72, 0x74, 0x75, Byte.Quote];
