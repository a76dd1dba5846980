import { IDENTITY_PAGE } from '../sources';
import type { IdentityField } from './rows';

const LAKE_SCHEMA =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html';
const ROOT_TASKS = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-track-privileged-tasks.html';

/** The fields of `userIdentity.sessionContext`: the session behind temporary credentials. */
export const SESSION_FIELDS: readonly IdentityField[] = [
  {
    path: 'userIdentity.sessionContext',
    meaning:
      'The session behind temporary credentials: when it began, with or without MFA, and who issued it.',
    presence:
      'With temporary credentials, and in console and MFA sessions of users and root, there without an issuer. An IAM user without it used a long-term key, or is just signing in.',
    conclude: 'sessionIssuer tells who issued it; without one it is the caller’s own session.',
    concludeFor: new Map([
      ['AssumedRole', 'The issuer tells the role; who took it stands in the AssumeRole event.'],
      [
        'IAMUser',
        'So this was no plain use of a long-term key, but a console session or one from GetSessionToken.',
      ],
      ['Root', 'So this was a console session or one from STS, not a root access key by itself.'],
    ]),
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.attributes',
    meaning: 'When the session began and whether MFA was passed.',
    presence: 'With sessionContext.',
    conclude: 'Read both values together with the kind of caller: for workloads the MFA value says little.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.attributes.creationDate',
    meaning: 'When the temporary credentials were issued, in UTC.',
    presence: 'With the session attributes.',
    conclude:
      'Role sessions end after 12 hours at most (chained ones after 1), sessions of users after 36, AssumeRoot after 15 minutes. An older session, or one that begins after its event, deserves doubt.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.attributes.mfaAuthenticated',
    meaning:
      'Whether the root user or IAM user behind the credentials had passed MFA with a device known to IAM.',
    presence:
      'With the session attributes; a long-term key has none, so MFA plays no part there. It is a text, not a boolean.',
    values: [
      {
        value: 'true',
        meaning: 'The session was opened with an MFA device registered in IAM.',
        conclude: 'MFA was passed once, when the session began: whoever takes the session over needs none.',
      },
      { value: 'false', meaning: 'No MFA device of IAM was used for this session.' },
    ],
    conclude:
      'MFA at an outside identity provider or at Identity Center is not counted, and services, instances and chained roles always show false.',
    concludeFor: new Map([
      [
        'IAMUser',
        'Without MFA, the password or key alone opens such a session; the sign-in event shows how it began.',
      ],
      [
        'Root',
        'Without MFA, the password or key alone opens such a session; the sign-in event shows how it began.',
      ],
    ]),
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer',
    meaning: 'Who the temporary credentials came from.',
    presence:
      'For role sessions the role, for federated users the IAM user or root; missing or empty in sessions of users.',
    conclude:
      'For a federated user this is the only place that tells whose long-term credentials stand behind it.',
    concludeFor: new Map([
      [
        'AssumedRole',
        'A role is no person: the AssumeRole event that returned this accessKeyId tells who took it.',
      ],
    ]),
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.type',
    meaning: 'The kind of that issuer.',
    presence: 'With sessionIssuer.',
    values: [
      { value: 'Role', meaning: 'The usual case.' },
      { value: 'IAMUser', meaning: 'An IAM user, who asked STS for a federated session.' },
      { value: 'Root', meaning: 'The root user: root credentials opened this session. Find out why.' },
    ],
    conclude: 'Anything but Role leads to long-term credentials that can open more sessions.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.userName',
    meaning: 'The plain name of the issuer: of the role, the IAM user, or the alias of a root account.',
    presence: 'With sessionIssuer; missing for a root account without alias.',
    conclude:
      'It should be the last part of sessionIssuer.arn. AWS’s own Detective sample shows another name here.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.principalId',
    meaning: 'The unique ID of the issuer.',
    presence: 'With sessionIssuer.',
    conclude: 'For a role session it has to be the part of userIdentity.principalId before the colon.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.arn',
    meaning: 'The ARN of the role, user or account that the credentials came from.',
    presence: 'With sessionIssuer.',
    conclude:
      'The full name of a role with its path, which the ARN of the session lacks; the path tells what made the role.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.sessionIssuer.accountId',
    meaning: 'The account that owns the issuer.',
    presence: 'With sessionIssuer.',
    conclude: 'It should be the account in userIdentity.accountId.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.webIdFederationData',
    meaning: 'What the outside provider said, where the role was assumed with a web identity token.',
    presence: 'Filled only for web identity. Missing and {} mean the same: no such provider.',
    conclude: 'It names the CI job, cluster or app user behind the role.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.webIdFederationData.federatedProvider',
    meaning: 'The web identity provider whose token was exchanged for the role.',
    presence: 'In web identity sessions.',
    values: [
      {
        value: /token\.actions\.githubusercontent\.com/,
        meaning: 'GitHub Actions: a workflow run, not a person at a keyboard.',
        confidence: 'observed',
      },
      {
        value: /oidc\.eks\./,
        meaning: 'An EKS cluster: a Kubernetes service account.',
        confidence: 'observed',
      },
      { value: /^cognito-identity\.amazon(?:aws)?\.com$/, meaning: 'Amazon Cognito: a user of an app.' },
      { value: 'www.amazon.com', meaning: 'Login with Amazon.' },
      { value: 'accounts.google.com', meaning: 'Google.' },
      { value: 'graph.facebook.com', meaning: 'Facebook.' },
      {
        value: /:oidc-provider\//,
        meaning: 'An OpenID Connect provider registered in IAM.',
        confidence: 'observed',
      },
    ],
    conclude:
      'Read the role’s trust policy: does it accept every token of this provider, or only those of your own projects?',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.webIdFederationData.attributes',
    meaning: 'The application and the user as the provider named them.',
    presence: 'In web identity sessions.',
    conclude:
      'The keys begin with the provider’s name; sub or user_id names the user or job, aud or app_id the application.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.sourceIdentity',
    meaning:
      'The original identity, set when the first role was assumed; it goes with every further role and cannot be changed.',
    presence: 'Only where one was set. In STS events look in requestParameters.',
    conclude: 'The best answer to which human it was: trust it more than the session name.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.ec2RoleDelivery',
    meaning: 'How the EC2 instance got its credentials: the version of the instance metadata service.',
    presence: 'Only for credentials of EC2 instances.',
    values: [
      {
        value: '1.0',
        meaning:
          'Version 1 (IMDSv1), which answers any web request sent from the instance: an SSRF bug is enough to steal the credentials.',
      },
      { value: '2.0', meaning: 'Version 2 (IMDSv2), which asks for a session token first.' },
    ],
    conclude:
      'If the call comes from an address that is not the instance’s, the credentials were probably taken from it.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
  {
    path: 'userIdentity.sessionContext.ec2IssuedInVpc',
    meaning: 'The VPC in which the instance got its credentials.',
    presence: 'Rare: AWS only lists it as a column of CloudTrail Lake.',
    conclude: 'Compare it with the VPC endpoint or the address that the call came from.',
    confidence: 'schema only',
    source: LAKE_SCHEMA,
  },
  {
    path: 'userIdentity.sessionContext.assumedRoot',
    meaning:
      'Whether this is a short root session that the organization opened centrally with sts:AssumeRoot.',
    presence: 'Only in such sessions.',
    values: [
      {
        value: 'true',
        meaning:
          'Yes: the management account or a delegated administrator acts as root of this member account.',
      },
    ],
    conclude:
      'Nobody used the root password. The session lasts 15 minutes and allows one fixed task; look for AssumeRoot in the account that opened it.',
    confidence: 'documented',
    source: ROOT_TASKS,
  },
  {
    path: 'userIdentity.sessionContext.signInSessionArn',
    meaning: 'The sign-in (or token) session behind the request.',
    presence: 'Optional and recent.',
    conclude:
      'It gathers everything done after one sign-in, across access keys, and can be used to end that one session.',
    confidence: 'documented',
    source: IDENTITY_PAGE,
  },
];
