import type { Span, TrailProblem } from '../event/event';
import { fullness, isSameEvent } from '../event/sameEvent';
import type { Shape } from '../event/shape';
import { type JsonObject, objectOf, textOf } from '../json/members';
import { decodeUtf8 } from '../json/text';
import { type Decoded, decodeUtf16 } from './encoding';
import { isOnce, MAX_PROBLEMS, problem } from './problems';
import { parseRecord, recordOfItem } from './record';
import { shapeOf } from './shapes';
import type { Rebuilt } from './shapes/contract';
import { jsonText } from './table/members';
import { recordTime } from './table/storeTimes';
import { readTable, type Table } from './table/table';
import { type Line, Translation } from './translation';
import type { FoundRecord, Walk } from './walk/result';
import { walk } from './walk/walk';

declare function require(bundle: './rebuilding'): typeof import('./rebuilding');

/** A record, and its place in the text. */
export interface Found extends Span {
  readonly depth: number;
  readonly item: Span;
  /** The record's own text. */
  readonly json: string | Uint8Array;
  readonly isLookupItem?: boolean;
}

/** The records of a log, in the text that they stand in. Places of problems are in bytes of the source. */
export interface Records {
  readonly records: readonly Found[];
  readonly problems: readonly TrailProblem[];
  readonly digests: number;
  /** Undefined where there is nothing of CloudTrail. */
  readonly shape: Shape | undefined;
  readonly text: Uint8Array;
  readonly translation: Translation | undefined;
}

/**
 * Finds the records of a log: decodes it, then rebuilds records from the rows of a table, or walks through JSON and
 * rebuilds those that do not stand in it as records. What there is nothing to do for costs nothing.
 */
export function findRecords(bytes: Uint8Array): Records {
  const encoding = decodeUtf16(bytes);
  const decoded = encoding?.text ?? bytes;
  const table = readTable(decoded);
  if (table) return ofTable(bytes, encoding, table);
  const found = withoutRenderings(walk(decoded));
  return found.records.some(isForeign) ? ofObjects(bytes, encoding, found) : ofText(bytes, encoding, found);
}

/** Records that stand in the log itself. */
function ofText(bytes: Uint8Array, encoding: Decoded | undefined, found: Walk): Records {
  const translation = encoding && new Translation(bytes, encoding, undefined);
  const placed = inSource(found.problems, translation?.spanToRaw);
  const problems = encoding ? sorted([...encoding.problems, ...placed]) : placed;
  const shape = shapeOfFirst(found);
  const { digests } = found;
  const records = found.records.map(foundInText);
  return { records, problems, digests, shape, text: translation?.text ?? bytes, translation };
}

/** Records that are rebuilt from objects; those that stand among them as records are taken over. */
function ofObjects(bytes: Uint8Array, encoding: Decoded | undefined, found: Walk): Records {
  const { lines, odd } = linesOf(found.records);
  // Where no row is an event, the log is shown as it is.
  const translation = new Translation(bytes, encoding, lines.length > 0 ? lines : undefined);
  const inDecoded = inSource([...found.problems, ...odd], translation.decodedSpanToRaw);
  return {
    records: recordsOfLines(lines, translation),
    problems: sorted([...(encoding?.problems ?? []), ...inDecoded]),
    digests: found.digests,
    shape: shapeOfFirst(found),
    text: translation.text,
    translation,
  };
}

/** Records that are rebuilt from rows, or stand in their cells. */
function ofTable(bytes: Uint8Array, encoding: Decoded | undefined, table: Table): Records {
  const { lines, shape } = table;
  const translation = new Translation(bytes, encoding, lines.length > 0 ? lines : undefined);
  const found = table.holdsRecords && lines.length > 0 ? walk(translation.text) : undefined;
  const problems = [
    ...(encoding?.problems ?? []),
    ...inSource(table.problems, translation.decodedSpanToRaw),
    ...inSource(found ? [...found.problems, ...rowsWithout(found, translation)] : [], translation.spanToRaw),
  ];
  if (found?.records.some(isForeign)) return ofCells(bytes, encoding, shape, found, translation, problems);
  return {
    records: found ? found.records.map(foundInText) : recordsOfLines(lines, translation),
    problems: sorted(problems),
    digests: 0,
    shape,
    text: translation.text,
    translation,
  };
}

/** Rows of a table in which some records are to be rebuilt once more: from the columns beside one that lacks it. */
function ofCells(
  bytes: Uint8Array,
  encoding: Decoded | undefined,
  shape: Shape,
  found: Walk,
  rows: Translation,
  problems: readonly TrailProblem[],
): Records {
  const { lines, odd } = linesOf(found.records, (at) => rows.toDecoded(at));
  const translation = new Translation(bytes, encoding, lines.length > 0 ? lines : undefined);
  return {
    records: recordsOfLines(lines, translation),
    problems: sorted([...problems, ...inSource(odd, translation.decodedSpanToRaw)]),
    digests: 0,
    shape,
    text: translation.text,
    translation,
  };
}

/** Records as lines, with the problems of those that are rebuilt; `place` leads from a place in the text to the decoded log. */
function linesOf(
  records: readonly FoundRecord[],
  place: (at: number) => number = (at) => at,
): { readonly lines: readonly Line[]; readonly odd: readonly TrailProblem[] } {
  const lines: Line[] = [];
  const odd: TrailProblem[] = [];
  const once = new Set<string>();
  for (const record of records) {
    const { text, issues } = rebuild(record);
    const start = place(record.offset);
    const end = place(record.offset + record.length);
    for (const { code, detail } of issues) {
      if (isOnce(code) && once.size === once.add(`${code} ${detail}`).size) continue;
      odd.push(problem(code, start, end - start, detail));
    }
    if (text !== undefined) lines.push({ text, start, end });
  }
  return { lines, odd };
}

/** Rows in which no record was found, and none that is damaged. */
function rowsWithout(found: Walk, translation: Translation): TrailProblem[] {
  const told = new Set(found.problems.map(({ offset }) => translation.toDecoded(offset)));
  for (const { offset } of found.records) told.add(translation.toDecoded(offset));
  return translation.lines
    .filter(({ offset }) => !told.has(translation.toDecoded(offset)))
    .map(({ offset, length }) => problem('not-a-record', offset, length));
}

function isForeign({ kind, untimed, time }: FoundRecord): boolean {
  return (kind !== undefined && kind !== 'lookup-item') || (untimed === true && time !== undefined);
}

function shapeOfFirst(found: Walk): Shape | undefined {
  const [first] = found.records;
  return first && shapeOf(first, found);
}

function foundInText({ offset, length, depth, text, kind, itemOffset, itemLength }: FoundRecord): Found {
  const found = { offset, length, depth, item: { offset: itemOffset, length: itemLength } };
  if (kind !== 'lookup-item') return { ...found, json: text };
  return { ...found, json: recordOfItem(decodeUtf8(text)), isLookupItem: true };
}

/** A record as text; what stands there as a record stays as it is. */
type Text = Rebuilt | { readonly text: Uint8Array; readonly issues: readonly [] };

function rebuild({ kind, text, columns, untimed, time }: FoundRecord): Text {
  if (kind !== undefined)
    return require('./rebuilding').OBJECT_SHAPES[kind].rebuild(parseRecord(decodeUtf8(text)), columns);
  return (untimed && time && withStoreTime(decodeUtf8(text), time)) || { text, issues: [] };
}

/** A record with the time that its store has for it; undefined where it has one of its own. */
function withStoreTime(
  text: string,
  { name, value }: { readonly name: string; readonly value: string | number },
): Rebuilt | undefined {
  const record = objectOf(parseRecord(text));
  // Aggregated events are of a window of time.
  if (textOf(record['eventTime']) !== '' || record['timeWindow'] !== undefined) return undefined;
  const timed = jsonText({ ...record, eventTime: recordTime(value) });
  return { text: timed ?? text, issues: [{ code: 'store-time', detail: `(${name})` }] };
}

function recordsOfLines(lines: readonly Line[], translation: Translation): Found[] {
  return translation.lines.map((item, i) => {
    const { offset, length } = item;
    return { offset, length, depth: 0, item, json: lines[i]!.text };
  });
}

/** Problems at their places in the source. */
function inSource(
  problems: readonly TrailProblem[],
  place: ((span: Span) => Span) | undefined,
): readonly TrailProblem[] {
  return place ? problems.map((found) => ({ ...found, ...place(found) })) : problems;
}

/** Problems by their place, not more than are listed. */
function sorted(problems: readonly TrailProblem[]): readonly TrailProblem[] {
  const all = [...problems].sort((a, b) => a.offset - b.offset);
  const over = all[MAX_PROBLEMS];
  return over ? [...all.slice(0, MAX_PROBLEMS), problem('more-problems', over.offset, 0)] : all;
}

/**
 * One event for each envelope: an alert may hold a record as it was, in a string, and again as fields, whose values its tool
 * has turned into text (`"false"`, `"null"`); a search hit has it in its source and in its fields. Records at different
 * places of one envelope with one event ID that agree are one; those that differ stay. Every record is parsed once at most.
 */
function withoutRenderings(found: Walk): Walk {
  const { records } = found;
  const dropped = new Set<FoundRecord>();
  for (let start = 0, end: number; start < records.length; start = end) {
    end = start + 1;
    let isMixed = false;
    for (; end < records.length && records[end]!.envelope === records[start]!.envelope; end++)
      isMixed ||= records[end]!.path !== records[start]!.path;
    if (isMixed) for (const rendering of renderingsIn(records.slice(start, end))) dropped.add(rendering);
  }
  return dropped.size === 0 ? found : { ...found, records: records.filter((one) => !dropped.has(one)) };
}

interface Original {
  found: FoundRecord;
  record: JsonObject;
}

/** The records of an envelope of which a better one is there: that in a string is as it was, then the fuller one. */
function renderingsIn(records: readonly FoundRecord[]): FoundRecord[] {
  const dropped: FoundRecord[] = [];
  const originals = new Map<string, Original[]>();
  for (const found of records) {
    if (found.kind !== undefined) continue;
    const record = objectOf(parseRecord(decodeUtf8(found.text)));
    const id = textOf(record['eventID']);
    if (id === '') continue;
    const known = originals.get(id) ?? [];
    originals.set(id, known);
    const same = known.find(
      (one) =>
        one.found.path !== found.path &&
        isSameEvent({ record, partial: true }, { record: one.record, partial: true }),
    );
    if (!same) {
      // More that differ under one ID are not compared: reading stays linear.
      if (known.length < MOST_DIFFERING) known.push({ found, record });
      continue;
    }
    const isBetter =
      found.depth === same.found.depth
        ? fullness(record) > fullness(same.record)
        : found.depth > same.found.depth;
    dropped.push(isBetter ? same.found : found);
    if (isBetter) Object.assign(same, { found, record });
  }
  return dropped;
}

const MOST_DIFFERING = 8;
