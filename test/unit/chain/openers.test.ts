import assert from 'node:assert/strict';
import fc from 'fast-check';
import { chainLines } from '../../../src/core/chain/lines';
import type { ChainEnd } from '../../../src/core/event/actor';
import { plainText } from '../../../src/core/text/pieces';
import { chainOf, told } from '../../support/chains';
import { assertSame } from '../../support/scanned';
import { AWAY, across, at, call, HOME, issue, keyOf, session, user } from '../../support/sessions';

const jane = user('jane');
const CLUSTER = `arn:aws:eks:us-east-1:${HOME}:cluster/shop`;
const SUBJECT = 'CN=server-01';

const service = (name: string) => ({ type: 'AWSService', invokedBy: name });
const tags = (all: Readonly<Record<string, string>>) => ({
  requestParameters: { tags: Object.entries(all).map(([key, value]) => ({ key, value })) },
});
const POD_TAGS = tags({
  'eks-cluster-arn': CLUSTER,
  'eks-cluster-name': 'shop',
  'kubernetes-namespace': 'web',
  'kubernetes-service-account': 'cart',
});

/** The sign-in event of a switch to a role in the console. */
const switched = (to: ReturnType<typeof session>, from: string, minutes: number, more: object = {}) => {
  const { type, principalId, arn, accountId } = to;
  return call({ type, principalId, arn, accountId }, minutes, {
    eventSource: 'signin.amazonaws.com',
    eventName: 'SwitchRole',
    eventType: 'AwsConsoleSignIn',
    responseElements: { SwitchRole: 'Success' },
    additionalEventData: { SwitchFrom: from },
    ...more,
  });
};
const began = (minutes: number) => ({ attributes: { creationDate: at(minutes) } });
const consoleSession = session('Audit', 'jane', { key: keyOf('CONSOLE'), context: began(3) });
const stranger = { type: 'AWSAccount', accountId: AWAY, principalId: 'AIDAJANE' };
const foreign = user('jane', AWAY);

describe('Chains: who opened a session, by what the opening event says', () => {
  const pod = session('Cart', 'eks-shop-cart-1234');
  const anywhere = session('Anywhere', '2a99', { context: { sourceIdentity: SUBJECT } });
  const created = call({ type: 'Unknown', accountId: HOME }, 0, {
    eventSource: 'rolesanywhere.amazonaws.com',
    eventName: 'CreateSession',
    responseElements: {
      credentialSet: [
        {
          assumedRoleUser: { arn: anywhere.arn },
          credentials: { accessKeyId: anywhere.accessKeyId },
          sourceIdentity: SUBJECT,
        },
      ],
    },
  });
  const cases: readonly (readonly [string, readonly unknown[], string])[] = [
    [
      'EKS Pod Identity names the service account in session tags',
      [issue(service('pods.eks.amazonaws.com'), pod, 0, POD_TAGS), call(pod, 5)],
      'workload: system:serviceaccount:web:cart (EKS cluster shop), by issued key+session tags',
    ],
    [
      'session tags of any other caller prove nothing',
      [issue(jane, pod, 0, POD_TAGS), call(pod, 5)],
      'user: jane, by issued key',
    ],
    [
      'EKS Pod Identity without tags is the service',
      [issue(service('pods.eks.amazonaws.com'), pod, 0), call(pod, 5)],
      'service: pods.eks.amazonaws.com (role Cart), by issued key',
    ],
    [
      'the certificate of Roles Anywhere',
      [created, call(anywhere, 5)],
      `workload: ${SUBJECT}, by issued key`,
    ],
    [
      'Roles Anywhere by its call of AssumeRole: the source identity is the certificate',
      [issue(service('rolesanywhere.amazonaws.com'), anywhere, 0), call(anywhere, 5)],
      `workload: ${SUBJECT}, by issued key+certificate`,
    ],
    [
      'Roles Anywhere by both of its events',
      [created, issue(service('rolesanywhere.amazonaws.com'), anywhere, 0), call(anywhere, 5)],
      `workload: ${SUBJECT}, by issued key`,
    ],
    [
      'the event of a switch of roles, by SwitchFrom',
      [switched(consoleSession, foreign.arn, 3)],
      'user: jane, by switched role',
    ],
    [
      'a console session opened by a switch of roles',
      [switched(consoleSession, foreign.arn, 3), call(consoleSession, 5)],
      'user: jane, by switched role',
    ],
    [
      'a switch of roles names the user of another account whose call shows the account only',
      [
        issue(stranger, session('Audit', 'jane', { key: keyOf('OTHER') }), 3, { sharedEventID: 's' }),
        switched(consoleSession, foreign.arn, 3),
        call(consoleSession, 5),
      ],
      'user: jane, by switched role',
    ],
    [
      'the same where the key leads to the call of the other account',
      [issue(stranger, consoleSession, 3), switched(consoleSession, foreign.arn, 3), call(consoleSession, 5)],
      'user: jane, by switched role',
    ],
    [
      'the call of the caller’s own account counts before the switch',
      [
        issue(foreign, session('Audit', 'jane', { key: keyOf('OTHER') }), 3),
        switched(consoleSession, foreign.arn, 3),
        call(consoleSession, 5),
      ],
      'user: jane, by same session',
    ],
    [
      'a switch from another account than the call is no link',
      [issue(stranger, consoleSession, 3), switched(consoleSession, jane.arn, 3), call(consoleSession, 5)],
      `account: account ${AWAY} (AIDAJANE), by issued key`,
    ],
    [
      'a switch that failed opens nothing',
      [
        switched(consoleSession, foreign.arn, 3, { responseElements: { SwitchRole: 'Failure' } }),
        call(consoleSession, 5),
      ],
      'issued-elsewhere: Audit / jane',
    ],
    [
      'a switch at another time opened another session of the same name',
      [switched(consoleSession, foreign.arn, 4), call(consoleSession, 5)],
      'issued-elsewhere: Audit / jane',
    ],
    [
      'access delegated to a product provider is a step of its own',
      [call({ ...jane, invokedByDelegate: { accountId: AWAY } }, 5)],
      'user: jane, by delegated access',
    ],
    [
      'a service that acts for a delegate',
      [call({ ...jane, invokedBy: 'athena.amazonaws.com', invokedByDelegate: { accountId: AWAY } }, 5)],
      'user: jane, by invoked by+delegated access',
    ],
    ['an empty delegate is none', [call({ ...jane, invokedByDelegate: {} }, 5)], 'user: jane'],
    [
      'GetDelegatedAccessToken names the session that it opens',
      [
        call({ type: 'AWSAccount', accountId: AWAY }, 3, {
          eventSource: 'sts.amazonaws.com',
          eventName: 'GetDelegatedAccessToken',
          responseElements: {
            assumedPrincipal: consoleSession.arn,
            credentials: { accessKeyId: keyOf('OTHER') },
          },
        }),
        call(consoleSession, 5),
      ],
      `account: account ${AWAY}, by same session`,
    ],
  ];
  for (const [name, records, expected] of cases) {
    it(name, () => {
      assert.equal(told(records), expected);
      assertSame(Buffer.from(JSON.stringify({ Records: records })), undefined, name);
    });
  }

  it('a step that an event shows is not said to be missing', () => {
    const context = { sourceIdentity: 'jane' };
    const one = session('R', 's', { context });
    const lines = (records: readonly unknown[]) =>
      chainLines(chainOf(records))
        .map(({ line }) => plainText(line))
        .join('\n');
    assert.match(lines([call(one, 5)]), /not in the loaded logs/);
    const opened = lines([issue(service('example.amazonaws.com'), one, 0), call(one, 5)]);
    assert.match(
      opened,
      /^jane \(source identity\): set when a role was assumed, and unchangeable since\.$/m,
    );
  });
});

describe('Chains: more logs never say less', () => {
  const PEOPLE: ReadonlySet<ChainEnd> = new Set([
    'user',
    'root',
    'person',
    'federated person',
    'ci',
    'workload',
    'instance',
    'source identity',
  ]);
  const GITHUB = `arn:aws:iam::${HOME}:oidc-provider/token.actions.githubusercontent.com`;
  const subject = { 'token.actions.githubusercontent.com:sub': 'repo:acme/app' };
  /** What a session may say of itself. */
  const contexts = [
    {},
    { sourceIdentity: 'jane' },
    { ec2RoleDelivery: '2.0' },
    { webIdFederationData: { federatedProvider: GITHUB, attributes: subject } },
  ];
  /** Who may open one without being named. */
  const openers = [
    jane,
    service('ec2.amazonaws.com'),
    service('pods.eks.amazonaws.com'),
    service('rolesanywhere.amazonaws.com'),
    service('AWS Internal'),
    stranger,
    { type: 'Unknown', accountId: HOME },
    { type: 'AWSAccount', principalId: '', accountId: 'anonymous' },
    { type: 'WebIdentityUser', identityProvider: GITHUB },
    null,
    {},
  ];
  const plan = fc.array(
    fc.record({
      context: fc.nat(contexts.length - 1),
      opener: fc.nat(openers.length - 1),
      chained: fc.boolean(),
      lost: fc.boolean(),
      switches: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  );
  it('for a session, whoever opened it and whatever it says of itself', () => {
    fc.assert(
      fc.property(plan, (hops) => {
        const sessions: ReturnType<typeof session>[] = [];
        const kept: object[] = [];
        const rest: object[] = [];
        hops.forEach((hop, n) => {
          const name = `i-${String(n).padStart(8, '0')}`;
          const context = { ...contexts[hop.context], ...began(n) };
          const one = session('Role', name, { key: keyOf(`HOP${n}`), context });
          const last = sessions.at(-1);
          const opener = (hop.chained && last) || openers[hop.opener] || {};
          const opening = issue(opener as typeof jane, one, n, POD_TAGS);
          (hop.lost ? rest : kept).push(opening);
          if (hop.switches) rest.push(switched(one, foreign.arn, n));
          sessions.push(one);
        });
        sessions.forEach((one) => {
          const use = call(one, 100);
          const few = chainOf([...kept, use]).actor;
          const all = chainOf([...kept, ...rest, use]).actor;
          const alone = chainOf([use]).actor;
          for (const less of [alone, few]) {
            if (!less.isCertain || !PEOPLE.has(less.kind)) continue;
            assert.ok(PEOPLE.has(all.kind), `${less.label} became ${all.kind}: ${all.label}`);
            assert.ok(all.isCertain && all.label !== '');
          }
        });
      }),
      { numRuns: 300 },
    );
  });
  it('for the two records of one act in the logs of two accounts', () => {
    const one = session('Deploy', 'ci', { context: { sourceIdentity: 'jane' } });
    const two = session('Audit', 'ci', { account: AWAY });
    const [own, other] = across(one, two, 1);
    assert.equal(told([other, call(two, 5)]), `account: account ${HOME} (AROADeploy:ci), by issued key`);
    assert.match(told([own, other, call(two, 5)]), /^source identity: jane/);
  });
});
