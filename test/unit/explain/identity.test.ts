import assert from 'node:assert/strict';
import { describeIdentity } from '../../../src/core/explain/identity';
import { viewIdentity } from '../../../src/core/explain/identityView';
import { odditiesOf } from '../../../src/core/explain/oddities';
import { SEED } from '../trail/seed';

const ACCOUNT = '111122223333';

/** The three answers, shortened. */
function answers(value: unknown): string {
  const { rootOrIamUser, temporaryCredentials, awsService } = describeIdentity(value);
  return `${rootOrIamUser} ${temporaryCredentials} ${awsService}`;
}

describe('describeIdentity: the seed sample', () => {
  const described = describeIdentity(SEED);
  it('label, type and the three answers', () => {
    const { lines, oddities, ...rest } = described;
    assert.deepEqual(rest, {
      label: '1A4R5SKSPGG9V / JaneRoe',
      type: 'AssumedRole',
      rootOrIamUser: 'no',
      temporaryCredentials: 'yes',
      awsService: 'no',
      kind: 'role',
      credential: 'role session',
      sessionAgeMs: 38.5 * 60_000,
      // False proves little for a role session.
      mfa: { passed: false, counts: false },
    });
    assert.deepEqual(
      oddities.map(({ code }) => code),
      ['long-term-key-on-session', 'issuer-names'],
    );
  });
  it('its sentences', () =>
    assert.deepEqual(described.lines, [
      'JaneRoe in a session of role 1A4R5SKSPGG9V, account 111122223333.',
      'Root or IAM user credentials? No.',
      'Temporary credentials for a role or federated user? Yes, a role session begun 38 minutes earlier, no MFA recorded.',
      'Made by another AWS service? No.',
      'From 192.0.2.123 (an address reserved for documentation), at 2019-10-24T22:33:26Z.',
      `Signed with ${SEED.userIdentity.accessKeyId}, a long-term access key. No account can be read from this ID: older IDs and samples hold none.`,
      'MFA: false proves little here; sign-in at an identity provider, workloads and chained roles all show it.',
      `Odd: The access key ${SEED.userIdentity.accessKeyId} has the form of a long-term key (AKIA), but sessions like this are signed with temporary ones (ASIA).`,
      'Odd: The issuer is called JaneRoe in userName, but 1A4R5SKSPGG9V in its ARN.',
      'AWS’s own documentation samples show such things: a reason to look again, no proof of a forged record.',
    ]));
  it('a userIdentity alone gives the same answers, without place and time', () => {
    const alone = describeIdentity(SEED.userIdentity);
    assert.equal(alone.label, described.label);
    assert.equal(answers(SEED.userIdentity), answers(SEED));
    assert.ok(!alone.lines.some((line) => line.startsWith('From ')));
  });
});

describe('describeIdentity: the three answers', () => {
  const linked = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/detective.amazonaws.com/AWSServiceRoleForDetective`;
  const cases: readonly (readonly [string, unknown, string])[] = [
    ['root', { type: 'Root' }, 'yes no no'],
    ['an IAM user', { type: 'IAMUser' }, 'yes no no'],
    [
      'an IAM user through a service',
      { type: 'IAMUser', invokedBy: 'cloudformation.amazonaws.com' },
      'yes no yes',
    ],
    ['a role session', { type: 'AssumedRole' }, 'no yes no'],
    ['a role session through a service', { type: 'AssumedRole', invokedBy: 'AWS Internal' }, 'no yes yes'],
    [
      'a service-linked role',
      { type: 'AssumedRole', sessionContext: { sessionIssuer: { type: 'Role', arn: linked } } },
      'no yes yes',
    ],
    ['a role', { type: 'Role' }, 'no yes no'],
    ['a federated user', { type: 'FederatedUser' }, 'no yes no'],
    ['a directory user', { type: 'Directory' }, 'unknown unknown no'],
    ['another account', { type: 'AWSAccount', accountId: ACCOUNT }, 'unknown unknown no'],
    ['another account’s IAM user', { type: 'AWSAccount', principalId: 'AIDAJ45Q7YFFAREXAMPLE' }, 'yes no no'],
    [
      'another account’s role session',
      { type: 'AWSAccount', principalId: 'AROAJ45Q7YFFAREXAMPLE:x' },
      'no yes no',
    ],
    ['anonymous', { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL', principalId: '' }, 'no no no'],
    ['a service', { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, 'no no yes'],
    ['an Identity Center user', { type: 'IdentityCenterUser' }, 'no no no'],
    ['a SAML user', { type: 'SAMLUser' }, 'no no no'],
    ['a web identity user', { type: 'WebIdentityUser' }, 'no no no'],
    ['Unknown', { type: 'Unknown' }, 'unknown unknown unknown'],
    ['an undocumented type', { type: 'Robot' }, 'unknown unknown unknown'],
    [
      'an undocumented type through a service',
      { type: 'Robot', invokedBy: 'x.amazonaws.com' },
      'unknown unknown yes',
    ],
    ['no type, but a service', { invokedBy: 'AWS Internal', accountId: ACCOUNT }, 'no no yes'],
    [
      'no type, in a service event',
      { eventType: 'AwsServiceEvent', userIdentity: { accountId: ACCOUNT } },
      'no no yes',
    ],
    [
      'no type, in an API call',
      { eventType: 'AwsApiCall', userIdentity: { accountId: ACCOUNT } },
      'unknown unknown unknown',
    ],
    ['no type, but a session’s ARN', { arn: `arn:aws:sts::${ACCOUNT}:assumed-role/R/s` }, 'no yes no'],
    [
      'an Insights event',
      { eventType: 'AwsCloudTrailInsight', eventVersion: '1.07' },
      'unknown unknown unknown',
    ],
    ['nothing', {}, 'unknown unknown unknown'],
    ['null', null, 'unknown unknown unknown'],
    ['a text', 'root', 'unknown unknown unknown'],
  ];
  for (const [name, value, expected] of cases) it(name, () => assert.equal(answers(value), expected));
});

describe('describeIdentity: details', () => {
  const text = (value: unknown): string => describeIdentity(value).lines.join('\n');
  const session = (attributes: object): object => ({
    eventTime: '2024-01-01T12:00:00Z',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/R/s`,
      sessionContext: { attributes },
    },
  });
  const cases: readonly (readonly [string, unknown, RegExp])[] = [
    [
      'session with MFA',
      session({ creationDate: '20240101T110000Z', mfaAuthenticated: 'true' }),
      /begun 1 hour earlier, with MFA\./,
    ],
    ['session without a date', session({}), /begun at a time not recorded, nothing recorded about MFA/],
    [
      'session that begins later',
      session({ creationDate: '2024-01-01T12:00:10Z' }),
      /Odd: The session begins 10 seconds after/,
    ],
    [
      'long-term key',
      { type: 'IAMUser', accessKeyId: `AKIA${'RZPUZDIKGB2VALC4'}`, accountId: '123456789012' },
      /Yes, IAM user, with a long-term access key\.\n[\s\S]*Account inside the ID: 123456789012, which agrees/,
    ],
    [
      'console session',
      { type: 'IAMUser', sessionContext: { attributes: { mfaAuthenticated: 'false' } } },
      /in a temporary session[\s\S]*that is a finding/,
    ],
    [
      'sign-in',
      {
        eventType: 'AwsConsoleSignIn',
        userIdentity: { type: 'Root' },
        additionalEventData: { MFAUsed: 'No' },
      },
      /signing in to the console[\s\S]*MFA used at sign-in: No/,
    ],
    [
      'AssumeRoot',
      { type: 'Root', sessionContext: { assumedRoot: 'true' } },
      /in a session opened with AssumeRoot/,
    ],
    [
      'federated by root',
      { type: 'FederatedUser', sessionContext: { sessionIssuer: { type: 'Root' } } },
      /No, but root credentials opened the session/,
    ],
    [
      'on behalf of',
      { type: 'AssumedRole', onBehalfOf: { userId: 'u-1' } },
      /On behalf of Identity Center user u-1/,
    ],
    [
      'source identity',
      { type: 'AssumedRole', sessionContext: { sourceIdentity: 'jane' } },
      /Source identity jane: /,
    ],
    [
      'across accounts',
      { recipientAccountId: '444455556666', userIdentity: { type: 'AWSAccount', accountId: ACCOUNT } },
      /Across accounts: the caller belongs to 111122223333/,
    ],
    [
      'console by an older record',
      { type: 'Root', invokedBy: 'signin.amazonaws.com' },
      /Yes, the console, acting for the person signed in/,
    ],
    [
      'delegated provider',
      { type: 'AssumedRole', invokedByDelegate: { accountId: '444455556666' } },
      /product provider acted with delegated access, account 444455556666/,
    ],
    [
      'workload',
      { type: 'AssumedRole', inScopeOf: { credentialsIssuedTo: 'arn:aws:lambda:f' } },
      /Workload: arn:aws:lambda:f/,
    ],
  ];
  for (const [name, value, expected] of cases) it(name, () => assert.match(text(value), expected));
});

describe('odditiesOf', () => {
  const whole = {
    type: 'AssumedRole',
    principalId: 'AROAVBW53AN5GFCIVAFEF:jane',
    arn: 'arn:aws:sts::347283850106:assumed-role/Admin/jane',
    accountId: '347283850106',
    accessKeyId: 'ASIA' + 'VBW53AN5C6HNYQPO',
    sessionContext: {
      attributes: { creationDate: '2021-12-02T22:00:00Z', mfaAuthenticated: 'false' },
      sessionIssuer: {
        type: 'Role',
        principalId: 'AROAVBW53AN5GFCIVAFEF',
        arn: 'arn:aws:iam::347283850106:role/team/Admin',
        accountId: '347283850106',
        userName: 'Admin',
      },
    },
  };
  const issued = (change: object): object => ({
    sessionContext: {
      ...whole.sessionContext,
      sessionIssuer: { ...whole.sessionContext.sessionIssuer, ...change },
    },
  });
  const begun = (creationDate: string): object => ({
    sessionContext: { ...whole.sessionContext, attributes: { creationDate } },
  });
  const cases: readonly (readonly [string, object, string])[] = [
    ['nothing odd', {}, ''],
    ['long-term key', { accessKeyId: 'AKIA' + 'VBW53AN5C6HNYQPO' }, 'long-term-key-on-session'],
    ['temporary key without session', { sessionContext: undefined }, 'temporary-key-without-session'],
    ['a role’s ARN', { arn: 'arn:aws:iam::347283850106:role/Admin' }, 'arn-form'],
    ['an ID without session', { principalId: 'AROAVBW53AN5GFCIVAFEF' }, 'principal-id-form'],
    ['issued by a user', issued({ type: 'IAMUser' }), 'issuer-type'],
    ['another session', { principalId: 'AROAVBW53AN5GFCIVAFEF:bob' }, 'session-names'],
    ['another issuer', issued({ principalId: 'AROAVBW53AN5GFCIVAFEG' }), 'issuer-ids'],
    ['another name', issued({ userName: 'jane' }), 'issuer-names'],
    ['another role', issued({ arn: 'arn:aws:iam::347283850106:role/Ops', userName: 'Ops' }), 'role-names'],
    [
      'another account in the ARN',
      { arn: 'arn:aws:sts::111122223333:assumed-role/Admin/jane' },
      'arn-account',
    ],
    ['another account of the issuer', issued({ accountId: '111122223333' }), 'issuer-account'],
    ['another account in key', { accessKeyId: 'ASIA' + 'Y34FZKBOKMUTVV7A' }, 'account-inside-id'],
    ['begun later', begun('2021-12-03T00:00:01Z'), 'begins-later'],
    ['13 hours old', begun('2021-12-02T11:00:00Z'), 'lasts-too-long'],
    ['12 hours old', begun('2021-12-02T12:00:00Z'), ''],
  ];
  for (const [name, change, codes] of cases) {
    it(`${name} → ${codes || 'none'}`, () => {
      const view = viewIdentity({
        requestParameters: null,
        eventTime: '2021-12-03T00:00:00Z',
        userIdentity: { ...whole, ...change },
      });
      assert.equal(
        odditiesOf(view)
          .map((oddity) => oddity.code)
          .join(' '),
        codes,
      );
    });
  }
  it('the AWS sample has two, both marked', () =>
    assert.deepEqual(
      odditiesOf(viewIdentity(SEED)).map((oddity) => oddity.inAwsSample),
      [true, true],
    ));
});
