import { booleanOf, isObject, type JsonObject } from '../../json/members';
import { encodeUtf8 } from '../../json/text';
import { isWellFormed } from '../../json/wellFormed';
import { parseTime } from '../../knowledge/times';
import type { Issue } from '../shapes/contract';
import { placeOfName } from './fieldNames';
import { jsonText } from './members';
import type { Kind, Schema, SchemaField } from './schema';
import { recordTime } from './storeTimes';
import { printedMap, printedStruct, printedStructs } from './structs';

/** What a cell says: the JSON text of a field's value; undefined where the value is not there any more. */
export interface Reading {
  readonly json: string | undefined;
  readonly issue?: Issue['code'];
}

/** How the cells of each kind of field are read. No cell is empty. */
const READERS: Readonly<Record<Kind, (cell: string, field: SchemaField) => Reading>> = {
  text: (cell) => ({ json: JSON.stringify(cell) }),
  boolean: (cell) => ({ json: JSON.stringify(booleanOf(cell) ?? cell) }),
  time: (cell) => {
    const isTime = !Number.isNaN(parseTime(cell));
    return { json: JSON.stringify(recordTime(cell)), ...(!isTime && { issue: 'spreadsheet' }) };
  },
  account: (cell) => {
    if (isFloat(cell)) return { json: undefined, issue: 'spreadsheet' };
    // Leading zeros are gone; how many there were is known, whether there were any is not.
    const isCut = /^\d{1,11}$/.test(cell);
    return { json: JSON.stringify(cell), ...(isCut && { issue: 'spreadsheet' }) };
  },
  id: (cell) => (isFloat(cell) ? { json: undefined, issue: 'spreadsheet' } : { json: JSON.stringify(cell) }),
  json: (cell) => structured(cell, printedMap(cell)),
  struct: (cell, { fields }) => structured(cell, fields && printedStruct(cell, fields), fields),
  structs: (cell, { fields }) => structured(cell, fields && printedStructs(cell, fields), fields),
  inside: (cell) => ({ json: cell === 'null' ? undefined : JSON.stringify(cell) }),
};

/** The value of a field as a table has it in a cell. */
export function readCell(cell: string, field: SchemaField): Reading {
  return READERS[field.kind](cell, field);
}

/**
 * The value of a field as a store has it in JSON: text is read as a cell is, numbers and true or false become the text
 * that a record has for them, names inside of structs become CloudTrail's own. A list of one, in which some stores keep
 * every value, stands for what is in it.
 */
export function readValue(value: unknown, field: SchemaField): Reading {
  const only = Array.isArray(value) && value.length === 1 && !LISTS.has(field.kind) ? value[0] : value;
  if (only === undefined || only === '') return { json: undefined };
  if (only === null) return { json: 'null' };
  if (typeof only === 'string') return readCell(only, field);
  if (typeof only === 'object') return { json: jsonText(field.fields ? ownNames(only, field.fields) : only) };
  if (field.kind === 'time' && typeof only === 'number') return { json: JSON.stringify(recordTime(only)) };
  const isText = field.kind === 'text' || field.kind === 'id' || field.kind === 'time';
  if (isText) return { json: JSON.stringify(String(only)) };
  // The zeros that a number has lost are put back.
  if (field.kind === 'account') return { json: JSON.stringify(String(only).padStart(12, '0')) };
  return { json: jsonText(only) };
}

/** Fields in which a list is a value of its own. */
const LISTS: ReadonlySet<Kind> = new Set<Kind>(['structs', 'json', 'inside']);

/** Structs in structs are renamed down to this depth. */
const MOST_STRUCTS = 8;

/** A struct, or a list of them, with the names that CloudTrail has for its fields; others keep their own. */
function ownNames(value: unknown, fields: Schema, depth = 0): unknown {
  if (depth > MOST_STRUCTS) return value;
  if (Array.isArray(value)) return value.map((item) => ownNames(item, fields, depth + 1));
  if (!isObject(value)) return value;
  const renamed: Record<string, unknown> = Object.create(null);
  for (const [name, inside] of Object.entries(value)) {
    const place = placeOfName(name, fields);
    let at = renamed;
    const path = place?.path ?? [name];
    for (const step of path.slice(0, -1)) {
      const next = at[String(step)];
      const below = (isObject(next) ? next : Object.create(null)) as Record<string, unknown>;
      at[String(step)] = below;
      at = below;
    }
    const { fields: below, kind } = place?.field ?? {};
    const own = below ? ownNames(inside, below, depth + 1) : inside;
    const isScalar = kind === 'text' && (typeof own === 'boolean' || typeof own === 'number');
    at[String(path[path.length - 1])] ??= isScalar
      ? String(own)
      : kind === 'time' && typeof own === 'string'
        ? recordTime(own)
        : own;
  }
  return renamed;
}

/** Whether a struct as JSON has names that are not CloudTrail's own, as lower-case ones. */
function hasOtherNames(value: JsonObject, fields: Schema): boolean {
  return Object.entries(value).some(([name, inside]) => {
    const place = Object.hasOwn(value, name) ? placeOfName(name, fields) : undefined;
    if (!place) return false;
    if (place.path.length > 1 || place.path[0] !== name) return true;
    return place.field.fields !== undefined && isObject(inside) && hasOtherNames(inside, place.field.fields);
  });
}

/** JSON stays to the letter, but for other names of fields. A print that can't be told for certain stays text. */
function structured(cell: string, printed: string | undefined, fields?: Schema): Reading {
  if (isJson(cell)) return { json: fields ? withOwnNames(cell, fields) : cell };
  if (printed !== undefined) return { json: printed };
  const isUnclear = /^\s*[{[]/.test(cell);
  return { json: JSON.stringify(cell), ...(isUnclear && { issue: 'unclear-cell' }) };
}

function withOwnNames(json: string, fields: Schema): string {
  const value: unknown = JSON.parse(json);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const isOther = items.some((item) => isObject(item) && hasOtherNames(item, fields));
  return (isOther ? jsonText(ownNames(value, fields)) : undefined) ?? json;
}

/** JSON of an object, an array or null. Bare words and numbers are the text that they are. */
function isJson(cell: string): boolean {
  return (cell === 'null' || /^\s*[{[]/.test(cell)) && isWellFormed(encodeUtf8(cell));
}

/**
 * A number as spreadsheets write long ones, `5.28758E+11`: its digits are gone. They also take `12E456` for one.
 * https://support.microsoft.com/office/keeping-leading-zeros-and-large-numbers-1bf7b935-36e1-4985-842f-5dfa51f85fe7
 */
function isFloat(cell: string): boolean {
  return /^[+-]?\d(?:[.,]\d+)?E[+-]\d{1,3}$/i.test(cell);
}
