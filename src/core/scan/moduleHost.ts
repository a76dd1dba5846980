import { extrasOf, graphOfDetective } from '../event/extras';
import { factsOf } from '../event/facts';
import { issuedToOf } from '../event/issued';
import { withOpenMembers } from '../event/jsonMembers';
import { unescapeString } from '../json/escape';
import { booleanOf, objectOf } from '../json/members';
import { decodeUtf8 } from '../json/text';
import { needsRecord } from '../knowledge/risk/risk';
import { parseTime } from '../knowledge/times';
import { Cell } from '../rows/cells';
import { CELLS, type Rows } from '../rows/rows';
import { TEXTS } from '../rows/schema';
import { Tuples } from '../rows/tuples';
import { wantsRebuilding } from '../trail/walk/otherNames';
import { isRecord, keyBit } from '../trail/walk/recordKeys';
import { type Described, describe } from './identities';
import { Irregular, REASONS, type Reason } from './irregular';
import { LOOKUP, RECORD_INSIDE } from './items';
import { isTellingKey } from './jsonBytes';
import { noteOfText, noteOfVersion } from './notes';
import { fieldOfKey } from './recordKeys';
import { withName } from './resources';
import { dayAt } from './scalarBytes';
import { IdentityNote, KeyNote, Kind, Name } from './wasm/shared';

/** Keys that name a resource; the first that has a text counts. */
const RESOURCES = ['ARN', 'ARNPrefix', 'resourceName', 'ResourceName'];

const NAMES: ReadonlyMap<string, number> = new Map([
  ['credentials', Name.Credentials],
  ['accessKeyId', Name.AccessKey],
  ['assumedRoleUser', Name.User],
  ['federatedUser', Name.User],
  ['arn', Name.Arn],
  ['ConsoleLogin', Name.Whole],
  ['credentialSet', Name.Whole],
  ['graphArn', Name.GraphArn],
  ...RESOURCES.map((name, rank) => [name, Name.Resource + rank] as const),
]);

const WHY = Object.keys(REASONS) as Reason[];

/**
 * What the WebAssembly module asks for: everything that is made once for each new text, and what is odd. The functions
 * are those of wasm/host.ts. Stretches of bytes come as addresses in the module's memory.
 */
export class ModuleHost {
  memory: { readonly buffer: ArrayBuffer } = { buffer: new ArrayBuffer(0) };
  /** Records that were read by JSON.parse. */
  odd = 0;
  #bytes = new Uint8Array(0);
  #cells = new Uint32Array(0);
  /** By entry; others than texts have none. */
  readonly #texts: string[] = [];
  /** By entry: who an identity is; undefined where that depends on other fields of the event. */
  readonly #described: (Described | undefined)[] = [];
  /** By entry: the parsed value, where it is needed again. */
  readonly #values: unknown[] = [];
  /** For identities that depend on the event: entry, address and type; and their numbers in the batch. */
  #dependent = new Tuples(3);
  #dependentNumbers: number[] = [];
  readonly #tuple = new Uint32Array(3);

  constructor(readonly rows: Rows) {}

  nextBatch(): void {
    this.#dependent = new Tuples(3);
    this.#dependentNumbers = [];
  }

  /** The memory as it is now: when it grows, it is another array. */
  get bytes(): Uint8Array {
    if (this.#bytes.buffer !== this.memory.buffer) {
      this.#bytes = new Uint8Array(this.memory.buffer);
      this.#cells = new Uint32Array(this.memory.buffer);
    }
    return this.#bytes;
  }

  get #words(): Uint32Array {
    return this.bytes && this.#cells;
  }

  #at(at: number, length: number): Uint8Array {
    return this.bytes.subarray(at, at + length);
  }

  #json(at: number, length: number): unknown {
    return JSON.parse(decodeUtf8(this.#at(at, length)));
  }

  /** A stretch that is there, or undefined. */
  #part(at: number, end: number): unknown {
    return end === 0 ? undefined : this.#json(at, end - at);
  }

  functions() {
    const { rows } = this;
    return {
      fail: (why: number) => {
        throw new Irregular(WHY[why]!);
      },
      newKey: (at: number, length: number, escaped: number) => noteOfKey(this.#at(at, length), escaped !== 0),
      newText: (entry: number, kind: number, at: number, length: number, escaped: number) => {
        const raw = this.#at(at, length);
        const coded = decodeUtf8(raw);
        if (kind === Kind.Name) return escaped !== 0 ? Name.Escaped : (NAMES.get(coded) ?? Name.None);
        if (kind === Kind.Version) return noteOfVersion(raw);
        const text: string = escaped !== 0 ? JSON.parse(`"${coded}"`) : coded;
        this.#texts[entry] = text;
        return noteOfText(kind, text, raw);
      },
      newIdentity: (entry: number, at: number, length: number) => {
        const value = this.#json(at, length);
        const { described, odd } = describe(value, '', '');
        this.#described[entry] = described;
        if (odd) return IdentityNote.Odd;
        if (described) return IdentityNote.Known;
        this.#values[entry] = value;
        return IdentityNote.Dependent;
      },
      textNumber: (entry: number, kind: number) => {
        const text = this.#texts[entry]!;
        return kind === Kind.Resource ? rows.resourceTexts.add(text) : rows.texts[TEXTS[kind]!].add(text);
      },
      identityNumber: (entry: number) => {
        const { principal, extras } = this.#described[entry]!;
        return rows.identity(principal, extras);
      },
      dependentNumber: (entry: number, address: number, type: number) =>
        this.#dependentNumber(entry, address, type),
      isRecord: (bits: number) => (isRecord(bits) ? 1 : 0),
      dayStart: (at: number) => dayAt(this.bytes, at),
      oddTime: (row: number, at: number, length: number) => {
        const text = this.#json(at, length) as string;
        const base = this.#spare();
        rows.setTime(base, parseTime(text), text);
        for (const cell of [Cell.Seconds, Cell.TimeText])
          this.#words[(row >> 2) + cell] = rows.cells[base + cell]!;
      },
      oddId: (row: number, cell: number, at: number, length: number) => {
        const base = this.#spare();
        rows.setId(base, cell === Cell.Id ? 'id' : 'requestId', this.#json(at, length) as string);
        const words = this.#words;
        words.set(rows.cells.subarray(base + cell, base + cell + 4), (row >> 2) + cell);
        words[(row >> 2) + Cell.Kinds]! |= rows.cells[base + Cell.Kinds]!;
      },
      sharedUuid: (a: number, b: number, c: number, d: number) => {
        rows.sharedIds.pushUuid(a, b, c, d);
        return rows.sharedIds.length;
      },
      sharedText: (at: number, length: number) => rows.shared(this.#json(at, length) as string),
      booleanOf: (at: number, length: number) => {
        const value = booleanOf(this.#json(at, length));
        return value === undefined ? 0 : value ? 2 : 1;
      },
      resourceList: (names: number, count: number) =>
        rows.resources.add(this.#words.subarray(names >> 2, (names >> 2) + count)),
      graphNumber: (request: number, requestEnd: number, response: number, responseEnd: number) =>
        rows.texts.graph.add(
          graphOfDetective(this.#part(request, requestEnd), this.#part(response, responseEnd)),
        ),
      issuedNumber: (
        name: number,
        request: number,
        requestEnd: number,
        response: number,
        responseEnd: number,
      ) =>
        rows.texts.issuedTo.add(
          issuedToOf(this.#textOf(name), this.#part(request, requestEnd), this.#part(response, responseEnd)),
        ),
      listWithGraph: (list: number, graph: number) => withName(rows, list, rows.texts.graph.text(graph)),
      isNotable: (source: number, name: number) =>
        needsRecord({ source: this.#textOf(source), name: this.#textOf(name) }) ? 1 : 0,
      oddRecord: (at: number, end: number, depth: number, offset: number, length: number) => {
        const value = withOpenMembers(this.#json(at, end - at));
        if (wantsRebuilding(objectOf(value))) throw new Irregular('element');
        this.odd++;
        rows.add(factsOf(value), extrasOf(value), { depth, offset, length });
      },
      takeRows: (from: number, count: number) => {
        const words = this.#words.subarray(from >> 2, (from >> 2) + count * CELLS);
        rows.append(words, count);
      },
      unescapeTo: (to: number, from: number, length: number) => {
        const text = unescapeString(this.bytes, from, from + length);
        this.bytes.set(text, to);
        return text.length;
      },
    };
  }

  /** The text of an entry, of -1 none. */
  #textOf(entry: number): string {
    return entry < 0 ? '' : this.#texts[entry]!;
  }

  /** A row that is no event yet, to write into. */
  #spare(): number {
    const { rows } = this;
    const base = rows.reserve();
    rows.cells.fill(0, base, base + CELLS);
    return base;
  }

  #dependentNumber(entry: number, address: number, type: number): number {
    this.#tuple[0] = entry + 1;
    this.#tuple[1] = address + 1;
    this.#tuple[2] = type + 1;
    const at = this.#dependent.add(this.#tuple);
    if (at === this.#dependentNumbers.length) {
      const value = entry < 0 ? undefined : this.#values[entry];
      const { given, odd } = describe(value, this.#textOf(address), this.#textOf(type));
      this.#dependentNumbers.push(odd ? -1 : this.rows.identity(given.principal, given.extras));
    }
    return this.#dependentNumbers[at]!;
  }
}

/** The note of a key, which comes with its quotes. */
function noteOfKey(raw: Uint8Array, escaped: boolean): number {
  const end = raw.length - 1;
  const name = decodeUtf8(raw.subarray(1, end));
  const field = fieldOfKey(name, escaped);
  return (
    field |
    (LOOKUP.has(name) ? KeyNote.Lookup : 0) |
    (name === RECORD_INSIDE ? KeyNote.Inside : 0) |
    (isTellingKey(raw, 1, end) ? KeyNote.Telling : 0) |
    (keyBit(raw, 1, end) << KeyNote.Bits)
  );
}
