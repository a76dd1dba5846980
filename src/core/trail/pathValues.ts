import { withOpenMembers } from '../event/jsonMembers';
import { parseRecord } from './record';

/** More texts than this at one path of one record are not looked at: a record has at most some thousands. */
const MOST_TEXTS = 10_000;

/**
 * The texts that a record has at a path, each once: strings as they are, numbers and booleans as they are written. A
 * list stands for all of its elements, and for one of them where the next key is a number; an object at the path's end
 * for every value in it. Null, empty strings, lists and objects are nothing. A key may have dots of its own. Takes any
 * JSON value; the record is log text, so only own keys count. Does not recurse.
 */
export function textsAt(record: unknown, path: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const todo: { readonly value: unknown; readonly at: number }[] = [{ value: record, at: 0 }];
  for (let next = todo.pop(); next && found.size < MOST_TEXTS; next = todo.pop()) {
    const { value, at } = next;
    if (typeof value !== 'object' || value === null) {
      const text = value === null || value === undefined ? '' : String(value);
      if (at === path.length && text !== '') found.add(text);
    } else if (Array.isArray(value)) {
      const index = path[at];
      if (index !== undefined && /^\d{1,6}$/.test(index) && Number(index) < value.length)
        todo.push({ value: value[Number(index)], at: at + 1 });
      for (let i = value.length - 1; i >= 0; i--) todo.push({ value: value[i], at });
    } else if (at === path.length) {
      for (const inside of Object.values(value).reverse()) todo.push({ value: inside, at });
    } else {
      for (let end = path.length; end > at; end--) {
        const key = path.slice(at, end).join('.');
        if (Object.hasOwn(value, key)) todo.push({ value: (value as Record<string, unknown>)[key], at: end });
      }
    }
  }
  return [...found];
}

/** Paths of one record that are told at most, and keys in one. */
const MOST_PATHS = 2000;
const MOST_KEYS = 12;

/** The paths at which a record has a value, each once, positions in lists left out; in the order of the record. */
export function pathsIn(record: unknown): readonly string[] {
  const found = new Set<string>();
  const todo: { readonly value: unknown; readonly keys: readonly string[] }[] = [{ value: record, keys: [] }];
  for (let next = todo.pop(); next && found.size < MOST_PATHS; next = todo.pop()) {
    const { value, keys } = next;
    if (typeof value !== 'object' || value === null) found.add(keys.join('.'));
    else if (keys.length >= MOST_KEYS) continue;
    else if (Array.isArray(value))
      for (const inside of value.slice(0, 100).reverse()) todo.push({ value: inside, keys });
    else
      for (const [key, inside] of Object.entries(value).reverse())
        todo.push({ value: inside, keys: [...keys, key] });
  }
  return [...found];
}

/**
 * The value of a record's text, in which a number of more digits than a number can hold is the text of them, where the
 * engine tells (Node.js 21 and newer).
 */
export function parseExact(text: string): unknown {
  if (!/\d{16}/.test(text)) return parseRecord(text);
  const exact = (_: string, value: unknown, context?: { readonly source?: string }) => {
    const source = context?.source;
    return typeof value === 'number' && source && /\d{16}/.test(source) ? source : value;
  };
  const parse = (json: string): unknown => JSON.parse(json, exact);
  try {
    return withOpenMembers(parse(text), parse);
  } catch {
    return parseRecord(text);
  }
}

/**
 * The path that a record has in place of this one, where only the case of keys is another. Undefined where there is
 * none, or the path itself is there.
 */
export function pathInOtherCase(record: unknown, path: readonly string[]): readonly string[] | undefined {
  const todo: { readonly value: unknown; readonly keys: readonly string[] }[] = [{ value: record, keys: [] }];
  let looked = 0;
  for (let next = todo.pop(); next && looked < MOST_TEXTS; next = todo.pop(), looked++) {
    const { value, keys } = next;
    const wanted = path[keys.length]?.toLowerCase();
    if (wanted === undefined) return keys.join('.') === path.join('.') ? undefined : keys;
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--) todo.push({ value: value[i], keys });
      continue;
    }
    for (const [key, inside] of Object.entries(value)) {
      if (key.toLowerCase() === wanted) todo.push({ value: inside, keys: [...keys, key] });
    }
  }
  return undefined;
}
