import type { Confidence } from '../confidence';
import { RECORD_PAGE, SIGN_IN_PAGE } from '../sources';

/** The kinds of failure. */
export type ErrorKind =
  | 'not permitted'
  | 'bad credentials'
  | 'account'
  | 'too many requests'
  | 'bad request'
  | 'not found'
  | 'wrong state'
  | 'limit reached'
  | 'fault of AWS'
  | 'organization'
  | 'federation'
  | 'password'
  | 'KMS key';

/** What an `errorCode` means. Codes of one row mean the same. */
export interface ErrorCode {
  readonly codes: readonly string[];
  readonly kind: ErrorKind;
  readonly meaning: string;
  /** What it tells an investigator; '' where it tells nothing more. */
  readonly conclude: string;
  /** `documented` by `source`; `unverified` where the meaning is common knowledge that was not looked up. */
  readonly confidence: Confidence;
  readonly source?: string;
  /** Set where a failure is the ordinary answer to an ordinary question. */
  readonly isNoise?: true;
}

const COMMON = 'https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/common-errors.html';

function row(kind: ErrorKind, codes: string, meaning: string, conclude: string, source?: string): ErrorCode {
  const confidence = source ? 'documented' : 'unverified';
  return { kind, codes: codes.split(' '), meaning, conclude, confidence, ...(source && { source }) };
}

/** Prefixes `Client.` and `Server.`, which EC2 writes, are left out. */
export const ERROR_CODES: readonly ErrorCode[] = [
  row(
    'not permitted',
    'AccessDenied AccessDeniedException UnauthorizedOperation NotAuthorized',
    'The caller lacks the permission.',
    'Many different actions refused in a short time look like somebody trying out a stolen key; errorMessage often says which policy refused.',
    COMMON,
  ),
  row(
    'not permitted',
    'DryRunOperation',
    'A dry run that would have been allowed. It looks like an error, yet the permission is there.',
    'Somebody tried out what they may do, and found that they may.',
  ),
  row(
    'not permitted',
    'NotAuthorizedException',
    'Wrong credentials or no permission, as Cognito and others say it.',
    'In numbers: guessing of passwords.',
  ),
  row(
    'not permitted',
    'VpceAccessDenied',
    'The policy of a VPC endpoint refused the call.',
    'Perhaps an attempt to carry data out through your endpoint.',
    RECORD_PAGE,
  ),
  row(
    'bad credentials',
    'InvalidClientTokenId UnrecognizedClientException',
    'AWS does not know the access key or token.',
    'A deleted or mistyped key is being used.',
    COMMON,
  ),
  row(
    'bad credentials',
    'AuthFailure TokenRefreshRequired',
    'The credentials are not valid any more, or never were.',
    '',
  ),
  row(
    'bad credentials',
    'SignatureDoesNotMatch IncompleteSignature',
    'The signature is wrong: another secret key, a changed request, or a broken client.',
    'A home-made client, or somebody who has a key ID without its secret.',
    COMMON,
  ),
  row(
    'bad credentials',
    'ExpiredToken ExpiredTokenException',
    'The session was over.',
    'A job that ran too long, or stolen credentials tried too late.',
    COMMON,
  ),
  row(
    'bad credentials',
    'MissingAuthenticationToken MissingAuthenticationTokenException',
    'The request was not signed.',
    'A scanner, or a client used wrongly.',
  ),
  row(
    'bad credentials',
    'RequestExpired',
    'The date of the request is off by more than 15 minutes.',
    'A wrong clock, or a recorded request sent again.',
    COMMON,
  ),
  row(
    'account',
    'OptInRequired',
    'The account has not subscribed to the service or turned on the Region.',
    'Somebody may be trying Regions that you do not use.',
    COMMON,
  ),
  row('account', 'AccountProblem UserDisabled', 'The account or user is blocked.', ''),
  row(
    'too many requests',
    'Throttling ThrottlingException RequestLimitExceeded TooManyRequestsException SlowDown',
    'Requests came faster than the service takes them.',
    'A program is at work, not a person: automation, or a tool that tries everything.',
    COMMON,
  ),
  row(
    'bad request',
    'ValidationException ValidationError',
    'A parameter is not valid. Detective says so of a request body or graph ARN.',
    'An outdated client, or somebody trying by hand. AWS’s Detective sample shows this code.',
    COMMON,
  ),
  row(
    'bad request',
    'InvalidParameterValue InvalidParameterException InvalidInput InvalidRequestException MalformedPolicyDocument MissingParameter MissingRequiredParameter',
    'A parameter is wrong or missing.',
    '',
  ),
  row(
    'bad request',
    'InvalidAction UnknownOperationException',
    'The service has no such operation.',
    'A wrong endpoint, or somebody guessing.',
    COMMON,
  ),
  row(
    'bad request',
    'MalformedHttpRequestException RequestEntityTooLargeException RequestAbortedException RequestTimeoutException',
    'The HTTP request itself went wrong.',
    '',
    COMMON,
  ),
  row(
    'not found',
    'ResourceNotFoundException NoSuchEntity NoSuchEntityException NoSuchBucket NoSuchKey NotFoundException InvalidInstanceID.NotFound',
    'What was asked for does not exist.',
    'Many different names, one after the other, are guesses.',
  ),
  {
    ...row(
      'not found',
      'NoSuchPublicAccessBlockConfiguration NoSuchBucketPolicy ServerSideEncryptionConfigurationNotFoundError NoSuchTagSet NoSuchLifecycleConfiguration NoSuchCORSConfiguration NoSuchWebsiteConfiguration ReplicationConfigurationNotFoundError ObjectLockConfigurationNotFoundError OwnershipControlsNotFoundError',
      'An optional setting is not set: harmless.',
      'Typical noise of configuration scanners.',
    ),
    isNoise: true,
  },
  row(
    'wrong state',
    'ConflictException ResourceInUseException EntityAlreadyExists AlreadyExistsException BucketAlreadyOwnedByYou',
    'The call does not fit the present state of things.',
    '',
  ),
  row(
    'wrong state',
    'DeleteConflict DependencyViolation',
    'It cannot be deleted while something depends on it.',
    'An attempt to destroy, which failed this time.',
  ),
  row(
    'limit reached',
    'ServiceQuotaExceededException LimitExceededException InstanceLimitExceeded VcpuLimitExceeded',
    'A quota of the account is used up.',
    'On EC2 it fits crypto-mining; in Detective it means 1,200 members or too much data a day.',
  ),
  row(
    'fault of AWS',
    'InternalFailure InternalServerException InternalError ServiceException ServiceUnavailable ServiceUnavailableException',
    'The service failed, not the caller.',
    'It tells nothing about the caller.',
    COMMON,
  ),
  row(
    'organization',
    'MasterRegionOnly OrganizationAccessDeniedException NotOrganizationMasterAccountException',
    'The wrong account, or Region, for a call about the organization.',
    '',
  ),
  row(
    'federation',
    'InvalidIdentityToken IDPRejectedClaim IDPCommunicationError',
    'The token or assertion of an identity provider was refused.',
    'A broken set-up, or a forged token.',
  ),
  row('password', 'PasswordPolicyViolation', 'The new password breaks the password policy.', ''),
  row(
    'KMS key',
    'KMS.DisabledException DisabledException KMSInvalidStateException KMSAccessDeniedException KMS.AccessDeniedException',
    'The KMS key cannot be used: it is disabled, about to be deleted, or its policy refuses the caller.',
    'Data under this key cannot be read. If the key was disabled or its deletion scheduled, find out who did that.',
  ),
];

/**
 * A console sign-in that failed. It has no errorCode: `responseElements.ConsoleLogin` is `Failure`, and errorMessage says why.
 */
export const FAILED_SIGN_IN: Omit<ErrorCode, 'codes'> = {
  kind: 'bad credentials',
  meaning: 'The sign-in was refused.',
  conclude: 'Once, somebody mistyped. In numbers, or for many names, somebody is guessing.',
  confidence: 'documented',
  source: SIGN_IN_PAGE,
};

const BY_CODE = new Map(ERROR_CODES.flatMap((row) => row.codes.map((code) => [code, row] as const)));
const SIDE = /^(?:Client|Server)\./;

/** The row of an errorCode as recorded: with `Client.`, a namespace before `#`, or an address after `:`. */
export function errorCodeOf(recorded: string): ErrorCode | undefined {
  const bare = recorded.slice(recorded.lastIndexOf('#') + 1).replace(SIDE, '');
  const colon = bare.indexOf(':');
  return BY_CODE.get(bare) ?? (colon > 0 ? BY_CODE.get(bare.slice(0, colon)) : undefined);
}

/** What codes of a form usually mean, for those that no row has. The first that matches counts. */
const FORMS: readonly (readonly [pattern: RegExp, kind: ErrorKind])[] = [
  [/Denied|Unauthorized|Forbidden|NotAuthorized/, 'not permitted'],
  [/NotFound|^NoSuch|DoesNotExist/, 'not found'],
  [/AlreadyExists|Duplicate|InUse|Conflict|NotEmpty|IncorrectState|InvalidState/, 'wrong state'],
  [/LimitExceeded|QuotaExceeded/, 'limit reached'],
  [/Throttl|TooManyRequests/, 'too many requests'],
  [/^InvalidParameter|Malformed|Validation|^Missing/, 'bad request'],
];

/** The kind of failure that the form of a code suggests; undefined where it suggests none. An indication, no meaning. */
export function errorFormOf(recorded: string): ErrorKind | undefined {
  const bare = recorded.slice(recorded.lastIndexOf('#') + 1).replace(SIDE, '');
  return FORMS.find(([pattern]) => pattern.test(bare))?.[1];
}
