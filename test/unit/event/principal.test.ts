import assert from 'node:assert/strict';
import { principalOf } from '../../../src/core/event/principal';

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const ROLE_ARN = `arn:aws:iam::${ACCOUNT}:role/team/Admin`;
const UUID = '12345678-90ab-cdef-1234-567890abcdef';

/** The label and kind of a userIdentity inside an API call. */
function labelled(userIdentity: unknown, rest: object = {}): string {
  const { label, kind } = principalOf({ eventType: 'AwsApiCall', userIdentity, ...rest });
  return `${kind}: ${label}`;
}

function role(session: string, more: object = {}): object {
  return {
    type: 'AssumedRole',
    principalId: `AROAJZARKEP6WKJ5JHSUS:${session}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/${session}`,
    accountId: ACCOUNT,
    ...more,
  };
}

const user = { type: 'IAMUser', accountId: ACCOUNT, userName: 'jane' };
const issuer = { type: 'Role', arn: ROLE_ARN, userName: 'Admin', accountId: ACCOUNT };

describe('principalOf: the label of each type', () => {
  const cases: readonly (readonly [string, object, string])[] = [
    ['Root', { type: 'Root', principalId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root` }, 'root: root'],
    ['Root with alias', { type: 'Root', accountId: ACCOUNT, userName: 'acme' }, 'root: root (acme)'],
    [
      'Root by AssumeRoot',
      { type: 'Root', sessionContext: { assumedRoot: 'true' } },
      'root: root (AssumeRoot session)',
    ],
    ['IAMUser', user, 'user: jane'],
    ['AssumedRole', role('JaneRoe'), 'role: Admin / JaneRoe'],
    ['Role', { type: 'Role', arn: ROLE_ARN, principalId: 'AROAJZARKEP6WKJ5JHSUS' }, 'role: Admin'],
    [
      'FederatedUser',
      {
        type: 'FederatedUser',
        arn: `arn:aws:sts::${ACCOUNT}:federated-user/jane`,
        sessionContext: { sessionIssuer: { type: 'IAMUser', userName: 'broker' } },
      },
      'federated: jane (issued by broker)',
    ],
    ['Directory', { type: 'Directory', userName: 'jane@corp.example' }, 'directory: jane@corp.example'],
    [
      'AWSAccount',
      { type: 'AWSAccount', accountId: OTHER, principalId: 'AIDAJ45Q7YFFAREXAMPLE' },
      `account: account ${OTHER}`,
    ],
    [
      'AWSService',
      { type: 'AWSService', invokedBy: 'config.amazonaws.com' },
      'service: config.amazonaws.com',
    ],
    [
      'IdentityCenterUser',
      { type: 'IdentityCenterUser', onBehalfOf: { userId: UUID } },
      `identityCenter: Identity Center user ${UUID}`,
    ],
    ['SAMLUser', { type: 'SAMLUser', userName: 'jane', identityProvider: 'idp/x' }, 'saml: jane via idp/x'],
    [
      'WebIdentityUser',
      {
        type: 'WebIdentityUser',
        userName: 'repo:acme/app:ref:refs/heads/main',
        identityProvider: 'token.actions.githubusercontent.com',
      },
      'web: repo:acme/app:ref:refs/heads/main via token.actions.githubusercontent.com',
    ],
    ['Unknown', { type: 'Unknown', userName: 'jane@example.com' }, 'unknown: jane@example.com'],
    ['no type', { accountId: ACCOUNT, invokedBy: 'AWS Internal' }, 'service: AWS Internal'],
  ];
  for (const [name, identity, expected] of cases) it(name, () => assert.equal(labelled(identity), expected));
});

describe('principalOf: odd identities', () => {
  const noSession = { type: 'AssumedRole', accountId: ACCOUNT };
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['missing', undefined, 'unknown: no caller recorded'],
    ['null', null, 'unknown: no caller recorded'],
    ['a text', 'jane', 'unknown: unidentified caller'],
    ['a list', [user], 'unknown: unidentified caller'],
    ['a number', 7, 'unknown: unidentified caller'],
    ['empty', {}, 'unknown: no caller recorded'],
    ['an account alone', { accountId: ACCOUNT }, `unknown: unidentified caller (account ${ACCOUNT})`],
    [
      'all null',
      { type: null, arn: null, userName: null, sessionContext: null, principalId: null },
      'unknown: no caller recorded',
    ],
    ['objects for texts', { type: {}, userName: [], arn: { a: 1 } }, 'unknown: unidentified caller'],
    ['an undocumented type', { type: 'User', userName: 'test' }, 'unknown: test'],
    ['a type like a key of every object', { type: 'constructor', userName: 'x' }, 'unknown: x'],
    ['a __proto__ key', JSON.parse('{"__proto__":{"type":"Root"}}'), 'unknown: unidentified caller'],
    [
      'no type but a role session’s ARN',
      { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/jane` },
      'role: Admin / jane',
    ],
    ['no type but a user’s ARN', { arn: `arn:aws:iam::${ACCOUNT}:user/jane` }, 'user: jane'],
    ['no type but root’s ARN', { arn: `arn:aws:iam::${ACCOUNT}:root` }, 'root: root'],
    ['no type but a name', { userName: 'jane' }, 'unknown: jane'],
    [
      'no type but an Identity Center user',
      { onBehalfOf: { userId: UUID } },
      `identityCenter: Identity Center user ${UUID}`,
    ],
    [
      'a user named by ARN with path',
      { type: 'IAMUser', arn: `arn:aws:iam::${ACCOUNT}:user/a/b/jane` },
      'user: jane',
    ],
    [
      'a user named by ID',
      { type: 'IAMUser', principalId: 'AIDAJ45Q7YFFAREXAMPLE' },
      'user: AIDAJ45Q7YFFAREXAMPLE',
    ],
    [
      'a user with an empty name',
      { type: 'IAMUser', userName: '', principalId: '' },
      'user: unidentified caller',
    ],
    ['a numeric user name', { type: 'IAMUser', userName: 42 }, 'user: 42'],
    [
      'a hidden user name',
      { type: 'IAMUser', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      'unknown: unknown user name',
    ],
    [
      'role from the issuer’s ARN',
      { ...noSession, principalId: 'AROAX:jane', sessionContext: { sessionIssuer: issuer } },
      'role: Admin / jane',
    ],
    [
      'role from the issuer’s name',
      { ...noSession, principalId: 'AROAX:jane', sessionContext: { sessionIssuer: { userName: 'Ops' } } },
      'role: Ops / jane',
    ],
    [
      'no role but its ID',
      { ...noSession, principalId: 'AROAJZARKEP6WKJ5JHSUS:jane' },
      'role: AROAJZARKEP6WKJ5JHSUS / jane',
    ],
    [
      'role and no session',
      { ...noSession, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin` },
      'role: Admin',
    ],
    [
      'role and an empty session',
      { ...noSession, arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/` },
      'role: Admin',
    ],
    ['neither role nor session', noSession, `role: unidentified caller (account ${ACCOUNT})`],
    [
      'a session with colons',
      { ...noSession, principalId: 'AROAX:a:b', sessionContext: { sessionIssuer: issuer } },
      'role: Admin / a:b',
    ],
    ['an instance', role('i-0123456789abcdef0'), 'role: Admin'],
    ['a boto session', role('botocore-session-1571956406'), 'role: Admin'],
    ['an e-mail address', role('jane@example.com'), 'role: Admin / jane@example.com'],
    [
      'a source identity',
      role('x', { sessionContext: { sourceIdentity: 'jane' } }),
      'role: Admin / x (source identity jane)',
    ],
    [
      'an automatic session with a source identity',
      role('i-0123abcd', { sessionContext: { sourceIdentity: 'jane' } }),
      'role: Admin (source identity jane)',
    ],
    [
      'on behalf of somebody',
      role('x', { onBehalfOf: { userId: UUID } }),
      `role: Admin / x (for Identity Center user ${UUID})`,
    ],
    ['through a service', role('jane', { invokedBy: 'cloudformation.amazonaws.com' }), 'role: Admin / jane'],
    [
      'a partition',
      role('jane', { arn: `arn:aws-us-gov:sts::${ACCOUNT}:assumed-role/Gov/jane` }),
      'role: Gov / jane',
    ],
    [
      'federated by root',
      {
        type: 'FederatedUser',
        principalId: `${ACCOUNT}:bob`,
        sessionContext: { sessionIssuer: { type: 'Root' } },
      },
      'federated: bob (issued by root)',
    ],
    [
      'federated by nobody',
      { type: 'FederatedUser', arn: `arn:aws:sts::${ACCOUNT}:federated-user/bob` },
      'federated: bob',
    ],
    [
      'anonymous',
      { type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' },
      'anonymous: anonymous',
    ],
    ['anonymous, as others write it', { type: 'AWSAccount', accountId: 'anonymous' }, 'anonymous: anonymous'],
    [
      'an account as a number',
      { type: 'AWSAccount', accountId: 29608264753 },
      'account: account 029608264753',
    ],
    ['an unnamed service', { type: 'AWSService' }, 'service: AWS service'],
    ['SAML without provider', { type: 'SAMLUser', userName: 'jane' }, 'saml: jane'],
    [
      'web identity by ID',
      { type: 'WebIdentityUser', principalId: 'accounts.google.com:app:user' },
      'web: accounts.google.com:app:user',
    ],
    ['Unknown with an ID', { type: 'Unknown', principalId: 'x-1' }, 'unknown: x-1'],
    ['Unknown with nothing', { type: 'Unknown' }, 'unknown: unknown'],
  ];
  for (const [name, identity, expected] of cases) it(name, () => assert.equal(labelled(identity), expected));

  it('an unnamed service called from its address', () =>
    assert.equal(
      labelled({ type: 'AWSService' }, { sourceIPAddress: 'ec2.amazonaws.com' }),
      'service: ec2.amazonaws.com',
    ));
  it('an unnamed service called from an ordinary address', () =>
    assert.equal(labelled({ type: 'AWSService' }, { sourceIPAddress: '192.0.2.1' }), 'service: AWS service'));
  it('a service event without identity', () =>
    assert.equal(labelled(undefined, { eventType: 'AwsServiceEvent' }), 'service: AWS service'));

  for (const record of [
    undefined,
    null,
    0,
    '',
    'x',
    true,
    [],
    [[]],
    {},
    { userIdentity: { sessionContext: [] } },
  ]) {
    it(`never throws: ${JSON.stringify(record)}`, () => assert.notEqual(principalOf(record).label, ''));
  }
});

describe('principalOf: keys', () => {
  const key = (userIdentity: unknown): string => principalOf({ userIdentity }).key;
  it('one user, named or not, is one', () =>
    assert.equal(
      key(user),
      key({ type: 'IAMUser', accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:user/p/jane` }),
    ));
  it('two accounts’ users of a name are two', () =>
    assert.notEqual(key(user), key({ ...user, accountId: OTHER })));
  it('a user and a role of a name are two', () =>
    assert.notEqual(key({ ...user, userName: 'Admin' }), key({ type: 'Role', arn: ROLE_ARN })));
  it('two people in a role are two', () => assert.notEqual(key(role('jane')), key(role('bob'))));
  it('instances and SDK sessions gather under their role', () => {
    assert.equal(key(role('i-0123abcd')), key(role('i-0123abce')));
    assert.equal(key(role('i-0123abcd')), key(role('botocore-session-1571956406')));
    assert.notEqual(key(role('i-0123abcd')), key(role('jane')));
  });
  it('a source identity tells sessions apart', () => {
    const by = (name: string): object => role('x', { sessionContext: { sourceIdentity: name } });
    assert.notEqual(key(by('jane')), key(by('bob')));
    assert.notEqual(key(by('jane')), key(role('x')));
  });
  it('root is one with and without alias', () =>
    assert.equal(
      key({ type: 'Root', accountId: ACCOUNT }),
      key({ type: 'Root', accountId: ACCOUNT, userName: 'a' }),
    ));
  it('AssumeRoot is not the root user', () =>
    assert.notEqual(
      key({ type: 'Root', accountId: ACCOUNT }),
      key({ type: 'Root', accountId: ACCOUNT, sessionContext: { assumedRoot: 'true' } }),
    ));
  it('a service is one, with and without the account it works for', () =>
    assert.equal(
      key({ type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }),
      key({ accountId: ACCOUNT, invokedBy: 'ec2.amazonaws.com' }),
    ));
  it('a role made again under its name is one', () =>
    assert.equal(key(role('jane')), key(role('jane', { principalId: 'AROAVBW53AN5GFCIVAFEF:jane' }))));
});

describe('principalOf: fields', () => {
  it('keeps what is recorded', () => {
    const identity = role('i-0123abcd', {
      accessKeyId: 'ASIA',
      userName: 'u',
      sessionContext: { sessionIssuer: issuer },
    });
    assert.deepEqual(principalOf({ userIdentity: identity }), {
      key: `role|${ACCOUNT}|Admin|`,
      label: 'Admin',
      kind: 'role',
      type: 'AssumedRole',
      account: ACCOUNT,
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Admin/i-0123abcd`,
      principalId: 'AROAJZARKEP6WKJ5JHSUS:i-0123abcd',
      accessKey: 'ASIA',
      userName: 'u',
      role: 'Admin',
      session: 'i-0123abcd',
    });
  });
  it('takes the account from the ARN where accountId is missing', () =>
    assert.equal(
      principalOf({ userIdentity: { type: 'IAMUser', arn: `arn:aws:iam::${OTHER}:user/x` } }).account,
      OTHER,
    ));
});
