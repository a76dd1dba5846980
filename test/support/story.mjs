// The bundled sample: an afternoon in which someone with a contractor's key blinds Amazon Detective, and the security
// team finds out. Invented by us from the first to the last value; media/sample/README.md tells it in ten lines.
import {
  agent,
  DATA,
  DAY,
  FOREIGN,
  graphArn,
  ip,
  OIDC_PROVIDER,
  PRODUCTION,
  REGION,
  REPOSITORY,
  roles,
  SAML_PROVIDER,
  SAML_QUALIFIER,
  SECURITY,
  who,
} from './cast.mjs';
import { digits, hex, uuid } from './ids.mjs';

const GRAPH = graphArn(SECURITY, 'old');
const NEW_GRAPH = graphArn(SECURITY, 'new');
const FOREIGN_GRAPH = graphArn(FOREIGN, 'bait');
const INVESTIGATION = digits('investigation', 21);
const LATER_INVESTIGATION = digits('later investigation', 21);
const MASKED = 'HIDDEN_DUE_TO_SECURITY_REASONS';

/** The record format that each service wrote. */
const VERSION = {
  'detective.amazonaws.com': '1.09',
  'iam.amazonaws.com': '1.09',
  'organizations.amazonaws.com': '1.09',
  'signin.amazonaws.com': '1.08',
  'sso.amazonaws.com': '1.11',
  'sts.amazonaws.com': '1.08',
};
const HOST = {
  'detective.amazonaws.com': `api.detective.${REGION}.amazonaws.com`,
  'iam.amazonaws.com': 'iam.amazonaws.com',
  'signin.amazonaws.com': `${REGION}.signin.aws.amazon.com`,
  'sts.amazonaws.com': `sts.${REGION}.amazonaws.com`,
};
const READS = /^(Get|List|Describe|Search|AssumeRole)/;

/** One record, its fields in the order in which CloudTrail writes them. */
function record(time, source, eventName, identity, from, userAgent, extra = {}) {
  const eventSource = `${source}.amazonaws.com`;
  const recipient = extra.recipient ?? identity.accountId;
  const label = `${time}/${eventName}/${recipient}`;
  const calledByService = identity.invokedBy !== undefined;
  const eventType = extra.eventType ?? 'AwsApiCall';
  const tls12 = userAgent === agent.boto3 || userAgent === agent.action;
  return {
    eventVersion: VERSION[eventSource],
    userIdentity: identity,
    eventTime: `${DAY}T${time}Z`,
    eventSource,
    eventName,
    awsRegion: REGION,
    sourceIPAddress: from,
    userAgent,
    ...(extra.error && { errorCode: extra.error }),
    ...(extra.message && { errorMessage: extra.message }),
    requestParameters: extra.request ?? null,
    responseElements: extra.response ?? null,
    ...(extra.additional && { additionalEventData: extra.additional }),
    ...(eventType !== 'AwsConsoleSignIn' && { requestID: uuid(`request/${extra.call ?? label}`) }),
    eventID: uuid(`event/${label}`),
    readOnly: extra.readOnly ?? READS.test(eventName),
    ...(extra.resources && { resources: extra.resources }),
    eventType,
    managementEvent: true,
    recipientAccountId: recipient,
    ...(extra.shared && { sharedEventID: uuid(`shared/${extra.shared}`) }),
    ...(extra.service && { serviceEventDetails: extra.service }),
    eventCategory: 'Management',
    ...(!calledByService &&
      HOST[eventSource] && {
        tlsDetails: {
          tlsVersion: tls12 ? 'TLSv1.2' : 'TLSv1.3',
          cipherSuite: tls12 ? 'ECDHE-RSA-AES128-GCM-SHA256' : 'TLS_AES_128_GCM_SHA256',
          clientProvidedHostHeader: HOST[eventSource],
        },
      }),
    ...(extra.console && { sessionCredentialFromConsole: 'true' }),
  };
}

const twoDigits = (number) => String(number).padStart(2, '0');

/** An instant in the form that STS writes expirations in. */
function expiration(time, seconds) {
  const at = new Date(Date.parse(`${DAY}T${time}Z`) + seconds * 1000);
  const hour = at.getUTCHours();
  const clock = `${hour % 12 || 12}:${twoDigits(at.getUTCMinutes())}:${twoDigits(at.getUTCSeconds())}`;
  return `Mar ${at.getUTCDate()}, 2024, ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}

const issued = (to, time, seconds) => ({
  credentials: {
    accessKeyId: to.accessKeyId,
    sessionToken: '<the token was here: this sample is invented>',
    expiration: expiration(time, seconds),
  },
  assumedRoleUser: { assumedRoleId: to.principalId, arn: to.arn },
});
const asRole = (role, to, seconds) => ({
  roleArn: role.arn,
  roleSessionName: to.principalId.split(':')[1],
  ...(seconds && { durationSeconds: seconds }),
});
const roleResource = (role) => ({ accountId: role.account, type: 'AWS::IAM::Role', ARN: role.arn });

const denied = (
  identity,
  action,
  why = `because no identity-based policy allows the detective:${action} action`,
) => ({
  error: 'AccessDeniedException',
  message: `User: ${identity.arn} is not authorized to perform: detective:${action} on resource: * ${why}`,
});
const GUARDRAIL = 'with an explicit deny in a service control policy';

/** The records of one caller at one address: `detective.jane('12:44:02', 'ListGraphs', …)`. */
const by =
  (source, identity, from, userAgent, always = {}) =>
  (time, name, extra) =>
    record(
      time,
      source,
      name,
      identity,
      from,
      typeof userAgent === 'function'
        ? userAgent(`${source}.${name.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()}`)
        : userAgent,
      { ...always, ...extra },
    );

const pipeline = by('detective', who.pipeline, ip.runner, agent.boto3);
const laterPipeline = by('detective', who.laterPipeline, ip.otherRunner, agent.boto3);
const jane = by('detective', who.jane, ip.office, agent.mac);
const janeConsole = by('detective', who.janeConsole, ip.office, agent.safari, { console: true });
const arnav = by('detective', who.arnav, ip.analyst, agent.chrome, { console: true });
const contractor = by('detective', who.contractor, ip.intruder, agent.kali);
const deploy = by('detective', who.deploy, ip.intruder, agent.kali);
const operations = by('detective', who.operations, ip.intruder, agent.kali);
const mary = by('iam', who.mary, ip.home, agent.firefox, { console: true });
const signIn = { eventType: 'AwsConsoleSignIn', readOnly: false };
const loginTo = `https://console.aws.amazon.com/console/home?region=${REGION}&state=hashArgs%23&isauthcode=true`;

/** An ordinary start of the day. */
const morning = [
  record('12:18:40', 'sts', 'AssumeRole', who.contractor, ip.contractor, agent.terraform, {
    request: asRole(roles.deploy, who.deployByContractor, 3600),
    response: issued(who.deployByContractor, '12:18:40', 3600),
    resources: [roleResource(roles.deploy)],
  }),
  record('12:31:07', 'sts', 'AssumeRoleWithWebIdentity', who.workflow, ip.runner, agent.action, {
    recipient: SECURITY,
    request: asRole(roles.pipeline, who.pipeline, 3600),
    response: {
      ...issued(who.pipeline, '12:31:07', 3600),
      subjectFromWebIdentityToken: REPOSITORY,
      provider: OIDC_PROVIDER,
      audience: 'sts.amazonaws.com',
    },
    additional: { identityProviderConnectionVerificationMethod: 'IAMTrustStore' },
    resources: [roleResource(roles.pipeline)],
  }),
  pipeline('12:31:19', 'CreateMembers', {
    request: {
      graphArn: GRAPH,
      message: MASKED,
      disableEmailNotification: false,
      accounts: [{ accountId: DATA, emailAddress: MASKED }],
    },
    response: {
      members: [
        {
          accountId: DATA,
          emailAddress: MASKED,
          graphArn: GRAPH,
          administratorId: SECURITY,
          status: 'VERIFICATION_IN_PROGRESS',
          invitationType: 'INVITATION',
          invitedTime: `${DAY}T12:31:19.204Z`,
        },
      ],
      unprocessedAccounts: [],
    },
  }),
  pipeline('12:31:33', 'UpdateDatasourcePackages', {
    request: { graphArn: GRAPH, datasourcePackages: ['DETECTIVE_CORE', 'EKS_AUDIT'] },
  }),
  record(
    '12:35:12',
    'sts',
    'AssumeRole',
    who.detective,
    'detective.amazonaws.com',
    'detective.amazonaws.com',
    {
      recipient: SECURITY,
      request: asRole(roles.linked, who.linked),
      response: issued(who.linked, '12:35:12', 3600),
      resources: [roleResource(roles.linked)],
      shared: 'linked role',
    },
  ),
  record(
    '12:35:14',
    'organizations',
    'ListAccounts',
    who.linked,
    'detective.amazonaws.com',
    'detective.amazonaws.com',
  ),
  record('12:42:10', 'sts', 'AssumeRoleWithSAML', who.janeAssertion, ip.office, agent.portal, {
    recipient: SECURITY,
    request: {
      sAMLAssertionID: `_${uuid('assertion')}`,
      ...asRole(roles.audit, who.jane),
      principalArn: SAML_PROVIDER,
      durationSeconds: 28800,
    },
    response: {
      subjectType: 'persistent',
      issuer: `https://portal.sso.${REGION}.amazonaws.com/saml/assertion/${hex('issuer', 40)}`,
      ...issued(who.jane, '12:42:10', 28800),
      nameQualifier: SAML_QUALIFIER,
      subject: 'jane.roe@example.com',
      audience: 'https://signin.aws.amazon.com/saml',
    },
    resources: [
      roleResource(roles.audit),
      { accountId: SECURITY, type: 'AWS::IAM::SAMLProvider', ARN: SAML_PROVIDER },
    ],
  }),
  jane('12:44:02', 'ListGraphs', { request: { maxResults: 10 } }),
  jane('12:45:37', 'ListInvestigations', {
    request: {
      graphArn: GRAPH,
      maxResults: 50,
      filterCriteria: { state: { value: 'ACTIVE' } },
      sortCriteria: { field: 'CREATED_TIME', sortOrder: 'DESC' },
    },
  }),
  janeConsole('12:47:55', 'SearchGraph', { request: { graphArn: GRAPH } }),
  jane('12:49:26', 'StartInvestigation', {
    request: {
      graphArn: GRAPH,
      entityArn: who.contractor.arn,
      scopeStartTime: '2024-03-07T00:00:00Z',
      scopeEndTime: '2024-03-14T12:00:00Z',
    },
    response: { investigationId: INVESTIGATION },
  }),
];

/** The contractor's key from another continent: refused, then through a role, then into the security account. */
const entry = [
  record(
    '13:02:11',
    'sts',
    'GetCallerIdentity',
    who.contractor,
    ip.intruder,
    agent.kali('sts.get-caller-identity'),
  ),
  contractor('13:02:40', 'ListGraphs', denied(who.contractor, 'ListGraphs')),
  contractor('13:02:58', 'ListInvitations', denied(who.contractor, 'ListInvitations')),
  record('13:05:19', 'sts', 'AssumeRole', who.contractor, ip.intruder, agent.kali('sts.assume-role'), {
    request: asRole(roles.deploy, who.deploy),
    response: issued(who.deploy, '13:05:19', 3600),
    resources: [roleResource(roles.deploy)],
  }),
  record(
    '13:07:41',
    'iam',
    'AttachRolePolicy',
    who.deploy,
    ip.intruder,
    agent.kali('iam.attach-role-policy'),
    {
      request: { roleName: roles.deploy.name, policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    },
  ),
  deploy('13:09:02', 'ListInvitations'),
  deploy('13:10:15', 'DisassociateMembership', {
    ...denied(who.deploy, 'DisassociateMembership', GUARDRAIL),
    request: { graphArn: GRAPH },
  }),
  // One call, two records: each account gets its own, and only the caller's own says who the caller was.
  ...[PRODUCTION, SECURITY].map((recipient) =>
    record(
      '13:12:47',
      'sts',
      'AssumeRole',
      recipient === PRODUCTION
        ? who.deploy
        : { type: 'AWSAccount', principalId: who.deploy.principalId, accountId: PRODUCTION },
      ip.intruder,
      agent.kali('sts.assume-role'),
      {
        recipient,
        request: asRole(roles.operations, who.operations),
        response: issued(who.operations, '13:12:47', 3600),
        resources: [roleResource(roles.operations)],
        shared: 'into the security account',
        call: 'into the security account',
      },
    ),
  ),
];

/** In a session that bears the analyst's name. */
const blinding = [
  operations('13:14:05', 'ListGraphs'),
  operations('13:14:31', 'ListMembers', { request: { graphArn: GRAPH } }),
  operations('13:15:20', 'ListInvestigations', { request: { graphArn: GRAPH } }),
  operations('13:16:02', 'DescribeOrganizationConfiguration', {
    ...denied(who.operations, 'DescribeOrganizationConfiguration'),
    request: { graphArn: GRAPH },
  }),
  operations('13:17:44', 'UpdateInvestigationState', {
    request: { graphArn: GRAPH, investigationId: INVESTIGATION, state: 'ARCHIVED' },
  }),
  operations('13:19:10', 'DeleteMembers', {
    request: { graphArn: GRAPH, accountIds: [PRODUCTION, DATA] },
    response: { accountIds: [PRODUCTION, DATA], unprocessedAccounts: [] },
  }),
  // As in AWS's own sample: the text is in the response, and there is no errorMessage.
  operations('13:20:36', 'DeleteGraph', {
    error: 'ValidationException',
    request: { graphArn: GRAPH.replace(':graph:', ':graph/') },
    response: { message: 'Invalid request body' },
  }),
  operations('13:21:09', 'DeleteGraph', { request: { graphArn: GRAPH } }),
  deploy('13:24:50', 'AcceptInvitation', {
    ...denied(who.deploy, 'AcceptInvitation', GUARDRAIL),
    request: { graphArn: FOREIGN_GRAPH },
  }),
  // A sign-in that fails has no errorCode.
  record('13:30:02', 'signin', 'ConsoleLogin', who.rootGuess, ip.intruder, agent.firefox, {
    ...signIn,
    message: 'Failed authentication',
    response: { ConsoleLogin: 'Failure' },
    additional: { LoginTo: loginTo, MobileVersion: 'No', MFAUsed: 'No' },
  }),
];

/** What is left is found out and shut. */
const response = [
  jane('13:52:18', 'ListInvestigations', {
    error: 'ResourceNotFoundException',
    message: 'The specified behavior graph does not exist.',
    request: { graphArn: GRAPH, maxResults: 50 },
  }),
  jane('13:52:40', 'ListGraphs', { request: { maxResults: 10 } }),
  record('14:01:11', 'signin', 'ConsoleLogin', who.mistyped, ip.home, agent.firefox, {
    ...signIn,
    message: 'No username found in supplied account',
    response: { ConsoleLogin: 'Failure' },
    additional: { LoginTo: loginTo, MobileVersion: 'No', MFAUsed: 'No' },
  }),
  record('14:01:39', 'signin', 'ConsoleLogin', who.marySignIn, ip.home, agent.firefox, {
    ...signIn,
    response: { ConsoleLogin: 'Success' },
    additional: {
      LoginTo: loginTo,
      MobileVersion: 'No',
      MFAIdentifier: `arn:aws:iam::${SECURITY}:mfa/mary.major-phone`,
      MFAUsed: 'Yes',
    },
  }),
  mary('14:03:22', 'PutRolePolicy', {
    request: {
      roleName: roles.operations.name,
      policyName: 'AWSRevokeOlderSessions',
      policyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Deny',
            Action: ['*'],
            Resource: ['*'],
            Condition: { DateLessThan: { 'aws:TokenIssueTime': `${DAY}T14:03:22.000Z` } },
          },
        ],
      }),
    },
  }),
  record('14:05:41', 'sso', 'Federate', who.arnavPortal, ip.analyst, agent.chrome, {
    eventType: 'AwsServiceEvent',
    service: { role_name: 'IncidentResponse', account_id: PRODUCTION },
  }),
  arnav('14:06:20', 'ListInvitations'),
  arnav('14:07:02', 'RejectInvitation', { request: { graphArn: FOREIGN_GRAPH } }),
  record('14:09:30', 'iam', 'UpdateAccessKey', who.arnav, ip.analyst, agent.chrome, {
    console: true,
    request: {
      status: 'Inactive',
      userName: who.contractor.userName,
      accessKeyId: who.contractor.accessKeyId,
    },
  }),
  record('14:12:05', 'signin', 'ConsoleLogin', who.rootSignIn, ip.office, agent.chrome, {
    ...signIn,
    response: { ConsoleLogin: 'Success' },
    additional: { LoginTo: loginTo, MobileVersion: 'No', MFAUsed: 'Yes' },
  }),
  record('14:13:48', 'detective', 'ListGraphs', who.root, ip.office, agent.chrome, { console: true }),
];

/** Detective comes back, through the pipeline. */
const rebuilding = [
  record('14:21:12', 'sts', 'AssumeRoleWithWebIdentity', who.workflow, ip.otherRunner, agent.action, {
    recipient: SECURITY,
    request: asRole(roles.pipeline, who.laterPipeline, 3600),
    response: {
      ...issued(who.laterPipeline, '14:21:12', 3600),
      subjectFromWebIdentityToken: REPOSITORY,
      provider: OIDC_PROVIDER,
      audience: 'sts.amazonaws.com',
    },
    additional: { identityProviderConnectionVerificationMethod: 'IAMTrustStore' },
    resources: [roleResource(roles.pipeline)],
  }),
  // The pipeline's stack makes the graph: CloudFormation calls on the pipeline's behalf.
  record(
    '14:22:03',
    'detective',
    'CreateGraph',
    { ...who.laterPipeline, invokedBy: 'cloudformation.amazonaws.com' },
    'cloudformation.amazonaws.com',
    'cloudformation.amazonaws.com',
    {
      request: { tags: { environment: 'security', 'managed-by': 'cloudformation' } },
      response: { graphArn: NEW_GRAPH },
    },
  ),
  laterPipeline('14:22:45', 'CreateMembers', {
    request: {
      graphArn: NEW_GRAPH,
      disableEmailNotification: true,
      accounts: [
        { accountId: PRODUCTION, emailAddress: MASKED },
        { accountId: DATA, emailAddress: MASKED },
      ],
    },
    response: {
      members: [PRODUCTION, DATA].map((accountId) => ({
        accountId,
        emailAddress: MASKED,
        graphArn: NEW_GRAPH,
        administratorId: SECURITY,
        status: 'VERIFICATION_IN_PROGRESS',
        invitationType: 'INVITATION',
        invitedTime: `${DAY}T14:22:45.618Z`,
      })),
      unprocessedAccounts: [],
    },
  }),
  arnav('14:25:17', 'AcceptInvitation', { request: { graphArn: NEW_GRAPH } }),
  jane('14:41:50', 'StartInvestigation', {
    request: {
      graphArn: NEW_GRAPH,
      entityArn: roles.deploy.arn,
      scopeStartTime: '2024-03-14T12:00:00Z',
      scopeEndTime: '2024-03-14T14:00:00Z',
    },
    response: { investigationId: LATER_INVESTIGATION },
  }),
  jane('14:44:08', 'GetMembers', { request: { graphArn: NEW_GRAPH, accountIds: [PRODUCTION, DATA] } }),
];

/** The records of the story, oldest first. */
export const story = [...morning, ...entry, ...blinding, ...response, ...rebuilding];

/** The story's first record of this event, in this account where one is named. */
export function find(eventName, recipient) {
  const found = story.find(
    (one) => one.eventName === eventName && (!recipient || one.recipientAccountId === recipient),
  );
  if (!found) throw new Error(`The story has no ${eventName}`);
  return found;
}
