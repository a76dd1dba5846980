import assert from 'node:assert/strict';
import { factsOf } from '../../../../src/core/event/facts';
import { HIDES_VISIBILITY, OPERATIONS } from '../../../../src/core/knowledge/detective/operations';
import {
  mayNeedRecord,
  needsRecord,
  RISKS,
  type RiskFacts,
  riskOf,
} from '../../../../src/core/knowledge/risk/risk';

const ACCOUNT = '111122223333';
const user = { type: 'IAMUser', userName: 'jane', accountId: ACCOUNT };
const root = { type: 'Root', arn: `arn:aws:iam::${ACCOUNT}:root`, accountId: ACCOUNT };
const session = { type: 'AssumedRole', arn: `arn:aws:sts::${ACCOUNT}:assumed-role/R/s`, accountId: ACCOUNT };

const record = (source: string, name: string, more: object = {}) => ({
  eventType: 'AwsApiCall',
  eventSource: `${source}.amazonaws.com`,
  eventName: name,
  userIdentity: user,
  ...more,
});
const risk = (value: object): string => riskOf(factsOf(value), value)?.risk ?? 'none';
const denied = { errorCode: 'AccessDenied' };
const signIn = (identity: object, mfa: string, login = 'Success') =>
  record('signin', 'ConsoleLogin', {
    eventType: 'AwsConsoleSignIn',
    readOnly: false,
    userIdentity: identity,
    additionalEventData: { MFAUsed: mfa },
    responseElements: { ConsoleLogin: login },
  });

describe('riskOf', () => {
  it('asks one thing of a record at most, so that one bit of an index can hold the answer', () => {
    const asking = RISKS.filter((row) => row.whenRecord).map(({ source, name }) => `${source} ${name}`);
    assert.deepEqual(asking, [...new Set(asking)]);
    assert.ok(asking.length >= 9);
  });

  it('names with a version ask for the record as those without do', () => {
    const source = 'guardduty.amazonaws.com';
    for (const name of ['UpdateDetector', 'UpdateDetector2017_11_28']) {
      assert.ok(mayNeedRecord(name), name);
      assert.ok(needsRecord({ source, name }), name);
    }
    assert.ok(!mayNeedRecord('CreateDetector2017_11_28'));
  });

  const cases: readonly (readonly [string, object, string])[] = [
    ['DeleteGraph', record('detective', 'DeleteGraph'), 'high'],
    ['DeleteGraph, refused', record('detective', 'DeleteGraph', denied), 'medium'],
    ['DeleteMembers', record('detective', 'DeleteMembers'), 'high'],
    ['DisassociateMembership', record('detective', 'DisassociateMembership'), 'high'],
    ['AcceptInvitation', record('detective', 'AcceptInvitation'), 'medium'],
    ['StartInvestigation', record('detective', 'StartInvestigation'), 'low'],
    ['ListGraphs', record('detective', 'ListGraphs'), 'none'],
    [
      'automatic enabling, off',
      record('detective', 'UpdateOrganizationConfiguration', { requestParameters: { AutoEnable: false } }),
      'high',
    ],
    [
      'automatic enabling, on',
      record('detective', 'UpdateOrganizationConfiguration', { requestParameters: { autoEnable: true } }),
      'low',
    ],
    ['the same name of another service', record('x', 'DeleteGraph'), 'none'],
    ['StopLogging', record('cloudtrail', 'StopLogging'), 'high'],
    ['DeleteTrail, refused', record('cloudtrail', 'DeleteTrail', denied), 'medium'],
    ['a rule of AWS Config', record('config', 'DeleteConfigRule'), 'medium'],
    ['how long AWS Config keeps history', record('config', 'DeleteRetentionConfiguration'), 'low'],
    ['more data for Detective', record('detective', 'UpdateDatasourcePackages'), 'low'],
    ['a name with a version', record('cloudtrail', 'StopLogging20131101'), 'high'],
    [
      'a name with a version whose risk depends on the record',
      record('guardduty', 'UpdateDetector2017_11_28', { requestParameters: { enable: false } }),
      'high',
    ],
    ['DescribeTrails', record('cloudtrail', 'DescribeTrails', { readOnly: true }), 'none'],
    ['GuardDuty off', record('guardduty', 'DeleteDetector'), 'high'],
    [
      'GuardDuty suspended',
      record('guardduty', 'UpdateDetector', { requestParameters: { enable: false } }),
      'high',
    ],
    [
      'GuardDuty changed',
      record('guardduty', 'UpdateDetector', { requestParameters: { enable: true } }),
      'medium',
    ],
    ['Security Hub off', record('securityhub', 'DisableSecurityHub'), 'high'],
    ['CreateUser', record('iam', 'CreateUser'), 'medium'],
    ['CreateAccessKey', record('iam', 'CreateAccessKey'), 'medium'],
    ['CreateAccessKey by root', record('iam', 'CreateAccessKey', { userIdentity: root }), 'high'],
    [
      'administrator’s rights',
      record('iam', 'AttachUserPolicy', {
        requestParameters: { policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      }),
      'high',
    ],
    [
      'other rights',
      record('iam', 'AttachUserPolicy', {
        requestParameters: { policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
      }),
      'medium',
    ],
    [
      'delegation of a security service withdrawn',
      record('organizations', 'DeregisterDelegatedAdministrator', {
        requestParameters: { servicePrincipal: 'detective.amazonaws.com' },
      }),
      'high',
    ],
    [
      'delegation of another service withdrawn',
      record('organizations', 'DeregisterDelegatedAdministrator', {
        requestParameters: { servicePrincipal: 'backup.amazonaws.com' },
      }),
      'none',
    ],
    ['console login with MFA', signIn(user, 'Yes'), 'none'],
    ['console login without MFA', signIn(user, 'No'), 'medium'],
    ['console login of a role session', signIn(session, 'No'), 'none'],
    ['console login, refused', signIn(user, 'No', 'Failure'), 'low'],
    ['root login with MFA', signIn(root, 'Yes'), 'high'],
    ['root login, refused', signIn(root, 'No', 'Failure'), 'medium'],
    ['root writes', record('s3', 'PutObject', { userIdentity: root, readOnly: false }), 'high'],
    ['root reads', record('s3', 'ListBuckets', { userIdentity: root, readOnly: true }), 'medium'],
    [
      'root opened centrally',
      record('s3', 'DeleteBucketPolicy', {
        userIdentity: { ...root, sessionContext: { assumedRoot: 'true' } },
      }),
      'none',
    ],
    [
      'a service’s own event about root',
      record('kms', 'X', { userIdentity: root, eventType: 'AwsServiceEvent' }),
      'none',
    ],
    ['GetFederationToken', record('sts', 'GetFederationToken'), 'medium'],
    ['AssumeRole', record('sts', 'AssumeRole'), 'none'],
    ['a name of every object', record('constructor', '__proto__'), 'none'],
    ['nothing', {}, 'none'],
  ];
  for (const [name, value, expected] of cases)
    it(`${name}: ${expected}`, () => assert.equal(risk(value), expected));

  it('says that it was an attempt', () => {
    const refused = record('cloudtrail', 'StopLogging', denied);
    assert.equal(riskOf(factsOf(refused))?.isAttempt, true);
  });
  it('without the record: the rows that need none, and it says which events need one', () => {
    const facts = (value: object): RiskFacts => factsOf(value);
    assert.equal(riskOf(facts(signIn(user, 'No'))), undefined);
    assert.equal(riskOf(facts(record('guardduty', 'UpdateDetector')))?.risk, 'medium');
    for (const name of ['ConsoleLogin', 'UpdateDetector', 'AttachUserPolicy', 'DeleteGraph', 'ListGraphs']) {
      const source = name === 'ConsoleLogin' ? 'signin' : name === 'UpdateDetector' ? 'guardduty' : 'iam';
      assert.equal(needsRecord(facts(record(source, name))), /Login|Detector|Attach/.test(name), name);
    }
  });
});

describe('the table of risk', () => {
  it('has each write of Detective, and no read', () => {
    for (const { name, readOnly } of OPERATIONS) {
      assert.equal(
        RISKS.some((row) => row.source === 'detective.amazonaws.com' && row.name === name),
        !readOnly,
        name,
      );
    }
  });
  it('weighs highest what makes Detective see less', () => {
    for (const name of HIDES_VISIBILITY)
      assert.ok(
        RISKS.some((row) => row.name === name && row.risk === 'high'),
        name,
      );
  });
  it('gives a sentence and a page for each row, and no row twice', () => {
    const rows = new Set<string>();
    for (const row of RISKS) {
      assert.match(row.why, /^[A-Z“].*[.?]$/, row.name);
      assert.match(row.url, /^https:\/\/(?:docs\.aws\.amazon\.com|attack\.mitre\.org)\/\S+$/);
      const key = `${row.source} ${row.name} ${row.risk} ${row.why}`;
      assert.ok(!rows.has(key), key);
      rows.add(key);
    }
  });
});
