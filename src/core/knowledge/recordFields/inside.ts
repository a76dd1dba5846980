import { RECORD_PAGE, SIGN_IN_PAGE } from '../sources';
import type { RecordField } from './rows';

const INSIGHTS =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-trails.html';
const S3_EVENTS =
  'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-understanding-s3-entries.html';
const ASSUME_ROLE = 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html';

function row(
  name: string,
  meaning: string,
  conclude: string,
  values: Readonly<Record<string, string>> = {},
  more: Partial<Pick<RecordField, 'source' | 'confidence'>> = {},
): RecordField {
  const known = Object.entries(values);
  return {
    name,
    since: '',
    meaning,
    conclude,
    ...(known.length > 0 && { values: new Map(known) }),
    confidence: 'documented',
    source: RECORD_PAGE,
    ...more,
  };
}

const signIn = { source: SIGN_IN_PAGE };
const identityCenter = {
  source: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html',
};
const insights = { source: INSIGHTS };

/** Fields inside top-level fields, by their path; positions in lists are left out (`resources.ARN`). */
export const INSIDE_FIELDS: readonly RecordField[] = [
  row(
    'addendum.reason',
    'Why the event came late, or again.',
    'A late event can be missing from what was looked at before.',
    {
      DELIVERY_DELAY: 'The event was delivered late.',
      UPDATED_DATA: 'A field was missing or wrong in the first delivery and is corrected here.',
      SERVICE_OUTAGE: 'The service could not log at the time.',
    },
  ),
  row(
    'addendum.updatedFields',
    'The fields that were corrected.',
    'Only with UPDATED_DATA: compare them with the first delivery.',
  ),
  row(
    'addendum.originalRequestID',
    'The requestID of the event as first delivered.',
    'Search for it to find that event.',
  ),
  row(
    'addendum.originalEventID',
    'The eventID of the event as first delivered.',
    'Search for it to find that event.',
  ),
  row(
    'tlsDetails.tlsVersion',
    'The version of TLS.',
    'AWS asks for 1.2 at least: older versions are old clients, or records of the time before.',
    {
      TLSv1: 'TLS 1.0, outdated and insecure.',
      'TLSv1.0': 'TLS 1.0, outdated and insecure.',
      'TLSv1.1': 'TLS 1.1, outdated.',
      'TLSv1.2': 'TLS 1.2.',
      'TLSv1.3': 'TLS 1.3, the newest.',
    },
  ),
  row(
    'tlsDetails.cipherSuite',
    'The ciphers of the connection.',
    'It changes with the client software: the same key with another suite may be another computer.',
  ),
  row(
    'tlsDetails.clientProvidedHostHeader',
    'The host name that the client asked for.',
    'Usually the service’s endpoint. Another name hints at a proxy, or at somebody who hides the service.',
  ),
  row(
    'tlsDetails.keyExchange',
    'How keys were agreed on.',
    'MLKEM in it is post-quantum: only recent clients can do it.',
  ),
  row(
    'resources.ARN',
    'The resource that was touched.',
    'In capitals here; the items of lookup-events write ResourceName.',
  ),
  row(
    'resources.accountId',
    'The account that owns the resource.',
    'Another one than the caller’s means access across accounts.',
  ),
  row('resources.type', 'The type of the resource, as AWS::service::type.', 'Not every service fills it.'),
  row(
    'resources.ARNPrefix',
    'The beginning that the resources have in common, where a list was asked for.',
    'The single objects are not named.',
    {},
    { confidence: 'observed' },
  ),
  row(
    'additionalEventData.MFAUsed',
    'Whether MFA was used at this sign-in.',
    'For roles and federated users it says No whatever they did at their provider; for IAM users and root No is a finding.',
    {
      Yes: 'MFA was used.',
      YES: 'MFA was used.',
      No: 'No MFA device of IAM was used.',
    },
    signIn,
  ),
  row(
    'additionalEventData.MFAIdentifier',
    'The MFA device that was used.',
    'A device that its owner does not know was put in by somebody else.',
    {},
    signIn,
  ),
  row(
    'additionalEventData.LoginTo',
    'The page that the sign-in led to.',
    'It tells which service was wanted, and often the Region.',
    {},
    signIn,
  ),
  row(
    'additionalEventData.MobileVersion',
    'Whether the sign-in came from the mobile page or app.',
    'A habit of the person: a change is worth a question.',
    {},
    signIn,
  ),
  row(
    'additionalEventData.SwitchFrom',
    'The identity that switched to a role in the console.',
    'This is who acts as the role from here on.',
    {},
    signIn,
  ),
  row(
    'additionalEventData.bytesTransferredOut',
    'How many bytes left the bucket.',
    'Add them up by caller to see how much was taken.',
    {},
    { source: S3_EVENTS },
  ),
  row(
    'additionalEventData.bytesTransferredIn',
    'How many bytes went into the bucket.',
    'Many, over objects that were there before, look like encryption by a stranger.',
    {},
    { source: S3_EVENTS },
  ),
  row(
    'additionalEventData.AuthenticationMethod',
    'How the request was authenticated.',
    'QueryString is a presigned URL: whoever has the link can use it.',
    {
      AuthHeader: 'A signature in the header, as usual.',
      QueryString: 'A presigned URL.',
    },
    { source: S3_EVENTS },
  ),
  row(
    'additionalEventData.SignatureVersion',
    'The version of the signature.',
    'SigV2 is outdated: only old or unusual clients use it.',
    { SigV2: 'Signature version 2, outdated.', SigV4: 'Signature version 4, as usual.' },
    { source: S3_EVENTS },
  ),
  row(
    'additionalEventData.CipherSuite',
    'The ciphers of the connection.',
    'It changes with the client software: the same key with another suite may be another computer.',
    {},
    { source: S3_EVENTS },
  ),
  row(
    'additionalEventData.SSEApplied',
    'How S3 encrypted the object.',
    'SSE_C means a key that only the caller has: in numbers, over objects that were there before, that is what ransomware does.',
    {
      SSE_C: 'With a key that the caller brought, and AWS does not keep.',
      Default_SSE_S3: 'With a key of S3, by the bucket’s default.',
      Default_SSE_KMS: 'With a KMS key, by the bucket’s default.',
    },
    { source: S3_EVENTS },
  ),
  row(
    'additionalEventData.x-amz-id-2',
    'An ID that S3 gave to the request.',
    'AWS Support asks for it, with requestID.',
    {},
    { source: S3_EVENTS },
  ),
  row(
    'additionalEventData.CredentialType',
    'What Identity Center checked: a password, a device, a code.',
    'EXTERNAL_IDP is a sign-in at the outside identity provider: its log has the rest.',
    {
      PASSWORD: 'The password.',
      TOTP: 'A code of an authenticator app.',
      WEBAUTHN: 'A security key or a built-in authenticator.',
      EXTERNAL_IDP: 'An outside identity provider.',
      RESYNC_TOTP: 'An authenticator app that was synchronized again.',
      EMAIL_OTP: 'A code that was sent by e-mail.',
    },
    identityCenter,
  ),
  row(
    'additionalEventData.AuthWorkflowID',
    'An ID common to all events of one sign-in at Identity Center.',
    'Filter to it to see the whole sign-in: challenge, verification and outcome.',
    {},
    identityCenter,
  ),
  row(
    'additionalEventData.UserName',
    'The user name that was typed at Identity Center.',
    'Many names from one address: somebody is guessing.',
    {},
    identityCenter,
  ),
  row(
    'additionalEventData.MfaType',
    'The kind of MFA device that was asked for.',
    'A kind that the person does not have was put in by somebody else.',
    {},
    { ...signIn, confidence: 'observed' },
  ),
  row(
    'additionalEventData.callWithBearerToken',
    'Whether the request came with a bearer token, such as an API key of Amazon Bedrock, in place of a signature.',
    'Whoever has the token can use it: find out who created it.',
    { true: 'The request came with a bearer token.' },
    {
      source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html',
      confidence: 'observed',
    },
  ),
  row(
    'responseElements.packedPolicySize',
    'How much of the allowed size the session’s policies and tags take, in percent.',
    'Of little use to an investigation.',
    {},
    { source: ASSUME_ROLE },
  ),
  row(
    'eventContext.requestContext',
    'Condition keys of the request, with their values.',
    'They say what policies could ask for: source, VPC, MFA, principal tags.',
  ),
  row(
    'eventContext.tagContext',
    'Tags of the resource and of the caller at the time of the call.',
    'They say what the resource was for, even if it is gone by now.',
  ),
  row(
    'responseElements.ConsoleLogin',
    'Whether the console sign-in succeeded.',
    'Failures have no errorCode: this is the only place that tells.',
    {
      Success: 'The sign-in succeeded.',
      Failure: 'The sign-in was refused; errorMessage says why.',
    },
    signIn,
  ),
  row(
    'responseElements.SwitchRole',
    'Whether the switch of role succeeded.',
    'What follows is done as that role.',
    {
      Success: 'The switch succeeded.',
      Failure: 'The switch was refused.',
    },
    signIn,
  ),
  row(
    'responseElements.credentials',
    'The temporary credentials that were issued; the secret key is left out.',
    'accessKeyId leads to everything that was done with them.',
    {},
    { source: ASSUME_ROLE },
  ),
  row(
    'responseElements.credentials.sessionToken',
    'The session token of the credentials that were issued.',
    'Without the secret key, which is not logged, nobody can use it.',
    {},
    { source: ASSUME_ROLE },
  ),
  row(
    'insightDetails.state',
    'Whether unusual activity begins or ends.',
    'Start and End share a sharedEventID.',
    {
      Start: 'The unusual activity begins here.',
      End: 'The unusual activity ends here.',
    },
    insights,
  ),
  row(
    'insightDetails.insightType',
    'What is unusual.',
    'Attributions tell who and what had the largest part in it.',
    {
      ApiCallRateInsight: 'The rate of calls that write.',
      ApiErrorRateInsight: 'The rate of errors.',
    },
    insights,
  ),
  row(
    'insightDetails.eventName',
    'The action that was called unusually often.',
    'The single calls are events of their own.',
    {},
    insights,
  ),
  row(
    'insightDetails.eventSource',
    'The service whose action it was.',
    'The single calls are events of their own.',
    {},
    insights,
  ),
  row(
    'insightDetails.errorCode',
    'The error that came unusually often.',
    'Search for it in the time between Start and End.',
    {},
    insights,
  ),
  row(
    'insightDetails.insightContext',
    'How far from the usual, and who had the largest part.',
    'At most five callers, clients and errors are named.',
    {},
    insights,
  ),
];

const BY_PATH = new Map(INSIDE_FIELDS.map((field) => [field.name, field]));

/** A field inside another by its path from the record's root, names joined by dots. */
export function insideFieldOf(path: string): RecordField | undefined {
  return BY_PATH.get(path);
}
