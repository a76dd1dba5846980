import { type ColumnName, EVENT_COLUMNS } from '../event/columns';
import { INSIDE_PATHS, TOP_FIELDS } from '../knowledge/recordFields/paths';
import type { PathField, TextField } from './field';
import { nearestName } from './nearest';

export { TOP_FIELDS };

/** Paths that are documented, each once: what completion offers, and what a wrong case is told by. */
export const KNOWN_PATHS: readonly string[] = [...TOP_FIELDS, ...INSIDE_PATHS];

const TOP: ReadonlySet<string> = new Set(TOP_FIELDS);

/** The documented keys below a documented path. */
const CHILDREN = new Map<string, string[]>();
for (const path of KNOWN_PATHS) {
  const dot = path.lastIndexOf('.');
  const parent = path.slice(0, Math.max(0, dot));
  CHILDREN.set(parent, [...(CHILDREN.get(parent) ?? []), path.slice(dot + 1)]);
}

/** What is below these is documented in full, so that a key that is nearly a documented one is a slip. */
const CLOSED: ReadonlySet<string> = new Set(['userIdentity', 'tlsDetails', 'insightDetails', 'addendum']);

/** Paths whose texts a column holds to the letter: no record has to be read for them. */
const IN_COLUMNS: ReadonlyMap<string, ColumnName> = new Map(
  EVENT_COLUMNS.flatMap(({ name, path, exact }) => (exact && path ? [[path, name] as const] : [])),
);

/** A record is not nested deeper than this. */
const MOST_KEYS = 40;

/** The row, in the table of fields and in completions, for all paths. */
export const ANY_PATH = {
  name: 'requestParameters.graphArn',
  description: 'Any value of the record by its path, keys in the case that they are recorded in',
  values: 'text, `*`',
  example: 'userIdentity.sessionContext.attributes.mfaAuthenticated:false',
};

/**
 * The field for what stands at a path of the record. Undefined where the path does not begin with a field of records,
 * or is nearly a documented one. What else is below the first key only the records tell.
 */
export function pathFieldOf(name: string): PathField | TextField | undefined {
  const path = name.split('.');
  if (!TOP.has(path[0]!) || path.includes('') || path.length > MOST_KEYS) return undefined;
  if (mended(path) !== name) return undefined;
  const row = {
    name,
    aliases: [],
    description: `What the record has at \`${name}\``,
    values: ANY_PATH.values,
    example: `${name}:x`,
  };
  const column = IN_COLUMNS.get(name);
  return column ? { ...row, kind: 'text', columns: [column] } : { ...row, kind: 'path', path };
}

/** The path that was most likely meant by one that is none. */
export function nearestPath(name: string): string | undefined {
  const [first = '', ...rest] = name.split('.');
  if (rest.length >= MOST_KEYS) return undefined;
  const top = sameLetters(first, TOP_FIELDS) ?? nearestName(first, TOP_FIELDS);
  const path = top === undefined ? name : mended([top, ...rest.filter(Boolean)]);
  return path === name ? undefined : path;
}

/** The path with documented keys in their own case, and slips in them corrected. */
function mended(path: readonly string[]): string {
  let parent = '';
  for (const key of path) {
    const known = CHILDREN.get(parent) ?? [];
    const slips = CLOSED.has(path[0]!) && parent !== '';
    const meant = known.includes(key)
      ? key
      : (sameLetters(key, known) ?? (slips ? nearestName(key, known) : undefined) ?? key);
    parent = parent === '' ? meant : `${parent}.${meant}`;
  }
  return parent;
}

function sameLetters(key: string, keys: readonly string[]): string | undefined {
  const small = key.toLowerCase();
  return keys.find((known) => known.toLowerCase() === small);
}
