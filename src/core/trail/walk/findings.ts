import type { TrailProblem } from '../../event/event';
import { isSpace } from '../../json/bytes';
import type { Layer } from '../../json/layers';
import { MAX_PROBLEMS, type ProblemCode, problem } from '../problems';
import { type Frame, type Frames, type Item, isTorn, type Tally } from './frames';
import { Fits, isDigest, isLookupItem, isOcsf, isPromising, isRecord, isStored } from './recordKeys';
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
    const isNew = this.records.length === frame.records;
    const kind = isNew ? kindOf(frame) : undefined;
    // The record as it was is in a string of an object that has it in parts too: the whole one counts.
    if (!isNew && frame.object && isStored(frame.keys) && this.records.slice(frame.records).some(isWhole)) {
      // Nothing to add.
    } else if (isPartOfElastic(frame, open)) {
      // Its fields are those of the object around it.
    } else if (isRecord(frame.keys) || kind) this.#record(frame, end, open.path(frame.key), kind);
    else if (isDigest(frame.keys)) this.#digests++;
    else if (isNew) this.#nothing(frame, end, open.top);
    else if (!frame.object && frame.key === 'Records') this.#batches++;
    for (const record of frame.waiting ?? []) record.itemLength = end - frame.itemStart;
  }

  #record(frame: Frame, end: number, path: string, kind: ObjectKind | undefined): void {
    if (kind === 'lookup-item') this.report('from-lookup-item', frame.start, end);
    const { layer } = this;
    const torn = isTorn(frame, this.trouble);
    const start = torn ? frame.tellsFrom : frame.start;
    // Records in a damaged one may be those that follow it: it ends where the first of them begins.
    const next =
      torn || layer.depth > 0 || this.trouble === frame.trouble ? undefined : this.records[frame.records];
    if (next && kind === undefined) {
      this.#cutShort(frame, next, path);
      return;
    }
    if (torn) {
      this.records.length = frame.tellsAfter;
      this.report('missing-brace', start, start);
    } else {
      // A record inside another one's parameters is not an event of this trail.
      this.records.length = frame.records;
      this.doubts.length = frame.doubts;
    }
    const offset = layer.toSource(start);
    const record = {
      offset,
      length: layer.toSource(end) - offset,
      depth: layer.depth,
      text: layer.bytes.subarray(start, frame.wholeEnd ?? end),
      kind,
      path,
      itemOffset: torn ? start : frame.item.itemStart,
      itemLength: torn ? end - start : 0,
    };
    if (torn) this.records.push(record);
    else this.#add(record, frame.item);
  }

  /** A record without its end, and the records behind it, which its missing brackets have put into it. */
  #cutShort(frame: Frame, next: FoundRecord, path: string): void {
    const { start } = frame;
    const { itemStart } = frame.item;
    const end = Math.max(next.offset, start + 1);
    const record = {
      offset: start,
      length: end - start,
      depth: 0,
      text: this.layer.bytes.subarray(start, end),
      path,
      itemOffset: itemStart,
      itemLength: end - itemStart,
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

  /** Takes over what was found in a string of an item; false where that is nothing. */
  adopt({ records, problems }: Walk, item: Item): boolean {
    for (const record of records) this.#add({ ...record, itemOffset: item.itemStart, itemLength: 0 }, item);
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

/** What an object or row is that holds no record: something that a record can be rebuilt from. */
function kindOf(frame: Frame): ObjectKind | undefined {
  if (frame.lost) return undefined;
  if (frame.object) {
    if (isStored(frame.keys)) return 'stored';
    return isLookupItem(frame.keys) ? 'lookup-item' : isOcsf(frame.keys) ? 'ocsf' : undefined;
  }
  return frame.row ? 'lake' : undefined;
}

function isWhole({ depth, kind }: FoundRecord): boolean {
  return depth > 0 && kind === undefined;
}

function isPartOfElastic(frame: Frame, open: Frames): boolean {
  return frame.key === 'cloudtrail' && open.top?.key === 'aws' && open.depth > 1
    ? Boolean(open.at(open.depth - 2).keys & Fits.elastic)
    : false;
}
