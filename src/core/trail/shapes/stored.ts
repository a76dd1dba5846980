import { booleanOf, isObject, type JsonObject, objectOf, textOf } from '../../json/members';
import { encodeUtf8 } from '../../json/text';
import { parseTolerant } from '../../json/tolerant';
import { jsonText } from '../table/members';
import { columnOf, recordOfRow, type TableColumn } from '../table/row';
import type { Schema, SchemaField } from '../table/schema';
import { CARRIERS, mentionsRecord } from '../walk/recordKeys';
import type { ObjectShape, Rebuilt } from './contract';

/**
 * Records as stores spell them: lower-case keys (Athena's UNLOAD), with underscores (Steampipe), parts of fields under keys
 * of their own (Splunk's search results, jq's output), and Elastic's fields. Where the record as it was is beside them, in
 * Splunk's `_raw` for example, that one counts.
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 * https://www.elastic.co/docs/reference/integrations/aws/cloudtrail
 */
export const STORED: ObjectShape = {
  id: 'stored',
  title: 'records of a store',
  rebuild(value) {
    const object = objectOf(value);
    const whole = wholeRecordIn(object);
    if (whole !== undefined) return { text: whole, issues: [] };
    const elastic = elasticFields(object);
    return elastic ? rebuildFrom(elastic) : rebuildFrom(Object.entries(object));
  },
};

/** The text of a record that an object has in a string, beside what it tells of it in other ways. */
export function wholeRecordIn(object: JsonObject): string | undefined {
  for (const [key, value] of Object.entries(object)) {
    if (!CARRIERS.has(key) || typeof value !== 'string' || !/^\s*\{/.test(value)) continue;
    const bytes = encodeUtf8(value);
    if (!mentionsRecord(bytes, 0, bytes.length)) continue;
    const record = objectOf(parseTolerant(bytes));
    if (textOf(record['eventName']) !== '' && textOf(record['eventSource']) !== '') return jsonText(record);
  }
  return undefined;
}

type Members = readonly (readonly [name: string, value: unknown])[];

function rebuildFrom(members: Members): Rebuilt {
  const columns: TableColumn[] = [];
  const cells: (string | undefined)[] = [];
  for (const [name, value] of members) {
    const column = columnOf(name);
    columns.push(column);
    cells.push(cellOf(value, column.field));
  }
  return recordOfRow(columns, cells);
}

/** A value as the cell of a table: structs with CloudTrail's own names. */
function cellOf(value: unknown, field: SchemaField | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  // Search hits have lists of one value.
  if (Array.isArray(value) && value.length === 1 && field && !/^(?:structs|json|value)$/.test(field.kind)) {
    return cellOf(value[0], field);
  }
  if (typeof value !== 'object') return String(value);
  return jsonText(field?.fields ? named(value, field.fields) : value);
}

/** A struct, or a list of them, with the names that the schema has. */
function named(value: unknown, fields: Schema, depth = 0): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((one) => named(one, fields, depth + 1));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inside]) => {
    const field = fields.get(key.toLowerCase().replaceAll('_', ''));
    return [field?.name ?? key, field?.fields ? named(inside, field.fields, depth + 1) : inside] as const;
  });
  return Object.fromEntries(entries);
}

/** Deeper than any schema. */
const DEEPEST = 8;

/** Elastic's own fields for what it keeps outside of `aws.cloudtrail`. */
const ECS: readonly (readonly [field: string, path: readonly string[]])[] = [
  ['eventName', ['event', 'action']],
  ['eventSource', ['event', 'provider']],
  ['eventID', ['event', 'id']],
  ['eventTime', ['@timestamp']],
  ['awsRegion', ['cloud', 'region']],
  ['sourceIPAddress', ['source', 'address']],
  ['sourceIPAddress', ['source', 'ip']],
  ['userAgent', ['user_agent', 'original']],
  ['userIdentity.userName', ['user', 'name']],
  ['userIdentity.principalId', ['user', 'id']],
  ['userIdentity.accountId', ['cloud', 'account', 'id']],
  ['errorCode', ['error', 'code']],
  ['errorMessage', ['error', 'message']],
];

/** Elastic's names for parts of an identity that CloudTrail has deeper. */
const DEEPER: ReadonlyMap<string, string> = new Map([
  [
    'userIdentity.session_context.mfa_authenticated',
    'userIdentity.sessionContext.attributes.mfaAuthenticated',
  ],
  ['userIdentity.session_context.creation_date', 'userIdentity.sessionContext.attributes.creationDate'],
]);

/** The members of a record by Elastic's document; undefined if it is none. */
function elasticFields(object: JsonObject): Members | undefined {
  const document = nested(object);
  const cloudTrail = objectOf(objectOf(document['aws'])['cloudtrail']);
  if (Object.keys(cloudTrail).length === 0) return undefined;
  const members: (readonly [string, unknown])[] = [];
  for (const [key, value] of Object.entries(cloudTrail)) {
    if (key === 'flattened' || key === 'console_login') continue;
    if (key === 'user_identity') members.push(...flatIdentity(value));
    else members.push([key === 'additional_eventdata' ? 'additionalEventData' : key, value]);
  }
  for (const [field, path] of ECS) {
    const value = path.reduce<unknown>((inside, key) => objectOf(inside)[key], document);
    const one = Array.isArray(value) ? value[0] : value;
    if (typeof one === 'string' || typeof one === 'number') members.push([field, one]);
  }
  const signIn = objectOf(objectOf(cloudTrail['console_login'])['additional_eventdata']);
  const mfa = booleanOf(signIn['mfa_used']);
  if (mfa !== undefined) members.push(['additionalEventData.MFAUsed', mfa ? 'Yes' : 'No']);
  const outcome = textOf(objectOf(document['event'])['outcome']);
  const hasError = members.some(([name, value]) => /^error_?code$/i.test(name) && value !== '');
  const name = textOf(members.find(([field]) => field === 'eventName')?.[1]);
  // Elastic tells a sign-in's outcome by what its response said.
  if (outcome === 'failure' && !hasError && name !== '')
    members.push([`responseElements.${name}`, 'Failure']);
  return members;
}

function flatIdentity(identity: unknown): Members {
  const found: (readonly [string, unknown])[] = [];
  const walk = (value: unknown, path: string, depth: number): void => {
    if (isObject(value) && depth < DEEPEST) {
      for (const [key, inside] of Object.entries(value)) walk(inside, `${path}.${key}`, depth + 1);
    } else found.push([DEEPER.get(path) ?? path, Array.isArray(value) ? value[0] : value]);
  };
  walk(identity, 'userIdentity', 0);
  return found;
}

/** A document whose keys with dots are objects in objects. */
function nested(object: JsonObject): JsonObject {
  if (!Object.keys(object).some((key) => key.includes('.'))) return object;
  const root = Object.create(null) as { [key: string]: unknown };
  for (const [key, value] of Object.entries(object)) {
    const path = key.split('.').slice(0, DEEPEST);
    let node = root;
    for (const name of path.slice(0, -1)) {
      if (!isObject(node[name])) node[name] = Object.create(null);
      node = node[name] as { [key: string]: unknown };
    }
    node[path[path.length - 1]!] ??= value;
  }
  return root;
}
