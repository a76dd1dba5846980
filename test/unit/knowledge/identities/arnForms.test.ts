import assert from 'node:assert/strict';
import { ARN_FORMS, arnFormOf } from '../../../../src/core/knowledge/identities/arnForms';

const ACCOUNT = '111122223333';

describe('arnFormOf', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    [`arn:aws:iam::${ACCOUNT}:root`, 'root user'],
    [`arn:aws-cn:iam::${ACCOUNT}:user/a/b/jane`, 'IAM user'],
    [`arn:aws:iam::${ACCOUNT}:role/team/Admin`, 'IAM role'],
    [
      `arn:aws:iam::${ACCOUNT}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      'service-linked role',
    ],
    [
      `arn:aws:iam::${ACCOUNT}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_A_0123456789abcdef`,
      'Identity Center role',
    ],
    [`arn:aws-us-gov:sts::${ACCOUNT}:assumed-role/Admin/jane@example.com`, 'role session'],
    [`arn:aws:sts::${ACCOUNT}:federated-user/jane`, 'federated user'],
    [`arn:aws:sts::${ACCOUNT}:assumed-root`, 'session of the root user'],
    [`arn:aws:iam::${ACCOUNT}:group/admins`, 'user group'],
    [`arn:aws:iam::${ACCOUNT}:instance-profile/web`, 'instance profile'],
    [`arn:aws:iam::${ACCOUNT}:oidc-provider/gitlab.com`, 'OpenID Connect provider'],
    [`arn:aws:iam::${ACCOUNT}:saml-provider/ADFS`, 'SAML provider'],
    [`arn:aws:identitystore::${ACCOUNT}:identitystore/d-9067000000`, 'identity store'],
    [`arn:aws:signin:us-east-1:${ACCOUNT}:session/01234567-89ab-cdef-0123-456789abcdef`, 'sign-in session'],
    ['arn:aws:iam::aws:policy/service-role/X', 'managed policy of AWS'],
    [
      `arn:aws:detective:us-east-1:${ACCOUNT}:graph:0123456789abcdef0123456789abcdef`,
      'behavior graph of Detective',
    ],
    [`arn:aws:sts::${ACCOUNT}:assumed-role/Admin`, undefined],
    [`arn:aws:iam::${ACCOUNT}:policy/mine`, undefined],
    [`arn:aws:iam::${ACCOUNT}:rootkit`, undefined],
    ['arn***/assumed-role/AwsSecurityAudit/x', undefined],
    ['', undefined],
  ];
  for (const [arn, kind] of cases)
    it(`${arn || "''"} → ${kind}`, () => assert.equal(arnFormOf(arn)?.kind, kind));
  it('tries every form', () =>
    assert.deepEqual(
      ARN_FORMS.map((form) => form.kind).filter((kind) => !cases.some(([, known]) => known === kind)),
      [],
    ));
});
