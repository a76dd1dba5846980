import { objectOf, textOf } from '../json/members';
import { linkedServiceOf } from '../knowledge/identities/roleNames';
import { parseTime } from '../knowledge/times';

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
    // Without the sign of a zero.
    began: parseTime(objectOf(session['attributes'])['creationDate']) + 0,
  };
}

/** The claim whose key ends in `sub` or `user_id`: keys begin with the provider’s name. */
function subjectOf(attributes: unknown): string {
  const claims = objectOf(attributes);
  const key = Object.keys(claims).find((name) => /(?:^|:)(?:sub|user_id)$/.test(name));
  return key === undefined ? '' : textOf(claims[key]);
}
