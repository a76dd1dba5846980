import assert from 'node:assert/strict';
import { extrasOf } from '../../../src/core/event/extras';
import { factsOf } from '../../../src/core/event/facts';
import { withTerm } from '../../../src/core/filter/edit';
import { checkFilter, compileOrThrow } from '../../../src/core/filter/evaluate';
import { termAt } from '../../../src/core/filter/termAt';

const GRAPH = 'arn:aws:detective:us-east-1:111122223333:graph:1a2b';
const RECORD = {
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/Admin/jane',
    principalId: 'AROAEXAMPLE:jane',
    accountId: '111122223333',
    accessKeyId: 'ASIAEXAMPLE',
    sessionContext: {
      sessionIssuer: { type: 'Role', userName: 'Admin', arn: 'arn:aws:iam::111122223333:role/Admin' },
      attributes: { mfaAuthenticated: 'false', creationDate: '2024-01-15T10:00:00Z' },
    },
  },
  eventTime: '2024-01-15T10:30:45Z',
  eventSource: 'detective.amazonaws.com',
  eventName: 'CreateMembers',
  awsRegion: 'us-east-1',
  sourceIPAddress: '203.0.113.7',
  userAgent: 'aws-cli/2.15 "quoted", and more',
  errorCode: null,
  requestParameters: {
    graphArn: GRAPH,
    accounts: [{ accountId: '444455556666' }],
    'aws:tag': { key: 'v' },
    text: 'x'.repeat(2000),
    empty: '',
  },
  resources: [{ ARN: 'arn:aws:s3:::bucket', accountId: '111122223333' }],
  readOnly: false,
  eventID: '7d3a5c1e-0000-4000-8000-000000000001',
  recipientAccountId: '444455556666',
  eventCategory: 'Management',
};
const EVENT = { ...factsOf(RECORD), ...extrasOf(RECORD), record: RECORD };

function term(path: string, expected: string | undefined): void {
  const keys = path.split('/').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const found = termAt(EVENT, RECORD, keys);
  it(`${path} is ${expected}`, () => assert.equal(found && `${found.field}=${found.value}`, expected));
  if (!found) return;
  it(`${path} makes a filter that means it`, () => {
    const included = withTerm('', found.field, [found.value], 'include');
    const excluded = withTerm('', found.field, [found.value], 'exclude');
    const context = { newestMs: 0, accounts: [] };
    assert.deepEqual([...checkFilter(included, context), ...checkFilter(excluded, context)], []);
    assert.equal(compileOrThrow(included, context)(EVENT), true, included);
    assert.equal(compileOrThrow(excluded, context)(EVENT), false, excluded);
  });
}

describe('what a filter says of a place in a record', () => {
  term('userIdentity', 'principal=Admin / jane');
  term('userIdentity/arn', 'principal=Admin / jane');
  term('userIdentity/type', 'type=AssumedRole');
  term('userIdentity/accessKeyId', 'key=ASIAEXAMPLE');
  term('userIdentity/accountId', 'account=111122223333');
  term('userIdentity/sessionContext/sessionIssuer/userName', 'role=Admin');
  term(
    'userIdentity/sessionContext/attributes/mfaAuthenticated',
    'userIdentity.sessionContext.attributes.mfaAuthenticated=false',
  );
  term('eventTime', 'time=2024-01-15T10:30:45Z');
  term('eventName', 'action=CreateMembers');
  term('eventSource', 'service=detective.amazonaws.com');
  term('awsRegion', 'region=us-east-1');
  term('sourceIPAddress', 'ip=203.0.113.7');
  term('userAgent', 'agent=aws-cli/2.15 "quoted", and more');
  term('errorCode', 'error=');
  term('requestParameters/graphArn', `graph=${GRAPH}`);
  term('requestParameters/accounts/0/accountId', 'requestParameters.accounts.accountId=444455556666');
  term('requestParameters/aws:tag/key', 'requestParameters=v');
  term('requestParameters/empty', 'requestParameters.empty=');
  term('requestParameters/text', undefined);
  term('requestParameters', undefined);
  term('requestParameters/constructor', undefined);
  term('resources/0/ARN', 'resource=arn:aws:s3:::bucket');
  term('resources/0/accountId', 'resources.accountId=111122223333');
  term('readOnly', 'readonly=false');
  term('eventID', 'id=7d3a5c1e-0000-4000-8000-000000000001');
  term('recipientAccountId', 'recipient=444455556666');
  term('eventCategory', 'category=Management');
});
