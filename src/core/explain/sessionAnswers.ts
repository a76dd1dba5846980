import { textOf } from '../json/members';
import { idPrefixOf, lastSegment, parseArn } from '../knowledge/identities/ids';
import { roleNameOf } from '../knowledge/identities/roleNames';
import { formatDuration, parseTime } from '../knowledge/times';
import { type Line, strong, val } from '../text/pieces';
import { accountInside, isOwnSession } from './identityLines';
import type { IdentityView } from './identityView';

// What the values below sessionContext, onBehalfOf and inScopeOf tell: rows of ANSWERS (see identityAnswers.ts).

export function ofCreationDate(view: IdentityView, text: string): readonly Line[] | undefined {
  if (text === '') return undefined;
  if (Number.isNaN(parseTime(text))) return [[val(text), ' is not a valid time.']];
  if (Number.isNaN(view.age)) return [['The session began at ', val(text), '.']];
  const order = view.age < 0 ? 'after' : 'before';
  return [['The session began at ', val(text), `, ${formatDuration(view.age)} ${order} this event.`]];
}

export function ofMfa(view: IdentityView, text: string): readonly Line[] | undefined {
  if (view.mfa === undefined) return text === '' ? undefined : [[val(text), ' is neither true nor false.']];
  if (view.mfa || !isOwnSession(view)) return undefined;
  return [[val(text), ': no MFA device of IAM was used. For a user’s own session that is a finding.']];
}

export function ofIssuerName(view: IdentityView, text: string): readonly Line[] | undefined {
  if (text === '') return undefined;
  const arn = textOf(view.issuer['arn']);
  const known = roleNameOf(arn || text);
  const agrees = lastSegment(parseArn(arn)?.resource ?? '') === text ? ', as in its ARN' : '';
  return [['The issuer is called ', strong(val(text)), `${agrees}.`], ...(known ? [[known.meaning]] : [])];
}

export function ofIssuerId(view: IdentityView, text: string): readonly Line[] | undefined {
  const prefix = idPrefixOf(text);
  if (!prefix) return undefined;
  const own = view.principal.principalId.split(':', 1)[0];
  const agrees = own === text ? ', the same as in principalId' : '';
  return [
    [val(text), `: the ID of ${prefix.entity}${agrees}.`],
    ...accountInside(text, view.principal.account),
  ];
}

export function ofIssuerArn(_view: IdentityView, text: string): readonly Line[] | undefined {
  const arn = parseArn(text);
  if (!arn) return text === '' ? undefined : [[val(text), ' is not an ARN.']];
  const known = roleNameOf(text);
  return [
    ['Issued by ', strong(val(arn.resource)), ', account ', val(arn.account), '.'],
    ...(known ? [[known.meaning]] : []),
  ];
}

export function comparedWithAccount(view: IdentityView, text: string): readonly Line[] | undefined {
  if (text === '') return undefined;
  const own = view.principal.account;
  const compared =
    own === ''
      ? '.'
      : own === text
        ? ', the same as the caller’s accountId.'
        : ', not the caller’s accountId.';
  return [['Account ', strong(val(text)), compared]];
}

export function ofSignInSession(_view: IdentityView, text: string): readonly Line[] | undefined {
  const arn = parseArn(text);
  if (!arn) return text === '' ? undefined : [[val(text), ' is not an ARN.']];
  return [['A sign-in in account ', val(arn.account), ', Region ', val(arn.region), '.']];
}

export function ofIdentityStore(_view: IdentityView, text: string): readonly Line[] | undefined {
  const arn = parseArn(text);
  if (!arn) return text === '' ? undefined : [[val(text), ' is not an ARN.']];
  return [['Identity store ', strong(val(arn.resource)), ' in account ', val(arn.account), '.']];
}

export function ofResource(view: IdentityView, text: string): readonly Line[] | undefined {
  const arn = parseArn(text);
  if (!arn) return text === '' ? undefined : [[val(text), '.']];
  const own = view.principal.account;
  const compared =
    own === '' || arn.account === ''
      ? '.'
      : own === arn.account
        ? ', the caller’s own.'
        : ', not the caller’s.';
  return [[val(arn.resource), ' of ', val(arn.service), ', account ', val(arn.account), compared]];
}
