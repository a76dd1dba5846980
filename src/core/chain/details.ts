import { lastSegment, parseArn } from '../knowledge/ids';
import { linkedServiceOf } from '../knowledge/roleNames';
import { parseTime } from '../knowledge/times';
import type { Principal } from '../trail/event';
import { accountOf, objectOf, textOf } from '../trail/values';

/** What a userIdentity says about where its credentials came from, beside the principal. '' where it says nothing. */
export interface IdentityDetails {
  /** `sessionIssuer.type` and `.arn`. */
  readonly issuerType: string;
  readonly issuerArn: string;
  /** The service that the issuing role is linked to: only it can use the role. */
  readonly linkedService: string;
  /** `webIdFederationData.federatedProvider`, or `identityProvider` of the call that exchanges the token. */
  readonly provider: string;
  /** Who or what the provider vouched for: `attributes.…sub`, or `userName` of that call. */
  readonly subject: string;
  /** `ec2RoleDelivery`, which only credentials of an EC2 instance have. */
  readonly ec2RoleDelivery: string;
  /** `inScopeOf.issuerType` and `.credentialsIssuedTo`: the workload that was given the credentials. */
  readonly workloadType: string;
  readonly workload: string;
  /** `onBehalfOf.identityStoreArn` */
  readonly identityStore: string;
  /** `creationDate` in milliseconds since 1970 UTC; NaN where there is none. */
  readonly began: number;
}

export const NO_DETAILS: IdentityDetails = {
  issuerType: '',
  issuerArn: '',
  linkedService: '',
  provider: '',
  subject: '',
  ec2RoleDelivery: '',
  workloadType: '',
  workload: '',
  identityStore: '',
  began: Number.NaN,
};

/** Takes a `userIdentity` of any quality; never throws. */
export function identityDetails(userIdentity: unknown): IdentityDetails {
  const identity = objectOf(userIdentity);
  const session = objectOf(identity['sessionContext']);
  const issuer = objectOf(session['sessionIssuer']);
  const web = objectOf(session['webIdFederationData']);
  const scope = objectOf(identity['inScopeOf']);
  const issuerArn = textOf(issuer['arn']);
  const exchanges = identity['type'] === 'WebIdentityUser' || identity['type'] === 'SAMLUser';
  return {
    issuerType: textOf(issuer['type']),
    issuerArn,
    linkedService: linkedServiceOf(issuerArn) ?? '',
    provider: exchanges ? textOf(identity['identityProvider']) : textOf(web['federatedProvider']),
    subject: exchanges ? textOf(identity['userName']) : subjectOf(web['attributes']),
    ec2RoleDelivery: textOf(session['ec2RoleDelivery']),
    workloadType: textOf(scope['issuerType']),
    workload: textOf(scope['credentialsIssuedTo']),
    identityStore: textOf(objectOf(identity['onBehalfOf'])['identityStoreArn']),
    began: parseTime(objectOf(session['attributes'])['creationDate']),
  };
}

/** The claim whose key ends in `sub` or `user_id`: keys begin with the provider’s name. */
function subjectOf(attributes: unknown): string {
  const claims = objectOf(attributes);
  const key = Object.keys(claims).find((name) => /(?:^|:)(?:sub|user_id)$/.test(name));
  return key === undefined ? '' : textOf(claims[key]);
}

/** For whom an event issued its key, as far as its record tells. '' where it does not. */
export interface IssuedTo {
  /** `assumedRoleUser.arn` or `federatedUser.arn`; else made of `roleArn` and `roleSessionName`. */
  readonly arn: string;
  /** Of AssumeRoot: the account whose root it is. */
  readonly rootAccount: string;
  /** GetSessionToken issues keys to the caller itself. */
  readonly isOwn: boolean;
}

export function issuedTo(record: unknown): IssuedTo {
  const event = objectOf(record);
  const request = objectOf(event['requestParameters']);
  const response = objectOf(event['responseElements']);
  const user = objectOf(response['assumedRoleUser']);
  const federated = objectOf(response['federatedUser']);
  const target = textOf(request['targetPrincipal']);
  return {
    arn:
      textOf(user['arn']) ||
      textOf(federated['arn']) ||
      sessionArn(textOf(request['roleArn']), textOf(request['roleSessionName'])),
    rootAccount:
      event['eventName'] === 'AssumeRoot'
        ? parseArn(target)?.account || accountOf(request['targetPrincipal'])
        : '',
    isOwn: event['eventName'] === 'GetSessionToken',
  };
}

/** `arn:aws:iam::1:role/path/R` and `s` → `arn:aws:sts::1:assumed-role/R/s`; '' where either is missing. */
function sessionArn(roleArn: string, session: string): string {
  const role = parseArn(roleArn);
  if (!role?.resource.startsWith('role/') || session === '') return '';
  return `arn:${role.partition}:sts::${role.account}:assumed-role/${lastSegment(role.resource)}/${session}`;
}

/**
 * False where the issuing event names somebody else than the user of the key: AWS's samples use one key over and over,
 * and no key links two identities that contradict each other. What is not told contradicts nothing.
 */
export function canBeIssuedTo(
  { arn, rootAccount, isOwn }: IssuedTo,
  user: Principal,
  issuer: Principal,
): boolean {
  if (rootAccount !== '') return user.kind === 'root' && agree(user.account, rootAccount);
  if (isOwn) return agree(user.arn, issuer.arn) && user.kind === issuer.kind;
  // A role or federated session can't be a user's or root's own.
  if (arn !== '' && (user.kind === 'user' || user.kind === 'root')) return false;
  return agree(user.arn, arn);
}

function agree(a: string, b: string): boolean {
  return a === '' || b === '' || a === b;
}
