import { accountOf, textOf } from '../json/members';
import { lastSegment, parseArn } from '../knowledge/identities/ids';
import { val } from '../text/pieces';
import type { IdentityView } from './identityView';
import type { Oddity } from './oddity';

// Checks that one name, ID or account is told alike in all fields that tell it: rows of CHECKS (see oddities.ts).

const TYPE = 'userIdentity.type';
const ARN = 'userIdentity.arn';
const ACCOUNT = 'userIdentity.accountId';
const PRINCIPAL_ID = 'userIdentity.principalId';
const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

/** What the ARN of each type looks like: service and begin of the resource. */
const ARN_OF_TYPE: ReadonlyMap<string, readonly [service: string, resource: string, what: string]> = new Map([
  ['AssumedRole', ['sts', 'assumed-role/', 'a role session']],
  ['FederatedUser', ['sts', 'federated-user/', 'a federated user']],
  ['IAMUser', ['iam', 'user/', 'an IAM user']],
  ['Root', ['iam', 'root', 'a root user']],
] as const);

export function arnForm(view: IdentityView): Oddity | undefined {
  const { arn } = view.principal;
  const type = view.type?.type ?? '';
  const form = ARN_OF_TYPE.get(type);
  if (!form || isElided(arn)) return undefined;
  const parsed = parseArn(arn);
  const [service, resource, what] = form;
  if (parsed?.service === service && parsed.resource.startsWith(resource)) return undefined;
  // Sessions of the root user may have an ARN of their own.
  if (type === 'Root' && parsed?.resource.startsWith('assumed-root')) return undefined;
  return {
    code: 'arn-form',
    line: [`The type is ${type}, but `, val(arn), ` is not the ARN of ${what}.`],
    paths: [ARN, TYPE],
  };
}

export function userNames(view: IdentityView): Oddity | undefined {
  const { userName, arn } = view.principal;
  const resource = parseArn(arn)?.resource ?? '';
  const inArn = resource.startsWith('user/') ? lastSegment(resource) : '';
  if (view.type?.type !== 'IAMUser' || userName === '' || inArn === '' || userName === inArn)
    return undefined;
  return {
    code: 'user-names',
    line: ['The user is called ', val(userName), ' in userName, but ', val(inArn), ' in the ARN.'],
    paths: ['userIdentity.userName', ARN],
  };
}

export function principalIdForm(view: IdentityView): Oddity | undefined {
  const { principalId } = view.principal;
  if (!isSession(view) || isElided(principalId) || principalId.includes(':')) return undefined;
  return {
    code: 'principal-id-form',
    line: [
      'The type is AssumedRole, but ',
      val(principalId),
      ' lacks the colon and session name that belong to it.',
    ],
    paths: [PRINCIPAL_ID, TYPE],
  };
}

export function issuerType(view: IdentityView): Oddity | undefined {
  const type = textOf(view.issuer['type']);
  if (!isSession(view) || type === '' || type === 'Role') return undefined;
  return {
    code: 'issuer-type',
    line: [
      'The type is AssumedRole, but the session was issued by something other than a role: ',
      val(type),
      '.',
    ],
    paths: [`${ISSUER}.type`, TYPE],
  };
}

/**
 * Where the ID of a role ends in a principalId, and the session name begins; its length if it has none. The IDs of EC2's own
 * roles have colons: `111122223333:aws:ec2-instance:i-0123456789abcdef0`.
 */
function idEnd(principalId: string): number {
  const own = /^\d{12}:aws:ec2-[a-z]+/.exec(principalId)?.[0].length;
  if (own !== undefined) return own;
  const colon = principalId.indexOf(':');
  return colon < 0 ? principalId.length : colon;
}

export function sessionNames(view: IdentityView): Oddity | undefined {
  const { principalId, arn } = view.principal;
  const inId = principalId.slice(idEnd(principalId) + 1);
  const inArn = after(sessionPart(arn), '/');
  if (!isSession(view) || inId === '' || inArn === '' || inId === inArn) return undefined;
  return {
    code: 'session-names',
    line: ['The session is called ', val(inArn), ' in the ARN, but ', val(inId), ' in principalId.'],
    paths: [PRINCIPAL_ID, ARN],
  };
}

export function issuerIds(view: IdentityView): Oddity | undefined {
  const { principalId } = view.principal;
  const own = principalId.slice(0, idEnd(principalId));
  const issuer = textOf(view.issuer['principalId']);
  if (!isSession(view) || own === '' || issuer === '' || own === issuer) return undefined;
  return {
    code: 'issuer-ids',
    line: ['principalId names the role ', val(own), ', but sessionIssuer.principalId ', val(issuer), '.'],
    paths: [PRINCIPAL_ID, `${ISSUER}.principalId`],
  };
}

export function issuerNames(view: IdentityView): Oddity | undefined {
  const name = textOf(view.issuer['userName']);
  const issuer = parseArn(textOf(view.issuer['arn']))?.resource ?? '';
  const inIssuer = issuer.includes('/') ? lastSegment(issuer) : '';
  const inSession = before(sessionPart(view.principal.arn), '/');
  const expected = inIssuer || inSession;
  if (name === '' || expected === '' || name === expected) return undefined;
  const where = inIssuer === '' ? ' in the session’s ARN.' : ' in its ARN.';
  return {
    code: 'issuer-names',
    line: ['The issuer is called ', val(name), ' in userName, but ', val(expected), where],
    paths: [`${ISSUER}.userName`, inIssuer === '' ? ARN : `${ISSUER}.arn`],
    inAwsSample: true,
  };
}

export function roleNames(view: IdentityView): Oddity | undefined {
  const issuer = parseArn(textOf(view.issuer['arn']))?.resource ?? '';
  const inIssuer = issuer.startsWith('role/') ? lastSegment(issuer) : '';
  const inArn = before(sessionPart(view.principal.arn), '/');
  if (inIssuer === '' || inArn === '' || inIssuer === inArn) return undefined;
  return {
    code: 'role-names',
    line: ['The session’s ARN names the role ', val(inArn), ', but the issuer’s ARN ', val(inIssuer), '.'],
    paths: [ARN, `${ISSUER}.arn`],
  };
}

export function arnAccount(view: IdentityView): Oddity | undefined {
  const recorded = accountOf(view.identity['accountId']);
  const inArn = parseArn(view.principal.arn)?.account ?? '';
  if (recorded === '' || inArn === '' || recorded === inArn) return undefined;
  return {
    code: 'arn-account',
    line: ['accountId is ', val(recorded), ', but the ARN belongs to account ', val(inArn), '.'],
    paths: [ACCOUNT, ARN],
  };
}

export function issuerAccount(view: IdentityView): Oddity | undefined {
  const recorded = view.principal.account;
  const issuer = accountOf(view.issuer['accountId']) || (parseArn(textOf(view.issuer['arn']))?.account ?? '');
  if (recorded === '' || issuer === '' || recorded === issuer) return undefined;
  return {
    code: 'issuer-account',
    line: [
      'The caller belongs to account ',
      val(recorded),
      ', but the issuer of the session to ',
      val(issuer),
      '.',
    ],
    paths: [ACCOUNT, `${ISSUER}.accountId`, `${ISSUER}.arn`],
  };
}

function isSession(view: IdentityView): boolean {
  return view.type?.type === 'AssumedRole';
}

/** True for what says nothing: empty, or the `...` and `***` by which documentation and exporters leave values out. */
function isElided(text: string): boolean {
  return !/[A-Za-z0-9]/.test(text);
}

/** `Role/session` of an assumed-role ARN, else ''. */
function sessionPart(arn: string): string {
  const resource = parseArn(arn)?.resource ?? '';
  return resource.startsWith('assumed-role/') ? resource.slice('assumed-role/'.length) : '';
}

function after(text: string, separator: string): string {
  const at = text.indexOf(separator);
  return at < 0 ? '' : text.slice(at + 1);
}

function before(text: string, separator: string): string {
  const at = text.indexOf(separator);
  return at < 0 ? text : text.slice(0, at);
}
