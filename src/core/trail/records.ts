import type { Span, TrailProblem } from '../event/event';
import { isSameEvent } from '../event/sameEvent';
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
 * One event for each item: an alert may hold a record as it was, in a string, and again as fields, whose values its tool has
 * turned into text (`"false"`, `"null"`). Two records of one item with one event ID that agree are one; those that differ
 * stay.
 */
function withoutRenderings(found: Walk): Walk {
  const { records } = found;
  const isAlone = (i: number) =>
    records[i]!.itemOffset !== records[i + 1]?.itemOffset &&
    records[i]!.itemOffset !== records[i - 1]?.itemOffset;
  if (records.every((_, i) => isAlone(i))) return found;
  const kept: FoundRecord[] = [];
  let item: { readonly found: FoundRecord; readonly record: JsonObject }[] = [];
  let itemOffset = -1;
  for (const [i, one] of records.entries()) {
    if (one.itemOffset !== itemOffset) item = [];
    itemOffset = one.itemOffset;
    const readable = one.kind === undefined && !isAlone(i) && item.length < MOST_RENDERINGS;
    if (!readable) {
      kept.push(one);
      continue;
    }
    const record = objectOf(parseRecord(decodeUtf8(one.text)));
    const id = textOf(record['eventID']);
    const other = item.find(
      (known) =>
        id !== '' &&
        textOf(known.record['eventID']) === id &&
        isSameEvent({ record, partial: true }, { record: known.record, partial: true }),
    );
    if (!other) {
      kept.push(one);
      item.push({ found: one, record });
    } else if (one.depth > other.found.depth) {
      // The one in a string is the record as it was.
      kept[kept.indexOf(other.found)] = one;
      item[item.indexOf(other)] = { found: one, record };
    }
  }
  return kept.length === records.length ? found : { ...found, records: kept };
}

/** An item holds one record, or a few renderings of one; of more in one item each stays, so that reading stays linear. */
const MOST_RENDERINGS = 8;
