import { type ColumnName, EVENT_COLUMNS } from '../event/columns';
import type { Field, TextField, TimeField } from './field';
import { pathFieldOf } from './paths';

/** Every field of the filter language. Parser, errors, completion and the reference come from here. */
export const FIELDS: readonly (TextField | TimeField)[] = EVENT_COLUMNS.flatMap<TextField | TimeField>(
  ({ name, filter }) => {
    if (!filter) return [];
    const { kind, with: others = [], ...row } = filter;
    if (kind === 'time') return [{ ...row, kind }];
    return [{ ...row, kind, columns: [name, ...(others as readonly ColumnName[])] }];
  },
);

/** What words without a field are searched for in. */
export const ANYWHERE: TextField = {
  name: '',
  aliases: [],
  description: 'Any text of the event',
  kind: 'text',
  columns: EVENT_COLUMNS.filter(({ anywhere }) => anywhere).map(({ name }) => name),
  values: 'text, `*`',
  example: 'DeleteGraph',
};

const BY_NAME = new Map(
  FIELDS.flatMap((field) =>
    [field.name, ...field.aliases].map((name) => [name.toLowerCase(), field] as const),
  ),
);

/** Names and aliases as they are spelled, names first. */
export const FIELD_NAMES: readonly string[] = [
  ...FIELDS.map((field) => field.name),
  ...FIELDS.flatMap((field) => field.aliases),
];

/** The field of a name or alias, whatever its case; or of a path in the record, in the case that it is recorded in. */
export function findField(name: string): Field | undefined {
  return BY_NAME.get(name.toLowerCase()) ?? pathFieldOf(name);
}
