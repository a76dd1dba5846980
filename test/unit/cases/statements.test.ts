import assert from 'node:assert/strict';
import { explain } from '../../../src/core/explain/explain';
import { describeIdentity } from '../../../src/core/explain/identity';
import { plainText } from '../../../src/core/text/pieces';

type Path = readonly (string | number)[];

const hover = (record: unknown, ...path: Path): string =>
  (explain(record, path)?.lines ?? []).map(plainText).join('\n');
const ACCOUNT = '111122223333';
const call = (userIdentity: object, more: object = {}) => ({
  eventVersion: '1.09',
  eventType: 'AwsApiCall',
  eventSource: 's3.amazonaws.com',
  eventName: 'GetBucketAcl',
  eventTime: '2025-03-04T05:06:07Z',
  sourceIPAddress: '192.0.2.44',
  requestParameters: null,
  responseElements: null,
  userIdentity,
  ...more,
});
const user = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLEUSERID0001',
  arn: `arn:aws:iam::${ACCOUNT}:user/mary`,
  accountId: ACCOUNT,
  userName: 'mary',
};
const session = { attributes: { creationDate: '2025-03-04T05:00:00Z', mfaAuthenticated: 'true' } };
const key = (prefix: string) => `${prefix}IOSFODNN7EXAMPLE`;

describe('Statements of hovers', () => {
  it('do not say that a key leads to a whole console session', () => {
    const console = call(
      { ...user, accessKeyId: key('ASIA'), sessionContext: session },
      { sessionCredentialFromConsole: 'true' },
    );
    const text = hover(console, 'userIdentity', 'accessKeyId');
    assert.match(text, /many keys, and no event issues them/);
    assert.match(text, /creationDate/);
    assert.ok(!text.includes('everything done in the same session'));
    const role = call({ type: 'AssumedRole', accessKeyId: key('ASIA') });
    assert.match(hover(role, 'userIdentity', 'accessKeyId'), /everything done in the same session/);
  });

  it('do not say that a key leads to all that a service does in a session', () => {
    const role = { type: 'AssumedRole', accessKeyId: key('ASIA') };
    const text = hover(
      call({ ...role, invokedBy: 'cloudformation.amazonaws.com' }),
      'userIdentity',
      'accessKeyId',
    );
    assert.match(text, /may use further keys/);
    assert.ok(!text.includes('everything done in the same session'));
  });

  it('say of a shared event ID what shares it', () => {
    const shared = { sharedEventID: '7d3a5c1e-0000-4000-8000-111122223333' };
    assert.match(hover(call(user, shared), 'sharedEventID'), /logs of other accounts/);
    const insight = { ...shared, eventType: 'AwsCloudTrailInsight', insightDetails: { state: 'Start' } };
    const text = hover(insight, 'sharedEventID');
    assert.match(text, /start and the end of this Insights event/);
    assert.ok(!text.includes('logs of other accounts'));
  });

  it('conclude from a type only what holds for the record', () => {
    const type = (identity: object, more: object = {}) => hover(call(identity, more), 'userIdentity', 'type');
    const root = { type: 'Root', principalId: ACCOUNT, accountId: ACCOUNT };
    assert.match(type(root), /alert at any hour/);
    assert.ok(!type({ ...root, invokedBy: 'backup.amazonaws.com' }).includes('alert at any hour'));
    assert.match(type(user), /long-term key/);
    assert.ok(!type({ ...user, accessKeyId: key('ASIA') }).includes('probably leaked'));
    const anonymous = { type: 'AWSAccount', principalId: '', accountId: 'ANONYMOUS_PRINCIPAL' };
    assert.ok(!type(anonymous).includes('one of yours'));
    const service = { type: 'AWSService', invokedBy: 'kms.amazonaws.com' };
    assert.ok(!type(service, { eventType: 'AwsServiceEvent' }).includes('a grant lets'));
    assert.ok(!hover(call(root), 'userIdentity', 'principalId').includes('outlives a rename'));
    assert.match(hover(call(user), 'userIdentity', 'principalId'), /outlives a rename/);
  });

  it('add a colon to the IDs of roles and federated users only', () => {
    const text = hover(call({ ...user, accessKeyId: key('ASIA') }), 'userIdentity', 'principalId');
    assert.ok(!/Temporary credentials add a colon/.test(text));
    assert.match(text, /a user’s and root’s own do not/);
  });

  it('speak of a role of a service only where one is assumed', () => {
    const service = { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' };
    assert.match(hover(call(service), 'userIdentity', 'type'), /No role of yours is involved/);
    const assume = call(service, { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole' });
    assert.match(hover(assume, 'userIdentity', 'type'), /trust policy/);
  });

  describe('on a refusal', () => {
    const denied = { errorCode: 'AccessDenied' };
    const on = (identity: object, more: object = {}) =>
      hover(call(identity, { ...denied, ...more }), 'errorCode');
    for (const [title, identity, expected, more] of [
      [
        'of a service say what does not arrive',
        { type: 'AWSService', invokedBy: 'config.amazonaws.com' },
        /does not arrive/,
        {},
      ],
      [
        'of an anonymous caller say that nobody signed',
        { type: 'AWSAccount', accountId: 'anonymous' },
        /Nobody signed/,
        {},
      ],
      [
        'of a web identity name the trust policy',
        { type: 'WebIdentityUser', userName: 'job' },
        /trust policy/,
        { eventName: 'AssumeRoleWithWebIdentity', eventSource: 'sts.amazonaws.com' },
      ],
      [
        'of another account name both policies',
        { type: 'AWSAccount', accountId: '444455556666', principalId: 'AIDAEXAMPLEUSERID0001' },
        /policy of the resource and a policy in the caller’s own account/,
        {},
      ],
    ] as const) {
      it(`${title}, not a stolen key`, () => {
        assert.match(on(identity, more), expected);
        assert.ok(!on(identity, more).includes('stolen'));
      });
    }
    it('of a user still say what many of them look like', () => assert.match(on(user), /stolen key/));
  });

  it('give CloudTrail’s word for a read, not a promise', () => {
    const text = hover(call(user, { readOnly: true }), 'readOnly');
    assert.match(text, /classifies the action as a read/);
    assert.ok(!text.includes('only reads'));
  });

  it('know the identity role of an EC2 instance, and EC2 acting for one', () => {
    for (const [name, expected] of [
      ['aws:ec2-instance', /identity role/],
      ['aws:ec2-infrastructure', /EC2 itself/],
    ] as const) {
      const identity = {
        type: 'AssumedRole',
        principalId: `${ACCOUNT}:${name}:i-0123456789abcdef0`,
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/i-0123456789abcdef0`,
        accountId: ACCOUNT,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: `${ACCOUNT}:${name}`,
            arn: `arn:aws:iam::${ACCOUNT}:role/${name}`,
            accountId: ACCOUNT,
            userName: name,
          },
          ...session,
        },
      };
      assert.match(hover(call(identity), 'userIdentity', 'principalId'), expected);
      assert.deepEqual(describeIdentity(call(identity)).oddities, []);
      assert.ok(!describeIdentity(call(identity)).lines.join().includes('instance profile'));
    }
  });

  it('point out console credentials that a client outside the console uses', () => {
    const record = call(user, {
      sessionCredentialFromConsole: 'true',
      tlsDetails: { tlsVersion: 'TLSv1.3', clientProvidedHostHeader: 's3.amazonaws.com' },
    });
    assert.match(hover(record, 'sessionCredentialFromConsole'), /client outside the console/);
    assert.ok(!hover(record, 'sessionCredentialFromConsole').includes('a person was at work'));
  });

  it('say that a key is masked, and take nothing from it', () => {
    const record = call({ ...user, accessKeyId: 'AKIA****************' });
    const text = `${hover(record, 'userIdentity', 'accessKeyId')} ${hover(record, 'userIdentity')}`;
    assert.match(text, /masked/);
    assert.ok(!/unknown form|older IDs/.test(text), text);
  });

  it('say that a user’s ID is that of a role', () => {
    const record = call({ ...user, principalId: 'AROAEXAMPLEROLEID0001' });
    assert.match(hover(record, 'userIdentity', 'principalId'), /begins with AIDA/);
  });

  it('find everyone in a policy inside of a record', () => {
    const policy = JSON.stringify({
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }],
    });
    const record = call(user, { requestParameters: { policy } });
    const path = ['requestParameters', 'policy', 'Statement', 0, 'Principal'];
    assert.match(hover(record, ...path), /everyone, also without an AWS account/);
  });

  it('explain session tags, sign-in details and S3’s fields', () => {
    const assume = call(user, {
      eventSource: 'sts.amazonaws.com',
      eventName: 'AssumeRole',
      requestParameters: { principalTags: { team: 'red' }, transitiveTagKeys: ['team'], policyArns: [] },
      additionalEventData: {
        CredentialType: 'TOTP',
        SSEApplied: 'SSE_C',
        SignatureVersion: 'SigV4',
        callWithBearerToken: true,
      },
      eventContext: { tagContext: {}, requestContext: {} },
    });
    for (const path of [
      ['requestParameters', 'principalTags'],
      ['requestParameters', 'transitiveTagKeys'],
      ['requestParameters', 'policyArns'],
      ['additionalEventData', 'CredentialType'],
      ['additionalEventData', 'SSEApplied'],
      ['additionalEventData', 'SignatureVersion'],
      ['additionalEventData', 'callWithBearerToken'],
      ['eventContext', 'tagContext'],
      ['eventContext', 'requestContext'],
    ])
      assert.ok(hover(assume, ...path).length > 40, path.join('.'));
  });
});
