import { isRenamed, Rank, rankOf } from './otherNames';
import { isRecord, ROWS } from './recordKeys';
import type { FoundRecord } from './result';

/** What the grammar has next in an object or array. Arrays know only values and what is behind them. */
export enum Expect {
  Key,
  Colon,
  Value,
  AfterValue,
}

/** An object or array that is open. */
export interface Frame {
  object: boolean;
  /** No opening brace was there: the members stand bare. */
  bare: boolean;
  start: number;
  /** Where the element begins that this is; a value at the root may have a time before it. */
  itemStart: number;
  /** The key that the object or array stands under, empty in arrays and at the root. */
  key: string;
  keys: number;
  expect: Expect;
  /** The last token was a comma. */
  comma: boolean;
  /** Number of records, and of doubts, found before this frame. */
  records: number;
  doubts: number;
  /** The element of an array, or the value at the root, that this is or is in. */
  item: Frame;
  /** Records whose item this is, and whose item's length is not known yet. */
  waiting: FoundRecord[] | undefined;
  /** The record that this is a part of. Strings in it are not looked into. */
  record: Frame | undefined;
  /** Number of frames around this one. */
  depth: number;
  /** Number of problems found before this frame. */
  trouble: number;
  /** Where what is whole of it ends, set where the end of the text cuts it off and it is read all the same. */
  wholeEnd: number | undefined;
  /** The end of the text cuts it off, and it is given up. */
  lost: boolean;
  /** An array of rows of a CloudTrail Lake result, and one of these. */
  rows: boolean;
  row: boolean;
  /** It is in such a row, at any depth. */
  inRow: boolean;
  /** Where the first key stands that only events have, and how many records were found before it. */
  tellsFrom: number;
  tellsAfter: number;
  /** A problem says already that an event is lost here. */
  told: boolean;
  /** The keys and arrays down to here, worked out when first asked for. */
  path: string | undefined;
  /** Bits of its names in any spelling, see {@link Other}. */
  names: number;
  /** The best of the times that a store has in it. */
  time: StoreTime | undefined;
  /** The last member: where its key stands, and how many records were found before it. */
  keyStart: number;
  keyEnd: number;
  mark: number;
  /** Records that were found in members of it which may hold the whole record, by the rank of their names. */
  wholes: Wholes | undefined;
  /** The name of a column, where this is one of a row: `field` beside `value`. */
  column: string | undefined;
  /** Rows of an Athena result, and their columns. */
  grid: Grid | undefined;
}

/** A store's own time: the name that it stands under, and what it is. */
export interface StoreTime {
  readonly name: string;
  readonly rank: number;
  readonly value: string | number;
}

/** Records by their numbers, `from` to `to`. */
export interface Wholes {
  readonly rank: number;
  readonly from: number;
  readonly to: number;
}

/** Rows of an Athena result, kept until it is known what they are. */
export interface Grid {
  /** The texts of the first row, and of the columns' metadata. */
  readonly header: string[];
  readonly columns: string[];
  readonly rows: FoundRecord[];
}

/** What records come in: an element of an array, or a value at the root. */
export type Item = Pick<Frame, 'itemStart' | 'waiting' | 'told'>;

/**
 * Whether an object that looks like an event only wraps events, and has members of another one: of one that lost its
 * brace, so that its brackets closed what they should not have. Records in it are none of that event's parameters.
 */
export function isTorn(frame: Frame, trouble: number): boolean {
  return frame.tellsAfter > frame.records && trouble > frame.trouble;
}

/** Elastic keeps the whole record under `event.original`, also beside its parts. No record has such a field. */
const ORIGINAL = 'event';

/** Whether what stands under a key of an object is a part of a record, by what was read of the object. */
function isPartOfRecord({ keys, names }: Frame, key: string): boolean {
  return isRecord(keys) ? key !== ORIGINAL : isRenamed(names) && rankOf(key) === Rank.Field;
}

/** How much was found so far; each frame notes it when it opens. */
export interface Tally {
  readonly records: { readonly length: number };
  readonly doubts: { readonly length: number };
  readonly trouble: number;
}

/** The objects and arrays that are open, the outermost first. Grows on the heap: nesting can't exhaust it. */
export class Frames {
  readonly #stack: Frame[] = [];
  #depth = 0;
  /** How many of the open frames are objects. */
  #objects = 0;

  constructor(
    /** The keys and arrays above the root: where the string was found that holds this text. */
    readonly above: string,
  ) {}

  /** How many are open. */
  get depth(): number {
    return this.#depth;
  }

  /** The innermost. */
  get top(): Frame | undefined {
    return this.#depth > 0 ? this.#stack[this.#depth - 1] : undefined;
  }

  /** The open frame with that many around it, which must be fewer than are open. */
  at(depth: number): Frame {
    return this.#stack[depth]!;
  }

  /** A copy of all that are open. */
  list(): Frame[] {
    return this.#stack.slice(0, this.#depth);
  }

  /** Opens an object or array at `start` inside the innermost, which becomes the innermost. */
  push(object: boolean, bare: boolean, start: number, key: string, tally: Tally, itemStart = start): Frame {
    const parent = this.top;
    const frame: Frame = {
      object,
      bare,
      start,
      itemStart,
      key,
      keys: 0,
      expect: object ? Expect.Key : Expect.Value,
      comma: false,
      records: tally.records.length,
      doubts: tally.doubts.length,
      item: undefined as unknown as Frame,
      waiting: undefined,
      record: parent && (parent.record ?? (isPartOfRecord(parent, key) ? parent : undefined)),
      depth: this.#depth,
      trouble: tally.trouble,
      wholeEnd: undefined,
      lost: false,
      rows: !object && key === ROWS,
      row: !object && parent?.rows === true,
      inRow: parent !== undefined && (parent.row || parent.inRow),
      tellsFrom: -1,
      tellsAfter: tally.records.length,
      told: false,
      path: undefined,
      names: 0,
      time: undefined,
      keyStart: -1,
      keyEnd: -1,
      mark: tally.records.length,
      wholes: undefined,
      column: undefined,
      grid: gridOf(object, key, parent),
    };
    frame.item = parent?.object ? parent.item : frame;
    this.#stack[this.#depth++] = frame;
    if (object) this.#objects++;
    return frame;
  }

  /** Takes the innermost away, which must be there: for the one around it, a value has ended. */
  pop(): Frame {
    const frame = this.#stack[--this.#depth]!;
    if (frame.object) this.#objects--;
    this.valueEnded();
    return frame;
  }

  /** The innermost had a value; what follows is a comma or its end. */
  valueEnded(): void {
    const frame = this.top;
    if (frame) frame.expect = Expect.AfterValue;
  }

  /** Index of the innermost open object or array that a bracket can close, -1 where there is none. */
  nearest(object: boolean): number {
    if ((object ? this.#objects : this.#depth - this.#objects) === 0) return -1;
    for (let i = this.#depth - 1; i >= 0; i--) if (this.#stack[i]!.object === object) return i;
    return -1;
  }

  /** The object whose `metadata.product` the innermost is: it may be an event in OCSF. */
  productOf(): Frame | undefined {
    const { top } = this;
    if (top?.key !== 'product' || this.#depth < 3 || this.#stack[this.#depth - 2]!.key !== 'metadata')
      return undefined;
    return this.#stack[this.#depth - 3];
  }

  /** The object whose `aws.cloudtrail` the innermost is: an event of Elastic's integration. */
  elasticOf(): Frame | undefined {
    const { top } = this;
    if (!top?.object || this.#depth < 2) return undefined;
    if (top.key === 'aws.cloudtrail') return this.#stack[this.#depth - 2];
    const isPart = top.key === 'cloudtrail' && this.#depth > 2 && this.#stack[this.#depth - 2]!.key === 'aws';
    return isPart ? this.#stack[this.#depth - 3] : undefined;
  }

  /** The keys and arrays down to a key in the innermost, as `Events[].CloudTrailEvent`. */
  path(key: string): string {
    let known = this.#depth;
    while (known > 0 && this.#stack[known - 1]!.path === undefined) known--;
    let path = known > 0 ? this.#stack[known - 1]!.path! : this.above;
    for (let i = known; i < this.#depth; i++) {
      const frame = this.#stack[i]!;
      path = joined(path, frame.key);
      if (!frame.object) path += '[]';
      frame.path = path;
    }
    return joined(path, key);
  }
}

/** Athena has the rows of a result and their columns in a `ResultSet`. */
function gridOf(object: boolean, key: string, parent: Frame | undefined): Grid | undefined {
  if (object && key === 'ResultSet') return { header: [], columns: [], rows: [] };
  const isPart = object ? key === 'ResultSetMetadata' : key === 'Rows' || key === 'ColumnInfo';
  return isPart ? parent?.grid : undefined;
}

function joined(path: string, key: string): string {
  return key && path ? `${path}.${key}` : path || key;
}
