import assert from 'node:assert/strict';
import fc from 'fast-check';
import { factsOf } from '../../../src/core/event/facts';
import { explain } from '../../../src/core/explain/explain';
import { explainUserIdentity } from '../../../src/core/explain/explainIdentity';
import { explainRecordField } from '../../../src/core/explain/explainRecord';
import { describeIdentity } from '../../../src/core/explain/identity';
import { OPERATIONS } from '../../../src/core/knowledge/detective/operations';
import { RECORD_FIELDS } from '../../../src/core/knowledge/recordFields/fields';
import { IDENTITY_FIELDS } from '../../../src/core/knowledge/userIdentity/fields';
import type { Explanation, Piece } from '../../../src/core/text/explanation';
import { plainText } from '../../../src/core/text/pieces';
import { SEED } from '../trail/seed';

type Path = readonly (string | number)[];

function first(explanation: Explanation | undefined): string {
  return plainText(explanation?.lines[0] ?? []);
}

function all(explanation: Explanation | undefined): string {
  return (explanation?.lines ?? []).map(plainText).join('\n');
}

/** `a.b` of a userIdentity with one field set to a value. */
function recordWith(path: string, value: unknown, identity: object = {}): unknown {
  const keys = path.split('.');
  const nested = keys.slice(1).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return { eventType: 'AwsApiCall', userIdentity: { ...identity, ...(nested as object) } };
}

describe('explain: the seed sample', () => {
  it('userIdentity answers first', () => {
    const lines = explain(SEED, ['userIdentity'])!.lines.map(plainText);
    assert.equal(lines[0], 'JaneRoe in a session of role 1A4R5SKSPGG9V, account 111122223333.');
    assert.equal(
      lines[1],
      'Root or IAM user credentials? No. Temporary credentials for a role or federated user? Yes, a role session begun 38 minutes earlier, no MFA recorded. Made by another AWS service? No.',
    );
    assert.ok(lines.length <= 8);
  });

  const session = 'userIdentity.sessionContext';
  const cases: readonly (readonly [string, string])[] = [
    [
      'userIdentity.type',
      'AssumedRole: A session of an IAM role: a person, workload or service that assumed the role.',
    ],
    ['userIdentity.principalId', 'AROAJZARKEP6WKJ5JHSUS: the ID of a role, in session JaneRoe.'],
    ['userIdentity.arn', 'A session of role 1A4R5SKSPGG9V, called JaneRoe, account 111122223333.'],
    ['userIdentity.accountId', 'Account 111122223333.'],
    ['userIdentity.accessKeyId', `${SEED.userIdentity.accessKeyId}: a long-term access key.`],
    [session, 'A session begun 38 minutes earlier, no MFA recorded.'],
    [
      `${session}.attributes.creationDate`,
      'The session began at 2019-10-24T21:54:56Z, 38 minutes before this event.',
    ],
    [`${session}.attributes.mfaAuthenticated`, 'false: No MFA device of IAM was used for this session.'],
    [`${session}.sessionIssuer.userName`, 'The issuer is called JaneRoe.'],
    ['eventTime', '2019-10-24T22:33:26Z, 38 minutes after the session began.'],
    ['eventName', 'AcceptInvitation: Joins the behavior graph that this account was invited to.'],
    ['sourceIPAddress', '192.0.2.123: an address reserved for documentation.'],
    ['errorCode', 'ValidationException (bad request): A parameter is not valid.'],
    ['recipientAccountId', 'Account 111122223333, the caller’s own account.'],
    ['readOnly', 'false: CloudTrail classifies the action as one that can change something.'],
  ];
  for (const [path, expected] of cases) {
    it(path, () => assert.equal(first(explain(SEED, path.split('.'))), expected));
  }
});

describe('explainUserIdentity: values', () => {
  const session = 'userIdentity.sessionContext';
  const key = (id: string): string => id.replace('-', '');
  const cases: readonly (readonly [string, string, unknown, RegExp])[] = [
    [
      'temporary key',
      'userIdentity.accessKeyId',
      key('ASIA-Y34FZKBOKMUTVV7A'),
      /issued by STS[\s\S]*Account inside the ID: 609629065308/,
    ],
    ['no key', 'userIdentity.accessKeyId', '', /Empty[\s\S]*console sign-in/],
    ['hidden name', 'userIdentity.userName', 'HIDDEN_DUE_TO_SECURITY_REASONS', /AWS hid what was typed/],
    [
      'anonymous',
      'userIdentity.accountId',
      'ANONYMOUS_PRINCIPAL',
      /Nobody signed[\s\S]*Not documented by AWS/,
    ],
    ['account as a number', 'userIdentity.accountId', 29608264753, /^Account 029608264753/],
    ['undocumented type', 'userIdentity.type', 'Robot', /not a type that AWS documents/],
    ['IMDSv1', `${session}.ec2RoleDelivery`, '1.0', /IMDSv1[\s\S]*SSRF/],
    ['VPC', `${session}.ec2IssuedInVpc`, 'vpc-1', /Not documented by AWS, except as the name of a column/],
    [
      'function version',
      'userIdentity.inScopeOf.credentialsIssuedToVersion',
      'arn:aws:lambda:us-east-1:111122223333:function:f:$LATEST',
      /function:f:\$LATEST of lambda[\s\S]*Not documented by AWS: known from public logs/,
    ],
    [
      'kind of workload, seen only',
      'userIdentity.inScopeOf.issuerType',
      'AWS::EC2::Instance',
      /EC2 instance[\s\S]*Not documented/,
    ],
    ['assumed root', `${session}.assumedRoot`, 'true', /Nobody used the root password/],
    ['assumed root as a boolean', `${session}.assumedRoot`, true, /management account/],
    ['no MFA as a boolean', `${session}.attributes.mfaAuthenticated`, false, /^false: /],
    ['MFA as nonsense', `${session}.attributes.mfaAuthenticated`, 'maybe', /neither true nor false/],
    ['a date that is none', `${session}.attributes.creationDate`, '2024-02-30T00:00:00Z', /not a valid time/],
    ['empty federation data', `${session}.webIdFederationData`, {}, /^Empty/],
    [
      'GitHub',
      `${session}.webIdFederationData.federatedProvider`,
      'arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com',
      /GitHub Actions/,
    ],
    [
      'a claim',
      `${session}.webIdFederationData.attributes.sub`,
      'system:serviceaccount:default:web',
      /Kubernetes service account/,
    ],
    ['another claim', `${session}.webIdFederationData.attributes.x`, 'y', /A claim of the token/],
    ['a stranger', 'userIdentity.colour', 'red', /^colour is not among the fields/],
    ['null', 'userIdentity.arn', null, /Nothing is recorded here/],
    ['a list', 'userIdentity.userName', ['x'], /Not the kind of value/],
    ['not an ARN', 'userIdentity.arn', 'jane', /^jane is not an ARN/],
    [
      'silent service',
      'userIdentity.invokedBy',
      'AWS Internal',
      /An AWS service that is not named made the request itself/,
    ],
  ];
  for (const [name, path, value, expected] of cases) {
    const steps = path.split('.');
    it(`${name}: ${path}`, () =>
      assert.match(all(explainUserIdentity(recordWith(path, value), steps)), expected));
  }
  it('a claim’s key may hold dots and colons', () => {
    const path = [
      'userIdentity',
      'sessionContext',
      'webIdFederationData',
      'attributes',
      'accounts.google.com:sub',
    ];
    const attributes = { 'accounts.google.com:sub': '1234' };
    const record = { userIdentity: { sessionContext: { webIdFederationData: { attributes } } } };
    assert.match(all(explainUserIdentity(record, path)), /^1234\.\nThe user, job or workload/);
  });
  it('an IAM user’s session without MFA is a finding', () => {
    const record = recordWith(
      'userIdentity.sessionContext',
      { attributes: { mfaAuthenticated: 'false' } },
      { type: 'IAMUser' },
    );
    const path = ['userIdentity', 'sessionContext', 'attributes', 'mfaAuthenticated'];
    assert.match(first(explainUserIdentity(record, path)), /is a finding/);
  });
});

describe('explain: where it is silent', () => {
  const record = {
    requestParameters: { type: 'A', userName: 'x', arn: 'y', userIdentity: { type: 'Root' } },
    foo: 1,
  };
  const silent: readonly Path[] = [
    ['requestParameters', 'type'],
    ['requestParameters', 'userName'],
    ['requestParameters', 'arn'],
    ['requestParameters', 'userIdentity', 'type'],
    ['foo'],
    ['toString'],
    [],
    [0],
  ];
  for (const path of silent)
    it(path.join('.') || '(root)', () => assert.equal(explain(record, path), undefined));
});

describe('explain: values by their form', () => {
  const cases: readonly (readonly [string, Path, unknown, RegExp])[] = [
    [
      'issued key',
      ['responseElements', 'credentials', 'accessKeyId'],
      ['ASIA', 'Y34FZKBOKMUTVV7A'].join(''),
      /temporary access key[\s\S]*609629065308/,
    ],
    [
      'ARN',
      ['resources', 0, 'ARN'],
      'arn:aws:iam::aws:policy/AdministratorAccess',
      /Made and kept by AWS itself/,
    ],
    ['account', ['resources', 0, 'accountId'], '444455556666', /^Account 444455556666\./],
    ['digits under another key', ['requestParameters', 'size'], '444455556666', /^$/],
    [
      'time',
      ['responseElements', 'credentials', 'expiration'],
      '2024-01-01T00:00:00Z',
      /^2024-01-01T00:00:00\.000Z \(UTC\)/,
    ],
    ['text', ['requestParameters', 'name'], 'ASIA', /^$/],
  ];
  for (const [name, path, value, expected] of cases) {
    it(name, () => {
      const record = path.reduceRight<unknown>(
        (inner, step) => (step === 0 ? [inner] : { [step]: inner }),
        value,
      );
      assert.match(all(explain(record, path)), expected);
    });
  }
});

describe('explainRecordField', () => {
  for (const { name } of RECORD_FIELDS) {
    it(`${name} is explained, with its page`, () => {
      const explanation = explainRecordField({}, [name]);
      assert.ok(explanation!.lines.length >= 3 && explanation!.lines.length <= 8);
      assert.match(explanation!.source!.url, /^https:\/\/docs\.aws\.amazon\.com\//);
    });
  }
  for (const { name, readOnly } of OPERATIONS) {
    it(`${name} of Detective`, () => {
      const event = { eventSource: 'detective.amazonaws.com', eventName: name };
      const text = all(explain(event, ['eventName']));
      assert.match(text, readOnly ? /^Read, /m : /^Write, /m);
      assert.match(text, /Called by /);
    });
  }
  it('the same name of another service is not Detective’s', () =>
    assert.doesNotMatch(
      all(explain({ eventSource: 'guardduty.amazonaws.com', eventName: 'CreateMembers' }, ['eventName'])),
      /graph/,
    ));
  it('a permission-only action', () =>
    assert.match(
      all(explain({ eventSource: 'detective.amazonaws.com', eventName: 'SearchGraph' }, ['eventName'])),
      /not documented by AWS/,
    ));
  for (const name of ['graphArn', 'GraphArn']) {
    it(`parameter ${name}`, () => {
      const graph = 'arn:aws:detective:us-east-1:444455556666:graph:0123456789abcdef0123456789abcdef';
      const event = { ...SEED, requestParameters: { [name]: graph } };
      assert.match(
        all(explain(event, ['requestParameters', name])),
        /administrator[\s\S]*Here it is in account 444455556666, not the account of the caller/,
      );
    });
  }
});

/** Our own pieces of an explanation, without the values from the log. */
function ownWords(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return 'value' in piece ? '' : ownWords(piece.strong);
}

describe('explain: log text', () => {
  const MARK = '](command:x)';
  for (const field of IDENTITY_FIELDS) {
    it(`${field.path}: three to eight lines, log text only in values`, () => {
      const record = { ...(recordWith(field.path, MARK) as object), sourceIPAddress: MARK, eventTime: MARK };
      const explanation = explain(record, field.path.split('.'))!;
      assert.ok(explanation.lines.length >= 3 || field.path === 'userIdentity', all(explanation));
      assert.ok(explanation.lines.length <= 8, all(explanation));
      assert.ok(!explanation.lines.flat().map(ownWords).join('').includes(MARK));
    });
  }
  it('never throws, and never quotes log text as its own, whatever the identity holds', () => {
    const text = fc.constantFrom(
      MARK,
      '',
      'AssumedRole',
      'arn:aws:sts::1:assumed-role/',
      `AROA${MARK}:${MARK}`,
      `arn:${MARK}:::::`,
    );
    const value = fc.oneof(text, fc.jsonValue(), fc.constant(undefined));
    const identity = fc.record(
      {
        type: value,
        userName: value,
        principalId: value,
        arn: value,
        accountId: value,
        accessKeyId: value,
        invokedBy: value,
        sessionContext: fc.oneof(
          value,
          fc.record({
            attributes: fc.oneof(value, fc.record({ creationDate: value, mfaAuthenticated: value })),
            sessionIssuer: fc.oneof(
              value,
              fc.record({ type: value, arn: value, userName: value, principalId: value }),
            ),
            sourceIdentity: value,
          }),
        ),
        onBehalfOf: fc.oneof(value, fc.record({ userId: value })),
      },
      { requiredKeys: [] },
    );
    const paths = IDENTITY_FIELDS.map((field) => field.path.split('.'));
    fc.assert(
      fc.property(fc.oneof(identity, fc.jsonValue()), value, (userIdentity, other) => {
        const record = {
          userIdentity,
          eventTime: other,
          errorCode: other,
          eventName: other,
          sourceIPAddress: other,
        };
        assert.notEqual(factsOf(record).principal.label, '');
        assert.ok(describeIdentity(record).lines.length > 0);
        describeIdentity(userIdentity);
        for (const path of [...paths, ['errorCode'], ['eventName'], ['eventTime'], ['sourceIPAddress']]) {
          const own = explain(record, path)?.lines.flat().map(ownWords).join('') ?? '';
          assert.ok(!own.includes(MARK), own);
        }
      }),
      { numRuns: 300 },
    );
  });
});
