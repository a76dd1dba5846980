import assert from 'node:assert/strict';
import { explain } from '../../../../src/core/explain/explain';
import { ACTIONS, actionOf } from '../../../../src/core/knowledge/actions/actions';
import { detectiveOperationOf } from '../../../../src/core/knowledge/detective/operations';
import { issuingOperationOf } from '../../../../src/core/knowledge/identities/issuing';
import { serviceOf } from '../../../../src/core/knowledge/services/services';
import { plainText } from '../../../../src/core/text/pieces';
import { readTrail } from '../../../../src/core/trail/trail';
import { describeCorpus } from '../../../support/corpus';

const of = (service: string, name: string) => actionOf(`${service}.amazonaws.com`, name);
const hover = (service: string, name: string, more: object = {}) => {
  const record = { eventSource: `${service}.amazonaws.com`, eventName: name, ...more };
  return explain(record, ['eventName']);
};
const text = (service: string, name: string, more: object = {}) =>
  hover(service, name, more)?.lines.map(plainText).join('\n') ?? '';

/** Turns of phrase that read like a translation, or promise more than a record can hold. */
const BANNED =
  /\b(?:whilst|anew|is no (?:log|field|name)|stands there|tells? (?:of|that)|hacker|obviously|of course|always|never)\b/i;

describe('actions', () => {
  it('at least 1,000 have a sentence, each once', () => {
    const names = ACTIONS.map(({ source, name }) => `${source} ${name}`);
    assert.ok(names.length >= 1000, `${names.length}`);
    assert.equal(new Set(names).size, names.length);
  });

  it('every row is of a service that has a name, and its name has no version', () => {
    for (const { source, name } of ACTIONS) {
      assert.ok(serviceOf(source), source);
      assert.match(name, /^[A-Z][A-Za-z0-9]{2,60}$/);
      assert.doesNotMatch(name, /\d{8}/);
    }
  });

  it('every sentence is one, of a readable length, and ends with a period', () => {
    for (const { source, name, what } of ACTIONS) {
      const where = `${source} ${name}: ${what}`;
      assert.match(what, /^[A-Z][^\n|]{8,118}\.$/, where);
      assert.doesNotMatch(what.slice(0, -1), /\.\s/, where);
      assert.doesNotMatch(what, /'| {2}| ,/, where);
      assert.doesNotMatch(what, BANNED, where);
    }
  });

  it('every reason is at most two sentences, and ends with a period', () => {
    for (const { source, name, why } of ACTIONS) {
      if (why === undefined) continue;
      const where = `${source} ${name}: ${why}`;
      assert.match(why, /^[A-Za-z0-9][^\n|]{8,158}\.$/, where);
      assert.ok((why.slice(0, -1).match(/\.\s/g) ?? []).length <= 1, where);
      assert.doesNotMatch(why, /'| {2}| ,/, where);
      assert.doesNotMatch(why, BANNED, where);
    }
  });

  it('every row links a public page: of its own operation, or one that describes the event', () => {
    const operation = /^https:\/\/docs\.aws\.amazon\.com\/goto\/WebAPI\/[\w.-]+-\d{4}-\d\d-\d\d\/[A-Z]\w+$/;
    const page = /^https:\/\/(?:docs\.)?aws\.amazon\.com\/[\w./-]+(?:\.html|\/)$/;
    for (const { source, name, page: url } of ACTIONS)
      assert.ok(operation.test(url) || page.test(url), `${source} ${name}: ${url}`);
  });

  it('what is not an operation of the API has a page of its own', () => {
    for (const [service, name] of [
      ['signin', 'ConsoleLogin'],
      ['signin', 'SwitchRole'],
      ['secretsmanager', 'StartSecretVersionDelete'],
      ['kms', 'RotateKey'],
    ] as const)
      assert.doesNotMatch(of(service, name)?.page ?? '', /WebAPI/, name);
  });

  it('S3’s event names lead to the operations that they stand for', () => {
    assert.match(
      of('s3', 'GetBucketLifecycle')?.page ?? '',
      /\/s3-2006-03-01\/GetBucketLifecycleConfiguration$/,
    );
    assert.match(
      of('s3', 'PutAccountPublicAccessBlock')?.page ?? '',
      /\/s3control-2018-08-20\/PutPublicAccessBlock$/,
    );
  });

  const handsOut: Readonly<Record<string, string>> = {
    'secretsmanager GetSecretValue': 'secrets',
    'secretsmanager BatchGetSecretValue': 'secrets',
    'ec2 GetPasswordData': 'secrets',
    'ec2 CreateKeyPair': 'secrets',
    'kms GenerateDataKey': 'secrets',
    'iam CreateAccessKey': 'credentials',
    'sso GetRoleCredentials': 'credentials',
    'sso CreateToken': 'credentials',
    'signin GetSigninToken': 'credentials',
    'signin CreateOAuth2Token': 'credentials',
    'cognito-identity GetCredentialsForIdentity': 'credentials',
    'ecr GetAuthorizationToken': 'credentials',
    's3 GetObject': 'data',
    'ssm GetParameter': 'data',
    'kms Decrypt': 'data',
  };
  for (const [action, kind] of Object.entries(handsOut))
    it(`${action} hands out ${kind}`, () => {
      const [service = '', name = ''] = action.split(' ');
      assert.equal(of(service, name)?.handsOut, kind);
    });

  it('names of secrets, users and buckets hand out nothing', () => {
    for (const [service, name] of [
      ['secretsmanager', 'ListSecrets'],
      ['iam', 'ListUsers'],
      ['iam', 'ListAccessKeys'],
      ['s3', 'ListBuckets'],
      ['sts', 'GetCallerIdentity'],
      ['ec2', 'DescribeInstances'],
    ] as const)
      assert.equal(of(service, name)?.handsOut, undefined, name);
  });

  it('a name belongs to its service', () => {
    assert.match(of('iam', 'CreateUser')?.what ?? '', /IAM user/);
    assert.match(of('sso-directory', 'CreateUser')?.what ?? '', /IAM Identity Center/);
    assert.equal(of('ec2', 'CreateUser'), undefined);
    assert.equal(of('ec2', 'toString'), undefined);
  });

  it('a name with a version is the same action', () => {
    assert.equal(of('lambda', 'UpdateFunctionCode20150331v2'), of('lambda', 'UpdateFunctionCode'));
    assert.match(of('lambda', 'AddPermission20150331v2')?.what ?? '', /resource policy/);
  });
});

/** Sign-in events and what their hover has to say. */
const SIGN_IN: readonly (readonly [string, string, RegExp])[] = [
  ['signin', 'ConsoleLogin', /signed in to the AWS console, or tried to\./],
  ['signin', 'CheckMfa', /a step of a sign-in, not a sign-in/],
  ['signin', 'SwitchRole', /additionalEventData\.SwitchFrom/],
  ['signin', 'ExitRole', /switched back from a role/],
  ['signin', 'RenewRole', /not verified/],
  ['signin', 'PasswordRecoveryRequested', /reset of the root user’s password/],
  ['signin', 'PasswordRecoveryCompleted', /was reset through its email address/],
  ['signin', 'PasswordUpdated', /root user’s password was changed/],
  ['signin', 'GetSigninToken', /a token that opens the console/],
  ['signin', 'AuthorizeOAuth2Access', /the command aws login/],
  ['signin', 'CreateOAuth2Token', /hands out credentials/],
  ['signin', 'UserAuthentication', /passed every check/],
  ['signin', 'CredentialChallenge', /asked a user for a credential/],
  ['signin', 'CredentialVerification', /answered IAM Identity Center’s request/],
  ['sso', 'Federate', /opened an account or application/],
  ['sso', 'CreateToken', /hands out credentials/],
  ['sso', 'GetRoleCredentials', /temporary credentials of a role/],
  ['sso', 'Authenticate', /AWS access portal/],
];

describe('the hover on eventName', () => {
  for (const [service, name, expected] of SIGN_IN)
    it(`of the sign-in event ${name}`, () => assert.match(text(service, name), expected));

  it('says what CloudTrail says of a read that hands out a secret, and that it does', () => {
    const lines = text('secretsmanager', 'GetSecretValue', { readOnly: true });
    assert.match(lines, /A successful call hands out secrets\.\nCloudTrail classifies it as a read\./);
    assert.doesNotMatch(lines, /only reads/);
  });

  it('says that a call failed, beside what the action does', () => {
    const lines = text('ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation', readOnly: false });
    assert.match(
      lines,
      /^RunInstances of Amazon EC2 .* It failed: Client\.UnauthorizedOperation\.\nLaunches instances/,
    );
  });

  it('gives the operation of a name with a version, and its page', () => {
    const shown = hover('lambda', 'UpdateFunctionCode20150331v2');
    assert.match(
      text('lambda', 'UpdateFunctionCode20150331v2'),
      /the operation is UpdateFunctionCode\.\nReplaces the code/,
    );
    assert.match(shown?.source?.url ?? '', /\/lambda-2015-03-31\/UpdateFunctionCode$/);
  });

  it('has for other names the service, what CloudTrail says and the API reference, and no guess', () => {
    const lines = text('xray', 'DescribeSomethingNew', { readOnly: true });
    assert.match(
      lines,
      /^DescribeSomethingNew of AWS X-Ray \(xray\.amazonaws\.com\)\.\nCloudTrail classifies it as a read\./,
    );
    assert.match(hover('xray', 'DescribeSomethingNew')?.source?.url ?? '', /\/xray-2016-04-12$/);
    assert.doesNotMatch(text('xray', 'GetSomethingNew'), /read|write/);
  });

  it('gives the name of a service without what it is also called', () =>
    assert.match(
      text('iam', 'CreateUser'),
      /^CreateUser of AWS Identity and Access Management \(iam\.amazonaws\.com\)\./,
    ));

  it('still says the risk', () =>
    assert.match(
      text('cloudtrail', 'StopLogging'),
      /Stops the delivery of a trail’s events\.\n[\s\S]*Risk high: /,
    ));
});

describeCorpus('event names of the corpus', (files) => {
  it('at least 95 % of the events have an action and a service that the tables know', () => {
    const unknown = new Map<string, number>();
    let count = 0;
    let missing = 0;
    for (const { bytes } of files()) {
      for (const { facts } of readTrail(bytes).events) {
        const { source, name } = facts;
        // Samples of documentation that leave these out.
        if (source === '...' || source === 'foo' || name === '') continue;
        count++;
        const action = actionOf(source, name) ?? detectiveOperationOf(name) ?? issuingOperationOf(name);
        if (action && serviceOf(source)) continue;
        missing++;
        unknown.set(`${source} ${name}`, (unknown.get(`${source} ${name}`) ?? 0) + 1);
      }
    }
    assert.ok(count > 1000);
    assert.ok(missing <= count * 0.05, `${missing} of ${count}: ${[...unknown.keys()].join(', ')}`);
  });
});
