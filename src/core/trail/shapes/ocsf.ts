import { booleanOf, isObject, type JsonObject, objectOf, textOf } from '../../json/members';
import { readCell } from '../table/cells';
import { jsonText, Members } from '../table/members';
import { columnsOf } from '../table/row';
import { RECORD, type SchemaField } from '../table/schema';
import { recordTime } from '../table/storeTimes';
import type { Issue, ObjectShape } from './contract';

/**
 * CloudTrail's events in OCSF, as Security Lake keeps them. What the mapping of CloudTrail documents is taken back,
 * and what it left `unmapped` as it is; class, activity and severity were worked out from these.
 * https://github.com/ocsf/examples/tree/main/mappings/markdown/AWS
 */
export const OCSF: ObjectShape = {
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
    const address = addressOf(event['src_endpoint']);
    if (address !== '') record.add('sourceIPAddress', JSON.stringify(address));
    const category = textOf(at(event, ['metadata', 'product', 'feature', 'name']));
    if (CATEGORIES.has(category)) record.add('eventCategory', JSON.stringify(category));
    for (const [field, path] of DATA) {
      const json = data(at(event, path));
      if (json !== undefined) record.add(field, json);
    }
    const resources = resourcesOf(event['resources']);
    if (resources !== undefined) record.add('resources', resources);
    const parts = branch();
    const { identity, onBehalfOf, userName } = identityOf(event);
    if (userName !== '') put(parts, ['additionalEventData', 'UserName'], userName);
    if (Object.keys(onBehalfOf).length > 0) identity['onBehalfOf'] = onBehalfOf;
    unmapped(event['unmapped'], (name, found) => {
      const [column] = columnsOf([name]);
      const path = column?.path.map(String) ?? [];
      if (!column?.field || (path.length > 1 && path[0] !== 'userIdentity')) put(parts, pathOf(name), found);
      else if (path[0] === 'userIdentity' && path.length > 1) putText(identity, path.slice(1), found);
      else addField(record, column.field, found, issues);
    });
    if (Object.keys(identity).length > 0) parts['userIdentity'] = identity;
    addSession(event, parts, record.has('responseElements'));
    addOutcome(event, parts, record);
    for (const [name, found] of Object.entries(parts)) {
      const json = jsonText(found);
      if (json !== undefined) record.add(name, json);
    }
    const recipient = textOf(at(event, ['cloud', 'account', 'uid']));
    if (recipient !== '') record.add('recipientAccountId', JSON.stringify(recipient));
    return { text: record.text(), issues };
  },
};

/** Fields that have a place of their own, as text. */
const PLAIN: readonly (readonly [field: string, path: readonly string[]])[] = [
  ['eventVersion', ['metadata', 'product', 'version']],
  ['eventSource', ['api', 'service', 'name']],
  ['eventName', ['api', 'operation']],
  ['awsRegion', ['cloud', 'region']],
  ['userAgent', ['http_request', 'user_agent']],
  ['errorCode', ['api', 'response', 'error']],
  ['errorMessage', ['api', 'response', 'message']],
  ['errorMessage', ['api', 'response', 'error_message']],
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

/** The address or service that a call came from; a list of endpoints stands for all of them. */
function addressOf(endpoint: unknown): string {
  if (Array.isArray(endpoint)) return [...new Set(endpoint.map(addressOf).filter(Boolean))].join(', ');
  const { ip, domain, svc_name, hostname } = objectOf(endpoint);
  return textOf(ip) || textOf(domain) || textOf(svc_name) || textOf(hostname);
}

interface Caller {
  readonly identity: Branch;
  readonly onBehalfOf: Branch;
  /** `additionalEventData.UserName`, which stands in for the name of somebody of IAM Identity Center. */
  readonly userName: string;
}

/**
 * `actor` as userIdentity; where a sign-in has none, `user`, who signed in. In OCSF 1.0 `uid` is the principal's ID and
 * `uuid` its ARN, from 1.1 on `uid` is the ARN and `uid_alt` the ID. One name stands for the provider of a web identity in a
 * role's session, and for the one that a SAML or web user signed in with. Of a user of IAM Identity Center, ID, name
 * and key are those of the fields that such a record has them in.
 */
function identityOf(event: JsonObject): Caller {
  const actor = objectOf(event['actor']);
  const session = objectOf(actor['session']);
  const isSignIn = textOf(at(event, ['api', 'operation'])) === CONSOLE_LOGIN;
  const own = objectOf(actor['user']);
  const user = Object.keys(own).length === 0 && isSignIn ? objectOf(event['user']) : own;
  const identity = branch();
  const onBehalfOf = branch();
  const type = textOf(user['type']);
  const isCenterUser = type === 'IdentityCenterUser';
  const uids = [user['uid'], user['uuid'], user['uid_alt']].map(textOf);
  const id = uids.find((uid) => uid !== '' && !uid.startsWith('arn:'));
  putText(identity, ['type'], type);
  if (isCenterUser) putText(onBehalfOf, ['userId'], id);
  else putText(identity, ['principalId'], id);
  putText(onBehalfOf, ['identityStoreArn'], at(actor, ['idp', 'uid']));
  put(
    identity,
    ['arn'],
    uids.find((uid) => uid.startsWith('arn:')),
  );
  putText(identity, ['accountId'], textOf(user['account_uid']) || textOf(at(user, ['account', 'uid'])));
  putText(identity, [isCenterUser ? 'credentialId' : 'accessKeyId'], textOf(user['credential_uid']));
  const name = textOf(user['name']);
  if (!isCenterUser) putText(identity, ['userName'], name);
  putText(identity, ['invokedBy'], textOf(actor['invoked_by']));
  addContext(session, identity);
  const isAsserted = type === 'SAMLUser' || type === 'WebIdentityUser';
  const provider = isAsserted
    ? ['identityProvider']
    : ['sessionContext', 'webIdFederationData', 'federatedProvider'];
  putText(identity, provider, textOf(at(actor, ['idp', 'name'])));
  return { identity, onBehalfOf, userName: isCenterUser ? name : '' };
}

/** When and how a session began. False for MFA is what the mapping has for those that say nothing of it, too. */
function addContext(session: JsonObject, identity: Branch): void {
  const created = session['created_time'] ?? session['created_time_dt'];
  const issuer = textOf(session['issuer']);
  const hasTime = typeof created === 'number' || (typeof created === 'string' && created !== '');
  if (hasTime) putText(identity, ['sessionContext', 'attributes', 'creationDate'], recordTime(created));
  const mfa = booleanOf(session['is_mfa'] ?? session['mfa']);
  if (mfa === true || (mfa === false && (hasTime || issuer !== '')))
    putText(identity, ['sessionContext', 'attributes', 'mfaAuthenticated'], String(mfa));
  putText(identity, ['sessionContext', 'sessionIssuer', 'arn'], issuer);
}

/** The credentials that a call of STS issued, which `session` has, where they are not in the response. */
function addSession(event: JsonObject, parts: Branch, hasResponse: boolean): void {
  if (hasResponse) return;
  const session = objectOf(event['session']);
  putText(parts, ['responseElements', 'credentials', 'accessKeyId'], session['credential_uid']);
  putText(parts, ['responseElements', 'assumedRoleUser', 'arn'], session['uid']);
  putText(parts, ['responseElements', 'assumedRoleUser', 'assumedRoleId'], session['uid_alt']);
}

const CONSOLE_LOGIN = 'ConsoleLogin';
/** `class_uid` of Authentication. https://schema.ocsf.io/1.5.0/classes/authentication */
const AUTHENTICATION = 3002;

/**
 * What `status`, MFA and the page to sign in to were made from: of a console sign-in its result and details, of other
 * events the error code. `status_id` is 1 for success and 2 for failure. Where a failure has no code of its own, its status
 * stands in: nothing else says that it failed.
 */
function addOutcome(event: JsonObject, parts: Branch, record: Members): void {
  const status = textOf(event['status']);
  const id = Number(event['status_id'] ?? Number.NaN);
  const isFailure = id === 2 || (Number.isNaN(id) && /^fail/i.test(status));
  const isSuccess = id === 1 || (Number.isNaN(id) && /^succe/i.test(status));
  const isSignIn = textOf(at(event, ['api', 'operation'])) === CONSOLE_LOGIN;
  if (event['class_uid'] === AUTHENTICATION) {
    putText(parts, ['additionalEventData', 'LoginTo'], at(event, ['dst_endpoint', 'svc_name']));
  }
  if (isSignIn) {
    const mfa = booleanOf(event['is_mfa'] ?? event['mfa']);
    if (mfa !== undefined) putText(parts, ['additionalEventData', 'MFAUsed'], mfa ? 'Yes' : 'No');
    if (isFailure || isSuccess) {
      const result = isFailure ? 'Failure' : 'Success';
      if (!record.has('responseElements')) put(parts, ['responseElements', CONSOLE_LOGIN], result);
    }
  }
  const detail = textOf(event['status_detail']);
  if (isFailure && detail !== '') record.add('errorMessage', JSON.stringify(detail));
  const isTold = isSignIn || record.has('errorCode') || parts['serviceEventDetails'] !== undefined;
  if (isFailure && !isTold)
    record.add('errorCode', JSON.stringify(textOf(event['status_code']) || status || 'Failure'));
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
function unmapped(value: unknown, give: (name: string, value: unknown) => void): void {
  // Nothing is recorded in what is empty.
  const each = (name: string, found: unknown) => {
    if (found !== '' && found !== null) give(name, found);
  };
  if (typeof value === 'string') unmapped(objectOf(parseJson(value)), give);
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
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
