import assert from 'node:assert/strict';
import { chainSourceOf } from '../../../src/core/chain/event';
import { followChain } from '../../../src/core/chain/follow';
import { extrasOf } from '../../../src/core/event/extras';
import { factsOf } from '../../../src/core/event/facts';
import { explain } from '../../../src/core/explain/explain';
import { describeIdentity } from '../../../src/core/explain/identity';
import { riskOf } from '../../../src/core/knowledge/risk/risk';
import { plainText } from '../../../src/core/text/pieces';
import { callBy, IDENTITIES_BY_TYPE, ODD_IDENTITIES } from '../../support/identities';
import { assertSame } from '../../support/scanned';

/** Members that a record may have, and typed exports write for all records. */
const OPTIONAL = [
  ...['errorCode', 'errorMessage', 'sourceIPAddress', 'userAgent', 'recipientAccountId', 'sharedEventID'],
  ...['responseElements', 'additionalEventData', 'serviceEventDetails', 'insightDetails', 'resources'],
  ...['tlsDetails', 'vpcEndpointId', 'sessionCredentialFromConsole', 'eventCategory', 'readOnly', 'Username'],
  ...['AccessKeyId', 'eventContext', 'addendum', 'edgeDeviceDetails'],
  ...[
    ...[
      'type',
      'principalId',
      'arn',
      'accountId',
      'accessKeyId',
      'userName',
      'invokedBy',
      'invokedByDelegate',
    ],
    ...['identityProvider', 'onBehalfOf', 'credentialId', 'inScopeOf', 'sessionContext'],
    ...['onBehalfOf.userId', 'onBehalfOf.identityStoreArn', 'inScopeOf.credentialsIssuedTo'],
    ...['inScopeOf.sourceArn', 'invokedByDelegate.accountId'],
    ...[
      'sessionIssuer',
      'attributes',
      'webIdFederationData',
      'sourceIdentity',
      'ec2RoleDelivery',
      'assumedRoot',
    ]
      .concat(['attributes.mfaAuthenticated', 'attributes.creationDate', 'sessionIssuer.type'])
      .concat(['sessionIssuer.arn', 'sessionIssuer.principalId', 'sessionIssuer.accountId'])
      .concat(['sessionIssuer.userName', 'webIdFederationData.federatedProvider'])
      .concat(['webIdFederationData.attributes'])
      .map((path) => `sessionContext.${path}`),
  ].map((path) => `userIdentity.${path}`),
];
const EMPTY = [null, '', {}, []] as const;

type Json = Record<string, unknown>;

/** The record with this at a path that has nothing; undefined if there is something, or no object to put it into. */
function withAt(record: unknown, path: string, value: unknown): Json | undefined {
  const copy = structuredClone(record) as Json;
  const steps = path.split('.');
  const last = steps.pop()!;
  let at: unknown = copy;
  for (const step of steps) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
    at = (at as Json)[step] ??= {};
  }
  if (typeof at !== 'object' || at === null || Array.isArray(at) || last in at) return undefined;
  (at as Json)[last] = value;
  return copy;
}

/** Everything that is said of an event. */
function judged(record: unknown) {
  const { actor, steps } = followChain(chainSourceOf([record]), chainSourceOf([record]).event(0));
  const hover = explain(record, ['userIdentity']);
  return {
    facts: factsOf(record),
    extras: extrasOf(record),
    identity: describeIdentity(record),
    risk: riskOf(factsOf(record), record),
    actor,
    steps: steps.map(({ name, how }) => `${name} ${how}`),
    hover: hover?.lines.map(plainText),
  };
}

describe('What is null or empty is absent', () => {
  const records: readonly (readonly [string, unknown])[] = [
    ...IDENTITIES_BY_TYPE,
    ...ODD_IDENTITIES,
    ['a long-term key', callBy({ type: 'IAMUser', userName: 'jane', accessKeyId: ['AKIA', 'X'].join('') })],
    ['a long-term key of root', callBy({ type: 'Root', accessKeyId: ['AKIA', 'X'].join('') })],
    [
      'a console sign-in',
      callBy(
        { type: 'IAMUser', userName: 'jane' },
        { eventType: 'AwsConsoleSignIn', eventName: 'ConsoleLogin' },
      ),
    ],
    ['no userIdentity', callBy(undefined)],
    ['a service event', callBy({ accountId: '111122223333' }, { eventType: 'AwsServiceEvent' })],
  ];
  for (const [name, record] of records) {
    it(`in a record of ${name}`, () => {
      const expected = judged(record);
      const others: unknown[] = [];
      for (const path of OPTIONAL) {
        for (const value of EMPTY) {
          const other = withAt(record, path, value);
          if (!other) continue;
          assert.deepEqual(judged(other), expected, `${path}: ${JSON.stringify(value)}`);
          others.push(other);
        }
      }
      assert.ok(others.length > 50);
      assertSame(Buffer.from(JSON.stringify({ Records: others })), undefined, name);
    });
  }
});
