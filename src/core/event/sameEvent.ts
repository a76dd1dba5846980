import { isObject, type JsonObject, objectOf, textOf } from '../json/members';
import { parseTime } from '../knowledge/times';
import { fingerprint } from './fingerprint';

/** A record of which another one may be a copy. */
export interface Candidate {
  readonly record: unknown;
  /** It was rebuilt from columns, or from a lookup item: it has some of the fields, and some of them as text. */
  readonly partial: boolean;
}

/**
 * Whether two records with one event ID are the same event: whole ones if they hold equal values, whatever the
 * spacing, escaping or order of keys; a rebuilt one if the fields that both have agree.
 */
export function isSameEvent(a: Candidate, b: Candidate): boolean {
  if (!a.partial && !b.partial) return fingerprint(a.record) === fingerprint(b.record);
  const left = objectOf(a.record);
  const right = objectOf(b.record);
  return (
    Object.keys(left).every((key) => agreeAt(key, left, right)) &&
    callersAgree(left, right) &&
    callersAgree(right, left)
  );
}

/** How many values a record has: of two copies, the one with more is the fuller. Nesting past 50 levels counts once. */
export function fullness(value: unknown, level = 0): number {
  if (value === null || value === undefined) return 0;
  if (typeof value !== 'object' || level > 50) return 1;
  return Object.values(value).reduce((sum: number, item) => sum + fullness(item, level + 1), 0);
}

/** Fields of `lookup-events` that records don't have, or that are about something else there. */
const LOOKUP_ONLY: ReadonlySet<string> = new Set(['Username', 'AccessKeyId', 'Resources']);

function agreeAt(key: string, left: JsonObject, right: JsonObject): boolean {
  if (LOOKUP_ONLY.has(key) || !Object.hasOwn(right, key)) return true;
  if (key === 'eventTime') {
    const [a, b] = [parseTime(left[key]), parseTime(right[key])];
    // A spreadsheet's `03/14/2024 13:19` tells nothing for certain; that it is no time is reported by itself.
    return Number.isNaN(a) || Number.isNaN(b) || Math.floor(a / 1000) === Math.floor(b / 1000);
  }
  return agree(left[key], right[key], 0);
}

/** Whether two values agree where both have one: null is as good as nothing, and text as good as what it stands for. */
function agree(one: unknown, other: unknown, level: number): boolean {
  const left = unwrapped(one, other);
  const right = unwrapped(other, one);
  if (isNothing(left) || isNothing(right) || level > 50) return true;
  if (isObject(left) && isObject(right)) {
    return Object.keys(left).every(
      (key) => !Object.hasOwn(right, key) || agree(left[key], right[key], level + 1),
    );
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, i) => agree(item, right[i], level + 1));
  }
  if (typeof left === 'object' || typeof right === 'object') {
    // A struct that could not be read stands there as its text: there is nothing to compare.
    return typeof left === 'string' || typeof right === 'string';
  }
  return String(left) === String(right);
}

/**
 * What a value is without what tools put around it: Wazuh makes the element of a list of one, and `{"string": …}` of what
 * is no object.
 * https://github.com/wazuh/wazuh/blob/master/wodles/aws/buckets_s3/cloudtrail.py
 */
function unwrapped(value: unknown, other: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 && !Array.isArray(other) ? value[0] : value;
  if (!isObject(value) || isObject(other) || !Object.hasOwn(value, 'string')) return value;
  return Object.keys(value).length === 1 ? value['string'] : value;
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** Whether the `Username` and `AccessKeyId` that one has in place of a userIdentity are those of the other's. */
function callersAgree(item: JsonObject, record: JsonObject): boolean {
  const identity = record['userIdentity'];
  if (!isObject(identity)) {
    return ['Username', 'AccessKeyId'].every((key) => agree(item[key], record[key], 0));
  }
  const key = textOf(item['AccessKeyId']);
  const own = textOf(identity['accessKeyId']);
  if (key !== '' && own !== '' && key !== own) return false;
  const name = textOf(item['Username']);
  const names = namesIn(identity);
  return name === '' || names.length === 0 || names.some((one) => one === name || one.endsWith(name));
}

/** Every text of an identity that may be what `lookup-events` calls the user. */
function namesIn(identity: JsonObject): string[] {
  const context = objectOf(identity['sessionContext']);
  const issuer = objectOf(context['sessionIssuer']);
  return [
    ...['userName', 'arn', 'principalId', 'invokedBy'].map((key) => textOf(identity[key])),
    textOf(identity['type']) === 'Root' ? 'root' : '',
    textOf(issuer['userName']),
  ].filter(Boolean);
}
