import assert from 'node:assert/strict';
import { explain } from '../../../src/core/explain/explain';
import { INSIDE_FIELDS } from '../../../src/core/knowledge/recordFields/inside';
import { plainText } from '../../../src/core/text/pieces';
import { SEED } from '../trail/seed';

type Path = readonly (string | number)[];

const all = (record: unknown, path: Path): string =>
  (explain(record, path)?.lines ?? []).map(plainText).join('\n');
/** A record with a value at a path; 0 stands for the first of a list. */
const recordWith = (path: Path, value: unknown, more: object = {}): object => ({
  ...(path.reduceRight<unknown>(
    (inner, step) => (step === 0 ? [inner] : { [step]: inner }),
    value,
  ) as object),
  ...more,
});
const detective = { eventSource: 'detective.amazonaws.com' };
const sts = (eventName: string) => ({ eventSource: 'sts.amazonaws.com', eventName });
const signIn = {
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
  eventType: 'AwsConsoleSignIn',
};
const refused = {
  ...signIn,
  responseElements: { ConsoleLogin: 'Failure' },
  errorMessage: 'Failed authentication',
};

describe('explain: inside fields', () => {
  const cases: readonly (readonly [string, Path, unknown, object, RegExp])[] = [
    ['TLS', ['tlsDetails', 'tlsVersion'], 'TLSv1', {}, /^TLSv1: TLS 1\.0, outdated/],
    ['late', ['addendum', 'reason'], 'DELIVERY_DELAY', {}, /delivered late/],
    ['sign-in', ['responseElements', 'ConsoleLogin'], 'Failure', {}, /refused; errorMessage says why/],
    ['MFA', ['additionalEventData', 'MFAUsed'], 'No', {}, /^No: No MFA device/],
    [
      'a resource by its ARN',
      ['resources', 0, 'ARN'],
      'arn:aws:s3:::bucket',
      {},
      /^bucket of s3\.[\s\S]*touched/,
    ],
    [
      'a state of Detective',
      ['responseElements', 'members', 0, 'status'],
      'ACCEPTED_BUT_DISABLED',
      detective,
      /Nobody watches it/,
    ],
    [
      'a kind of data',
      ['requestParameters', 'datasourcePackages', 0],
      'EKS_AUDIT',
      detective,
      /Audit logs of EKS/,
    ],
    [
      'the same word of another service',
      ['requestParameters', 'status'],
      'ENABLED',
      { eventSource: 'x.amazonaws.com' },
      /^$/,
    ],
    [
      'a session’s name',
      ['requestParameters', 'roleSessionName'],
      'botocore-session-1571956406',
      sts('AssumeRole'),
      /chosen by the caller[\s\S]*boto3/,
    ],
    [
      'source identity',
      ['requestParameters', 'sourceIdentity'],
      'jane',
      sts('AssumeRole'),
      /^jane: the source identity/,
    ],
    [
      'the same name of another action',
      ['requestParameters', 'roleSessionName'],
      'x',
      sts('GetCallerIdentity'),
      /^$/,
    ],
  ];
  for (const [name, path, value, more, expected] of cases)
    it(name, () => {
      const record = recordWith(path, value, more);
      assert.match(all(record, path), expected);
    });
  it('each has its sentences and page', () => {
    for (const { name, meaning, conclude, source } of INSIDE_FIELDS) {
      for (const sentence of [meaning, conclude]) assert.match(sentence, /^\S.*[.?]$/, name);
      assert.match(source, /^https:\/\/docs\.aws\.amazon\.com\//);
    }
  });
});

describe('explain: actions', () => {
  const cases: readonly (readonly [string, object, RegExp])[] = [
    ['AssumeRole', sts('AssumeRole'), /^AssumeRole: Opens a session of a role\./],
    [
      'AssumeRole, refused',
      { ...sts('AssumeRole'), errorCode: 'AccessDenied' },
      /no credentials were issued/,
    ],
    [
      'a risk',
      { eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging' },
      /^Risk high: From here on/m,
    ],
    [
      'an attempt',
      { eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging', errorCode: 'AccessDenied' },
      /^Risk medium, as an attempt: /m,
    ],
    [
      'a console sign-in that was refused',
      refused,
      /^ConsoleLogin of AWS Sign-In \(signin\.amazonaws\.com\)\. It was refused\./,
    ],
    [
      'an action of Detective, refused',
      { ...detective, eventName: 'DeleteGraph', errorCode: 'AccessDeniedException' },
      /risk medium, as it failed/,
    ],
    [
      'a read',
      { eventSource: 's3.amazonaws.com', eventName: 'ListBuckets', readOnly: true },
      /^ListBuckets of Amazon S3 \(s3\.amazonaws\.com\)\.\nLists the buckets of the account\.\nCloudTrail classifies it as a read\./,
    ],
  ];
  for (const [name, record, expected] of cases)
    it(name, () => assert.match(all(record, ['eventName']), expected));
  it('the reason of a refused sign-in', () =>
    assert.match(all(refused, ['errorMessage']), /^Failed authentication\n.*refused/));
});

describe('explain: versions, services and what is not documented', () => {
  it('a field that the record’s version does not have is not called missing', () =>
    assert.match(all(SEED, ['tlsDetails']), /This record’s version, 1\.05, does not have it yet/));
  it('one that it could have', () =>
    assert.match(all({ eventVersion: '1.08' }, ['tlsDetails']), /Records can have it since version 1\.08/));
  it('a service by its name', () =>
    assert.match(
      all({ eventSource: 'monitoring.amazonaws.com' }, ['eventSource']),
      /^Amazon CloudWatch: metrics and alarms\./,
    ));
  it('a code that is not known', () =>
    assert.match(all({ errorCode: 'Strange' }, ['errorCode']), /unknown error code/));
});
