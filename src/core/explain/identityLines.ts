import { addressesIn } from '../event/addressList';
import { factsOf } from '../event/facts';
import { accountOf, booleanOf, objectOf, textOf } from '../json/members';
import { addressKindOf } from '../knowledge/calls/addresses';
import { accountFromId, idPrefixOf, isAccountId, isMasked } from '../knowledge/identities/ids';
import { formatDuration } from '../knowledge/times';
import { type Line, val } from '../text/pieces';
import type { IdentityView } from './identityView';

/** From which address, and when; empty for a userIdentity alone. */
export function placeLine(view: IdentityView): Line | undefined {
  const address = textOf(view.event['sourceIPAddress']);
  const { time } = factsOf(view.event);
  if (address === '' && time === '') return undefined;
  const several = addressesIn(address) ?? [];
  const kind = several.length > 1 ? { meaning: 'several addresses' } : addressKindOf(several[0] ?? address);
  return [
    ...(address === ''
      ? ['No address is recorded']
      : ['From ', val(address), kind ? ` (${kind.meaning})` : '']),
    ...(time === '' ? [', no time recorded'] : [', at ', val(time)]),
    '.',
  ];
}

/** Where the event was logged, if that is another account than the caller's. */
export function crossAccountLine(view: IdentityView): Line | undefined {
  const recipient = accountOf(view.event['recipientAccountId']);
  const { account } = view.principal;
  if (!isAccountId(recipient) || !isAccountId(account) || recipient === account) return undefined;
  return [
    'Across accounts: the caller belongs to ',
    val(account),
    ', the event was logged in ',
    val(recipient),
    '.',
  ];
}

/** The access key and the account inside it. */
export function keyLine(view: IdentityView): Line | undefined {
  const { accessKey, account } = view.principal;
  if (accessKey === '') return undefined;
  if (isMasked(accessKey)) return ['Signed with ', val(accessKey), ', a key of which a part is masked.'];
  const entity = idPrefixOf(accessKey)?.entity ?? 'an access key of unknown form';
  const inside = accountInside(accessKey, account).flatMap((line) => [' ', ...line]);
  return ['Signed with ', val(accessKey), `, ${entity}.`, ...inside];
}

/** Which account an ID holds. No line where the record names another one: that is an oddity (see oddities.ts). */
export function accountInside(id: string, account: string): readonly Line[] {
  const inside = accountFromId(id);
  if (inside === undefined)
    return [['No account can be read from this ID: older IDs and samples hold none.']];
  if (account !== '' && inside !== account) return [];
  const agrees = account === '' ? ', with no accountId to compare it with' : ', which agrees with accountId';
  return [['Account inside the ID: ', val(inside), `${agrees} (such decoding is not documented by AWS).`]];
}

/** True where the caller opened the session alone, so that MFA would have been asked of the caller. */
export function isOwnSession(view: IdentityView): boolean {
  return view.type?.rootOrIamUser === 'yes' && !booleanOf(view.session['assumedRoot']);
}

/** `MFAUsed` of a console sign-in; undefined elsewhere. */
export function signInMfa({ event }: IdentityView): boolean | undefined {
  const used = textOf(objectOf(event['additionalEventData'])['MFAUsed']).toLowerCase();
  return used === 'yes' ? true : used === 'no' ? false : undefined;
}

/** How much the MFA value proves for this kind of caller. */
export function mfaLine(view: IdentityView): Line | undefined {
  const { mfa } = view;
  if (isOwnSession(view)) {
    const atSignIn = textOf(objectOf(view.event['additionalEventData'])['MFAUsed']);
    if (atSignIn !== '') return ['MFA used at sign-in: ', val(atSignIn), '.'];
    if (mfa === undefined) return undefined;
    return mfa
      ? ['MFA: passed, with a device registered in IAM.']
      : ['MFA: none in this session. For a user’s own session that is a finding.'];
  }
  if (mfa === undefined) return undefined;
  return mfa
    ? ['MFA: passed in IAM by whoever opened the session.']
    : [
        'MFA: false proves little here; sign-in at an identity provider, workloads and chained roles all show it.',
      ];
}

/** `begun 38 minutes earlier, no MFA recorded`: the session in passing. */
export function sessionPhrase(view: IdentityView): string {
  const { age, mfa } = view;
  const begun = Number.isNaN(age)
    ? 'begun at a time not recorded'
    : age < 0
      ? `begun ${formatDuration(age)} later, by its own date`
      : age < 1000
        ? 'begun in the same second'
        : `begun ${formatDuration(age)} earlier`;
  const passed = mfa === undefined ? 'nothing recorded about MFA' : mfa ? 'with MFA' : 'no MFA recorded';
  return `${begun}, ${passed}`;
}
