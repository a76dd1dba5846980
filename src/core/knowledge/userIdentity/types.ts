import type { Confidence } from '../confidence';
import { IDENTITY_PAGE, SERVICE_EVENTS_PAGE } from '../sources';

/** An answer to one of the three questions that CloudTrail's identity information is there for. */
export type Answer = 'yes' | 'no' | 'unknown';

/** One kind of identity. The answers hold for the type alone; `invokedBy` and service-linked roles add to the third. */
export interface IdentityType {
  /** `userIdentity.type`; empty for records without one. */
  readonly type: string;
  /** What to call such a caller, in the middle of a sentence. */
  readonly noun: string;
  readonly meaning: string;
  /** The kind of credential that signs its requests. */
  readonly credential: string;
  readonly rootOrIamUser: Answer;
  readonly temporaryCredentials: Answer;
  readonly awsService: Answer;
  /** What follows for an investigator. */
  readonly conclude: string;
  readonly confidence: Confidence;
  readonly source: string;
}

const documented = { confidence: 'documented', source: IDENTITY_PAGE } as const;
const nobodyKnows = { rootOrIamUser: 'unknown', temporaryCredentials: 'unknown' } as const;
const neither = { rootOrIamUser: 'no', temporaryCredentials: 'no' } as const;

/** All types that AWS documents, and the lack of one. */
export const IDENTITY_TYPES: readonly IdentityType[] = [
  {
    type: 'Root',
    noun: 'root user',
    meaning: 'The root user of the account, who may do anything in it.',
    credential: 'the root password, a root access key, or a short session opened with AssumeRoot',
    rootOrIamUser: 'yes',
    temporaryCredentials: 'no',
    awsService: 'no',
    conclude: 'Worth an alert at any hour, unless assumedRoot is true and the task was planned.',
    ...documented,
  },
  {
    type: 'IAMUser',
    noun: 'IAM user',
    meaning: 'An IAM user of the account.',
    credential: 'a long-term access key, a console session, or a session from GetSessionToken',
    rootOrIamUser: 'yes',
    temporaryCredentials: 'no',
    awsService: 'no',
    conclude: 'A long-term key seen at an unusual address has probably leaked.',
    ...documented,
  },
  {
    type: 'AssumedRole',
    noun: 'role session',
    meaning: 'A session of an IAM role: a person, workload or service that assumed the role.',
    credential: 'temporary credentials from STS',
    rootOrIamUser: 'no',
    temporaryCredentials: 'yes',
    awsService: 'no',
    conclude: 'The AssumeRole event that returned this accessKeyId tells who assumed the role.',
    ...documented,
  },
  {
    type: 'Role',
    noun: 'role',
    meaning: 'A role itself rather than a session of it. Rare.',
    credential: 'credentials of a role',
    rootOrIamUser: 'no',
    temporaryCredentials: 'yes',
    awsService: 'no',
    conclude: 'sessionContext may tell who issued the session.',
    ...documented,
  },
  {
    type: 'FederatedUser',
    noun: 'federated user',
    meaning: 'A session that an IAM user or root opened for somebody with GetFederationToken.',
    credential: 'temporary credentials from STS',
    rootOrIamUser: 'no',
    temporaryCredentials: 'yes',
    awsService: 'no',
    conclude: 'Known as a way to stay: the session outlives the key that opened it, by up to 36 hours.',
    ...documented,
  },
  {
    type: 'Directory',
    noun: 'directory user',
    meaning: 'A user of a directory behind a service such as WorkDocs or QuickSight.',
    credential: 'an identity of that directory',
    ...nobodyKnows,
    awsService: 'no',
    conclude: 'Look the user up in the directory that the service uses.',
    ...documented,
  },
  {
    type: 'AWSAccount',
    noun: 'another account',
    meaning: 'Somebody in another AWS account, or nobody known (anonymous access).',
    credential: 'credentials of the other account, which this record does not show',
    ...nobodyKnows,
    awsService: 'no',
    conclude:
      'Is the account one of yours? Its own trail has the same action with the full identity; sharedEventID links the two.',
    ...documented,
  },
  {
    type: 'AWSService',
    noun: 'AWS service',
    meaning: 'An AWS service, in an account of its own.',
    credential: 'the service’s own identity',
    ...neither,
    awsService: 'yes',
    conclude:
      'No role of yours is involved: a policy of the resource (of the bucket or key, for example) or a grant lets the service in.',
    ...documented,
  },
  {
    type: 'IdentityCenterUser',
    noun: 'Identity Center user',
    meaning: 'A user of IAM Identity Center, acting with a token instead of a role.',
    credential: 'a bearer token, named by credentialId',
    ...neither,
    awsService: 'no',
    conclude: 'Look userId up in the identity store; credentialId ties the calls of one token together.',
    ...documented,
  },
  {
    type: 'SAMLUser',
    noun: 'SAML user',
    meaning: 'Somebody who signs in with a SAML assertion of an outside identity provider.',
    credential: 'a SAML assertion of that provider',
    ...neither,
    awsService: 'no',
    conclude: 'Look the name up at the identity provider, whose own log has the sign-in.',
    ...documented,
  },
  {
    type: 'WebIdentityUser',
    noun: 'web identity user',
    meaning: 'Somebody or some job that signs in with a token of an OpenID Connect provider.',
    credential: 'a token of that provider',
    ...neither,
    awsService: 'no',
    conclude:
      'With AssumeRoleWithWebIdentity, check that the trust policy of the role limits the subject and audience of such tokens.',
    ...documented,
  },
  {
    type: 'Unknown',
    noun: 'identity of unknown kind',
    meaning: 'CloudTrail itself could not tell what kind of identity this is.',
    credential: 'unknown',
    ...nobodyKnows,
    awsService: 'unknown',
    conclude:
      'Sign-ins at Identity Center, IAM Roles Anywhere and some services look like this: use the role, user or certificate that the rest of the record names.',
    ...documented,
  },
  {
    type: '',
    noun: 'AWS service',
    meaning: 'No type recorded: usually an event that a service wrote about its own work.',
    credential: 'none',
    ...neither,
    awsService: 'yes',
    conclude: 'Nothing is missing where eventType is AwsServiceEvent.',
    confidence: 'documented',
    source: SERVICE_EVENTS_PAGE,
  },
];

const BY_TYPE = new Map(IDENTITY_TYPES.map((row) => [row.type, row]));

/** The row of a type; undefined for one that AWS does not document. */
export function identityTypeOf(type: string): IdentityType | undefined {
  return BY_TYPE.get(type);
}
