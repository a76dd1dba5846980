// Odd identities, as logs, documentation, exporters and forgers write them. Accounts, names and IDs are invented, or are
// AWS's own dummies; keys are put together so that no scanner takes them for real ones.
import { SEED } from '../unit/trail/seed';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const key = (prefix: string, rest: string): string => prefix + rest;

/** A role session in which everything fits together; the IDs hold account 347283850106. */
const WHOLE = {
  type: 'AssumedRole',
  principalId: 'AROAVBW53AN5GFCIVAFEF:jane',
  arn: 'arn:aws:sts::347283850106:assumed-role/Admin/jane',
  accountId: '347283850106',
  accessKeyId: key('ASIA', 'VBW53AN5C6HNYQPO'),
  sessionContext: {
    attributes: { creationDate: '2024-03-14T09:00:00Z', mfaAuthenticated: 'false' },
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROAVBW53AN5GFCIVAFEF',
      arn: 'arn:aws:iam::347283850106:role/team/Admin',
      accountId: '347283850106',
      userName: 'Admin',
    },
  },
};
const issued = (change: object) => ({
  ...WHOLE,
  sessionContext: {
    ...WHOLE.sessionContext,
    sessionIssuer: { ...WHOLE.sessionContext.sessionIssuer, ...change },
  },
});
const USER = {
  type: 'IAMUser',
  accountId: ACCOUNT,
  arn: `arn:aws:iam::${ACCOUNT}:user/jane`,
  userName: 'jane',
};
const ROOT = { type: 'Root', accountId: ACCOUNT, principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root` };

/** A record of an API call by an identity. */
export const callBy = (userIdentity: unknown, more: object = {}) => ({
  eventVersion: '1.08',
  eventType: 'AwsApiCall',
  eventTime: '2024-03-14T10:00:00Z',
  userIdentity,
  ...more,
});

/** One of each type, as AWS writes it. */
export const IDENTITIES_BY_TYPE: readonly (readonly [name: string, record: unknown])[] = [
  [
    'Root',
    callBy({
      ...ROOT,
      accessKeyId: key('ASIA', 'IOSFODNN7EXAMPLE'),
      sessionContext: { attributes: { creationDate: '2024-03-14T09:55:00Z', mfaAuthenticated: 'true' } },
    }),
  ],
  [
    'IAMUser',
    callBy({ ...USER, principalId: 'AIDAJ45Q7YFFAREXAMPLE', accessKeyId: key('AKIA', 'IOSFODNN7EXAMPLE') }),
  ],
  ['AssumedRole', callBy(WHOLE)],
  [
    'Role',
    callBy({
      type: 'Role',
      accountId: ACCOUNT,
      arn: `arn:aws:iam::${ACCOUNT}:role/team/Admin`,
      principalId: 'AROAJZARKEP6WKJ5JHSUS',
    }),
  ],
  [
    'FederatedUser',
    callBy({
      type: 'FederatedUser',
      accountId: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/guest`,
      principalId: `${ACCOUNT}:guest`,
      sessionContext: {
        sessionIssuer: { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/broker`, userName: 'broker' },
      },
    }),
  ],
  ['Directory', callBy({ type: 'Directory', userName: 'jane@corp.example' })],
  ['AWSAccount', callBy({ type: 'AWSAccount', accountId: OTHER, principalId: 'AIDAJ45Q7YFFAREXAMPLE' })],
  ['AWSService', callBy({ type: 'AWSService', invokedBy: 'config.amazonaws.com' })],
  [
    'IdentityCenterUser',
    callBy({
      type: 'IdentityCenterUser',
      accountId: ACCOUNT,
      onBehalfOf: {
        userId: '12345678-90ab-cdef-1234-567890abcdef',
        identityStoreArn: `arn:aws:identitystore::${ACCOUNT}:identitystore/d-9067000000`,
      },
      credentialId: 'EXAMPLEVHULjJdTUdPJfofVa1sufHDoj7aYcOYcxFVllWR_Whr1fEXAMPLE',
    }),
  ],
  [
    'SAMLUser',
    callBy(
      { type: 'SAMLUser', principalId: 'q=:jane', userName: 'jane', identityProvider: 'q=' },
      { eventName: 'AssumeRoleWithSAML' },
    ),
  ],
  [
    'WebIdentityUser',
    callBy(
      {
        type: 'WebIdentityUser',
        principalId: 'accounts.google.com:app:1234',
        userName: '1234',
        identityProvider: 'accounts.google.com',
      },
      { eventName: 'AssumeRoleWithWebIdentity' },
    ),
  ],
  ['Unknown', callBy({ type: 'Unknown', userName: 'jane@example.com' })],
  ['no type', callBy({ accountId: ACCOUNT, invokedBy: 'AWS Internal' }, { eventType: 'AwsServiceEvent' })],
];

/** Odd ones, each with a name. */
export const ODD_IDENTITIES: readonly (readonly [name: string, record: unknown])[] = [
  ['the seed’s own sample', SEED],
  ['everything fits', callBy(WHOLE)],
  ['a long-term key on a session', callBy({ ...WHOLE, accessKeyId: key('AKIA', 'VBW53AN5C6HNYQPO') })],
  ['an issuer name that is not the role’s', callBy(issued({ userName: 'jane' }))],
  [
    'legacy IDs',
    callBy({ ...USER, principalId: 'AIDAJ45Q7YFFAREXAMPLE', accessKeyId: key('AKIA', 'IOSFODNN7EXAMPLE') }),
  ],
  ['a key of another account', callBy({ ...WHOLE, accessKeyId: key('ASIA', 'Y34FZKBOKMUTVV7A') })],
  [
    'a role ID of another account',
    callBy({
      ...WHOLE,
      accountId: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/jane`,
      sessionContext: undefined,
      accessKeyId: '',
    }),
  ],
  ['another session in the ID', callBy({ ...WHOLE, principalId: 'AROAVBW53AN5GFCIVAFEF:bob' })],
  ['another issuer', callBy(issued({ principalId: 'AROAVBW53AN5GFCIVAFEG' }))],
  [
    'another role at the issuer',
    callBy(issued({ arn: 'arn:aws:iam::347283850106:role/Ops', userName: 'Ops' })),
  ],
  ['another account at the issuer', callBy(issued({ accountId: OTHER }))],
  ['another account in the ARN', callBy({ ...WHOLE, arn: `arn:aws:sts::${OTHER}:assumed-role/Admin/jane` })],
  ['the role’s ARN on a session', callBy({ ...WHOLE, arn: 'arn:aws:iam::347283850106:role/team/Admin' })],
  ['an ID without session', callBy({ ...WHOLE, principalId: 'AROAVBW53AN5GFCIVAFEF' })],
  ['a session issued by a user', callBy(issued({ type: 'IAMUser' }))],
  ['a session that begins after its event', callBy(WHOLE, { eventTime: '2024-03-14T08:59:50Z' })],
  ['a session of 13 hours', callBy(WHOLE, { eventTime: '2024-03-14T22:00:00Z' })],
  [
    'a temporary key without session',
    callBy(
      { ...USER, principalId: 'AIDAJ45Q7YFFAREXAMPLE', accessKeyId: key('ASIA', 'IOSFODNN7EXAMPLE') },
      { requestParameters: null },
    ),
  ],
  ['another user in the ARN', callBy({ ...USER, userName: 'bob' })],
  [
    'a user with a session’s ARN',
    callBy({ ...USER, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/jane` }),
  ],
  ['root with an access key', callBy({ ...ROOT, accessKeyId: key('AKIA', 'IOSFODNN7EXAMPLE') })],
  [
    'root with an alias',
    callBy(
      { ...ROOT, userName: 'acme' },
      { eventType: 'AwsConsoleSignIn', additionalEventData: { MFAUsed: 'No' } },
    ),
  ],
  [
    'root opened centrally',
    callBy({
      ...ROOT,
      accessKeyId: key('ASIA', 'IOSFODNN7EXAMPLE'),
      sessionContext: {
        assumedRoot: 'true',
        attributes: { creationDate: '2024-03-14T09:50:00Z', mfaAuthenticated: 'false' },
      },
    }),
  ],
  [
    'root opened centrally, an hour ago',
    callBy({
      ...ROOT,
      sessionContext: { assumedRoot: 'true', attributes: { creationDate: '2024-03-14T09:00:00Z' } },
    }),
  ],
  [
    'a console session without MFA',
    callBy(
      {
        ...USER,
        sessionContext: { attributes: { creationDate: '2024-03-14T09:30:00Z', mfaAuthenticated: 'false' } },
      },
      { sessionCredentialFromConsole: 'true' },
    ),
  ],
  ['MFA as a boolean', callBy({ ...USER, sessionContext: { attributes: { mfaAuthenticated: true } } })],
  [
    'a hidden name',
    callBy(
      { type: 'IAMUser', accountId: ACCOUNT, userName: 'HIDDEN_DUE_TO_SECURITY_REASONS', accessKeyId: '' },
      { eventType: 'AwsConsoleSignIn', eventName: 'ConsoleLogin' },
    ),
  ],
  ['anonymous', callBy({ type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL', principalId: '' })],
  [
    'another account’s session',
    callBy(
      { type: 'AWSAccount', accountId: OTHER, principalId: 'AROAVBW53AN5GFCIVAFEF:jane' },
      { recipientAccountId: ACCOUNT },
    ),
  ],
  [
    'a federated user with a long-term key',
    callBy({
      type: 'FederatedUser',
      accountId: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/guest`,
      principalId: `${ACCOUNT}:guest`,
      accessKeyId: key('AKIA', 'IOSFODNN7EXAMPLE'),
      sessionContext: { sessionIssuer: { type: 'Root' } },
    }),
  ],
  [
    'an account as a number',
    callBy({ ...USER, accountId: 29608264753, arn: 'arn:aws:iam::029608264753:user/jane' }),
  ],
  ['an undocumented type', callBy({ type: 'User', userName: 'test' })],
  [
    'no type, in a service event',
    callBy({ accountId: ACCOUNT, invokedBy: 'AWS Internal' }, { eventType: 'AwsServiceEvent' }),
  ],
  ['no type, but a session’s ARN', callBy({ arn: WHOLE.arn })],
  ['a role that is only named after a service', callBy(session('AWSServiceRoleForDetective', 'x'))],
  ['placeholders', callBy({ type: '...', arn: '...', accountId: '...' })],
  ['null', callBy(null)],
  ['a list', callBy([WHOLE])],
  ['a key of every object as type', callBy({ type: 'toString', userName: 'x' })],
];

function session(role: string, name: string) {
  return {
    type: 'AssumedRole',
    accountId: ACCOUNT,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/${name}`,
    principalId: `AROAJZARKEP6WKJ5JHSUS:${name}`,
    sessionContext: {
      sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/${role}`, userName: role },
    },
  };
}
