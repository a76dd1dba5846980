import { RECORD, type Schema, type SchemaField } from './schema';

/** A step down to a value: a member's name, or a place in a list; {@link EACH} stands for all places of a list. */
export type Step = string | number | typeof EACH;
export const EACH = Symbol('each');

/** Where a value belongs in a record, and how it is read. */
export interface FieldPlace {
  readonly field: SchemaField;
  /** From the record's root. */
  readonly path: readonly Step[];
}

/** Longer names are nobody's fields. */
const LONGEST_NAME = 512;
/** Parts of a name below a field that holds JSON. */
const MOST_STEPS = 32;

/** What is inside of a field that holds JSON: a text stays the text that it is. */
const INSIDE: SchemaField = { name: '', kind: 'inside' };

/**
 * The field of a record that a name stands for, however a store or converter spells it: in any case, in snake_case, and
 * with the names above it before it. These are joined by dots (Splunk, Athena, jq), slashes, underscores (BigQuery,
 * `json_normalize`) or nothing at all; lists are marked by `{}` (Splunk), `[0]`, or a number of its own.
 * `userIdentity.sessionContext.sessionIssuer.arn`, `user_identity_type`, `useridentitytype`, `resources{}.ARN`,
 * `responseElements.ConsoleLogin`. Undefined for names that are no field's.
 */
export function placeOfName(name: string, schema: Schema = RECORD): FieldPlace | undefined {
  if (name.length > LONGEST_NAME || !SPELLING.test(name)) return undefined;
  let plain = '';
  const ends: number[] = [];
  for (let i = 0; i < name.length; i++) {
    const char = name[i]!;
    if (!/[A-Za-z0-9]/.test(char)) continue;
    plain += char.toLowerCase();
    ends.push(i + 1);
  }
  return plain === '' ? undefined : placeIn(schema, { name, plain, ends }, 0);
}

/** Letters and digits of any script below JSON fields, and what joins them. */
const SPELLING = /^[\p{L}\p{N}_.\-/:{}[\] @$#]+$/u;

interface Name {
  readonly name: string;
  /** Without everything but letters and digits, in lower case. */
  readonly plain: string;
  /** Where each character of that ends in the name. */
  readonly ends: readonly number[];
}

function placeIn(schema: Schema, name: Name, from: number): FieldPlace | undefined {
  const whole = schema.get(name.plain.slice(from));
  if (whole) return { field: whole, path: [whole.name] };
  for (const [key, field] of byLength(schema)) {
    if (!name.plain.startsWith(key, from)) continue;
    const found = below(field, name, from + key.length);
    if (found) return { field: found.field, path: [field.name, ...found.path] };
  }
  return undefined;
}

/** The place of the rest of a name inside of a field. */
function below(field: SchemaField, name: Name, from: number): FieldPlace | undefined {
  const rest = name.name.slice(name.ends[from - 1]);
  if (field.kind === 'json') {
    const path = stepsOf(rest, field.name);
    return path && { field: INSIDE, path };
  }
  if (!field.fields) return undefined;
  if (field.kind === 'struct') return placeIn(field.fields, name, from);
  const index = /^(?:\[(\d{1,4})\]|[^A-Za-z0-9](\d{1,4})(?![0-9]))/.exec(rest);
  const digits = index?.[1] ?? index?.[2] ?? '';
  const inList = placeIn(field.fields, name, from + digits.length);
  if (!inList) return undefined;
  return { field: inList.field, path: [digits === '' ? EACH : Number(digits), ...inList.path] };
}

/** Fields whose parts are told where nothing joins the names: `requestParametersinstanceType`. */
const RUN_TOGETHER: ReadonlySet<string> = new Set([
  ...['requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails'],
]);

/**
 * Names inside of JSON, as `.items{}.ipProtocol` or `_bucketName`. An underscore or a hyphen can be part of a name: what
 * only these join stays one.
 */
function stepsOf(rest: string, field: string): readonly Step[] | undefined {
  if (/^[A-Za-z0-9]/.test(rest)) return RUN_TOGETHER.has(field) ? [rest] : undefined;
  const joint = rest.includes('/') && !rest.includes('.') ? '/' : '.';
  const isSplit = /[./{[]/.test(rest);
  const parts = isSplit ? rest.split(joint) : [rest.replace(/^[^A-Za-z0-9]+/, '')];
  const steps: Step[] = [];
  for (const part of parts) {
    if (part === '') continue;
    const [, own = '', marks = ''] = /^(.*?)((?:\{\}|\[\d{0,4}\])*)$/s.exec(part) ?? [];
    if (/^\d{1,4}$/.test(own) && isSplit) steps.push(Number(own));
    else if (own !== '') steps.push(own.replace(/^[_-]+/, '') || own);
    for (const mark of marks.match(/\{\}|\[\d{0,4}\]/g) ?? [])
      steps.push(/\d/.test(mark) ? Number(mark.slice(1, -1)) : EACH);
  }
  return steps.length > 0 && steps.length <= MOST_STEPS ? steps : undefined;
}

const SORTED = new WeakMap<Schema, readonly (readonly [string, SchemaField])[]>();

/** The longest first: `eventID` is no `event` of anything. */
function byLength(schema: Schema): readonly (readonly [string, SchemaField])[] {
  const known = SORTED.get(schema);
  if (known) return known;
  const sorted = [...schema].sort(([a], [b]) => b.length - a.length);
  SORTED.set(schema, sorted);
  return sorted;
}
