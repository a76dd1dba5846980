// The people, roles and addresses of the sample's story, and how CloudTrail writes each of them into `userIdentity`.
import { accessKey, hex, principalId, uuid } from './ids.mjs';

export const REGION = 'us-east-1';
export const DAY = '2024-03-14';
/** The account that runs Detective, a member of its graph, another member, and a stranger. */
export const SECURITY = '111122223333';
export const PRODUCTION = '444455556666';
export const DATA = '123456789012';
export const FOREIGN = '999988887777';

export const graphArn = (account, label) =>
  `arn:aws:detective:${REGION}:${account}:graph:${hex(`graph/${label}`, 32)}`;

export const ip = {
  office: '192.0.2.10',
  analyst: '192.0.2.23',
  home: '2001:db8:4d:1::7',
  contractor: '198.51.100.77',
  runner: '198.51.100.140',
  otherRunner: '198.51.100.87',
  intruder: '203.0.113.66',
};

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/122.0.0.0 Safari/537.36';
const SAFARI =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.3.1 Safari/605.1.15';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:123.0) Gecko/20100101 Firefox/123.0';
const cli = (system, exe) => (command) =>
  `aws-cli/2.15.28 Python/3.11.8 ${system} exe/${exe} prompt/off command/${command}`;

export const agent = {
  chrome: CHROME,
  safari: SAFARI,
  firefox: FIREFOX,
  mac: cli('Darwin/23.3.0', 'x86_64'),
  kali: cli('Linux/6.6.9-amd64', 'x86_64.kali.2024'),
  action:
    'aws-sdk-js/3.525.0 ua/2.0 os/linux#6.5.0-1016-azure lang/js md/nodejs#20.11.1 api/sts#3.525.0 configure-aws-credentials-for-github-actions',
  portal:
    'aws-internal/3 aws-sdk-java/1.12.655 Linux/5.10.209 OpenJDK_64-Bit_Server_VM/25.402-b08 java/1.8.0_402 vendor/Oracle_Corporation',
  boto3:
    'Boto3/1.34.60 md/Botocore#1.34.60 ua/2.0 os/linux#6.5.0-1016-azure md/arch#x86_64 lang/python#3.12.2 md/pyimpl#CPython cfg/retry-mode#standard Botocore/1.34.60',
  terraform:
    'APN/1.0 HashiCorp/1.0 Terraform/1.7.4 (+https://www.terraform.io) terraform-provider-aws/5.40.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.25.2 os/linux lang/go#1.21.8 md/GOOS#linux md/GOARCH#amd64 api/sts#1.28.1',
};

const role = (account, name, path = '') => ({
  account,
  name,
  arn: `arn:aws:iam::${account}:role/${path}${name}`,
  id: principalId('AROA', account, `role/${name}`),
});
const ssoRole = (account, set) =>
  role(
    account,
    `AWSReservedSSO_${set}_${hex(`set/${set}/${account}`, 16)}`,
    'aws-reserved/sso.amazonaws.com/',
  );

export const roles = {
  audit: ssoRole(SECURITY, 'SecurityAudit'),
  response: ssoRole(PRODUCTION, 'IncidentResponse'),
  operations: role(SECURITY, 'DetectiveOperations'),
  pipeline: role(SECURITY, 'github-security-iac'),
  linked: role(SECURITY, 'AWSServiceRoleForDetective', 'aws-service-role/detective.amazonaws.com/'),
  deploy: role(PRODUCTION, 'ops-deploy'),
};

export const REPOSITORY = 'repo:example-corp/security-iac:ref:refs/heads/main';
export const OIDC_PROVIDER = `arn:aws:iam::${SECURITY}:oidc-provider/token.actions.githubusercontent.com`;
export const SAML_PROVIDER = `arn:aws:iam::${SECURITY}:saml-provider/AWSSSO_${hex('sso', 16)}_DO_NOT_DELETE`;
export const SAML_QUALIFIER = `${hex('saml', 27)}=`;

const user = (account, name) => ({
  type: 'IAMUser',
  principalId: principalId('AIDA', account, `user/${name}`),
  arn: `arn:aws:iam::${account}:user/${name}`,
  accountId: account,
});
const attributes = (created, mfa) => ({ creationDate: `${DAY}T${created}Z`, mfaAuthenticated: String(mfa) });
const consoleSession = (created) => ({
  sessionIssuer: {},
  webIdFederationData: {},
  attributes: attributes(created, true),
});

/** A role session. `number` sets its key apart from the account's others; `created` is a time of the day. */
function session(of, name, number, created, { provider, onBehalfOf } = {}) {
  return {
    type: 'AssumedRole',
    principalId: `${of.id}:${name}`,
    arn: `arn:aws:sts::${of.account}:assumed-role/${of.name}/${name}`,
    accountId: of.account,
    accessKeyId: accessKey('ASIA', of.account, number),
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: of.id,
        arn: of.arn,
        accountId: of.account,
        userName: of.name,
      },
      webIdFederationData: provider ? { federatedProvider: provider, attributes: {} } : {},
      attributes: attributes(created, false),
    },
    ...(onBehalfOf && { onBehalfOf }),
  };
}

const arnav = {
  userId: `906713f2a4-${uuid('arnav')}`,
  identityStoreArn: `arn:aws:identitystore::${SECURITY}:identitystore/d-9067${hex('store', 6)}`,
};
const root = (account) => ({
  type: 'Root',
  principalId: account,
  arn: `arn:aws:iam::${account}:root`,
  accountId: account,
});
const mary = user(SECURITY, 'mary.major');
const contractor = user(PRODUCTION, 'contractor-nwolf');

/** Every identity of the story, as it stands in `userIdentity`. */
export const who = {
  // People
  jane: session(roles.audit, 'jane.roe@example.com', 1, '12:42:10'),
  janeConsole: session(roles.audit, 'jane.roe@example.com', 2, '12:46:31'),
  arnav: session(roles.response, 'arnav.desai@example.com', 1, '14:05:44', { onBehalfOf: arnav }),
  arnavPortal: {
    type: 'IdentityCenterUser',
    accountId: SECURITY,
    onBehalfOf: arnav,
    credentialId: uuid('arnav/token'),
  },
  janeAssertion: {
    type: 'SAMLUser',
    principalId: `${SAML_QUALIFIER}:jane.roe@example.com`,
    userName: 'jane.roe@example.com',
    identityProvider: SAML_QUALIFIER,
  },
  marySignIn: { ...mary, userName: 'mary.major' },
  mary: {
    ...mary,
    accessKeyId: accessKey('ASIA', SECURITY, 3),
    userName: 'mary.major',
    sessionContext: consoleSession('14:01:39'),
  },
  mistyped: {
    type: 'IAMUser',
    accountId: SECURITY,
    accessKeyId: '',
    userName: 'HIDDEN_DUE_TO_SECURITY_REASONS',
  },
  contractor: {
    ...contractor,
    accessKeyId: accessKey('AKIA', PRODUCTION, 6),
    userName: 'contractor-nwolf',
  },
  rootSignIn: { ...root(SECURITY), accessKeyId: '' },
  root: {
    ...root(SECURITY),
    accessKeyId: accessKey('ASIA', SECURITY, 4),
    sessionContext: consoleSession('14:12:05'),
  },
  rootGuess: { ...root(PRODUCTION), accessKeyId: '' },
  // Workloads and services
  workflow: {
    type: 'WebIdentityUser',
    principalId: `${OIDC_PROVIDER}:sts.amazonaws.com:${REPOSITORY}`,
    userName: REPOSITORY,
    identityProvider: OIDC_PROVIDER,
  },
  pipeline: session(roles.pipeline, 'GitHubActions', 5, '12:31:07', { provider: OIDC_PROVIDER }),
  laterPipeline: session(roles.pipeline, 'GitHubActions', 6, '14:21:12', { provider: OIDC_PROVIDER }),
  detective: { type: 'AWSService', invokedBy: 'detective.amazonaws.com' },
  linked: {
    ...session(roles.linked, 'detective', 7, '12:35:12'),
    invokedBy: 'detective.amazonaws.com',
  },
  // The intruder, with the contractor's key
  deployByContractor: session(roles.deploy, 'terraform-plan', 2, '12:18:40'),
  deploy: session(roles.deploy, 'botocore-session-1710421518', 3, '13:05:19'),
  operations: session(roles.operations, 'jane.roe@example.com', 8, '13:12:47'),
};
