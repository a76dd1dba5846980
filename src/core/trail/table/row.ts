import { parseTime } from '../../knowledge/times';
import type { Issue, Rebuilt } from '../shapes/contract';
import { readValue } from './cells';
import { EACH, placeOfName, type Step } from './fieldNames';
import { jsonText, Members } from './members';
import type { SchemaField } from './schema';
import { storeColumn, storeTimeRank } from './storeNames';
import { recordTime } from './storeTimes';

/** Spreadsheets cut longer cells off. */
const LONGEST_CELL = 32_767;

/** A column of a table or member of an object: its own name, and the field of a record that it has. */
export interface TableColumn {
  readonly name: string;
  readonly field: SchemaField | undefined;
  /** From the record's root to the value, the field itself last; of what is no field: its own name. */
  readonly path: readonly Step[];
  /** How good a store's own time it has, the best first; -1 for other columns. */
  readonly time: number;
}

/**
 * What columns have, by their names in any of the spellings that stores have for them (see {@link placeOfName}). All
 * others are aliases or counts: they keep their own name.
 */
export function columnsOf(names: readonly string[]): readonly TableColumn[] {
  const among = new Set(names.map((name) => name.toLowerCase()));
  return names.map((name) => {
    const { field, path } = storeColumn(name.toLowerCase(), among) ?? placeOfName(name) ?? NO_FIELD;
    return { name, field, path: path ?? [name], time: field ? -1 : storeTimeRank(name) };
  });
}

const NO_FIELD = { field: undefined, path: undefined };

/**
 * The record that a row of a table holds, cells being text or any JSON value; undefined text where the row is no event by
 * itself: it has neither an `eventID` nor an `eventName` with a time. Results of queries are often counts.
 */
export function recordOfRow(columns: readonly TableColumn[], cells: readonly unknown[]): Rebuilt {
  const record = new Members();
  const parts = new Branch(false);
  const issues: Issue[] = [];
  const inParts = new Set<Step | undefined>();
  columns.forEach(({ path }, i) => {
    if (path.length > 1 && holds(cells[i])) inParts.add(path[0]);
  });
  const lists = columns.some(({ path }) => path.includes(EACH)) ? listsOf(columns, cells) : NO_LISTS;
  columns.forEach(({ name, field, path }, i) => {
    const cell = cells[i];
    if (cell === undefined || cell === '' || cell === NOTHING) return;
    if (!field) {
      const json = jsonText(cell);
      if (json !== undefined) record.add(name, json);
      return;
    }
    const list = lists.get(i);
    for (const { value, steps } of list ?? [{ value: cell, steps: path }]) {
      const { json, issue } = readValue(value, field);
      if (issue) {
        const isCut = issue === 'unclear-cell' && typeof cell === 'string' && cell.length === LONGEST_CELL;
        issues.push({ code: isCut ? 'spreadsheet' : issue, detail: `(${name})` });
      }
      if (json === undefined) continue;
      if (steps.length > 1) parts.add(steps, json);
      // A field that is null as a whole may be there in parts.
      else if (json !== 'null' || !inParts.has(steps[0])) record.add(String(steps[0]), json);
    }
  });
  for (const [name, json] of parts.members()) record.add(name, json);
  if (!record.has('eventTime')) addStoreTime(record, columns, cells, issues);
  const isEvent = record.has('eventID') || (record.has('eventName') && record.has('eventTime'));
  if (!isEvent) return { text: undefined, issues: [{ code: 'too-few-columns' }] };
  return { text: record.text(), issues };
}

function holds(cell: unknown): boolean {
  return cell !== undefined && cell !== null && cell !== '' && cell !== 'null' && cell !== NOTHING;
}

/** What exports write in cells that have nothing: published tables of flaws.cloud among them. */
const NOTHING = 'NotApplicable';

/** The time that the store has for an event, where it has no `eventTime`. */
function addStoreTime(
  record: Members,
  columns: readonly TableColumn[],
  cells: readonly unknown[],
  issues: Issue[],
): void {
  let best: { readonly rank: number; readonly name: string; readonly value: string | number } | undefined;
  columns.forEach(({ name, time }, i) => {
    const cell = cells[i];
    const value = Array.isArray(cell) && cell.length === 1 ? cell[0] : cell;
    if (time < 0 || (best && best.rank <= time) || (typeof value !== 'string' && typeof value !== 'number'))
      return;
    if (!Number.isNaN(parseTime(value))) best = { rank: time, name, value };
  });
  if (!best) return;
  record.add('eventTime', JSON.stringify(recordTime(best.value)));
  issues.push({ code: 'store-time', detail: `(${best.name})` });
}

const NO_LISTS: ReadonlyMap<number, readonly Listed[]> = new Map();

/** Values that Splunk keeps in several lines of one cell, or in a list. */
interface Listed {
  readonly value: unknown;
  readonly steps: readonly Step[];
}

/**
 * The values of columns that are parts of lists, `resources{}.ARN` beside `resources{}.type`, by column: the first of each
 * belong together, and so on. Where one has fewer values than another, there is no telling which: each value then is
 * an element of its own.
 */
function listsOf(
  columns: readonly TableColumn[],
  cells: readonly unknown[],
): ReadonlyMap<number, readonly Listed[]> {
  const found = new Map<number, readonly Listed[]>();
  const columnsOfList = new Map<string, number[]>();
  columns.forEach(({ path }, i) => {
    const at = path.indexOf(EACH);
    if (at < 0 || cells[i] === undefined || cells[i] === '' || cells[i] === null) return;
    const list = path.slice(0, at).map(String).join('\0');
    columnsOfList.set(list, [...(columnsOfList.get(list) ?? []), i]);
  });
  for (const its of columnsOfList.values()) {
    const values = its.map((i) => valuesOf(cells[i]));
    const count = values[0]!.length;
    const arePaired = values.every(({ length }) => length === count);
    let next = 0;
    its.forEach((i, nth) => {
      const { path } = columns[i]!;
      const at = path.indexOf(EACH);
      const from = arePaired ? 0 : next;
      next += values[nth]!.length;
      // Lists in lists have lost which is in which.
      const steps = (index: number) =>
        path.map((step, depth) => (step !== EACH ? step : depth === at ? from + index : 0));
      found.set(
        i,
        values[nth]!.map((value, index) => ({ value, steps: steps(index) })),
      );
    });
  }
  return found;
}

/** Elements of a list that are read at most: a record has at most some thousands. */
const MOST_VALUES = 10_000;

function valuesOf(cell: unknown): readonly unknown[] {
  if (Array.isArray(cell)) return cell.slice(0, MOST_VALUES);
  return typeof cell === 'string' ? cell.split(/\r?\n/, MOST_VALUES) : [cell];
}

/** Parts of a field that came under names of their own: JSON text, or more parts. As deep as the names. */
class Branch {
  readonly #parts = new Map<string | number, string | Branch>();

  constructor(readonly isList: boolean) {}

  /** Sets a value at a place, if nothing is there yet. */
  add(path: readonly Step[], json: string): void {
    let at: Branch = this;
    for (const [i, step] of path.entries()) {
      const key = step === EACH ? 0 : step;
      const known = at.#parts.get(key);
      if (i === path.length - 1) {
        if (known === undefined) at.#parts.set(key, json);
        return;
      }
      if (typeof known === 'string') return;
      const below: Branch = known ?? new Branch(typeof path[i + 1] !== 'string');
      at.#parts.set(key, below);
      at = below;
    }
  }

  /** The parts as JSON text. */
  members(): readonly (readonly [name: string, json: string])[] {
    return [...this.#parts].map(([name, part]) => [
      String(name),
      typeof part === 'string' ? part : part.json(),
    ]);
  }

  json(): string {
    if (this.isList) {
      const items = [...this.#parts].sort(([a], [b]) => Number(a) - Number(b));
      return `[${items.map(([, part]) => (typeof part === 'string' ? part : part.json())).join(',')}]`;
    }
    return `{${this.members()
      .map(([name, json]) => `${JSON.stringify(name)}:${json}`)
      .join(',')}}`;
  }
}
