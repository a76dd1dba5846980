import { accountOf, type JsonObject, objectOf, textOf } from '../json/members';
import { linkedServiceOf } from '../knowledge/identities/roleNames';
import { parseTime } from '../knowledge/times';
import { ROLES_ANYWHERE, sessionOfRolesAnywhere } from './issued';
import { switchedFromOf } from './outcome';

/** What a record says about where the credentials of its caller came from, beside the principal. '' where it says nothing. */
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
  /** `invokedByDelegate.accountId`: the product provider that made the call with access delegated to it. */
  readonly delegate: string;
  /** `additionalEventData.SwitchFrom`: the ARN of whoever switched to the role in the console. */
  readonly switchedFrom: string;
  /** The Kubernetes service account that EKS Pod Identity assumes a role for, `system:serviceaccount:NAMESPACE:NAME`. */
  readonly pod: string;
  /** The ARN of its cluster, or the name. */
  readonly cluster: string;
  /** The subject of the certificate that IAM Roles Anywhere opens a session for. */
  readonly certificate: string;
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
  delegate: '',
  switchedFrom: '',
  pod: '',
  cluster: '',
  certificate: '',
};

/** The service that assumes roles for pods of EKS clusters. */
export const POD_IDENTITY = 'pods.eks.amazonaws.com';

/** Takes a record of any quality; never throws. */
export function identityDetails(event: JsonObject): IdentityDetails {
  const identity = objectOf(event['userIdentity']);
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
    delegate: accountOf(objectOf(identity['invokedByDelegate'])['accountId']),
    switchedFrom: switchedFromOf(event),
    ...podOf(event, identity),
    certificate: certificateOf(event),
  };
}

const NO_POD = { pod: '', cluster: '' };

/**
 * EKS Pod Identity says in session tags which pod it assumes a role for. Only its own calls count: others may set such
 * tags as they like.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-abac.html
 */
function podOf(event: JsonObject, identity: JsonObject): Pick<IdentityDetails, 'pod' | 'cluster'> {
  if (identity['invokedBy'] !== POD_IDENTITY || textOf(identity['type']) !== 'AWSService') return NO_POD;
  const tags = objectOf(event['requestParameters'])['tags'];
  if (!Array.isArray(tags)) return NO_POD;
  const tag = (wanted: string): string =>
    textOf(objectOf(tags.find((one) => objectOf(one)['key'] === wanted))['value']);
  const namespace = tag('kubernetes-namespace');
  const name = tag('kubernetes-service-account');
  if (namespace === '' || name === '') return NO_POD;
  return {
    pod: `system:serviceaccount:${namespace}:${name}`,
    cluster: tag('eks-cluster-arn') || tag('eks-cluster-name'),
  };
}

/**
 * CreateSession of IAM Roles Anywhere: the source identity in its answer is the subject of the certificate, which the
 * service has checked.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html
 */
function certificateOf(event: JsonObject): string {
  if (textOf(event['eventSource']).toLowerCase() !== ROLES_ANYWHERE) return '';
  return textOf(sessionOfRolesAnywhere(event['responseElements'])['sourceIdentity']);
}

/** The claim whose key ends in `sub` or `user_id`: keys begin with the provider’s name. */
function subjectOf(attributes: unknown): string {
  const claims = objectOf(attributes);
  const key = Object.keys(claims).find((name) => /(?:^|:)(?:sub|user_id)$/.test(name));
  return key === undefined ? '' : textOf(claims[key]);
}
