import assert from 'node:assert/strict';
import { IDENTITY_FIELDS, identityFieldAt } from '../../../../src/core/knowledge/userIdentity/fields';
import { IDENTITY_TYPES } from '../../../../src/core/knowledge/userIdentity/types';

const PATHS = `
userIdentity
userIdentity.type
userIdentity.userName
userIdentity.principalId
userIdentity.arn
userIdentity.accountId
userIdentity.accessKeyId
userIdentity.credentialId
userIdentity.invokedBy
userIdentity.invokedByDelegate
userIdentity.invokedByDelegate.accountId
userIdentity.sessionContext
userIdentity.sessionContext.attributes
userIdentity.sessionContext.attributes.creationDate
userIdentity.sessionContext.attributes.mfaAuthenticated
userIdentity.sessionContext.sessionIssuer
userIdentity.sessionContext.sessionIssuer.type
userIdentity.sessionContext.sessionIssuer.userName
userIdentity.sessionContext.sessionIssuer.principalId
userIdentity.sessionContext.sessionIssuer.arn
userIdentity.sessionContext.sessionIssuer.accountId
userIdentity.sessionContext.webIdFederationData
userIdentity.sessionContext.webIdFederationData.federatedProvider
userIdentity.sessionContext.webIdFederationData.attributes
userIdentity.sessionContext.sourceIdentity
userIdentity.sessionContext.ec2RoleDelivery
userIdentity.sessionContext.ec2IssuedInVpc
userIdentity.sessionContext.assumedRoot
userIdentity.sessionContext.signInSessionArn
userIdentity.onBehalfOf
userIdentity.onBehalfOf.userId
userIdentity.onBehalfOf.identityStoreArn
userIdentity.inScopeOf
userIdentity.inScopeOf.sourceArn
userIdentity.inScopeOf.sourceAccount
userIdentity.inScopeOf.issuerType
userIdentity.inScopeOf.credentialsIssuedTo
userIdentity.inScopeOf.credentialsIssuedToVersion
userIdentity.identityProvider`
  .trim()
  .split('\n');

describe('the table of userIdentity fields', () => {
  it('has 39 rows, each path once', () => {
    assert.equal(PATHS.length, 39);
    assert.deepEqual(IDENTITY_FIELDS.map((field) => field.path).sort(), [...PATHS].sort());
  });
  for (const path of PATHS) {
    it(`${path} is explained, with its public page`, () => {
      const field = identityFieldAt(path)!;
      for (const sentence of [field.meaning, field.presence, field.conclude])
        assert.match(sentence, /^\S.*[.?]$/);
      assert.match(field.source, /^https:\/\/docs\.aws\.amazon\.com\//);
    });
  }
  it('marks what AWS does not describe', () => {
    const marked = IDENTITY_FIELDS.filter((field) => field.confidence !== 'documented');
    assert.deepEqual(
      marked.map((field) => `${field.path}: ${field.confidence}`),
      [
        'userIdentity.sessionContext.ec2IssuedInVpc: schema only',
        'userIdentity.inScopeOf.credentialsIssuedToVersion: observed',
      ],
    );
  });
});

describe('the table of identity types', () => {
  /** Root or IAM user, temporary credentials, AWS service. */
  const expected: readonly (readonly [string, string])[] = [
    ['Root', 'yes no no'],
    ['IAMUser', 'yes no no'],
    ['AssumedRole', 'no yes no'],
    ['Role', 'no yes no'],
    ['FederatedUser', 'no yes no'],
    ['Directory', 'unknown unknown no'],
    ['AWSAccount', 'unknown unknown no'],
    ['AWSService', 'no no yes'],
    ['IdentityCenterUser', 'no no no'],
    ['SAMLUser', 'no no no'],
    ['WebIdentityUser', 'no no no'],
    ['Unknown', 'unknown unknown unknown'],
    ['', 'no no yes'],
  ];
  it('has the 13 types and their answers', () => {
    const rows = IDENTITY_TYPES.map((row) => [
      row.type,
      `${row.rootOrIamUser} ${row.temporaryCredentials} ${row.awsService}`,
    ]);
    assert.deepEqual(rows, expected);
  });
});
