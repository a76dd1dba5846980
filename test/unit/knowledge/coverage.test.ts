// Names that the tables have to know, written down here so that a row that is lost is noticed. Fields of userIdentity and
// its types are counted in userIdentity.test.ts, operations of Detective in detective.test.ts, prefixes in ids.test.ts.
import assert from 'node:assert/strict';
import { ACTIONS } from '../../../src/core/knowledge/actions/actions';
import { ERROR_CODES, errorCodeOf } from '../../../src/core/knowledge/calls/errorCodes';
import { OPERATIONS, PERMISSION_ONLY } from '../../../src/core/knowledge/detective/operations';
import { DETECTIVE_VALUES, detectiveValueOf } from '../../../src/core/knowledge/detective/values';
import { ARN_FORMS, PARTITIONS } from '../../../src/core/knowledge/identities/arnForms';
import { ID_PREFIXES } from '../../../src/core/knowledge/identities/ids';
import { ISSUING_OPERATIONS } from '../../../src/core/knowledge/identities/issuing';
import { ROLE_NAMES, roleNameOf } from '../../../src/core/knowledge/identities/roleNames';
import {
  FUNCTION_NAME,
  SESSION_NAMES,
  sessionNameOf,
} from '../../../src/core/knowledge/identities/sessionNames';
import { WEB_PROVIDERS, webProviderOf } from '../../../src/core/knowledge/identities/webProviders';
import { RECORD_FIELDS } from '../../../src/core/knowledge/recordFields/fields';
import { SERVICES } from '../../../src/core/knowledge/services/services';
import { IDENTITY_FIELDS } from '../../../src/core/knowledge/userIdentity/fields';
import { IDENTITY_TYPES } from '../../../src/core/knowledge/userIdentity/types';
import { isBefore } from '../../../src/core/knowledge/versions';

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Top-level fields by the version of the format that brought them; '' for other kinds of records and Lake. */
const FIELDS: Readonly<Record<string, string>> = {
  '1.0': `eventTime eventVersion userIdentity eventSource eventName awsRegion sourceIPAddress userAgent errorCode
    errorMessage requestParameters responseElements additionalEventData`,
  '1.01': 'requestID eventID readOnly resources apiVersion',
  '1.02': 'eventType recipientAccountId',
  '1.03': 'sharedEventID',
  '1.04': 'vpcEndpointId',
  '1.05': 'serviceEventDetails',
  '1.06': 'managementEvent',
  '1.07': 'eventCategory insightDetails',
  '1.08': 'addendum sessionCredentialFromConsole edgeDeviceDetails tlsDetails',
  '1.09': 'vpcEndpointAccountId',
  '1.11': 'eventContext',
  '': 'annotation omitted insightSource insightState accountId eventId timeWindow summary',
};

const CODES = `AccessDenied AccessDeniedException UnauthorizedOperation Client.UnauthorizedOperation Client.DryRunOperation
  NotAuthorized NotAuthorizedException VpceAccessDenied InvalidClientTokenId UnrecognizedClientException AuthFailure
  Client.AuthFailure SignatureDoesNotMatch IncompleteSignature ExpiredToken ExpiredTokenException TokenRefreshRequired
  MissingAuthenticationToken MissingAuthenticationTokenException RequestExpired OptInRequired AccountProblem
  Throttling ThrottlingException RequestLimitExceeded Client.RequestLimitExceeded TooManyRequestsException SlowDown
  ValidationException ValidationError InvalidParameterValue InvalidParameterException InvalidInput InvalidRequestException
  MalformedPolicyDocument MissingParameter InvalidAction UnknownOperationException
  MalformedHttpRequestException RequestEntityTooLargeException RequestAbortedException RequestTimeoutException
  ResourceNotFoundException NoSuchEntity NoSuchEntityException NoSuchBucket NoSuchKey NotFoundException
  InvalidInstanceID.NotFound NoSuchPublicAccessBlockConfiguration NoSuchBucketPolicy
  ServerSideEncryptionConfigurationNotFoundError NoSuchTagSet NoSuchLifecycleConfiguration ConflictException
  ResourceInUseException EntityAlreadyExists AlreadyExistsException BucketAlreadyOwnedByYou DeleteConflict
  DependencyViolation ServiceQuotaExceededException LimitExceededException InstanceLimitExceeded Client.VcpuLimitExceeded
  InternalFailure InternalServerException InternalError Server.InternalError ServiceException ServiceUnavailable
  ServiceUnavailableException OrganizationAccessDeniedException NotOrganizationMasterAccountException
  InvalidIdentityToken IDPRejectedClaim IDPCommunicationError PasswordPolicyViolation KMSAccessDeniedException
  KMS.DisabledException DisabledException KMSInvalidStateException`;

/** One name of each pattern, and a word of what it is told to be. */
const SESSIONS: readonly (readonly [string, RegExp])[] = [
  ['i-0123456789abcdef0', /EC2 instance/],
  ['mi-0123456789abcdef0', /Systems Manager/],
  ['botocore-session-1571956406', /boto3/],
  ['aws-sdk-js-session-1571956406123', /JavaScript/],
  ['aws-sdk-java-1571956406123', /Java/],
  ['aws-go-sdk-1688990082523310002', /Go/],
  ['aws-dotnet-sdk-session-637000000000000000', /\.NET/],
  ['aws-sdk-php-1571956406', /PHP/],
  ['aws-cdk-jane', /CDK/],
  ['GitHubActions', /GitHub/],
  ['AWSCLI-Session', /AWS examples/],
  ['AWSCloudFormation', /CloudFormation/],
  ['AWSCodeBuild-01234567-89ab-cdef-0123-456789abcdef', /CodeBuild/],
  ['CognitoIdentityCredentials', /Cognito/],
  ['eks-prod-web-7d9f-01234567-89ab-cdef-0123-456789abcdef', /Pod Identity/],
  ['0123456789abcdef0123456789abcdef', /ECS task/],
  ['jane.roe@example.com', /e-mail/],
];

describe('the tables know', () => {
  const fields = Object.entries(FIELDS).flatMap(([since, names]) =>
    words(names).map((name) => `${name} ${since}`),
  );
  it('the 40 top-level fields, with the version that brought them', () => {
    assert.equal(fields.length, 40);
    assert.deepEqual(RECORD_FIELDS.map(({ name, since }) => `${name} ${since}`).sort(), [...fields].sort());
  });
  it('the error codes', () => {
    for (const code of words(CODES)) assert.ok(errorCodeOf(code), code);
  });
  for (const [name, expected] of SESSIONS)
    it(`the session name ${name}`, () => assert.match(sessionNameOf(name)?.meaning ?? '', expected));
  it('the session name of a Lambda function, by the workload beside it', () => {
    const lambda = 'arn:aws:lambda:us-east-1:111122223333:function:resize:$LATEST';
    assert.equal(sessionNameOf('resize', lambda), FUNCTION_NAME);
    assert.equal(sessionNameOf('other', lambda), undefined);
    assert.equal(sessionNameOf('', 'arn:aws:lambda:us-east-1:1:function:'), undefined);
  });
  it('the 16 forms of ARN', () => assert.equal(new Set(ARN_FORMS.map((row) => row.kind)).size, 16));
  it('the partitions', () =>
    assert.equal(
      PARTITIONS.map((row) => row.id).join(' '),
      'aws aws-cn aws-us-gov aws-iso aws-iso-b aws-iso-e aws-iso-f aws-eusc',
    ));
  it('the operations that issue credentials', () =>
    assert.equal(
      ISSUING_OPERATIONS.map((row) => row.name).join(' '),
      'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity AssumeRoot GetFederationToken GetDelegatedAccessToken GetSessionToken',
    ));
  it('the 7 actions that only policies know', () =>
    assert.equal(
      PERMISSION_ONLY.map((row) => row.name).join(' '),
      'GetFreeTrialEligibility GetGraphIngestState GetPricingInformation GetUsageInformation InvokeAssistant ListHighDegreeEntities SearchGraph',
    ));
  it('each value of Detective once', () => {
    assert.equal(new Set(DETECTIVE_VALUES.map((row) => row.value)).size, DETECTIVE_VALUES.length);
    assert.match(detectiveValueOf('ACCEPTED_BUT_DISABLED')?.meaning ?? '', /Nobody watches/);
    assert.equal(detectiveValueOf('toString'), undefined);
  });
  for (const role of [
    'AWSReservedSSO_Admin_0123456789abcdef',
    'OrganizationAccountAccessRole',
    'AWSControlTowerExecution',
    'stacksets-exec-0123',
    'cdk-hnb659fds-deploy-role-111122223333-us-east-1',
    'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  ])
    it(`the role ${role}`, () => assert.ok(roleNameOf(role)));
});

describe('every row says where it comes from', () => {
  const tables: Readonly<
    Record<string, readonly { readonly confidence: string; readonly source?: string }[]>
  > = {
    IDENTITY_FIELDS,
    IDENTITY_TYPES,
    RECORD_FIELDS,
    ID_PREFIXES,
    ARN_FORMS,
    PARTITIONS,
    SESSION_NAMES,
    ROLE_NAMES,
    ERROR_CODES,
    OPERATIONS,
    PERMISSION_ONLY,
    DETECTIVE_VALUES,
    ISSUING_OPERATIONS,
    WEB_PROVIDERS,
    SERVICES,
    ACTIONS: ACTIONS.map(({ confidence, page }) => ({ confidence, source: page })),
  };
  for (const [name, rows] of Object.entries(tables)) {
    it(name, () => {
      for (const row of rows) {
        assert.match(row.confidence, /^(?:documented|schema only|observed|unverified)$/);
        // What AWS documents has its page; what nobody does has none to show.
        if (row.confidence === 'documented' || row.source !== undefined)
          assert.match(row.source ?? '', /^https:\/\/[\w.-]+\/\S*$/, JSON.stringify(row));
      }
    });
  }
});

describe('isBefore', () => {
  const cases: readonly (readonly [string, string, boolean])[] = [
    ['1.05', '1.08', true],
    ['1.08', '1.08', false],
    ['1.09', '1.10', true],
    ['1.10', '1.09', false],
    ['1.11', '1.10', false],
    ['1.0', '1.01', true],
    ['1.5', '1.08', true],
    ['2.0', '1.08', false],
    ['', '1.08', false],
    ['1.05', '', false],
    ['x', 'y', false],
  ];
  for (const [version, since, expected] of cases)
    it(`${version || "''"} before ${since || "''"}: ${expected}`, () =>
      assert.equal(isBefore(version, since), expected));
});

describe('webProviderOf', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com', 'GitHub Actions'],
    ['token.actions.githubusercontent.com', 'GitHub Actions'],
    ['https://gitlab.com', 'GitLab CI'],
    ['arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/0123ABCD', 'EKS cluster'],
    ['cognito-identity.amazonaws.com', 'Amazon Cognito'],
    ['arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com.evil.example', undefined],
    ['evil.example/token.actions.githubusercontent.com', undefined],
    ['arn:aws:iam::111122223333:oidc-provider/evil.example/gitlab.com', undefined],
    ['', undefined],
  ];
  for (const [provider, name] of cases)
    it(`${provider || "''"} → ${name}`, () => assert.equal(webProviderOf(provider)?.name, name));
});
