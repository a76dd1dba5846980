import { RECORD_PAGE } from './sources';

/** What an `errorCode` means. Codes of one row mean the same. */
export interface ErrorCode {
  readonly codes: readonly string[];
  /** The kind of failure, in a word or two. */
  readonly kind: string;
  readonly meaning: string;
  /** What it tells an investigator; '' where it tells nothing more. */
  readonly conclude: string;
  /** Left out where the meaning is common knowledge that was not looked up. */
  readonly source?: string;
}

const COMMON = 'https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/common-errors.html';

/** Prefixes `Client.` and `Server.`, which EC2 writes, are left out. */
export const ERROR_CODES: readonly ErrorCode[] = [
  {
    codes: ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation', 'NotAuthorized'],
    kind: 'not permitted',
    meaning: 'The caller lacks the permission.',
    conclude:
      'Many different actions refused in a short time look like somebody trying out a stolen key; errorMessage often says which policy refused.',
    source: COMMON,
  },
  {
    codes: ['DryRunOperation'],
    kind: 'not permitted',
    meaning: 'A dry run that would have been allowed. It looks like an error, yet the permission is there.',
    conclude: 'Somebody tried out what they may do, and found that they may.',
  },
  {
    codes: ['NotAuthorizedException'],
    kind: 'not permitted',
    meaning: 'Wrong credentials or no permission, as Cognito and others say it.',
    conclude: 'In numbers: guessing of passwords.',
  },
  {
    codes: ['VpceAccessDenied'],
    kind: 'not permitted',
    meaning: 'The policy of a VPC endpoint refused the call.',
    conclude: 'Perhaps an attempt to carry data out through your endpoint.',
    source: RECORD_PAGE,
  },
  {
    codes: ['InvalidClientTokenId', 'UnrecognizedClientException'],
    kind: 'bad credentials',
    meaning: 'AWS does not know the access key or token.',
    conclude: 'A deleted or mistyped key is being used.',
    source: COMMON,
  },
  {
    codes: ['AuthFailure', 'TokenRefreshRequired'],
    kind: 'bad credentials',
    meaning: 'The credentials are not valid any more, or never were.',
    conclude: '',
  },
  {
    codes: ['SignatureDoesNotMatch', 'IncompleteSignature'],
    kind: 'bad credentials',
    meaning: 'The signature is wrong: another secret key, a changed request, or a broken client.',
    conclude: 'A home-made client, or somebody who has a key ID without its secret.',
    source: COMMON,
  },
  {
    codes: ['ExpiredToken', 'ExpiredTokenException'],
    kind: 'bad credentials',
    meaning: 'The session was over.',
    conclude: 'A job that ran too long, or stolen credentials tried too late.',
    source: COMMON,
  },
  {
    codes: ['MissingAuthenticationToken', 'MissingAuthenticationTokenException'],
    kind: 'bad credentials',
    meaning: 'The request was not signed.',
    conclude: 'A scanner, or a client used wrongly.',
  },
  {
    codes: ['RequestExpired'],
    kind: 'bad credentials',
    meaning: 'The date of the request is off by more than 15 minutes.',
    conclude: 'A wrong clock, or a recorded request sent again.',
    source: COMMON,
  },
  {
    codes: ['OptInRequired'],
    kind: 'account',
    meaning: 'The account has not subscribed to the service or turned on the Region.',
    conclude: 'Somebody may be trying Regions that you do not use.',
    source: COMMON,
  },
  {
    codes: ['AccountProblem', 'UserDisabled'],
    kind: 'account',
    meaning: 'The account or user is blocked.',
    conclude: '',
  },
  {
    codes: [
      'Throttling',
      'ThrottlingException',
      'RequestLimitExceeded',
      'TooManyRequestsException',
      'SlowDown',
    ],
    kind: 'too many requests',
    meaning: 'Requests came faster than the service takes them.',
    conclude: 'A program is at work, not a person: automation, or a tool that tries everything.',
    source: COMMON,
  },
  {
    codes: ['ValidationException', 'ValidationError'],
    kind: 'bad request',
    meaning: 'A parameter is not valid. Detective says so of a request body or graph ARN.',
    conclude: 'An outdated client, or somebody trying by hand. AWS’s Detective sample shows this code.',
    source: COMMON,
  },
  {
    codes: [
      'InvalidParameterValue',
      'InvalidParameterException',
      'InvalidInput',
      'InvalidRequestException',
      'MalformedPolicyDocument',
      'MissingParameter',
      'MissingRequiredParameter',
    ],
    kind: 'bad request',
    meaning: 'A parameter is wrong or missing.',
    conclude: '',
  },
  {
    codes: ['InvalidAction', 'UnknownOperationException'],
    kind: 'bad request',
    meaning: 'The service has no such operation.',
    conclude: 'A wrong endpoint, or somebody guessing.',
    source: COMMON,
  },
  {
    codes: [
      'MalformedHttpRequestException',
      'RequestEntityTooLargeException',
      'RequestAbortedException',
      'RequestTimeoutException',
    ],
    kind: 'bad request',
    meaning: 'The HTTP request itself went wrong.',
    conclude: '',
    source: COMMON,
  },
  {
    codes: [
      'ResourceNotFoundException',
      'NoSuchEntity',
      'NoSuchEntityException',
      'NoSuchBucket',
      'NoSuchKey',
      'NotFoundException',
      'InvalidInstanceID.NotFound',
    ],
    kind: 'not found',
    meaning: 'What was asked for does not exist.',
    conclude: 'Many different names, one after the other, are guesses.',
  },
  {
    codes: [
      'NoSuchPublicAccessBlockConfiguration',
      'NoSuchBucketPolicy',
      'ServerSideEncryptionConfigurationNotFoundError',
      'NoSuchTagSet',
      'NoSuchLifecycleConfiguration',
    ],
    kind: 'not found',
    meaning: 'An optional setting is not set: harmless.',
    conclude: 'Typical noise of configuration scanners.',
  },
  {
    codes: [
      'ConflictException',
      'ResourceInUseException',
      'EntityAlreadyExists',
      'AlreadyExistsException',
      'BucketAlreadyOwnedByYou',
    ],
    kind: 'wrong state',
    meaning: 'The call does not fit the present state of things.',
    conclude: '',
  },
  {
    codes: ['DeleteConflict', 'DependencyViolation'],
    kind: 'wrong state',
    meaning: 'It cannot be deleted while something depends on it.',
    conclude: 'An attempt to destroy, which failed this time.',
  },
  {
    codes: [
      'ServiceQuotaExceededException',
      'LimitExceededException',
      'InstanceLimitExceeded',
      'VcpuLimitExceeded',
    ],
    kind: 'limit reached',
    meaning: 'A quota of the account is used up.',
    conclude: 'On EC2 it fits crypto-mining; in Detective it means 1,200 members or too much data a day.',
  },
  {
    codes: [
      'InternalFailure',
      'InternalServerException',
      'InternalError',
      'ServiceException',
      'ServiceUnavailable',
      'ServiceUnavailableException',
    ],
    kind: 'fault of AWS',
    meaning: 'The service failed, not the caller.',
    conclude: 'It tells nothing about the caller.',
    source: COMMON,
  },
  {
    codes: ['MasterRegionOnly', 'OrganizationAccessDeniedException', 'NotOrganizationMasterAccountException'],
    kind: 'organization',
    meaning: 'The wrong account, or Region, for a call about the organization.',
    conclude: '',
  },
  {
    codes: ['InvalidIdentityToken', 'IDPRejectedClaim', 'IDPCommunicationError'],
    kind: 'federation',
    meaning: 'The token or assertion of an identity provider was refused.',
    conclude: 'A broken set-up, or a forged token.',
  },
  {
    codes: ['PasswordPolicyViolation'],
    kind: 'password',
    meaning: 'The new password breaks the password policy.',
    conclude: '',
  },
  {
    codes: ['KMS.DisabledException', 'DisabledException', 'KMSInvalidStateException'],
    kind: 'KMS key',
    meaning: 'The KMS key cannot be used.',
    conclude: '',
  },
];

const BY_CODE = new Map(ERROR_CODES.flatMap((row) => row.codes.map((code) => [code, row] as const)));
const SIDE = /^(?:Client|Server)\./;

/** The row of an errorCode as recorded: with `Client.`, a namespace before `#`, or an address after `:`. */
export function errorCodeOf(recorded: string): ErrorCode | undefined {
  const bare = recorded.slice(recorded.lastIndexOf('#') + 1).replace(SIDE, '');
  const colon = bare.indexOf(':');
  return BY_CODE.get(bare) ?? (colon > 0 ? BY_CODE.get(bare.slice(0, colon)) : undefined);
}
