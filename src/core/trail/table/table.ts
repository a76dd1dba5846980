import { firstRow, type Row, readRows } from '../../csv/rows';
import type { TrailProblem } from '../../event/event';
import type { Shape } from '../../event/shape';
import { isLineEnd, isSpace } from '../../json/bytes';
import { decodeUtf8 } from '../../json/text';
import { Byte } from '../../json/tokens';
import { isOnce, MAX_PROBLEMS, type ProblemCode, problem } from '../problems';
import type { TableShape } from '../shapes/contract';
import type { Line } from '../translation';

declare function require(bundle: '../rebuilding'): typeof import('../rebuilding');

/** A table's rows as JSON text. Places of problems are in bytes of the decoded log. */
export interface Table {
  readonly shape: Shape;
  readonly lines: readonly Line[];
  readonly problems: readonly TrailProblem[];
  /** Lines are no records: records are to be looked for in them. */
  readonly holdsRecords: boolean;
}

/** How much of a text is looked at to tell whether it is a table: its header, and what its first rows begin with. */
const HEAD = 16 * 1024;

/** Delimiters that tables come with, the proper one first: spreadsheets of many countries write semicolons. */
const DELIMITERS = [',', ';', '\t', '|'];

/** Whether a text that begins with these bytes is a table of CloudTrail events. */
export function looksLikeTable(head: Uint8Array): boolean {
  return headerOf(head) !== undefined;
}

/** Reads a table of events; undefined where the text is none. */
export function readTable(text: Uint8Array): Table | undefined {
  const header = headerOf(text);
  if (!header) return undefined;
  const { shape, columns, delimiter, end } = header;
  const lines: Line[] = [];
  const problems: TrailProblem[] = [];
  // More than are listed need not be kept.
  const report = (code: ProblemCode, start: number, stop: number, detail?: string) => {
    if (problems.length <= MAX_PROBLEMS + 1) problems.push(problem(code, start, stop - start, detail));
  };
  const lose = (start: number, stop: number) => report('row-damaged', start, stop);
  if (new Set(columns).size < columns.length) problems.push(problem('duplicate-column', 0, end));
  const read = shape.rows(columns);
  const once = new Set<string>();
  const take = ({ cells, start, end: stop }: Row) => {
    if (cells.length === 1 && cells[0]!.trim() === '') return true;
    if (cells.length !== columns.length) return false;
    const { text: json, issues } = read(cells);
    for (const { code, detail } of issues) {
      if (isOnce(code) && once.size === once.add(`${code} ${detail}`).size) continue;
      report(code, start, stop, detail);
    }
    if (json !== undefined) lines.push({ text: json, start, end: stop });
    return true;
  };
  readRows(text, end, delimiter, take, lose);
  const unread = lines.length > 0 ? (shape.unread?.(columns) ?? []) : [];
  if (unread.length > 0) problems.unshift(problem('columns-not-read', 0, end, `(${listed(unread)})`));
  const { id, title, holdsRecords = false } = shape;
  return { shape: { id, title }, lines, problems, holdsRecords };
}

/** Names that are listed at most. */
const MOST_NAMES = 12;
const LONGEST_NAME = 60;

function listed(names: readonly string[]): string {
  const shown = names
    .slice(0, MOST_NAMES)
    .map((name) => name.slice(0, LONGEST_NAME))
    .join(', ');
  return names.length > MOST_NAMES ? `${shown}, and ${names.length - MOST_NAMES} more` : shown;
}

interface Header {
  readonly shape: TableShape;
  readonly columns: readonly string[];
  readonly delimiter: string;
  /** Where the rows begin. */
  readonly end: number;
}

function headerOf(text: Uint8Array): Header | undefined {
  const bom = text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? 3 : 0;
  let start = bom;
  while (start < text.length && start < HEAD && isSpace(text[start]!)) start++;
  const first = text[start];
  if (first === undefined || first === Byte.OpenBrace || first === Byte.OpenBracket) return undefined;
  const head = text.subarray(0, HEAD);
  // Excel is told the delimiter in a line of its own.
  if (SEPARATOR.test(decodeUtf8(text.subarray(start, start + 7)))) start = endOfLine(text, start + 5);
  const line = head.subarray(start, lineEnd(head, start));
  for (const delimiter of DELIMITERS) {
    if (!line.includes(delimiter.charCodeAt(0))) continue;
    const row = firstRow(line, delimiter);
    const columns = row?.cells.map((name) => name.trim());
    if (columns?.some((name) => OBJECT.test(name))) continue;
    const shape =
      columns && require('../rebuilding').TABLE_SHAPES.find((one) => one.looksLike(columns, head));
    if (!columns || !shape) continue;
    // The library takes its first row for the measure of all: that must be one.
    return { shape, columns, delimiter, end: endOfLine(text, start + line.length) };
  }
  return undefined;
}

/** The beginning of an object, escaped or not: JSON whose head is lost can begin as a row does. */
const OBJECT = /\{\s*\\?"/;

const SEPARATOR = /^sep=.[\r\n]/i;

/** Where the next line begins that is not empty. */
function endOfLine(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && isLineEnd(bytes[at]!)) at++;
  return at;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && !isLineEnd(bytes[at]!)) at++;
  return at;
}
