import type { Field } from './field';
import { FIELDS, findField } from './fields';
import { type FilterTerm, parseFilter } from './grammar';
import { plainText, readValue } from './value';

/** A field to offer, and what to write for it. */
export interface FieldSuggestion {
  readonly field: Field;
  readonly insert: string;
}

/** What can be typed at a place in a filter, and which stretch of the text it takes the place of. */
export interface FilterCompletion {
  readonly kind: 'field' | 'value';
  readonly replaceStart: number;
  readonly replaceEnd: number;
  /** What stands between the start of that stretch and the cursor, without quotes. */
  readonly prefix: string;
  /** Whose values to offer. Absent where a field is typed, in free text, and after an unknown field. */
  readonly field?: Field;
  /** Fields whose name or alias begins with the prefix; empty where a value is typed. */
  readonly fields: readonly FieldSuggestion[];
  /** Values that the field offers whatever the logs hold; those of the logs come from the index. */
  readonly choices: readonly string[];
}

/** What can be typed at `offset`, in UTF-16 units. */
export function completeFilter(text: string, offset: number): FilterCompletion {
  const at = Math.max(0, Math.min(offset, text.length));
  const term = parseFilter(text).terms.find(({ start, end }) => start <= at && at <= end);
  return (term && completeTerm(text, at, term)) ?? completeField(at, at, '');
}

function completeTerm(text: string, at: number, term: FilterTerm): FilterCompletion | undefined {
  const { field: name, values } = term;
  if (name && at >= name.start && at <= name.end) {
    return completeField(name.start, name.end + 1, text.slice(name.start, at));
  }
  const value = values.find(({ start, end }) => start <= at && at <= end);
  if (!value) return undefined;
  const prefix = plainText(readValue(text.slice(0, at), value.start).value);
  if (!name && values.length === 1 && !value.quoted) return completeField(value.start, value.end, prefix);
  const field = name && findField(name.text);
  return {
    kind: 'value',
    replaceStart: value.start,
    replaceEnd: value.end,
    prefix,
    ...(field && { field }),
    fields: [],
    choices: (field?.choices ?? []).filter((choice) => startsWith(choice, prefix)),
  };
}

function completeField(replaceStart: number, replaceEnd: number, prefix: string): FilterCompletion {
  const byName = FIELDS.filter((field) => startsWith(field.name, prefix));
  const byAlias = FIELDS.filter((field) => field.aliases.some((alias) => startsWith(alias, prefix)));
  const fields = [...new Set([...byName, ...byAlias])].map((field) => ({ field, insert: `${field.name}:` }));
  return { kind: 'field', replaceStart, replaceEnd, prefix, fields, choices: [] };
}

function startsWith(text: string, prefix: string): boolean {
  return text.toLowerCase().startsWith(prefix.toLowerCase());
}
