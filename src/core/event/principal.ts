import { accountOf, booleanOf, holdsAnything, type JsonObject, objectOf, textOf } from '../json/members';
import { ASSUME_ROOT } from '../knowledge/identities/assumeRoot';
import { HIDDEN_NAME } from '../knowledge/identities/hiddenName';
import { isAnonymous, isServiceName, lastSegment, parseArn } from '../knowledge/identities/ids';
import { isAutomaticSession } from '../knowledge/identities/sessionNames';
import type { Principal, PrincipalKind } from './event';
import { ROLES_ANYWHERE, sessionOfRolesAnywhere } from './issued';

/**
 * Who made the call, as far as the record tells. Takes a parsed record of any quality; never throws.
 *
 * A key is `kind|account|name|session|for whom`. Names make the key, not unique IDs (AROA…, AIDA…): within an
 * account they are unique at any one time, records of one caller differ in which IDs they carry, and two nodes
 * that read alike would not help. A role or user that was deleted and made again under its name is therefore one principal;
 * the hover shows the ID. Services and anonymous callers belong to no account of the log, so their keys name none.
 */
export function principalOf(record: unknown): Principal {
  const event = objectOf(record);
  const identity = objectOf(event['userIdentity']);
  const type = textOf(identity['type']);
  const arn = textOf(identity['arn']);
  const issuer = objectOf(objectOf(identity['sessionContext'])['sessionIssuer']);
  const lookup = isMissing(event['userIdentity']) ? event : NOTHING;
  const caller: Caller = {
    event,
    identity,
    issuer,
    type,
    arn,
    account:
      accountOf(identity['accountId']) || (parseArn(arn)?.account ?? '') || accountOf(issuer['accountId']),
    principalId: textOf(identity['principalId']),
    userName: textOf(identity['userName']) || textOf(lookup['Username']),
    invokedBy: textOf(identity['invokedBy']),
  };
  // Whatever was typed as a user name at a sign-in page, no user has it: it may be a password.
  const isHidden =
    caller.userName === HIDDEN_NAME && textOf(objectOf(identity['onBehalfOf'])['userId']) === '';
  const named = isHidden ? HIDDEN : (RULES.get(type || typeOfArn(arn)) ?? nameOther)(caller);
  const role = named.role ?? '';
  const session = named.session ?? '';
  const global = named.kind === 'service' || named.kind === 'anonymous';
  const human = named.isHuman ? NOBODY : humanOf(identity);
  return {
    key: `${named.kind}|${global ? '' : caller.account}|${named.name}${human.key}`,
    label: named.label + human.label,
    kind: named.kind,
    type,
    account: caller.account,
    arn,
    principalId: caller.principalId,
    accessKey: textOf(identity['accessKeyId']) || textOf(lookup['AccessKeyId']),
    userName: caller.userName,
    role,
    session,
  };
}

/** The type that an ARN alone implies, for records whose exporter dropped `type`; '' where it implies none. */
export function typeOfArn(arn: string): string {
  const resource = resourceInArn(arn);
  if (resource.startsWith('assumed-role/')) return 'AssumedRole';
  if (resource.startsWith('federated-user/')) return 'FederatedUser';
  if (resource.startsWith('user/')) return 'IAMUser';
  if (resource.startsWith('role/')) return 'Role';
  return resource === 'root' ? 'Root' : '';
}

const HIDDEN: Named = { kind: 'unknown', name: 'hidden', label: 'unknown user name' };

const NOTHING: JsonObject = {};

/**
 * No userIdentity, or an empty one. Event history as CSV, and items of `lookup-events` without their record, have `Username` and
 * `AccessKeyId` in its place: the name of a user or a role session, or `root`; there is no telling of which.
 */
function isMissing(userIdentity: unknown): boolean {
  return !holdsAnything(userIdentity);
}

/** The fields every rule reads. */
interface Caller {
  readonly event: JsonObject;
  readonly identity: JsonObject;
  readonly issuer: JsonObject;
  readonly type: string;
  readonly arn: string;
  readonly account: string;
  readonly principalId: string;
  readonly userName: string;
  readonly invokedBy: string;
}

interface Named {
  readonly kind: PrincipalKind;
  /** The part of the key after kind and account. */
  readonly name: string;
  readonly label: string;
  readonly role?: string;
  readonly session?: string;
  /** The label names the person already: nobody to add. */
  readonly isHuman?: boolean;
}

type Rule = (caller: Caller) => Named;

/** How each type is named; a type that is not here, or none, goes to `nameOther`. */
const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['Root', nameRoot],
  ['IAMUser', nameUser],
  ['AssumedRole', nameSession],
  ['Role', nameRole],
  ['FederatedUser', nameFederated],
  ['Directory', (caller) => nameBy('directory', caller)],
  ['AWSAccount', nameAccount],
  ['AWSService', nameService],
  ['IdentityCenterUser', nameIdentityCenter],
  ['SAMLUser', (caller) => nameAsserted('saml', caller)],
  ['WebIdentityUser', (caller) => nameAsserted('web', caller)],
  ['Unknown', nameUnknown],
]);

function nameRoot({ identity, userName }: Caller): Named {
  // sts:AssumeRoot: the organization's management account did a fixed task; nobody used the root password.
  if (booleanOf(objectOf(identity['sessionContext'])['assumedRoot'])) {
    return { kind: 'root', name: 'AssumeRoot', label: ASSUME_ROOT };
  }
  // The alias belongs to the account and is not in every record: label, not key.
  return { kind: 'root', name: 'root', label: userName === '' ? 'root' : `root (${userName})` };
}

function nameUser(caller: Caller): Named {
  const name = caller.userName || lastSegment(resourceAfter(caller.arn, 'user/')) || caller.principalId;
  return name === '' ? nameBy('user', caller) : { kind: 'user', name, label: name };
}

/**
 * IAM Roles Anywhere records who was given a session in its answer: the source identity is the subject of the
 * certificate, which the service has checked.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
function nameUnknown(caller: Caller): Named {
  const { event, userName, principalId, arn } = caller;
  if (userName !== '' || principalId !== '' || arn !== '') return nameBy('unknown', caller);
  if (textOf(event['eventSource']).toLowerCase() !== ROLES_ANYWHERE) return nameBy('unknown', caller);
  const subject = textOf(sessionOfRolesAnywhere(event['responseElements'])['sourceIdentity']);
  return subject === ''
    ? nameBy('unknown', caller)
    : { kind: 'unknown', name: `certificate|${subject}`, label: subject };
}

function nameSession(caller: Caller): Named {
  const { arn, issuer, principalId } = caller;
  const assumed = resourceAfter(arn, 'assumed-role/');
  const slash = assumed.indexOf('/');
  const role =
    (slash < 0 ? assumed : assumed.slice(0, slash)) ||
    lastSegment(resourceInArn(textOf(issuer['arn']))) ||
    textOf(issuer['userName']) ||
    lastSegment(resourceAfter(arn, 'role/'));
  const session = (slash < 0 ? '' : assumed.slice(slash + 1)) || afterColon(principalId);
  const shown = role || beforeColon(principalId);
  if (shown === '') return nameBy('role', caller);
  if (session === '' || isAutomaticSession(session)) {
    return { kind: 'role', name: `${shown}|`, label: shown, role, session };
  }
  return { kind: 'role', name: `${shown}|${session}`, label: `${shown} / ${session}`, role, session };
}

function nameRole(caller: Caller): Named {
  const role = lastSegment(resourceAfter(caller.arn, 'role/')) || caller.userName;
  if (role === '') return nameBy('role', caller);
  return { kind: 'role', name: `${role}|`, label: role, role, session: afterColon(caller.principalId) };
}

function nameFederated(caller: Caller): Named {
  const { issuer } = caller;
  const session = resourceAfter(caller.arn, 'federated-user/') || afterColon(caller.principalId);
  if (session === '') return nameBy('federated', caller);
  const issuedBy =
    textOf(issuer['type']) === 'Root'
      ? 'root'
      : textOf(issuer['userName']) || lastSegment(resourceInArn(textOf(issuer['arn'])));
  return {
    kind: 'federated',
    name: `${session}|${issuedBy}`,
    label: issuedBy === '' ? session : `${session} (issued by ${issuedBy})`,
    session,
  };
}

function nameAccount(caller: Caller): Named {
  const { account, principalId } = caller;
  if (isAnonymous(account)) {
    return { kind: 'anonymous', name: 'anonymous', label: 'anonymous' };
  }
  if (account === '') return nameBy('account', caller);
  return { kind: 'account', name: '', label: `account ${account}`, session: afterColon(principalId) };
}

function nameService({ event, invokedBy }: Caller): Named {
  const address = textOf(event['sourceIPAddress']);
  const name = invokedBy || (isServiceName(address) ? address : 'AWS service');
  return { kind: 'service', name, label: name };
}

function nameIdentityCenter(caller: Caller): Named {
  const name = textOf(objectOf(caller.identity['onBehalfOf'])['userId']) || caller.userName;
  if (name === '') return nameBy('identityCenter', caller);
  return { kind: 'identityCenter', name, label: `Identity Center user ${name}`, isHuman: true };
}

function nameAsserted(kind: 'saml' | 'web', caller: Caller): Named {
  const name = caller.userName || caller.principalId;
  const provider = textOf(caller.identity['identityProvider']);
  if (name === '') return nameBy(kind, caller);
  return { kind, name: `${name}|${provider}`, label: provider === '' ? name : `${name} via ${provider}` };
}

/** No type, or one that CloudTrail does not document. */
function nameOther(caller: Caller): Named {
  const { event, type, userName, arn, principalId, identity } = caller;
  const isNamed = userName !== '' || arn !== '' || principalId !== '';
  // A service event that comes from an address was set off by somebody outside, such as a browser at a sign-in page.
  const address = textOf(event['sourceIPAddress']);
  const calledByService =
    caller.invokedBy !== '' ||
    (textOf(event['eventType']) === 'AwsServiceEvent' && (address === '' || isServiceName(address)));
  if (!isNamed && calledByService) return nameService(caller);
  if (type === '' && textOf(objectOf(identity['onBehalfOf'])['userId']) !== '')
    return nameIdentityCenter(caller);
  if (isMissing(event['userIdentity'])) {
    if (userName !== '') return { kind: 'unknown', name: `Username|${userName}`, label: userName };
    // Insights and aggregated records have no userIdentity: nothing is missing there.
    return { kind: 'unknown', name: 'none', label: 'no caller recorded' };
  }
  if (!isNamed && type === '' && textOf(event['eventType']) === 'AwsServiceEvent') {
    return { kind: 'unknown', name: 'none', label: 'caller not recorded' };
  }
  return nameBy('unknown', caller);
}

/** Last resort: whatever names the caller at all. Never empty. */
function nameBy(kind: PrincipalKind, caller: Caller): Named {
  const { userName, arn, principalId, account, type } = caller;
  const name = userName || principalId || arn;
  if (name !== '') return { kind, name, label: name };
  const unknown = type === 'Unknown' ? 'unknown' : 'unidentified caller';
  return { kind, name: '', label: account === '' ? unknown : `${unknown} (account ${account})` };
}

const NOBODY = { key: '', label: '' };

/** The person behind a session, where AWS itself vouches for one: it tells callers of one role and session apart. */
function humanOf(identity: JsonObject): { readonly key: string; readonly label: string } {
  const userId = textOf(objectOf(identity['onBehalfOf'])['userId']);
  const source = textOf(objectOf(identity['sessionContext'])['sourceIdentity']);
  if (userId === '' && source === '') return NOBODY;
  return {
    key: `|${source}|${userId}`,
    label:
      (source === '' ? '' : ` (source identity ${source})`) +
      (userId === '' ? '' : ` (for Identity Center user ${userId})`),
  };
}

/** What follows the fifth colon of an ARN; '' where the text is no ARN. */
function resourceInArn(arn: string): string {
  return parseArn(arn)?.resource ?? '';
}

function resourceAfter(arn: string, prefix: string): string {
  const resource = resourceInArn(arn);
  return resource.startsWith(prefix) ? resource.slice(prefix.length) : '';
}

function afterColon(text: string): string {
  const colon = text.indexOf(':');
  return colon < 0 ? '' : text.slice(colon + 1);
}

function beforeColon(text: string): string {
  const colon = text.indexOf(':');
  return colon < 0 ? text : text.slice(0, colon);
}
