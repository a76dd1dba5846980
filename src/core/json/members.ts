/** A JSON object of a log. Its keys and values are log text: look up only own, literal names. */
export type JsonObject = { readonly [key: string]: unknown };

const NOTHING: JsonObject = Object.freeze({});

/** True for a JSON object; arrays, null and scalars are none. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value itself where it is an object, else an empty one, so that a chain of reads never throws. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : NOTHING;
}

/** A text as recorded; a number as its digits; anything else (null, boolean, object, list) is no text: ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : '';
}

/** An account ID. One stored as a number has lost its leading zeros; they are put back (12 digits). */
export function accountOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? String(value).padStart(12, '0')
    : '';
}

/** A boolean, also where an exporter wrote it as the text `true` or `false`, in any case. */
export function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  const lower = value.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

/**
 * Whether a value holds anything: exports write null, `{}`, `[]` and empty texts for what is absent. Looks into objects and
 * lists, a few levels deep as records are.
 */
export function holdsAnything(value: unknown, depth = 6): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (typeof value !== 'object') return true;
  return depth > 0 && Object.values(value).some((inside) => holdsAnything(inside, depth - 1));
}

/**
 * What is at a path of keys and positions; undefined where there is nothing. Looks at own keys only. `open` gives what a
 * value on the way holds, if that isn’t the value itself.
 */
export function valueAtPath(
  root: unknown,
  path: readonly (string | number)[],
  open: (value: unknown) => unknown = (value) => value,
): unknown {
  let value = root;
  for (const step of path) {
    value = open(value);
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}
