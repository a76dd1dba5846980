import type { Field } from './field';
import { FIELDS, findField } from './fields';
import { type FilterTerm, parseFilter } from './grammar';
import { KNOWN_PATHS, TOP_FIELDS } from './paths';
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
  /** Fields whose name or alias, and paths of which a part, begins with the prefix; empty where a value is typed. */
  readonly fields: readonly FieldSuggestion[];
  /** Values that the field offers whatever the logs hold; those of the logs come from the index. */
  readonly choices: readonly string[];
}

/** Paths offered at a time. */
const MOST_PATHS = 40;

/** Fields of a record that are objects of their own: what is in them is typed next. */
const OPEN: readonly string[] = [
  'requestParameters',
  'responseElements',
  'additionalEventData',
  'serviceEventDetails',
];

/** What can be typed at `offset`, in UTF-16 units. `paths` are those that the logs have besides the documented ones. */
export function completeFilter(
  text: string,
  offset: number,
  paths: readonly string[] = [],
): FilterCompletion {
  const at = Math.max(0, Math.min(offset, text.length));
  const term = parseFilter(text).terms.find(({ start, end }) => start <= at && at <= end);
  return (term && completeTerm(text, at, term, paths)) ?? completeField(at, at, '', paths);
}

function completeTerm(
  text: string,
  at: number,
  term: FilterTerm,
  paths: readonly string[],
): FilterCompletion | undefined {
  const { field: name, values } = term;
  if (name && at >= name.start && at <= name.end) {
    return completeField(name.start, name.end + 1, text.slice(name.start, at), paths);
  }
  const value = values.find(({ start, end }) => start <= at && at <= end);
  if (!value) return undefined;
  const prefix = plainText(readValue(text.slice(0, at), value.start).value);
  if (!name && values.length === 1 && !value.quoted)
    return completeField(value.start, value.end, prefix, paths);
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

function completeField(
  replaceStart: number,
  replaceEnd: number,
  prefix: string,
  paths: readonly string[],
): FilterCompletion {
  const byName = FIELDS.filter((field) => startsWith(field.name, prefix));
  const byAlias = FIELDS.filter((field) => field.aliases.some((alias) => startsWith(alias, prefix)));
  const named = [...new Set([...byName, ...byAlias])].map((field) => ({ field, insert: `${field.name}:` }));
  const fields = [...named, ...pathsFor(prefix, paths)];
  return { kind: 'field', replaceStart, replaceEnd, prefix, fields, choices: [] };
}

/** Paths of which the whole or the last key begins with the prefix; of an object that is open, its name with a dot. */
function pathsFor(prefix: string, given: readonly string[]): FieldSuggestion[] {
  if (prefix.length < 2) return [];
  const all = [...new Set([...KNOWN_PATHS, ...given])].filter(
    (path) => !OPEN.includes(path) && /^[\p{L}\p{N}_.-]+$/u.test(path),
  );
  const dotted = prefix.includes('.') || TOP_FIELDS.some((top) => startsWith(top, prefix));
  const whole = all.filter((path) => startsWith(path, prefix));
  const last = dotted ? [] : all.filter((path) => startsWith(path.slice(path.lastIndexOf('.') + 1), prefix));
  const open = OPEN.filter((path) => startsWith(path, prefix));
  const inserts = [...open.map((path) => `${path}.`), ...[...whole, ...last].map((path) => `${path}:`)];
  return [...new Set(inserts)].slice(0, MOST_PATHS).flatMap((insert) => {
    const field = findField(insert.slice(0, -1));
    // Aliases are offered as the fields that they are of.
    return field && field.name === insert.slice(0, -1) && !FIELDS.includes(field as (typeof FIELDS)[number])
      ? [{ field, insert }]
      : [];
  });
}

function startsWith(text: string, prefix: string): boolean {
  return text.toLowerCase().startsWith(prefix.toLowerCase());
}
