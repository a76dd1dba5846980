import assert from 'node:assert/strict';
import { checkFilter, compileOrThrow } from '../../../src/core/filter/evaluate';
import { findField } from '../../../src/core/filter/fields';
import { KNOWN_PATHS } from '../../../src/core/filter/paths';
import { RECORD_FIELDS } from '../../../src/core/knowledge/recordFields/fields';
import { INSIDE_FIELDS } from '../../../src/core/knowledge/recordFields/inside';
import { IDENTITY_FIELDS } from '../../../src/core/knowledge/userIdentity/fields';
import { facts } from '../../support/facts';

const RECORD = {
  eventName: 'CreateMembers',
  errorMessage: 'User is not authorized',
  requestParameters: {
    graphArn: 'arn:aws:detective:us-east-1:111122223333:graph:1a2b',
    accounts: [
      { accountId: '444455556666', emailAddress: 'a@example.com' },
      { accountId: '777788889999', emailAddress: 'b@example.com' },
    ],
    count: 12,
    'with-dash': 'x y',
    nothing: null,
  },
  responseElements: null,
  userIdentity: {
    arn: 'arn:aws:iam::111122223333:user/jane',
    sessionContext: { attributes: { mfaAuthenticated: 'false' } },
  },
};
const EVENT = {
  ...facts({ name: 'CreateMembers', principal: { arn: RECORD.userIdentity.arn } }),
  record: RECORD,
};

const passes = (filter: string) => compileOrThrow(filter, { newestMs: 0 })(EVENT);
const yes = (filter: string) => it(`${filter} matches`, () => assert.equal(passes(filter), true));
const no = (filter: string) => it(`${filter} does not match`, () => assert.equal(passes(filter), false));

describe('a path of the record in a filter', () => {
  yes('requestParameters.graphArn:*1A2B');
  no('requestParameters.graphArn:1a2b');
  no('requestParameters.GraphArn:*');
  yes('requestParameters.accounts.accountId:777788889999');
  yes('requestParameters.accounts.1.accountId:777788889999');
  no('requestParameters.accounts.0.accountId:777788889999');
  no('requestParameters.accounts.accountId:777788889999 -requestParameters.accounts.accountId:444455556666');
  yes('requestParameters.accounts.emailAddress:b*,c*');
  yes('requestParameters.count:12');
  yes('requestParameters.with-dash:"x y"');
  yes('requestParameters:*example.com');
  yes('requestParameters.nothing:""');
  yes('requestParameters.missing:""');
  no('requestParameters.missing:*');
  yes('-requestParameters.missing:*');
  yes('responseElements:""');
  no('-responseElements:""');
  yes('userIdentity.sessionContext.attributes.mfaAuthenticated:false');
  yes('userIdentity.arn:*user/JANE');
  yes('errorMessage:*"not authorized"*');
  yes('eventName:create*');
  no('action:Create* requestParameters.count:13');
  yes('requestParameters.constructor:"" requestParameters.__proto__:""');
});

describe('a path that is none', () => {
  const wrong = (filter: string, suggestion: string | undefined) =>
    it(filter, () => {
      const [problem, ...others] = checkFilter(filter);
      assert.equal(problem?.code, 'unknown-field');
      assert.equal(problem?.suggestion, suggestion);
      assert.equal(others.length, 0);
    });
  wrong('requestparameters.graphArn:x', 'requestParameters.graphArn');
  wrong('requestParamters.graphArn:x', 'requestParameters.graphArn');
  wrong(
    'useridentity.sessioncontext.attributes.mfaauthenticated:x',
    'userIdentity.sessionContext.attributes.mfaAuthenticated',
  );
  wrong(
    'userIdentity.sesionContext.attributes.mfaAuthenticated:x',
    'userIdentity.sessionContext.attributes.mfaAuthenticated',
  );
  wrong('additionalEventData.mfaused:Yes', 'additionalEventData.MFAUsed');
  wrong('errormessage:x', 'errorMessage');
  wrong('requestParameters..x:y', 'requestParameters.x');
  wrong('bucket.example.com:x', '"bucket.example.com:x"');
  wrong(`requestParameters${'.a'.repeat(50)}:x`, `"requestParameters${'.a'.repeat(50)}:x"`);
});

describe('the documented paths', () => {
  it('are those of the tables that hovers are made from', () => {
    const said = [
      ...IDENTITY_FIELDS.map(({ path }) => path),
      ...[...RECORD_FIELDS, ...INSIDE_FIELDS].map(({ name }) => name),
    ];
    assert.deepEqual(new Set(KNOWN_PATHS), new Set(said.filter((path) => /^[\w.]+$/.test(path))));
    assert.equal(new Set(KNOWN_PATHS).size, KNOWN_PATHS.length);
  });
  it('are fields, or other names of fields', () => {
    for (const path of KNOWN_PATHS) assert.ok(findField(path), path);
  });
  it('leave room for others', () => {
    for (const path of [
      'requestParameters.anyThing',
      'userIdentity.sessionContext.webIdFederationData.attributes.aud',
    ])
      assert.equal(findField(path)?.name, path);
  });
});
