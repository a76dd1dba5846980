import { type JsonObject, objectOf, textOf } from '../../json/members';
import { ASSUME_ROOT } from '../identities/assumeRoot';
import { SIGN_IN_PAGE } from '../sources';
import type { RiskFacts, RiskRow } from './row';

const ROOT_PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html';
const MFA_PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html';

const IDENTITY_CENTER_PAGE =
  'https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html';

const SIGN_IN = { source: 'signin.amazonaws.com', name: 'ConsoleLogin' } as const;

/**
 * Whether `invokedBy` names a service that acts by itself or for the account. The console's sign-in service acts for the
 * person who is signed in.
 */
export function actsForCaller(invokedBy: string): boolean {
  return invokedBy !== '' && invokedBy !== 'signin.amazonaws.com';
}

/**
 * Root itself, as the CIS benchmark counts it: not an AssumeRoot session, which is the organization's, nor a service event
 * or a call that a service made for the account.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
function isRootUse({ principal, eventType, invokedBy = '' }: RiskFacts): boolean {
  const isRoot = principal.kind === 'root' && principal.label !== ASSUME_ROOT;
  return isRoot && eventType !== 'AwsServiceEvent' && !actsForCaller(invokedBy);
}

/**
 * True where MFA would have been asked and was not passed. Role sessions and federated users sign in elsewhere, so that
 * MFAUsed is `No` for them whatever they did there.
 */
function withoutMfa(record: JsonObject): boolean {
  const type = textOf(objectOf(record['userIdentity'])['type']);
  const used = textOf(objectOf(record['additionalEventData'])['MFAUsed']);
  return (type === 'IAMUser' || type === 'Root') && used.toLowerCase() === 'no';
}

/** Sign-ins, and use of the root user. */
export const SIGN_IN_RISKS: readonly RiskRow[] = [
  {
    ...SIGN_IN,
    risk: 'medium',
    why: 'Somebody signed in to the console with a password alone: whoever learns it can do the same.',
    url: MFA_PAGE,
    whenRecord: withoutMfa,
    onlyIfDone: true,
  },
  {
    ...SIGN_IN,
    // Failed, so that it counts one step lower.
    risk: 'high',
    why: 'Somebody tried to sign in as the root user, and was refused.',
    url: SIGN_IN_PAGE,
    when: ({ failed, principal }) => failed && principal.kind === 'root',
  },
  {
    ...SIGN_IN,
    risk: 'low',
    why: 'A sign-in was refused: one is a slip, many are somebody guessing.',
    url: SIGN_IN_PAGE,
    when: ({ failed }) => failed,
  },
  ...['CheckMfa', 'CredentialVerification', 'UserAuthentication'].map(
    (name): RiskRow => ({
      source: 'signin.amazonaws.com',
      name,
      risk: 'low',
      why: 'A step of a sign-in was refused: one is a slip, many are somebody guessing.',
      url: name === 'CheckMfa' ? SIGN_IN_PAGE : IDENTITY_CENTER_PAGE,
      when: ({ failed }) => failed,
    }),
  ),
  {
    source: 'signin.amazonaws.com',
    name: 'PasswordRecoveryRequested',
    risk: 'medium',
    why: 'Somebody asks for a new root password: whoever reads root’s mail gets it.',
    url: SIGN_IN_PAGE,
  },
  {
    source: '*',
    name: '*',
    risk: 'high',
    why: 'The root user acted, whom no policy of the account limits: its use should be rare and planned.',
    url: ROOT_PAGE,
    when: (facts) => isRootUse(facts) && facts.readOnly !== true,
  },
  {
    source: '*',
    name: '*',
    risk: 'medium',
    why: 'The root user looked around: its use should be rare and planned.',
    url: ROOT_PAGE,
    when: (facts) => isRootUse(facts) && facts.readOnly === true,
  },
];
