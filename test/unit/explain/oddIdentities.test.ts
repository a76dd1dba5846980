import assert from 'node:assert/strict';
import { describeIdentity } from '../../../src/core/explain/identity';
import { IDENTITIES_BY_TYPE, ODD_IDENTITIES } from '../../support/identities';

const key = (prefix: string, rest: string): string => prefix + rest;

/** Label; root or IAM user, temporary credentials, AWS service; credential; what does not fit together. */
type Expected = readonly [
  name: string,
  label: string,
  answers: string,
  credential: string,
  remarks: readonly string[],
];

const EXPECTED: readonly Expected[] = [
  ['Root', 'root', 'yes no no', 'root session', []],
  ['IAMUser', 'jane', 'yes no no', 'user key', []],
  ['AssumedRole', 'Admin / jane', 'no yes no', 'role session', []],
  ['Role', 'Admin', 'no yes no', 'role session', []],
  ['FederatedUser', 'guest (issued by broker)', 'no yes no', 'federated session', []],
  ['Directory', 'jane@corp.example', 'unknown unknown no', 'directory', []],
  ['AWSAccount', 'account 444455556666', 'yes no no', 'foreign account', []],
  ['AWSService', 'config.amazonaws.com', 'no no yes', 'service', []],
  [
    'IdentityCenterUser',
    'Identity Center user 12345678-90ab-cdef-1234-567890abcdef',
    'no no no',
    'Identity Center token',
    [],
  ],
  ['SAMLUser', 'jane via q=', 'no no no', 'assertion', []],
  ['WebIdentityUser', '1234 via accounts.google.com', 'no no no', 'assertion', []],
  ['Unknown', 'jane@example.com', 'unknown unknown unknown', 'unknown', []],
  ['no type', 'AWS Internal', 'no no yes', 'service', []],
  [
    'the seed’s own sample',
    '1A4R5SKSPGG9V / JaneRoe',
    'no yes no',
    'role session',
    [
      `The access key ${key('AKIA', 'IOSFODNN7EXAMPLE')} has the form of a long-term key (AKIA), but sessions like this are signed with temporary ones (ASIA).`,
      'The issuer is called JaneRoe in userName, but 1A4R5SKSPGG9V in its ARN.',
    ],
  ],
  ['everything fits', 'Admin / jane', 'no yes no', 'role session', []],
  [
    'a long-term key on a session',
    'Admin / jane',
    'no yes no',
    'role session',
    [
      `The access key ${key('AKIA', 'VBW53AN5C6HNYQPO')} has the form of a long-term key (AKIA), but sessions like this are signed with temporary ones (ASIA).`,
    ],
  ],
  [
    'an issuer name that is not the role’s',
    'Admin / jane',
    'no yes no',
    'role session',
    ['The issuer is called jane in userName, but Admin in its ARN.'],
  ],
  ['legacy IDs', 'jane', 'yes no no', 'user key', []],
  [
    'a key of another account',
    'Admin / jane',
    'no yes no',
    'role session',
    [
      'The access key holds account 609629065308, but the record says 347283850106 (how IDs hold an account is not documented by AWS).',
    ],
  ],
  [
    'a role ID of another account',
    'Admin / jane',
    'no yes no',
    'role session',
    [
      'principalId holds account 347283850106, but the record says 111122223333 (how IDs hold an account is not documented by AWS).',
    ],
  ],
  [
    'another session in the ID',
    'Admin / jane',
    'no yes no',
    'role session',
    ['The session is called jane in the ARN, but bob in principalId.'],
  ],
  [
    'another issuer',
    'Admin / jane',
    'no yes no',
    'role session',
    [
      'principalId names the role AROAVBW53AN5GFCIVAFEF, but sessionIssuer.principalId AROAVBW53AN5GFCIVAFEG.',
    ],
  ],
  [
    'another role at the issuer',
    'Admin / jane',
    'no yes no',
    'role session',
    ['The session’s ARN names the role Admin, but the issuer’s ARN Ops.'],
  ],
  [
    'another account at the issuer',
    'Admin / jane',
    'no yes no',
    'role session',
    ['The caller belongs to account 347283850106, but the issuer of the session to 444455556666.'],
  ],
  [
    'another account in the ARN',
    'Admin / jane',
    'no yes no',
    'role session',
    ['accountId is 347283850106, but the ARN belongs to account 444455556666.'],
  ],
  [
    'the role’s ARN on a session',
    'Admin / jane',
    'no yes no',
    'role session',
    [
      'The type is AssumedRole, but arn:aws:iam::347283850106:role/team/Admin is not the ARN of a role session.',
    ],
  ],
  [
    'an ID without session',
    'Admin / jane',
    'no yes no',
    'role session',
    [
      'The type is AssumedRole, but AROAVBW53AN5GFCIVAFEF lacks the colon and session name that belong to it.',
    ],
  ],
  [
    'a session issued by a user',
    'Admin / jane',
    'no yes no',
    'role session',
    ['The type is AssumedRole, but the session was issued by something other than a role: IAMUser.'],
  ],
  [
    'a session that begins after its event',
    'Admin / jane',
    'no yes no',
    'role session',
    ['The session begins 10 seconds after the event that it made.'],
  ],
  [
    'a session of 13 hours',
    'Admin / jane',
    'no yes no',
    'role session',
    ['The session is 13 hours old; a role session ends after 12 hours at most.'],
  ],
  [
    'a temporary key without session',
    'jane',
    'yes no no',
    'user session',
    ['A temporary key was used, but sessionContext, which describes its session, is missing.'],
  ],
  [
    'another user in the ARN',
    'bob',
    'yes no no',
    'unknown',
    ['The user is called bob in userName, but jane in the ARN.'],
  ],
  [
    'a user with a session’s ARN',
    'jane',
    'yes no no',
    'unknown',
    [
      'The type is IAMUser, but arn:aws:sts::111122223333:assumed-role/Admin/jane is not the ARN of an IAM user.',
    ],
  ],
  ['root with an access key', 'root', 'yes no no', 'root key', []],
  ['root with an alias', 'root (acme)', 'yes no no', 'console sign-in', []],
  ['root opened centrally', 'root (AssumeRoot session)', 'yes no no', 'AssumeRoot session', []],
  [
    'root opened centrally, an hour ago',
    'root (AssumeRoot session)',
    'yes no no',
    'AssumeRoot session',
    ['The session is 1 hour old; an AssumeRoot session ends after 15 minutes at most.'],
  ],
  ['a console session without MFA', 'jane', 'yes no no', 'console session', []],
  ['MFA as a boolean', 'jane', 'yes no no', 'user session', []],
  ['a hidden name', 'unknown user name', 'unknown no no', 'console sign-in', []],
  ['anonymous', 'anonymous', 'no no no', 'anonymous', []],
  [
    'another account’s session',
    'account 444455556666',
    'no yes no',
    'foreign account',
    [
      'principalId holds account 347283850106, but the record says 444455556666 (how IDs hold an account is not documented by AWS).',
    ],
  ],
  [
    'a federated user with a long-term key',
    'guest (issued by root)',
    'no yes no',
    'federated session',
    [
      `The access key ${key('AKIA', 'IOSFODNN7EXAMPLE')} has the form of a long-term key (AKIA), but sessions like this are signed with temporary ones (ASIA).`,
    ],
  ],
  ['an account as a number', 'jane', 'yes no no', 'unknown', []],
  ['an undocumented type', 'test', 'unknown unknown unknown', 'unknown', []],
  ['no type, in a service event', 'AWS Internal', 'no no yes', 'service', []],
  ['no type, but a session’s ARN', 'Admin / jane', 'no yes no', 'role session', []],
  [
    'a role that is only named after a service',
    'AWSServiceRoleForDetective / x',
    'no yes no',
    'role session',
    [],
  ],
  ['placeholders', '...', 'unknown unknown unknown', 'unknown', []],
  ['null', 'no caller recorded', 'unknown unknown unknown', 'unknown', []],
  ['a list', 'unidentified caller', 'unknown unknown unknown', 'unknown', []],
  ['a key of every object as type', 'x', 'unknown unknown unknown', 'unknown', []],
];

describe('identities of each type, and odd ones: exact labels, answers and remarks', () => {
  const all = [...IDENTITIES_BY_TYPE, ...ODD_IDENTITIES];
  it('13 types and more than 30 odd ones', () => {
    assert.equal(IDENTITIES_BY_TYPE.length, 13);
    assert.ok(ODD_IDENTITIES.length >= 30);
    assert.deepEqual(
      all.map(([name]) => name),
      EXPECTED.map(([name]) => name),
    );
  });
  all.forEach(([name, record], at) => {
    it(name, () => {
      const { label, rootOrIamUser, temporaryCredentials, awsService, credential, oddities } =
        describeIdentity(record);
      const answers = `${rootOrIamUser} ${temporaryCredentials} ${awsService}`;
      const remarks = oddities.map(({ text }) => text);
      assert.deepEqual([name, label, answers, credential, remarks], EXPECTED[at]);
    });
  });
});
