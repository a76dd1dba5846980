import type { Confidence } from '../confidence';
import { RECORD_PAGE, SIGN_IN_PAGE } from '../sources';

/** The kinds of failure. */
export type ErrorKind =
  | 'not permitted'
  | 'dry run'
  | 'bad credentials or not permitted'
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
  readonly confidence: Confidence;
  /** The public page that lists the code. */
  readonly source: string;
  /** Set where a failure is the ordinary answer to an ordinary question. */
  readonly isNoise?: true;
}

const COMMON = 'https://docs.aws.amazon.com/awsconsolehelpdocs/latest/gsg/common-errors.html';
const EC2_PAGE = 'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html';
const S3_PAGE = 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html';

const UNKNOWN_KEY = 'AWS does not know the access key or token.';
const MISTYPED = 'A deleted or mistyped key is being used.';
const EXPIRED = 'The session was over.';
const LATE = 'A job that ran too long, or stolen credentials tried too late.';
const NO_OPERATION = 'The service has no such operation.';
const GUESSING = 'A wrong endpoint, or somebody guessing.';
const REFUSED = 'The caller lacks the permission.';
const TRIED =
  'Many different actions refused in a short time look like somebody trying out a stolen key; errorMessage often says which policy refused.';
const TOO_FAST = 'Requests came faster than the service takes them.';
const AUTOMATED = 'Usually a program is at work: automation, or a tool that tries everything.';
const SERVICE_FAILED = 'The service failed, not the caller.';
const NO_CALLER = 'It says nothing about the caller.';
const DETECTIVE = 'https://docs.aws.amazon.com/detective/latest/APIReference/API_CreateMembers.html';
const MISSING = 'What was asked for does not exist.';
const GUESSES = 'Many different names, one after the other, are guesses.';

function row(kind: ErrorKind, codes: string, meaning: string, conclude: string, source: string): ErrorCode {
  return { kind, codes: codes.split(' '), meaning, conclude, confidence: 'documented', source };
}

/** Prefixes `Client.` and `Server.`, which EC2 writes, are left out. */
export const ERROR_CODES: readonly ErrorCode[] = [
  row('not permitted', 'AccessDeniedException NotAuthorized', REFUSED, TRIED, COMMON),
  row('not permitted', 'AccessDenied', REFUSED, TRIED, S3_PAGE),
  row('not permitted', 'UnauthorizedOperation', REFUSED, TRIED, EC2_PAGE),
  row(
    'dry run',
    'DryRunOperation',
    'The caller has the permission. The request would have succeeded, but it asked for a dry run, so nothing was done.',
    'Somebody tried out what they may do, and found that they may.',
    EC2_PAGE,
  ),
  row(
    'dry run',
    'DryRunOperationException',
    'The caller has the permission. The request would have succeeded, but it asked for a dry run, so nothing was done.',
    'Somebody tried out what they may do, and found that they may.',
    'https://docs.aws.amazon.com/kms/latest/developerguide/testing-permissions.html',
  ),
  row(
    'not permitted',
    'NotAuthorizedException',
    'The user isn’t authorized: in Cognito a wrong user name or password, or a permission that is missing.',
    'In numbers, at a sign-in: somebody is guessing passwords.',
    'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html',
  ),
  row(
    'not permitted',
    'VpceAccessDenied',
    'The policy of a VPC endpoint refused the call.',
    'Perhaps an attempt to carry data out through your endpoint.',
    RECORD_PAGE,
  ),
  row('bad credentials', 'UnrecognizedClientException', UNKNOWN_KEY, MISTYPED, COMMON),
  row('bad credentials', 'InvalidClientTokenId', UNKNOWN_KEY, MISTYPED, EC2_PAGE),
  row('bad credentials', 'InvalidAccessKeyId', UNKNOWN_KEY, MISTYPED, S3_PAGE),
  row('account', 'Blocked', 'AWS has blocked the account.', 'Ask AWS why.', EC2_PAGE),
  row('account', 'PendingVerification', 'AWS has not verified the account yet.', '', EC2_PAGE),
  row(
    'bad credentials or not permitted',
    'AuthFailure',
    'EC2 could not validate the credentials, or they aren’t authorized for this resource, such as somebody else’s address or image.',
    'The credentials may be valid: look at what else they did.',
    EC2_PAGE,
  ),
  row('bad credentials', 'TokenRefreshRequired', 'The session token must be refreshed.', '', S3_PAGE),
  row(
    'bad credentials',
    'SignatureDoesNotMatch',
    'The signature is wrong: another secret key, a changed request, or a broken client.',
    'A home-made client, or somebody who has a key ID without its secret.',
    S3_PAGE,
  ),
  row(
    'bad credentials',
    'IncompleteSignature',
    'The signature does not have the form that AWS asks for.',
    'A home-made client.',
    COMMON,
  ),
  row('bad credentials', 'ExpiredTokenException', EXPIRED, LATE, COMMON),
  row('bad credentials', 'ExpiredToken', EXPIRED, LATE, S3_PAGE),
  row(
    'bad credentials',
    'MissingAuthenticationToken',
    'The request had no valid credentials: it wasn’t signed, or with an ID that AWS does not know.',
    'A scanner, or a client used wrongly.',
    EC2_PAGE,
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
  row(
    'account',
    'AccountProblem',
    'A problem with the account kept the operation from completing.',
    '',
    S3_PAGE,
  ),
  row(
    'account',
    'RegionDisabledException',
    'STS isn’t active in this Region for the account.',
    'Somebody may be trying Regions that you do not use.',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  ),
  row('too many requests', 'ThrottlingException', TOO_FAST, AUTOMATED, COMMON),
  row('too many requests', 'RequestLimitExceeded', TOO_FAST, AUTOMATED, EC2_PAGE),
  row('too many requests', 'SlowDown', TOO_FAST, AUTOMATED, S3_PAGE),
  row(
    'too many requests',
    'TooManyRequestsException',
    TOO_FAST,
    AUTOMATED,
    'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
  ),
  row(
    'too many requests',
    'Throttling ThrottledException RequestThrottledException RequestThrottled EC2ThrottledException ProvisionedThroughputExceededException BandwidthLimitExceeded',
    TOO_FAST,
    AUTOMATED,
    'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-retries.html',
  ),
  row('bad request', 'ValidationError', 'A parameter is not valid.', '', COMMON),
  row(
    'bad request',
    'ValidationException',
    'A parameter is not valid.',
    'An outdated client, or somebody trying by hand.',
    DETECTIVE,
  ),
  row(
    'bad request',
    'InvalidParameter InvalidParameterValue InvalidParameterCombination MissingParameter',
    'A parameter has a value that isn’t valid, doesn’t go with another one, or is missing.',
    '',
    EC2_PAGE,
  ),
  row(
    'bad request',
    'InvalidInput',
    'A parameter has a value that isn’t valid.',
    '',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html',
  ),
  row(
    'bad request',
    'MalformedPolicyDocument',
    'The policy has an error in it.',
    '',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html',
  ),
  row(
    'bad request',
    'InvalidParameterException InvalidRequestException',
    'A parameter’s name or value isn’t valid, or not valid in the present state of the resource.',
    '',
    'https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html',
  ),
  row(
    'bad request',
    'InvalidParameterValueException',
    'A parameter has a value that isn’t valid.',
    '',
    'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
  ),
  row('bad request', 'UnknownOperationException', NO_OPERATION, GUESSING, COMMON),
  row('bad request', 'InvalidAction', NO_OPERATION, GUESSING, EC2_PAGE),
  row(
    'bad request',
    'MalformedHttpRequestException RequestEntityTooLargeException RequestAbortedException RequestTimeoutException',
    'The HTTP request itself went wrong.',
    '',
    COMMON,
  ),
  row('not found', 'NoSuchBucket NoSuchKey', MISSING, GUESSES, S3_PAGE),
  row(
    'not found',
    'InvalidInstanceID.NotFound InvalidVpcID.NotFound InvalidSubnetID.NotFound InvalidGroup.NotFound InvalidVolume.NotFound InvalidSnapshot.NotFound InvalidAMIID.NotFound InvalidRouteTableID.NotFound InvalidInternetGatewayID.NotFound InvalidAllocationID.NotFound InvalidAttachmentID.NotFound InvalidPermission.NotFound InvalidKeyPair.NotFound',
    MISSING,
    GUESSES,
    EC2_PAGE,
  ),
  row(
    'not found',
    'NoSuchEntity',
    MISSING,
    GUESSES,
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html',
  ),
  row(
    'not found',
    'ResourceNotFoundException',
    MISSING,
    GUESSES,
    'https://docs.aws.amazon.com/detective/latest/APIReference/API_DeleteGraph.html',
  ),
  row(
    'not found',
    'NotFoundException',
    MISSING,
    GUESSES,
    'https://docs.aws.amazon.com/apigateway/latest/api/API_GetRestApi.html',
  ),
  row(
    'not found',
    'TrailNotFoundException',
    'There is no trail of this name.',
    '',
    'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html',
  ),
  row(
    'not found',
    'InvocationDoesNotExist',
    'The command was not sent to this managed node, or the node has no result of it yet.',
    '',
    'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetCommandInvocation.html',
  ),
  {
    ...row(
      'not found',
      'NoSuchPublicAccessBlockConfiguration NoSuchBucketPolicy ServerSideEncryptionConfigurationNotFoundError NoSuchTagSet NoSuchLifecycleConfiguration NoSuchCORSConfiguration NoSuchWebsiteConfiguration ReplicationConfigurationNotFoundError ObjectLockConfigurationNotFoundError OwnershipControlsNotFoundError',
      'An optional setting is not set: harmless.',
      'Typical noise of configuration scanners.',
      S3_PAGE,
    ),
    isNoise: true,
  },
  row(
    'wrong state',
    'ConflictException',
    'The call does not fit the present state of things.',
    '',
    'https://docs.aws.amazon.com/detective/latest/APIReference/API_CreateMembers.html',
  ),
  row(
    'wrong state',
    'ResourceInUseException',
    'The resource is in use, or exists already.',
    '',
    'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html',
  ),
  row('wrong state', 'BucketNotEmpty', 'A bucket with objects in it cannot be deleted.', '', S3_PAGE),
  row(
    'wrong state',
    'EntityTemporarilyUnmodifiable',
    'The entity was just changed, such as deleted and made again under its name: try again later.',
    '',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html',
  ),
  row(
    'wrong state',
    'InvalidDBInstanceState InvalidDBInstanceStateFault',
    'The DB instance is in a state that does not allow this.',
    '',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBInstance.html',
  ),
  row(
    'wrong state',
    'EntityAlreadyExists',
    'What was to be created exists already.',
    '',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html',
  ),
  row(
    'wrong state',
    'AlreadyExistsException',
    'What was to be created exists already.',
    '',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html',
  ),
  row('wrong state', 'BucketAlreadyOwnedByYou', 'The caller’s account has this bucket already.', '', S3_PAGE),
  row(
    'wrong state',
    'DeleteConflict',
    'It cannot be deleted while something is attached to it.',
    'An attempt to delete, which failed this time.',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html',
  ),
  row(
    'wrong state',
    'DependencyViolation',
    'It cannot be deleted or changed while something depends on it.',
    'An attempt to delete or change, which failed this time.',
    EC2_PAGE,
  ),
  row(
    'limit reached',
    'ServiceQuotaExceededException',
    'A quota of the account is used up.',
    'In Detective: 1,200 members, or too much data a day.',
    'https://docs.aws.amazon.com/detective/latest/APIReference/API_CreateMembers.html',
  ),
  row(
    'limit reached',
    'LimitExceededException LimitExceeded',
    'A quota of the account is used up.',
    '',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateUser.html',
  ),
  row('limit reached', 'VpcLimitExceeded', 'The account may have no more VPCs in this Region.', '', EC2_PAGE),
  row(
    'limit reached',
    'InstanceLimitExceeded VcpuLimitExceeded',
    'The account may run no more instances of this kind here.',
    'Many at once, or in Regions that you do not use, fit crypto-mining.',
    EC2_PAGE,
  ),
  row('fault of AWS', 'InternalFailure ServiceUnavailable', SERVICE_FAILED, NO_CALLER, COMMON),
  row('fault of AWS', 'InternalError', SERVICE_FAILED, NO_CALLER, EC2_PAGE),
  row('fault of AWS', 'InternalServerException', SERVICE_FAILED, NO_CALLER, DETECTIVE),
  row(
    'fault of AWS',
    'ServiceException',
    SERVICE_FAILED,
    NO_CALLER,
    'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
  ),
  row(
    'fault of AWS',
    'ServiceUnavailableException',
    SERVICE_FAILED,
    NO_CALLER,
    'https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html',
  ),
  row(
    'organization',
    'NotOrganizationMasterAccountException',
    'Only the organization’s management account may do this.',
    '',
    'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html',
  ),
  row(
    'organization',
    'OrganizationAccessDeniedException',
    'Only the organization’s management account or a delegated administrator may do this.',
    '',
    'https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConfigRule.html',
  ),
  row(
    'federation',
    'InvalidIdentityToken IDPRejectedClaim IDPCommunicationError',
    'The token of an identity provider was refused, or the provider could not be asked.',
    'A broken set-up, or a forged token.',
    'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html',
  ),
  row(
    'password',
    'PasswordPolicyViolation',
    'The new password breaks the password policy.',
    '',
    'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html',
  ),
  row(
    'KMS key',
    'DisabledException KMSInvalidStateException',
    'The KMS key cannot be used: it is disabled, or its state does not allow it.',
    'Data under this key cannot be read. If the key was disabled or its deletion scheduled, find out who did that.',
    'https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html',
  ),
  row(
    'KMS key',
    'KMSAccessDeniedException KMSDisabledException',
    'The service may not use the KMS key: permission is missing, or the key is disabled.',
    'Look at the key’s policy, and who changed it.',
    'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
  ),
  row(
    'KMS key',
    'KMS.DisabledException KMS.AccessDeniedException KmsDisabled KmsAccessDenied',
    'The KMS key cannot be used: it is disabled, or permission is missing.',
    'Look at the key’s policy, and who changed or disabled the key.',
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html',
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

/**
 * The row of an errorCode as recorded: with `Client.`, a namespace before `#`, or an address after `:`. IAM names its errors
 * in two ways, `NoSuchEntity` and `NoSuchEntityException`; so do others.
 */
export function errorCodeOf(recorded: string): ErrorCode | undefined {
  const bare = recorded.slice(recorded.lastIndexOf('#') + 1).replace(SIDE, '');
  const colon = bare.indexOf(':');
  const code = colon > 0 && !BY_CODE.has(bare) ? bare.slice(0, colon) : bare;
  return BY_CODE.get(code) ?? BY_CODE.get(code.replace(/Exception$/, '')) ?? BY_CODE.get(`${code}Exception`);
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
