import { booleanOf, textOf } from '../json/members';
import { accountFromId } from '../knowledge/identities/ids';
import { formatDuration } from '../knowledge/times';
import { type Line, val } from '../text/pieces';
import {
  arnAccount,
  arnForm,
  issuerAccount,
  issuerIds,
  issuerNames,
  issuerType,
  principalIdForm,
  roleNames,
  sessionNames,
  userNames,
} from './disagreements';
import type { IdentityView } from './identityView';
import type { Oddity } from './oddity';

/** Follows oddities wherever they are shown. */
export const ODDITY_NOTE =
  'AWS’s own documentation samples show such things: a reason to look again, no proof of a forged record.';

const TYPE = 'userIdentity.type';
const ACCOUNT = 'userIdentity.accountId';
const KEY = 'userIdentity.accessKeyId';
const PRINCIPAL_ID = 'userIdentity.principalId';
const ISSUER_ID = 'userIdentity.sessionContext.sessionIssuer.principalId';
const CREATED = 'userIdentity.sessionContext.attributes.creationDate';

type Check = (view: IdentityView) => Oddity | undefined;

/** Every check is a row; the order is the order of showing. */
const CHECKS: readonly Check[] = [
  longTermKeyOnSession,
  keyWithoutSession,
  arnForm,
  userNames,
  principalIdForm,
  issuerType,
  sessionNames,
  issuerIds,
  issuerNames,
  roleNames,
  arnAccount,
  issuerAccount,
  accountInside,
  beginsLater,
  lastsTooLong,
];

/** What does not fit together in an identity, the most telling first. */
export function odditiesOf(view: IdentityView): readonly Oddity[] {
  return CHECKS.flatMap((check) => check(view) ?? []);
}

function isSession(view: IdentityView): boolean {
  return view.type?.type === 'AssumedRole';
}

function longTermKeyOnSession(view: IdentityView): Oddity | undefined {
  const { accessKey } = view.principal;
  // Long-term keys of users and of root open no session: nothing begins, and there is nothing to describe.
  const isTemporary =
    isSession(view) ||
    view.type?.type === 'FederatedUser' ||
    ((view.type?.type === 'IAMUser' || view.type?.type === 'Root') &&
      textOf(view.attributes['creationDate']) !== '');
  if (!isTemporary || !accessKey.startsWith('AKIA')) return undefined;
  return {
    code: 'long-term-key-on-session',
    line: [
      'The access key ',
      val(accessKey),
      ' has the form of a long-term key (AKIA), but sessions like this are signed with temporary ones (ASIA).',
    ],
    paths: [KEY, TYPE],
    inAwsSample: true,
  };
}

/** What a record has of every caller with an access key. */
const CALLER = ['type', 'principalId', 'accountId'];

function keyWithoutSession(view: IdentityView): Oddity | undefined {
  // A row of a query has the columns that it asked for: what is absent there proves nothing. Whole records of calls have
  // parameters, if only null, and say of a caller with a key what it is.
  const { event, identity } = view;
  const isWhole =
    Object.hasOwn(event, 'requestParameters') && CALLER.every((key) => Object.hasOwn(identity, key));
  const isIdentityAlone = Object.keys(event).length < 2;
  if (!view.principal.accessKey.startsWith('ASIA') || view.hasSession) return undefined;
  if (!isWhole && !isIdentityAlone) return undefined;
  return {
    code: 'temporary-key-without-session',
    line: ['A temporary key was used, but sessionContext, which describes its session, is missing.'],
    paths: [KEY],
  };
}

function accountInside(view: IdentityView): Oddity | undefined {
  const { account, accessKey, principalId } = view.principal;
  if (account === '') return undefined;
  const inKey = accountFromId(accessKey);
  const inId = accountFromId(principalId);
  const keyDiffers = inKey !== undefined && inKey !== account;
  const idDiffers = inId !== undefined && inId !== account;
  if (!keyDiffers && !idDiffers) return undefined;
  const inside: Line =
    keyDiffers && idDiffers && inKey !== inId
      ? ['The access key and principalId hold the accounts ', val(inKey), ' and ', val(inId)]
      : [
          keyDiffers && idDiffers
            ? 'The access key and principalId hold'
            : keyDiffers
              ? 'The access key holds'
              : 'principalId holds',
          ' account ',
          val((keyDiffers ? inKey : inId) ?? ''),
        ];
  return {
    code: 'account-inside-id',
    line: [
      ...inside,
      ', but the record says ',
      val(account),
      ' (how IDs hold an account is not documented by AWS).',
    ],
    paths: [ACCOUNT, ...(keyDiffers ? [KEY] : []), ...(idDiffers ? [PRINCIPAL_ID, ISSUER_ID] : [])],
  };
}

function beginsLater(view: IdentityView): Oddity | undefined {
  if (!(view.age < 0)) return undefined;
  return {
    code: 'begins-later',
    line: [`The session begins ${formatDuration(view.age)} after the event that it made.`],
    paths: [CREATED, 'eventTime'],
  };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/**
 * Longest lives of sessions, with a few minutes for clocks. Console and GetSessionToken sessions of a user count
 * as 36 hours: the record does not tell one from the other.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html
 */
const LONGEST: ReadonlyMap<string, readonly [hours: number, what: string]> = new Map([
  ['AssumedRole', [12, 'a role session']],
  ['FederatedUser', [36, 'a federated session']],
  ['IAMUser', [36, 'a session of an IAM user']],
  ['Root', [36, 'a session of the root user']],
  ['AssumeRoot', [0.25, 'an AssumeRoot session']],
] as const);

function lastsTooLong(view: IdentityView): Oddity | undefined {
  // AWS's sample of AssumeRoot itself, by a role session, has the mark as well: it means the root session only.
  const isAssumeRoot = view.type?.type === 'Root' && booleanOf(view.session['assumedRoot']) === true;
  const longest = LONGEST.get(isAssumeRoot ? 'AssumeRoot' : (view.type?.type ?? ''));
  if (!longest || !(view.age > longest[0] * HOUR + 5 * MINUTE)) return undefined;
  return {
    code: 'lasts-too-long',
    line: [
      `The session is ${formatDuration(view.age)} old; ${longest[1]} ends after ${formatDuration(longest[0] * HOUR)} at most.`,
    ],
    paths: [CREATED],
  };
}
