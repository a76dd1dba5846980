import assert from 'node:assert/strict';
import { chainSourceOf } from '../../../src/core/chain/event';
import { followChain } from '../../../src/core/chain/follow';
import { chainOf, told } from '../../support/chains';
import { AWAY, call, HOME, issue, keyOf, session, user } from '../../support/sessions';

const jane = user('jane');
const a = session('Deploy', 'ci-17');

describe('followChain: what stands at the root', () => {
  const service = (name: string) => ({ type: 'AWSService', invokedBy: name });
  const web = (provider: string, subject: string) => ({
    type: 'WebIdentityUser',
    principalId: `${provider}:aud:${subject}`,
    userName: subject,
    identityProvider: provider,
  });
  const GITHUB = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;
  const EKS = `arn:aws:iam::${HOME}:oidc-provider/oidc.eks.us-east-1.amazonaws.com/id/ABC`;
  const UUID = '12345678-90ab-cdef-1234-567890abcdef';
  const SSO = 'AWSReservedSSO_Admin_0123456789abcdef';
  const ssoPath = 'aws-reserved/sso.amazonaws.com/us-east-1/';
  const instance = session('Web', 'i-0123456789abcdef0');
  const lambda = session('Resize', 'resize');
  const federated = (issuer: object) => ({
    type: 'FederatedUser',
    principalId: `${HOME}:guest`,
    arn: `arn:aws:sts::${HOME}:federated-user/guest`,
    accountId: HOME,
    accessKeyId: keyOf('GUEST'),
    sessionContext: { sessionIssuer: issuer },
  });
  const byBroker = federated({
    type: 'IAMUser',
    arn: `arn:aws:iam::${HOME}:user/path/broker`,
    userName: 'broker',
  });
  const root = { type: 'Root', principalId: HOME, arn: `arn:aws:iam::${HOME}:root`, accountId: HOME };
  const memberRoot = {
    type: 'Root',
    principalId: AWAY,
    arn: `arn:aws:iam::${AWAY}:root`,
    accountId: AWAY,
    accessKeyId: keyOf('ROOT'),
    sessionContext: { assumedRoot: 'true' },
  };
  const assumeRoot = call(a, 1, {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRoot',
    requestParameters: { targetPrincipal: AWAY },
    responseElements: { credentials: { accessKeyId: keyOf('ROOT') } },
  });
  const token = (issuer: object, name: string, response: object) =>
    call(issuer as never, 0, {
      eventSource: 'sts.amazonaws.com',
      eventName: name,
      responseElements: response,
    });
  const ownSession = {
    ...jane,
    accessKeyId: keyOf('MFA'),
    sessionContext: { attributes: { mfaAuthenticated: 'true' } },
  };
  const context = (more: object) => session('R', 's', { context: more });
  const cases: readonly (readonly [string, readonly unknown[], string])[] = [
    ['root', [call(root, 0)], 'root: root'],
    ['console session of a user', [call({ ...jane, accessKeyId: keyOf('CONSOLE') }, 0)], 'user: jane'],
    [
      'GetSessionToken',
      [token(jane, 'GetSessionToken', { credentials: { accessKeyId: keyOf('MFA') } }), call(ownSession, 5)],
      'user: jane, by issued key',
    ],
    [
      'GetSessionToken of somebody else, with the same key',
      [
        token(user('bob'), 'GetSessionToken', { credentials: { accessKeyId: keyOf('MFA') } }),
        call(ownSession, 5),
      ],
      'user: jane',
    ],
    [
      'GetFederationToken',
      [
        token(user('broker'), 'GetFederationToken', {
          credentials: { accessKeyId: keyOf('GUEST') },
          federatedUser: { arn: byBroker.arn },
        }),
        call(byBroker, 5),
      ],
      'user: broker, by issued key',
    ],
    ['federated, by what the session tells', [call(byBroker, 5)], 'user: broker, by session issuer'],
    ['federated by root', [call(federated({ type: 'Root' }), 5)], 'root: root, by session issuer'],
    ['federated by nobody known', [call(federated({}), 5)], 'issued-elsewhere: guest'],
    [
      'AssumeRoot',
      [issue(jane, a, 0), assumeRoot, call(memberRoot, 5)],
      'user: jane, by issued key+issued key',
    ],
    ['AssumeRoot elsewhere', [call(memberRoot, 5)], 'issued-elsewhere: root (AssumeRoot session)'],
    [
      'AssumeRoot for another account',
      [assumeRoot, call({ ...memberRoot, accountId: HOME }, 5)],
      'issued-elsewhere: root (AssumeRoot session)',
    ],
    [
      'GitHub Actions',
      [
        issue(web(GITHUB, 'repo:acme/app:ref:refs/heads/main'), a, 0, {
          eventName: 'AssumeRoleWithWebIdentity',
        }),
        call(a, 5),
      ],
      'ci: repo:acme/app:ref:refs/heads/main (GitHub Actions), by issued key',
    ],
    [
      'GitHub Actions, by what the session tells',
      [call(context({ webIdFederationData: { federatedProvider: GITHUB, attributes: {} } }), 5)],
      'ci: R / s (GitHub Actions), by web identity',
    ],
    [
      'a service account of EKS',
      [
        call(
          context({
            webIdFederationData: {
              federatedProvider: EKS,
              attributes: { [`${EKS}:sub`]: 'system:serviceaccount:a:b' },
            },
          }),
          5,
        ),
      ],
      'workload: system:serviceaccount:a:b (EKS cluster), by web identity',
    ],
    [
      'another provider',
      [issue(web('idp.example', 'bob'), a, 0), call(a, 5)],
      'federated person: bob (idp.example), by issued key',
    ],
    [
      'SAML',
      [
        issue({ type: 'SAMLUser', userName: 'jane@corp', identityProvider: 'q=' }, a, 0, {
          eventName: 'AssumeRoleWithSAML',
        }),
        call(a, 5),
      ],
      'federated person: jane@corp via q=, by issued key',
    ],
    [
      'Identity Center role',
      [call(session(SSO, 'jane@example.com', { path: ssoPath }), 5)],
      'person: jane@example.com, by reserved role',
    ],
    [
      'a role that is only named so',
      [call(session(SSO, 'jane@example.com'), 5)],
      `issued-elsewhere: ${SSO} / jane@example.com`,
    ],
    [
      'on behalf of',
      [call(session('R', 's', { more: { onBehalfOf: { userId: UUID } } }), 5)],
      `person: Identity Center user ${UUID}, by on behalf of`,
    ],
    [
      'Identity Center user',
      [call({ type: 'IdentityCenterUser', onBehalfOf: { userId: UUID } }, 5)],
      `person: Identity Center user ${UUID}`,
    ],
    [
      'instance, issued',
      [issue(service('ec2.amazonaws.com'), instance, 0), call(instance, 5)],
      'instance: i-0123456789abcdef0, by issued key',
    ],
    [
      'instance, by its credentials',
      [call(session('Web', 'i-0123456789abcdef0', { context: { ec2RoleDelivery: '2.0' } }), 5)],
      'instance: i-0123456789abcdef0, by instance credentials',
    ],
    ['instance, by a name', [call(instance, 5)], 'instance: i-0123456789abcdef0, by session name'],
    [
      'a person who takes an instance’s name',
      [issue(jane, instance, 0), call(instance, 5)],
      'user: jane, by issued key',
    ],
    [
      'a function, issued',
      [issue(service('lambda.amazonaws.com'), lambda, 0), call(lambda, 5)],
      'workload: function:resize, by issued key',
    ],
    [
      'a function, by its scope',
      [
        call(
          session('Resize', 'resize', {
            more: {
              inScopeOf: {
                issuerType: 'AWS::Lambda::Function',
                credentialsIssuedTo: `arn:aws:lambda:us-east-1:${HOME}:function:resize`,
              },
            },
          }),
          5,
        ),
      ],
      'workload: function:resize, by in scope of',
    ],
    [
      'a service-linked role',
      [call(session('AWSServiceRoleForConfig', 'x', { path: 'aws-service-role/config.amazonaws.com/' }), 5)],
      'service: config.amazonaws.com, by reserved role',
    ],
    ['a service', [call(service('config.amazonaws.com'), 5)], 'service: config.amazonaws.com'],
    [
      'a service for a user',
      [call({ ...jane, invokedBy: 'cloudformation.amazonaws.com' }, 5)],
      'user: jane, by invoked by',
    ],
    [
      'a service for a session',
      [issue(jane, a, 0), call({ ...a, invokedBy: 'athena.amazonaws.com' }, 5)],
      'user: jane, by invoked by+issued key',
    ],
    [
      'source identity',
      [call(context({ sourceIdentity: 'jane' }), 5)],
      'source identity: jane (source identity), by source identity',
    ],
    [
      'source identity along a chain',
      [issue(jane, a, 0), call({ ...a, sessionContext: { ...a.sessionContext, sourceIdentity: 'JR' } }, 5)],
      'user: jane, by issued key',
    ],
    ['another account', [call({ type: 'AWSAccount', accountId: AWAY }, 5)], `account: account ${AWAY}`],
    [
      'anonymous',
      [call({ type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL', principalId: '' }, 5)],
      'anonymous: anonymous',
    ],
    ['a directory', [call({ type: 'Directory', userName: 'jane' }, 5)], 'directory: jane'],
    ['nobody', [call(null as never, 5)], 'unknown: no caller recorded'],
  ];
  for (const [name, records, expected] of cases) it(name, () => assert.equal(told(records), expected));

  it('only a session’s name speaks for it: not certain, and another key', () => {
    const named = chainOf([call(instance, 5)]).actor;
    const proved = chainOf([issue(service('ec2.amazonaws.com'), instance, 0), call(instance, 5)]).actor;
    assert.deepEqual([named.isCertain, proved.isCertain], [false, true]);
    assert.notEqual(named.key, proved.key);
  });
  it('the actor of a session is the principal of its user', () => {
    const source = chainSourceOf([
      issue(jane, a, 0),
      call(a, 5),
      call(jane, 6),
      call(byBroker, 7),
      call(user('broker'), 8),
    ]);
    const key = (row: number) => followChain(source, source.event(row)).actor.key;
    assert.equal(key(1), source.event(2).principal.key);
    assert.equal(key(3), source.event(4).principal.key);
  });
  it('parts of a key can’t be confused', () => {
    const of = (sourceIdentity: string, account: string) =>
      chainOf([call(session('R', 's', { account, context: { sourceIdentity } }), 5)]).actor.key;
    assert.notEqual(of('a | b', HOME), of('b', `${HOME} | a`));
  });
});
