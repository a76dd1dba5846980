import { booleanOf, isObject, type JsonObject, objectOf, textOf } from '../../json/members';
import { readCell } from '../table/cells';
import { jsonText, Members } from '../table/members';
import { columnOf } from '../table/row';
import { RECORD, type SchemaField } from '../table/schema';
import { recordTime } from '../table/storeTimes';
import type { Issue, ObjectShape } from './contract';

/**
 * CloudTrail's events in OCSF, as Security Lake keeps them. What the mapping of CloudTrail documents is taken back,
 * and what it left `unmapped` as it is; everything else was worked out from these (class, status, severity).
 * https://github.com/ocsf/examples/tree/main/mappings/markdown/AWS
 */
export const OCSF: ObjectShape = {
  id: 'ocsf',
  title: 'OCSF',
  rebuild(value) {
    const event = objectOf(value);
    const record = new Members();
    const issues: Issue[] = [];
    for (const [field, path] of PLAIN) {
      const found = at(event, path);
      const text = textOf(found);
      if (text !== '') record.add(field, JSON.stringify(text));
    }
    const time = event['time'] ?? event['time_dt'];
    if (typeof time === 'number' || typeof time === 'string')
      record.add('eventTime', JSON.stringify(recordTime(time)));
    const endpoint = objectOf(event['src_endpoint']);
    const address = textOf(endpoint['ip']) || textOf(endpoint['domain']);
    if (address !== '') record.add('sourceIPAddress', JSON.stringify(address));
    const category = textOf(at(event, ['metadata', 'product', 'feature', 'name']));
    if (CATEGORIES.has(category)) record.add('eventCategory', JSON.stringify(category));
    for (const [field, path] of DATA) {
      const json = data(at(event, path));
      if (json !== undefined) record.add(field, json);
    }
    const resources = resourcesOf(event['resources']);
    if (resources !== undefined) record.add('resources', resources);
    const identity = identityOf(objectOf(event['actor']));
    const parts = branch();
    unmapped(event['unmapped'], (name, found) => {
      const { field, above } = columnOf(name);
      if (field?.kind === 'value') {
        const isIdentity = above[0] === 'userIdentity';
        put(isIdentity ? identity : parts, [...above.slice(isIdentity ? 1 : 0), field.name], found);
      } else if (field && above[0] === 'userIdentity')
        putText(identity, [...above.slice(1), field.name], found);
      else if (field && above.length === 0) addField(record, field, found, issues);
      else put(parts, pathOf(name), found);
    });
    outcomeOf(event, record, parts);
    if (Object.keys(identity).length > 0) parts['userIdentity'] = identity;
    for (const [name, found] of Object.entries(parts)) {
      const json = jsonText(found);
      if (json !== undefined) record.add(name, json);
    }
    return { text: record.text(), issues };
  },
};

/** OCSF's class of sign-ins. https://schema.ocsf.io/1.3.0/classes/authentication */
const AUTHENTICATION = 3002;

/**
 * What `status` and `is_mfa` were worked out from: the outcome of a sign-in in `responseElements`, an error code that is not
 * kept otherwise, and `MFAUsed`.
 */
function outcomeOf(event: JsonObject, record: Members, parts: Branch): void {
  const name = textOf(at(event, ['api', 'operation']));
  const isSignIn = Number(event['class_uid']) === AUTHENTICATION;
  const isFailure = Number(event['status_id']) === 2 || textOf(event['status']) === 'Failure';
  const isSuccess = Number(event['status_id']) === 1 || textOf(event['status']) === 'Success';
  if (isSignIn && name !== '' && (isFailure || isSuccess)) {
    put(parts, ['responseElements', name], isFailure ? 'Failure' : 'Success');
  } else if (isFailure && !record.has('errorCode')) {
    const code = textOf(event['status_code']) || textOf(event['status_detail']) || 'Failure';
    record.add('errorCode', JSON.stringify(code));
  }
  const mfa = booleanOf(event['is_mfa'] ?? event['mfa']);
  if (isSignIn && mfa !== undefined) put(parts, ['additionalEventData', 'MFAUsed'], mfa ? 'Yes' : 'No');
}

/** Fields that have a place of their own, as text. */
const PLAIN: readonly (readonly [field: string, path: readonly string[]])[] = [
  ['eventVersion', ['metadata', 'product', 'version']],
  ['eventSource', ['api', 'service', 'name']],
  ['eventName', ['api', 'operation']],
  ['awsRegion', ['cloud', 'region']],
  ['userAgent', ['http_request', 'user_agent']],
  ['errorCode', ['api', 'response', 'error']],
  ['errorMessage', ['api', 'response', 'message']],
  ['requestID', ['api', 'request', 'uid']],
  ['eventID', ['metadata', 'uid']],
  ['eventType', ['metadata', 'event_code']],
  ['apiVersion', ['api', 'version']],
  ['vpcEndpointId', ['src_endpoint', 'uid']],
];

/** Fields that are kept as JSON, in a string or not. */
const DATA: readonly (readonly [field: string, path: readonly string[]])[] = [
  ['requestParameters', ['api', 'request', 'data']],
  ['responseElements', ['api', 'response', 'data']],
];

/** What a product's feature is named where it is one category; Security Lake also names several in one. */
const CATEGORIES = new Set(['Management', 'Data', 'Insight', 'NetworkActivity']);

/**
 * `actor` as userIdentity. In OCSF 1.0 `uid` is the principal's ID and `uuid` its ARN, from 1.1 on `uid` is the ARN
 * and `uid_alt` the ID. One name stands for the provider of a web identity in a role's session, and for the one that a
 * SAML or web user signed in with.
 */
function identityOf(actor: JsonObject): Branch {
  const user = objectOf(actor['user']);
  const session = objectOf(actor['session']);
  const identity = branch();
  const type = textOf(user['type']);
  const uids = [user['uid'], user['uuid'], user['uid_alt']].map(textOf);
  putText(identity, ['type'], type);
  putText(
    identity,
    ['principalId'],
    uids.find((uid) => uid !== '' && !uid.startsWith('arn:')),
  );
  put(
    identity,
    ['arn'],
    uids.find((uid) => uid.startsWith('arn:')),
  );
  putText(identity, ['accountId'], textOf(user['account_uid']) || textOf(at(user, ['account', 'uid'])));
  putText(identity, ['accessKeyId'], textOf(user['credential_uid']));
  putText(identity, ['userName'], textOf(user['name']));
  putText(identity, ['invokedBy'], textOf(actor['invoked_by']));
  const created = session['created_time'] ?? session['created_time_dt'];
  if (typeof created === 'number' || typeof created === 'string')
    putText(identity, ['sessionContext', 'attributes', 'creationDate'], recordTime(created));
  const mfa = booleanOf(session['is_mfa'] ?? session['mfa']);
  if (mfa !== undefined) putText(identity, ['sessionContext', 'attributes', 'mfaAuthenticated'], String(mfa));
  putText(identity, ['sessionContext', 'sessionIssuer', 'arn'], textOf(session['issuer']));
  const isAsserted = type === 'SAMLUser' || type === 'WebIdentityUser';
  const provider = isAsserted
    ? ['identityProvider']
    : ['sessionContext', 'webIdFederationData', 'federatedProvider'];
  putText(identity, provider, textOf(at(actor, ['idp', 'name'])));
  return identity;
}

/** An object that is put together from paths. */
interface Branch {
  [name: string]: unknown;
}

const branch = (): Branch => Object.create(null) as Branch;

/** Sets a text at a place, if there is one; true and false are texts in an identity. */
function putText(root: Branch, path: readonly string[], value: unknown): void {
  const text = typeof value === 'boolean' ? String(value) : textOf(value);
  if (text !== '') put(root, path, text);
}

/** Sets a value at a place, if nothing is there yet. */
function put(root: Branch, path: readonly string[], value: unknown): void {
  let node = root;
  for (const name of path.slice(0, -1)) {
    node[name] ??= branch();
    if (typeof node[name] !== 'object') return;
    node = node[name] as Branch;
  }
  node[path[path.length - 1]!] ??= value;
}

/** Parts of a record's field are unmapped under names with dots, `responseElements.user.arn`; other names stay whole. */
function pathOf(name: string): readonly string[] {
  const [first = '', ...rest] = name.split('.');
  const field = RECORD.get(first.toLowerCase());
  return field && rest.length < LONGEST_PATH ? [field.name, ...rest] : [name];
}

const LONGEST_PATH = 32;

/** A whole field that was left unmapped: as text, or as what it is. */
function addField(record: Members, field: SchemaField, value: unknown, issues: Issue[]): void {
  if (typeof value === 'object') {
    const json = jsonText(value);
    if (json !== undefined) record.add(field.name, json);
    return;
  }
  const { json, issue } = readCell(String(value), field);
  if (issue) issues.push({ code: issue, detail: `(${field.name})` });
  if (json !== undefined) record.add(field.name, json);
}

/** `unmapped`: an object, or a list of keys with values as Parquet's maps are printed. */
function unmapped(value: unknown, each: (name: string, value: unknown) => void): void {
  if (isObject(value)) for (const [name, found] of Object.entries(value)) each(name, found);
  if (!Array.isArray(value)) return;
  for (const pair of value) {
    const [name, found] = Array.isArray(pair) ? pair : [objectOf(pair)['key'], objectOf(pair)['value']];
    if (typeof name === 'string') each(name, found);
  }
}

/** JSON that stands in a string or for itself; other text is a JSON string. */
function data(value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') return jsonText(value);
  return readCell(value, RECORD.get('requestparameters')!).json;
}

function resourcesOf(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const resources = value.map(objectOf).map((resource) => {
    const account =
      textOf(resource['account_uid']) ||
      textOf(at(resource, ['account', 'uid'])) ||
      textOf(at(resource, ['owner', 'account', 'uid']));
    return {
      ...(resource['uid'] !== undefined && { ARN: textOf(resource['uid']) }),
      ...(account !== '' && { accountId: account }),
      ...(resource['type'] !== undefined && { type: textOf(resource['type']) }),
    };
  });
  return jsonText(resources);
}

function at(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) found = objectOf(found)[name];
  return found;
}
