import { SIGN_IN_TYPE } from '../event/outcome';
import { booleanOf, textOf } from '../json/members';
import { HIDDEN_NAME } from '../knowledge/identities/hiddenName';
import type { IdentityView } from './identityView';

/** What signed a request, or vouched for whoever made it. */
export type CredentialKind =
  | 'root key'
  | 'root session'
  | 'AssumeRoot session'
  | 'user key'
  | 'console session'
  | 'user session'
  | 'console sign-in'
  | 'role session'
  | 'federated session'
  | 'Identity Center sign-in'
  | 'Identity Center token'
  | 'assertion'
  | 'service'
  | 'foreign account'
  | 'anonymous'
  | 'directory'
  | 'unknown';

export interface Credential {
  readonly kind: CredentialKind;
  /** Whether it ends by itself; undefined where the record does not tell. */
  readonly isTemporary: boolean | undefined;
  /** What it is, in the middle of a sentence. */
  readonly what: string;
}

interface Row extends Credential {
  readonly when: (view: IdentityView) => boolean;
}

function row(
  kind: CredentialKind,
  isTemporary: boolean | undefined,
  what: string,
  when: (view: IdentityView) => boolean,
): Row {
  return { kind, isTemporary, what, when };
}

/** The first that matches counts. */
const CREDENTIALS: readonly Row[] = [
  row('anonymous', undefined, 'no credentials at all', ({ principal }) => principal.kind === 'anonymous'),
  row(
    'AssumeRoot session',
    true,
    'a root session of 15 minutes, opened with AssumeRoot',
    (view) => isRoot(view) && booleanOf(view.session['assumedRoot']) === true,
  ),
  row(
    'root key',
    false,
    'a long-term access key of the root user',
    (view) => isRoot(view) && hasKey(view, 'AKIA'),
  ),
  row(
    'user key',
    false,
    'a long-term access key of an IAM user',
    (view) => isUser(view) && hasKey(view, 'AKIA'),
  ),
  row('console sign-in', undefined, 'a password, at the console’s sign-in page', isSignIn),
  row(
    'root session',
    true,
    'a session of the root user, at the console or from STS',
    (view) => isRoot(view) && isSession(view),
  ),
  row(
    'console session',
    true,
    'a console session of an IAM user',
    (view) => isUser(view) && isSession(view) && isFromConsole(view),
  ),
  row(
    'user session',
    true,
    'a session of an IAM user, from STS or the console',
    (view) => isUser(view) && isSession(view),
  ),
  row('role session', true, 'temporary credentials of a role', ({ principal }) => principal.kind === 'role'),
  row(
    'federated session',
    true,
    'temporary credentials from GetFederationToken',
    ({ principal }) => principal.kind === 'federated',
  ),
  row(
    'Identity Center sign-in',
    undefined,
    'a password, device or code that IAM Identity Center was checking',
    (view) => view.principal.kind === 'identityCenter' && isBeingChecked(view),
  ),
  row(
    'Identity Center token',
    true,
    'a token of IAM Identity Center',
    ({ principal }) => principal.kind === 'identityCenter',
  ),
  row(
    'assertion',
    true,
    'what an identity provider vouched for, exchanged for a role session',
    (view) => isFederated(view) && exchangesSignIn(view),
  ),
  row('assertion', undefined, 'a sign-in at an identity provider', isFederated),
  row(
    'service',
    undefined,
    'the identity of an AWS service',
    ({ principal }) => principal.kind === 'service',
  ),
  row(
    'foreign account',
    undefined,
    'credentials of another account, which this record does not show',
    ({ principal }) => principal.kind === 'account',
  ),
  row(
    'directory',
    undefined,
    'an identity of a directory',
    ({ principal }) => principal.kind === 'directory',
  ),
];

const UNKNOWN: Credential = { kind: 'unknown', isTemporary: undefined, what: 'not recorded' };

/** What signed the request. Nothing is guessed: where the record does not tell, it is `unknown`. */
export function credentialOf(view: IdentityView): Credential {
  const found = CREDENTIALS.find((one) => one.when(view));
  return found ? { kind: found.kind, isTemporary: found.isTemporary, what: found.what } : UNKNOWN;
}

function isRoot({ principal }: IdentityView): boolean {
  return principal.kind === 'root';
}

function isUser({ principal }: IdentityView): boolean {
  return principal.kind === 'user';
}

function hasKey({ principal }: IdentityView, prefix: string): boolean {
  return principal.accessKey.startsWith(prefix);
}

/** A temporary key, or facts about a session: console sessions of older records have no key. */
function isSession(view: IdentityView): boolean {
  return hasKey(view, 'ASIA') || view.hasSession;
}

function isSignIn(view: IdentityView): boolean {
  const isEvent =
    textOf(view.event['eventType']) === SIGN_IN_TYPE || textOf(view.event['eventName']) === 'ConsoleLogin';
  const isHidden = view.principal.userName === HIDDEN_NAME;
  return isEvent && (isUser(view) || isRoot(view) || isHidden) && !isSession(view);
}

function isFederated({ principal }: IdentityView): boolean {
  return principal.kind === 'saml' || principal.kind === 'web';
}

/** STS's calls that take an assertion or a token in place of a signature; elsewhere such a caller has signed in already. */
export function exchangesSignIn({ event }: IdentityView): boolean {
  return /^AssumeRoleWith(?:SAML|WebIdentity)$/.test(textOf(event['eventName']));
}

/**
 * Sign-in events of IAM Identity Center, before there is a token.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html
 */
export function isBeingChecked({ event }: IdentityView): boolean {
  return /^(?:Credential(?:Challenge|Verification)|UserAuthentication)$/.test(textOf(event['eventName']));
}

/**
 * Told by `sessionCredentialFromConsole`, by the kind of event, or, in older records, by `invokedBy`. Without them a
 * session may still be one of the console.
 */
export function isFromConsole({ event, invokedBy }: IdentityView): boolean {
  return (
    booleanOf(event['sessionCredentialFromConsole']) === true ||
    textOf(event['eventType']) === 'AwsConsoleAction' ||
    invokedBy === 'signin.amazonaws.com'
  );
}
