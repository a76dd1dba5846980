import type { Issue, Rebuilt } from '../shapes/contract';
import { readCell } from './cells';
import { Members } from './members';
import { RECORD, type Schema, type SchemaField } from './schema';

/** Spreadsheets cut longer cells off. */
const LONGEST_CELL = 32_767;

/** A column of a table: its own name, and the field of a record that it has. */
export interface TableColumn {
  readonly name: string;
  readonly field: SchemaField | undefined;
  /** The names above the field, where the column is a part of one: `userIdentity.arn`. */
  readonly above: readonly string[];
}

/**
 * What a column has, by its name without regard to case and underscores: `userIdentity`, `useridentity`, `user_identity`. A
 * name with dots is a part of a field, as `userIdentity.sessionContext.sessionIssuer.arn` or `requestParameters.roleName`;
 * some exports leave the dots out (`userIdentityarn`). All others are aliases or counts: they keep their own name.
 */
export function columnOf(name: string, schema: Schema = RECORD): TableColumn {
  const parts = name.replaceAll('{}', '').split('.');
  const above: string[] = [];
  let fields: Schema | undefined = schema;
  for (const [i, part] of parts.entries()) {
    const field: SchemaField | undefined = fields?.get(plainName(part));
    if (!field) break;
    if (i === parts.length - 1) return { name, field, above };
    above.push(field.name);
    if (isOpen(field)) return { name, ...partOf(parts.slice(i + 1), above) };
    fields = field.fields;
  }
  return (parts.length === 1 ? joinedName(name, schema) : undefined) ?? { name, field: undefined, above: [] };
}

/** A name as the schema has it. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Whether anything may be below a field: its parts have the names that they were given. */
function isOpen({ kind }: SchemaField): boolean {
  return kind === 'json';
}

function partOf(rest: readonly string[], above: readonly string[]): Pick<TableColumn, 'field' | 'above'> {
  const last = rest[rest.length - 1]!;
  return { field: { name: last, kind: 'value' }, above: [...above, ...rest.slice(0, -1)] };
}

/** `userIdentityarn` as a part of `userIdentity`, `requestParametersinstanceType` as one of `requestParameters`. */
function joinedName(name: string, schema: Schema): TableColumn | undefined {
  const plain = plainName(name);
  for (const [start, field] of schema) {
    if (!plain.startsWith(start) || plain.length === start.length || name.includes('_')) continue;
    if (isOpen(field)) return { name, ...partOf([name.slice(start.length)], [field.name]) };
    const inner = field.fields && columnOf(name.slice(start.length), field.fields);
    if (inner?.field) return { name, field: inner.field, above: [field.name, ...inner.above] };
  }
  return undefined;
}

/** Names of columns that may hold what is needed most, and were not understood. */
export function columnsNotRead(columns: readonly TableColumn[]): readonly string[] {
  return columns.filter(({ field, name }) => !field && IMPORTANT.test(name)).map(({ name }) => name);
}

const IMPORTANT =
  /identity|principal|^user_?(?:name|arn|id|type)|access_?key|error_?code|response_?elements/i;

/** What exports write in cells that have nothing: published tables of flaws.cloud among them. */
const NOTHING = /^(?:NotApplicable|N\/A)$/;

/**
 * The record that a row of a table holds; undefined text where the row is no event by itself: it has neither an
 * `eventID` nor an `eventName` with its `eventTime`. Results of queries are often counts.
 */
export function recordOfRow(
  columns: readonly TableColumn[],
  cells: readonly (string | undefined)[],
): Rebuilt {
  const record = new Members();
  const parts = new Map<string, Tree>();
  const issues: Issue[] = [];
  columns.forEach((column, i) => {
    const cell = cells[i];
    if (cell === undefined || cell === '' || NOTHING.test(cell)) return;
    if (!column.field) {
      record.add(column.name, JSON.stringify(cell));
      return;
    }
    const { json, issue } = readCell(cell, column.field);
    if (issue) {
      const isCut = issue === 'unclear-cell' && cell.length === LONGEST_CELL;
      issues.push({ code: isCut ? 'spreadsheet' : issue, detail: `(${column.name})` });
    }
    if (json === undefined) return;
    if (column.above.length === 0) record.add(column.field.name, json);
    else addTo(parts, [...column.above, column.field.name], json);
  });
  for (const [name, tree] of parts) record.add(name, jsonOf(tree));
  const isEvent = record.has('eventID') || (record.has('eventName') && record.has('eventTime'));
  if (!isEvent) return { text: undefined, issues: [{ code: 'too-few-columns' }] };
  return { text: record.text(), issues };
}

/** Parts of a field that came in columns of their own: JSON text, or more parts. As deep as the schema. */
type Tree = string | Map<string, Tree>;

function addTo(parts: Map<string, Tree>, path: readonly string[], json: string): void {
  const [name = '', ...rest] = path;
  const known = parts.get(name);
  if (rest.length === 0) {
    if (known === undefined) parts.set(name, json);
    return;
  }
  if (typeof known === 'string') return;
  const below = known ?? new Map<string, Tree>();
  parts.set(name, below);
  addTo(below, rest, json);
}

function jsonOf(tree: Tree): string {
  if (typeof tree === 'string') return tree;
  return `{${[...tree].map(([name, below]) => `${JSON.stringify(name)}:${jsonOf(below)}`).join(',')}}`;
}
