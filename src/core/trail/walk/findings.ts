import type { TrailProblem } from '../../event/event';
import { SHIPPED_TIMES } from '../../event/facts';
import { isSpace } from '../../json/bytes';
import type { Layer } from '../../json/layers';
import { decodeUtf8 } from '../../json/text';
import { MAX_PROBLEMS, type ProblemCode, problem } from '../problems';
import {
  type Frame,
  type Frames,
  type Item,
  isTorn,
  type StoreTime,
  type Tally,
  type Wholes,
} from './frames';
import { bitsOfName, isRenamed, isRowOfEvents, Other, Rank, rankOf } from './otherNames';
import { Fits, isDigest, isLookupItem, isOcsf, isPromising, isRecord, Key } from './recordKeys';
import type { FoundRecord, ObjectKind, Walk } from './result';

/** What a walk through one layer has found so far: records, digests, problems. Places given to it are the layer's. */
export class Findings implements Tally {
  readonly records: FoundRecord[] = [];
  /** Problems that matter only where records are found: elements that are none. */
  readonly doubts: TrailProblem[] = [];
  /** How often something was odd, listed or not. */
  trouble = 0;
  /** See {@link Walk.promising}. */
  promising = false;
  readonly #problems: TrailProblem[] = [];
  #digests = 0;
  #batches = 0;

  constructor(readonly layer: Layer) {}

  /** All of it, problems by their place. */
  result(stamped: boolean): Walk {
    const doubts = this.records.length > 0 ? this.doubts : [];
    const problems = [...this.#problems, ...doubts].sort((a, b) => a.offset - b.offset);
    return {
      records: this.records,
      problems: problems.slice(0, MAX_PROBLEMS + 1),
      digests: this.#digests,
      promising: this.promising,
      batches: this.#batches,
      stamped,
    };
  }

  /** Judges an object or array that has ended before `end` and is no longer among the `open` ones. */
  ended(frame: Frame, end: number, open: Frames): void {
    this.settle(frame);
    const isNew = this.records.length === frame.records;
    const kind = kindOf(frame, isNew);
    if (isRowOfGrid(frame, open.top)) open.top?.grid?.rows.push(this.#found(frame, end, open, 'athena-row'));
    const isOne = isRecord(frame.keys) || kind !== undefined;
    const wholes = isOne && !isTorn(frame, this.trouble) ? wholesOf(frame, kind) : undefined;
    if (wholes) this.#keep(frame, wholes);
    else if (isOne) this.#record(frame, end, open, kind);
    else if (isDigest(frame.keys)) this.#digests++;
    else if (isNew) this.#nothing(frame, end, open.top);
    else if (!frame.object && frame.key === 'Records') this.#batches++;
    if (frame.grid && frame.key === 'ResultSet') this.#rows(frame);
    if (frame.time && !isOne) this.#giveTime(frame, frame.time);
    for (const record of frame.waiting ?? []) record.itemLength = end - frame.itemStart;
  }

  /** A member of an object has ended, or all of them: whether a whole record was found in it. */
  settle(frame: Frame): void {
    const { mark, keyStart, keyEnd } = frame;
    const count = this.records.length;
    if (frame.object && keyStart >= 0 && count > mark) {
      const rank = rankOf(decodeUtf8(this.layer.bytes.subarray(keyStart, keyEnd)));
      if (rank > (frame.wholes?.rank ?? Rank.Field)) frame.wholes = { rank, from: mark, to: count };
    }
    frame.mark = count;
  }

  /** What was found in the last member of an object is no whole record. */
  pass(frame: Frame): void {
    frame.mark = this.records.length;
  }

  /** What stands beside the whole record are parts of it, or what was made of them. */
  #keep(frame: Frame, { from, to }: Wholes): void {
    const kept = this.records.slice(from, to);
    this.records.length = frame.records;
    this.records.push(...kept);
    this.doubts.length = frame.doubts;
  }

  /** Rows of an Athena result are taken where its columns are those of events. The first row names the columns. */
  #rows({ grid, records }: Frame): void {
    if (!grid) return;
    const isHeader = areOfEvents(grid.header);
    const columns = isHeader ? grid.header : grid.columns;
    if (!isHeader && !areOfEvents(columns)) return;
    this.records.length = records;
    for (const row of isHeader ? grid.rows.slice(1) : grid.rows) this.records.push({ ...row, columns });
    this.promising = true;
  }

  /** Gives its time to records of the same item that have none. */
  #giveTime({ records, item }: Frame, { name, value }: StoreTime): void {
    for (let i = this.records.length - 1; i >= records; i--) {
      const record = this.records[i]!;
      if (record.time || record.itemOffset !== item.itemStart) return;
      if (record.untimed) record.time = { name, value };
    }
  }

  #record(frame: Frame, end: number, open: Frames, kind: ObjectKind | undefined): void {
    if (kind === 'lookup-item') this.report('from-lookup-item', frame.start, end);
    const torn = isTorn(frame, this.trouble);
    // Records in a damaged one may be those that follow it: it ends where the first of them begins.
    const next =
      torn || this.layer.depth > 0 || this.trouble === frame.trouble
        ? undefined
        : this.records[frame.records];
    if (next && (kind === undefined || (kind === 'renamed' && next.depth === 0))) {
      this.#cutShort(frame, next, open.path(frame.key), kind);
      return;
    }
    if (torn) {
      this.records.length = frame.tellsAfter;
      this.report('missing-brace', frame.tellsFrom, frame.tellsFrom);
    } else {
      // A record inside another one's parameters is not an event of this trail.
      this.records.length = frame.records;
      this.doubts.length = frame.doubts;
    }
    const record = this.#found(frame, end, open, kind, torn);
    if (torn) this.records.push(record);
    else this.#add(record, frame.item);
  }

  #found(frame: Frame, end: number, open: Frames, kind: ObjectKind | undefined, torn = false): FoundRecord {
    const { layer } = this;
    const start = torn ? frame.tellsFrom : frame.start;
    const offset = layer.toSource(start);
    const isOwnItem = torn || kind === 'athena-row';
    return {
      offset,
      length: layer.toSource(end) - offset,
      depth: layer.depth,
      text: layer.bytes.subarray(start, frame.wholeEnd ?? end),
      kind,
      path: open.path(frame.key),
      itemOffset: isOwnItem ? start : frame.item.itemStart,
      itemLength: isOwnItem ? end - start : 0,
      envelope: isOwnItem ? start : frame.item.itemStart,
      ...(kind === undefined && isUntimed(frame) && { untimed: true, time: frame.time }),
    };
  }

  /** A record without its end, and the records behind it, which its missing brackets have put into it. */
  #cutShort(frame: Frame, next: FoundRecord, path: string, kind: ObjectKind | undefined): void {
    const { start } = frame;
    const { itemStart } = frame.item;
    const end = Math.max(next.offset, start + 1);
    const record = {
      offset: start,
      length: end - start,
      depth: 0,
      text: this.layer.bytes.subarray(start, end),
      kind,
      path,
      itemOffset: itemStart,
      itemLength: end - itemStart,
      envelope: itemStart,
    };
    this.records.splice(frame.records, 0, record);
  }

  #nothing(frame: Frame, end: number, parent: Frame | undefined): void {
    if (!frame.told) this.doubt(parent, frame.start, end);
    // What it holds was damaged, or is cut off further down.
    if (this.#problems.length > 0 && isPromising(frame.keys)) this.promising = true;
  }

  #add(record: FoundRecord, item: Item): void {
    this.records.push(record);
    item.waiting ??= [];
    item.waiting.push(record);
  }

  /** Takes over what was found in a string of an item in an envelope; false where that is nothing. */
  adopt({ records, problems }: Walk, item: Item, envelope: number): boolean {
    for (const record of records)
      this.#add({ ...record, itemOffset: item.itemStart, itemLength: 0, envelope }, item);
    const lost = problems.filter(({ code }) => code === 'damaged-record' || code === 'too-deep');
    if (records.length === 0 && lost.length === 0) return false;
    for (const found of records.length > 0 ? problems : lost) this.#list(found);
    return true;
  }

  /** An element of `Records` or `Events` that held no record; anything elsewhere is none of our business. */
  doubt(parent: Frame | undefined, start: number, end: number): void {
    if (!parent || parent.object || (parent.key !== 'Records' && parent.key !== 'Events')) return;
    if (this.doubts.length < MAX_PROBLEMS) this.doubts.push(this.#problem('not-a-record', start, end));
  }

  /** Something odd at this place. */
  report(odd: ProblemCode, start: number, end: number): void {
    const code = this.#hasZero(odd, start, end) ? 'nul-bytes' : odd;
    const found = this.#problem(code, start, end);
    this.trouble++;
    const last = this.#problems[this.#problems.length - 1];
    // Junk comes in words: one stretch, one problem.
    if (
      (code === 'junk' || code === 'nul-bytes') &&
      last?.code === code &&
      this.#onlySpace(last.offset + last.length, found.offset)
    ) {
      const length = found.offset + found.length - last.offset;
      this.#problems[this.#problems.length - 1] = { ...last, length };
    } else {
      this.#list(found);
    }
  }

  /** Zeros in the file itself, where it has no JSON or raw characters in a string: a hole. */
  #hasZero(odd: ProblemCode, start: number, end: number): boolean {
    const { depth, bytes } = this.layer;
    return depth === 0 && (odd === 'junk' || odd === 'raw-control') && bytes.subarray(start, end).includes(0);
  }

  #problem(code: ProblemCode, start: number, end: number): TrailProblem {
    const offset = this.layer.toSource(start);
    return problem(code, offset, this.layer.toSource(end) - offset);
  }

  #list(found: TrailProblem): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(found);
    else if (this.#problems.length === MAX_PROBLEMS)
      this.#problems.push(problem('more-problems', found.offset, 0));
  }

  #onlySpace(start: number, end: number): boolean {
    if (this.layer.depth > 0) return start === end;
    for (let at = start; at < end; at++) if (!isSpace(this.layer.bytes[at]!)) return false;
    return true;
  }
}

/**
 * What an object or row is that a record can be rebuilt from; `isNew` where none was found in it. Records under other names
 * may hold some in what the caller sent.
 */
function kindOf(frame: Frame, isNew: boolean): ObjectKind | undefined {
  const { keys, names } = frame;
  if (frame.lost) return undefined;
  if (!frame.object) {
    if (frame.row) return isNew ? 'lake' : undefined;
    return isNew && isRowOfEvents(names) && names & Other.row ? 'insights' : undefined;
  }
  if (isNew && isLookupItem(keys)) return 'lookup-item';
  if (isOcsf(keys)) return 'ocsf';
  if (names & Other.elastic) return 'elastic';
  // A lookup item says less than its record, however damaged that is.
  if (keys & (Key.CloudTrailEvent | Key.EventId)) return undefined;
  const isPart = frame.record !== undefined || frame.key === 'cloudtrail' || frame.key === 'aws.cloudtrail';
  if (isPart) return undefined;
  return isRecord(keys)
    ? names & Other.flat
      ? 'renamed'
      : undefined
    : isRenamed(names)
      ? 'renamed'
      : undefined;
}

/** The whole records that an object holds beside its parts, if it does. */
function wholesOf({ wholes }: Frame, kind: ObjectKind | undefined): Wholes | undefined {
  if (!wholes) return undefined;
  const isOther = kind === 'renamed' || kind === 'elastic' || kind === 'lookup-item';
  return wholes.rank >= (isOther ? Rank.Unknown : Rank.Whole) ? wholes : undefined;
}

/** An element of a list of rows, as Athena returns them. */
function isRowOfGrid({ object, lost }: Frame, parent: Frame | undefined): boolean {
  return object && !lost && parent?.grid !== undefined && !parent.object && parent.key === 'Rows';
}

function areOfEvents(columns: readonly string[]): boolean {
  return isRowOfEvents(columns.reduce((bits, name) => bits | bitsOfName(name), 0));
}

/** Whether a record has no time, and none that is taken for it where it stands: see `factsOf`. */
function isUntimed({ keys, time }: Frame): boolean {
  return !(keys & Fits.time) && !(typeof time?.value === 'string' && SHIPPED_TIMES.includes(time.name));
}
