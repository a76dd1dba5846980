import { actorLine, chainLines, stopLine } from '../chain/lines';
import { NO_NAMES, withAccountNames } from '../event/accountNames';
import type { PrincipalKind } from '../event/event';
import { booleanOf, textOf } from '../json/members';
import { accountFromId } from '../knowledge/identities/ids';
import { IDENTITY_PAGE } from '../knowledge/sources';
import type { Answer } from '../knowledge/userIdentity/types';
import type { Explanation } from '../text/explanation';
import { type Line, plainText, strong, val } from '../text/pieces';
import { type CredentialKind, credentialOf, exchangesSignIn, isBeingChecked } from './credential';
import { type ExplainContext, NO_CONTEXT } from './explainContext';
import {
  crossAccountLine,
  isOwnSession,
  keyLine,
  mfaLine,
  placeLine,
  sessionPhrase,
  signInMfa,
} from './identityLines';
import { type IdentityView, viewIdentity } from './identityView';
import { ODDITY_NOTE, odditiesOf } from './oddities';
import { whoLines } from './whoLines';

export type { Answer, CredentialKind };

/** Who called, and the answers to the three questions that identity information is there for. */
export interface IdentityDescription {
  /** The principal's label. */
  readonly label: string;
  /** `userIdentity.type` as recorded, empty where there is none. */
  readonly type: string;
  /** Was the request made with credentials of root or an IAM user? */
  readonly rootOrIamUser: Answer;
  /** Was it made with temporary credentials for a role or a federated user? */
  readonly temporaryCredentials: Answer;
  /** Was it made by another AWS service? Does not exclude the others: a service may act for a caller. */
  readonly awsService: Answer;
  readonly kind: PrincipalKind;
  /** What signed the request. */
  readonly credential: CredentialKind;
  /** Age of the session at the event in milliseconds; left out where the record does not tell. */
  readonly sessionAgeMs?: number;
  /** Whether MFA was passed, and whether that says anything for this kind of caller; left out where nothing is recorded. */
  readonly mfa?: MfaDescription;
  /** The account inside the access key, else inside the role or user ID; left out for IDs that hold none. */
  readonly accountInside?: AccountInside;
  /** What does not fit together, the most telling first. */
  readonly oddities: readonly OddityDescription[];
  /** Plain sentences that hold log text: who, the answers, session, address, key, what does not fit together. */
  readonly lines: readonly string[];
}

export interface MfaDescription {
  readonly passed: boolean;
  /** False where MFA at an identity provider does not count, and where nobody could have passed it: workloads, chained roles. */
  readonly counts: boolean;
}

export interface AccountInside {
  readonly account: string;
  /** Whether it is the account that the record names; left out where the record names none. */
  readonly agrees?: boolean;
}

export interface OddityDescription {
  readonly code: string;
  readonly text: string;
}

/**
 * Describes the identity of a record, or a userIdentity alone. Takes any JSON value and never throws; nothing is
 * guessed: what the record does not tell is `unknown`.
 */
export function describeIdentity(
  recordOrUserIdentity: unknown,
  context: ExplainContext = NO_CONTEXT,
): IdentityDescription {
  const names = context.accountNames ?? NO_NAMES;
  const view = viewIdentity(recordOrUserIdentity);
  const oddities = odditiesOf(view);
  const text = (line: Line): string => plainText(withAccountNames(line, names));
  const lines: readonly Line[] = [
    ...whoLines(view),
    ...answerLines(view),
    ...chained(context),
    ...present(placeLine(view), crossAccountLine(view), keyLine(view), mfaLine(view)),
    ...oddities.map((oddity): Line => ['Odd: ', ...oddity.line]),
    ...(oddities.length === 0 ? [] : [[ODDITY_NOTE]]),
  ];
  const mfa = mfaOf(view);
  const inside = accountInsideOf(view);
  return {
    label: view.principal.label,
    type: view.principal.type,
    ...view.answers,
    kind: view.principal.kind,
    credential: credentialOf(view).kind,
    ...(Number.isNaN(view.age) ? {} : { sessionAgeMs: view.age }),
    ...(mfa && { mfa }),
    ...(inside && { accountInside: inside }),
    oddities: oddities.map(({ code, line }) => ({ code, text: text(line) })),
    lines: lines.map(text),
  };
}

function mfaOf(view: IdentityView): MfaDescription | undefined {
  const atSignIn = signInMfa(view);
  if (atSignIn !== undefined) return { passed: atSignIn, counts: isOwnSession(view) };
  if (view.mfa === undefined) return undefined;
  return { passed: view.mfa, counts: view.mfa || isOwnSession(view) };
}

function accountInsideOf({ principal }: IdentityView): AccountInside | undefined {
  const account = accountFromId(principal.accessKey) ?? accountFromId(principal.principalId);
  if (account === undefined) return undefined;
  return principal.account === '' ? { account } : { account, agrees: account === principal.account };
}

/** The whole chain, for those who read everything. */
function chained({ chain }: ExplainContext): readonly Line[] {
  return chain ? chainLines(chain).map(({ line }) => line) : [];
}

const SHOWN_ODDITIES = 2;

const LONGEST = 8;

/** The hover on `userIdentity` itself: who, the three answers in one line, then what deserves a look. */
export function explainIdentity(view: IdentityView, context: ExplainContext = NO_CONTEXT): Explanation {
  const [who = [], ...hints] = whoLines(view);
  const [first = [], second = [], third = []] = answerLines(view);
  const top: readonly Line[] = [who, [...first, ' ', ...second, ' ', ...third], ...behind(context, hints)];
  const odd = oddLines(view);
  const key = odd.length === 0 ? keyLine(view) : undefined;
  const middle = present(crossAccountLine(view), placeLine(view), mfaLine(view), key);
  // Steps of the chain take two lines each.
  const steps = context.chain ? chainLines(context.chain).length * 2 : 0;
  const room = Math.max(steps > 0 ? 1 : 0, LONGEST - top.length - odd.length - steps);
  return {
    lines: [...top, ...middle.slice(0, room), ...odd],
    stepsAfter: top.length,
    source: { title: 'CloudTrail userIdentity element', url: IDENTITY_PAGE },
  };
}

/** The oddities that there is room for, and what to think of them. */
function oddLines(view: IdentityView): readonly Line[] {
  const oddities = odditiesOf(view);
  if (oddities.length === 0) return [];
  const more = oddities.length - SHOWN_ODDITIES;
  return [
    ...oddities.slice(0, SHOWN_ODDITIES).map((oddity): Line => ['Odd: ', ...oddity.line]),
    ...(more > 0 ? [[`${more} more ${more === 1 ? 'thing does' : 'things do'} not fit together.`]] : []),
    [ODDITY_NOTE],
  ];
}

/** Who is behind the session by the loaded logs; without them, the best that the record itself tells. */
function behind({ chain }: ExplainContext, hints: readonly Line[]): readonly Line[] {
  const actor = chain && actorLine(chain);
  if (actor) return [actor];
  const stop = chain && stopLine(chain);
  return [...hints.slice(0, 1), ...(stop ? [stop] : [])];
}

/** The three questions, each with its answer and the detail that a yes or no leaves open. */
export function answerLines(view: IdentityView): readonly [Line, Line, Line] {
  return [
    ['Root or IAM user credentials? ', ...rootOrIamUser(view)],
    ['Temporary credentials for a role or federated user? ', ...temporaryCredentials(view)],
    ['Made by another AWS service? ', ...awsService(view)],
  ];
}

const WORDS: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', unknown: 'Unknown' };

function answer(value: Answer, ...detail: Line): Line {
  return [strong(WORDS[value]), ...detail, '.'];
}

const ELSEWHERE = ': the caller’s own account logs that, this record does not';

function rootOrIamUser(view: IdentityView): Line {
  const value = view.answers.rootOrIamUser;
  const type = view.type?.type;
  if (value === 'yes' && type === 'AWSAccount')
    return answer(value, ', an IAM user of the other account by its ID');
  if (value === 'yes') return answer(value, ', ', view.type?.noun ?? '', longTermOrSession(view));
  if (type === 'FederatedUser') {
    const issuer = textOf(view.issuer['type']);
    if (issuer === 'Root') return answer(value, ', but root credentials opened the session');
    if (issuer === 'IAMUser') return answer(value, ', but those of an IAM user opened the session');
  }
  return type === 'AWSAccount' && value === 'unknown' ? answer(value, ELSEWHERE) : answer(value);
}

/** How root or an IAM user signed in: with a key of its own, in a session, or at the console's sign-in page. */
function longTermOrSession(view: IdentityView): string {
  const { accessKey } = view.principal;
  if (booleanOf(view.session['assumedRoot']))
    return `, in a session opened with AssumeRoot, ${sessionPhrase(view)}`;
  if (accessKey.startsWith('AKIA')) return ', with a long-term access key';
  if (accessKey.startsWith('ASIA') || view.hasSession) {
    return `, in a temporary session ${sessionPhrase(view)}`;
  }
  return textOf(view.event['eventType']) === 'AwsConsoleSignIn' ? ', signing in to the console' : '';
}

function temporaryCredentials(view: IdentityView): Line {
  const value = view.answers.temporaryCredentials;
  switch (view.type?.type) {
    case 'AssumedRole':
      return answer(value, `, a role session ${sessionPhrase(view)}`);
    case 'Role':
      return answer(value, ', those of a role');
    case 'FederatedUser':
      return answer(value, `, a federated user’s session ${sessionPhrase(view)}`);
    case 'SAMLUser':
    case 'WebIdentityUser':
      return exchangesSignIn(view)
        ? answer(value, ', not yet: this call exchanges a sign-in elsewhere for a role session')
        : answer(value, ', a sign-in at an identity provider');
    case 'IdentityCenterUser':
      return isBeingChecked(view)
        ? answer(value, ', Identity Center was still checking who it is')
        : answer(value, ', a token of Identity Center');
    case 'AWSAccount':
      if (value === 'yes') return answer(value, ', a role session of the other account by its ID');
      return value === 'unknown' ? answer(value, ELSEWHERE) : answer(value);
    default:
      return answer(value);
  }
}

function awsService(view: IdentityView): Line {
  const value = view.answers.awsService;
  const { invokedBy, linkedService, principal } = view;
  const isService = principal.kind === 'service';
  if (invokedBy === 'signin.amazonaws.com' && !isService) {
    return answer(value, ', the console, acting for the person signed in (as older records say it)');
  }
  if (invokedBy.startsWith('AWS Internal') && linkedService === '') {
    return answer(value, isService ? ', which one is not said' : ', unnamed, on behalf of this caller');
  }
  if (invokedBy !== '')
    return answer(value, ', ', val(invokedBy), isService ? '' : ', on behalf of this caller');
  if (linkedService !== '') return answer(value, ', ', val(linkedService), ': only it can use this role');
  return answer(value);
}

function present(...lines: readonly (Line | undefined)[]): readonly Line[] {
  return lines.filter((line) => line !== undefined);
}
