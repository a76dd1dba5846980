import { lastSegment, parseArn } from '../knowledge/ids';
import type { IdentityView } from './identityView';
import type { Oddity } from './oddities';
import { val } from './pieces';
import { accountOf, textOf } from './values';

// Checks that one name, ID or account is told alike in all fields that tell it: rows of CHECKS (see oddities.ts).

const TYPE = 'userIdentity.type';
const ARN = 'userIdentity.arn';
const ACCOUNT = 'userIdentity.accountId';
const PRINCIPAL_ID = 'userIdentity.principalId';
const ISSUER = 'userIdentity.sessionContext.sessionIssuer';

export function sessionArnForm(view: IdentityView): Oddity | undefined {
  const { arn } = view.principal;
  if (!isSession(view) || arn === '') return undefined;
  const parsed = parseArn(arn);
  if (parsed?.service === 'sts' && parsed.resource.startsWith('assumed-role/')) return undefined;
  return {
    code: 'arn-form',
    line: ['The type is AssumedRole, but ', val(arn), ' is not the ARN of a role session.'],
    paths: [ARN, TYPE],
  };
}

export function principalIdForm(view: IdentityView): Oddity | undefined {
  const { principalId } = view.principal;
  if (!isSession(view) || principalId === '' || principalId.includes(':')) return undefined;
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

export function sessionNames(view: IdentityView): Oddity | undefined {
  const { principalId, arn } = view.principal;
  const inId = after(principalId, ':');
  const inArn = after(sessionPart(arn), '/');
  if (!isSession(view) || inId === '' || inArn === '' || inId === inArn) return undefined;
  return {
    code: 'session-names',
    line: ['The session is called ', val(inArn), ' in the ARN, but ', val(inId), ' in principalId.'],
    paths: [PRINCIPAL_ID, ARN],
  };
}

export function issuerIds(view: IdentityView): Oddity | undefined {
  const own = before(view.principal.principalId, ':');
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
  const arn = parseArn(textOf(view.issuer['arn']))?.resource ?? '';
  const inArn = arn.includes('/') ? lastSegment(arn) : '';
  if (name === '' || inArn === '' || name === inArn) return undefined;
  return {
    code: 'issuer-names',
    line: ['The issuer is called ', val(name), ' in userName, but ', val(inArn), ' in its ARN.'],
    paths: [`${ISSUER}.userName`, `${ISSUER}.arn`],
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
