import type { Confidence } from '../confidence';

/** An operation that issues temporary credentials: the links of every chain of sessions. */
export interface IssuingOperation {
  readonly name: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** What the caller did, in the middle of a sentence: "assumed". */
  readonly verb: string;
  /** Whose identity its event shows. */
  readonly caller: string;
  readonly conclude: string;
  readonly confidence: Confidence;
  readonly source: string;
}

const API = 'https://docs.aws.amazon.com/STS/latest/APIReference/';
const LOGGED =
  'The key it returned (responseElements.credentials.accessKeyId) signs what is done in the session.';

function row(
  name: string,
  verb: string,
  summary: string,
  caller: string,
  conclude: string,
): IssuingOperation {
  return {
    name,
    verb,
    summary,
    caller,
    conclude,
    confidence: 'documented',
    source: `${API}API_${name}.html`,
  };
}

/** The operations of STS whose answer holds credentials. GetWebIdentityToken gives out a token, not credentials. */
export const ISSUING_OPERATIONS: readonly IssuingOperation[] = [
  row(
    'AssumeRole',
    'assumed',
    'Opens a session of a role.',
    'whoever assumed the role; in the log of the role’s account only as another account, if it came from one',
    LOGGED,
  ),
  row(
    'AssumeRoleWithSAML',
    'signed in as',
    'Exchanges a SAML assertion for a session of a role.',
    'the person as the identity provider names them',
    LOGGED,
  ),
  row(
    'AssumeRoleWithWebIdentity',
    'signed in as',
    'Exchanges a token of an OpenID Connect provider for a session of a role.',
    'the person, job or workload as the provider names it',
    LOGGED,
  ),
  row(
    'AssumeRoot',
    'became root of',
    'Opens a root session of 15 minutes in a member account, for one fixed task.',
    'the management account or a delegated administrator',
    'Look at taskPolicyArn: it tells the only thing that the session may do.',
  ),
  row(
    'GetFederationToken',
    'issued a federated session to',
    'Opens a session of up to 36 hours under any name, with long-term credentials of an IAM user or root.',
    'the IAM user or root whose credentials signed it',
    'A known way to stay: the session outlives the key that opened it.',
  ),
  row(
    'GetDelegatedAccessToken',
    'took up delegated access as',
    'Exchanges a token for temporary credentials with the permissions of another principal.',
    'whoever exchanged the token (not verified)',
    'responseElements.assumedPrincipal names whose permissions these are: make sure that the delegation was approved.',
  ),
  row(
    'GetSessionToken',
    'opened a session as',
    'Opens a session of the calling IAM user or root itself, mostly to pass MFA.',
    'the IAM user or root itself',
    LOGGED,
  ),
];

export const STS_SOURCE = 'sts.amazonaws.com';

const BY_NAME = new Map(ISSUING_OPERATIONS.map((operation) => [operation.name, operation]));

/** The operation of STS that an `eventName` names, if it is one that issues credentials. */
export function issuingOperationOf(eventName: string): IssuingOperation | undefined {
  return BY_NAME.get(eventName);
}

/** A request parameter of these operations, as CloudTrail logs it. */
export interface IssuingParameter {
  readonly meaning: string;
  readonly conclude: string;
}

const PARAMETERS: ReadonlyMap<string, IssuingParameter> = new Map([
  [
    'roleSessionName',
    {
      meaning: 'the name of the session, chosen by the caller.',
      conclude: 'It proves nothing, unless the role’s trust policy enforces it (sts:RoleSessionName).',
    },
  ],
  [
    'sourceIdentity',
    {
      meaning: 'the source identity, which stays with every further role and cannot be changed.',
      conclude: 'Whoever opens the first session sets it: trust it as far as the trust policy enforces it.',
    },
  ],
  [
    'durationSeconds',
    {
      meaning: 'how long the session may last, in seconds.',
      conclude: 'Roles allow 12 hours at most, chained ones 1; an unusually long one deserves a look.',
    },
  ],
  [
    'externalId',
    {
      meaning: 'the external ID, by which a third party tells its customers apart.',
      conclude: 'It belongs to a vendor’s access: check that the vendor is yours.',
    },
  ],
  [
    'principalTags',
    {
      meaning: 'the session tags: names and values that policies can ask for.',
      conclude:
        'They can widen what the session may do: the trust policy says who may set them (sts:TagSession).',
    },
  ],
  [
    'transitiveTagKeys',
    {
      meaning: 'the session tags that go on to every further role.',
      conclude: 'They cannot be changed or dropped in the sessions that follow.',
    },
  ],
  [
    'policyArns',
    {
      meaning: 'managed policies that narrow the session.',
      conclude: 'The session may do what both these and the role or user allow.',
    },
  ],
  [
    'sAMLAssertionID',
    {
      meaning: 'the ID of the SAML assertion that was exchanged.',
      conclude:
        'Search for it in the identity provider’s log. The same ID twice is one assertion used twice.',
    },
  ],
  [
    'serialNumber',
    {
      meaning: 'the MFA device that was used.',
      conclude: 'The session counts as opened with MFA.',
    },
  ],
  [
    'policy',
    {
      meaning: 'a policy that narrows the session.',
      conclude: 'The session may do what both this and the role or user allow.',
    },
  ],
  [
    'name',
    {
      meaning: 'the name of the federated user, chosen by the caller.',
      conclude: 'It proves nothing: userIdentity tells whose credentials opened the session.',
    },
  ],
  [
    'targetPrincipal',
    {
      meaning: 'the member account whose root the session is.',
      conclude: 'What is done there stands in that account’s own log, with type Root and assumedRoot true.',
    },
  ],
  [
    'providerId',
    {
      meaning: 'the provider of the token, for those that need no registration in IAM.',
      conclude: 'Whoever this provider vouches for, and the trust policy lets through, gets the role.',
    },
  ],
  [
    'principalArn',
    {
      meaning: 'the SAML provider whose assertion was exchanged.',
      conclude: 'Its own sign-in log tells how the person was checked.',
    },
  ],
]);

/** What a request parameter of an issuing operation tells; undefined for the others. */
export function issuingParameterOf(name: string): IssuingParameter | undefined {
  return PARAMETERS.get(name);
}
