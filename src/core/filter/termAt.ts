import { COLUMNS, type ColumnName, EVENT_COLUMNS, type TextColumnName } from '../event/columns';
import type { FilterFacts } from '../event/filterFacts';
import { objectOf } from '../json/members';
import { FIELDS, findField } from './fields';

/** A field and a recorded value, from which `withTerm` makes a term; '' where nothing is recorded. */
export interface TermAt {
  readonly field: string;
  readonly value: string;
}

/** Longer values make a filter that nobody can read. */
const LONGEST = 1000;

/** Fields for places in a record, and the column that has the value. */
const PLACES: ReadonlyMap<string, readonly [field: string, column: TextColumnName]> = new Map(
  FIELDS.flatMap((field) =>
    field.kind === 'time' ? [] : field.columns.map((column) => [field.name, rowOf(column)] as const),
  ).flatMap(([field, { name, path, alsoAt = [], kept, filter }]) =>
    kept === 'list' || (!filter && kept !== 'id')
      ? []
      : [...(path ? [path] : []), ...alsoAt].map((at) => [at, [field, name as TextColumnName]] as const),
  ),
);

function rowOf(column: ColumnName) {
  return EVENT_COLUMNS.find(({ name }) => name === column)!;
}

const RESOURCE = /^resources\.(?:ARN|ARNPrefix|resourceName|ResourceName)$/;

/**
 * What a filter can say about a place in a record: one of the filter's own fields where it has one for it, else the
 * path. `path` leads from the record's root. Undefined where an object or a list stands there, or a value too long.
 */
export function termAt(
  event: FilterFacts,
  record: unknown,
  path: readonly (string | number)[],
): TermAt | undefined {
  const keys = path.filter((key) => typeof key === 'string');
  const name = keys.join('.');
  const [field, column] = PLACES.get(name) ?? [];
  if (field && column) return { field, value: COLUMNS[column](event) };
  if (name === 'eventTime') return { field: 'time', value: momentOf(event.timeMs) };
  const value = textOfPlace(record, path);
  if (value === undefined || value.length > LONGEST) return undefined;
  if (value !== '' && value === event.graph) return { field: 'graph', value };
  if (RESOURCE.test(name)) return { field: 'resource', value };
  // A key that can't be written in a filter: the value is looked for in all that is around it.
  const spelled = keys.findIndex((key) => !/^[\p{L}\p{N}_-]+$/u.test(key));
  const spellable = spelled < 0 ? name : keys.slice(0, spelled).join('.');
  return findField(spellable) ? { field: spellable, value } : undefined;
}

/** A time as a filter writes the second, or the millisecond, that it is in; '' for none. */
export function momentOf(ms: number): string {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().replace('.000', '');
}

function textOfPlace(record: unknown, path: readonly (string | number)[]): string | undefined {
  let value = record;
  for (const key of path) {
    const inside = Array.isArray(value) ? (value as readonly unknown[]) : objectOf(value);
    if (!Object.hasOwn(inside, key)) return undefined;
    value = (inside as Readonly<Record<string, unknown>>)[key];
  }
  if (value === null) return '';
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}
