// Records of sessions that are issued from one another, for tests of the chain. Accounts, keys and times are invented.

export const HOME = '111122223333';
export const AWAY = '444455556666';

/** An access key that no scanner takes for a real one, told from others by a word. */
export const keyOf = (word: string): string => ['ASIA', word].join('');

const START = Date.UTC(2024, 2, 14, 10, 0, 0);
/** A time so many minutes into the morning. */
export const at = (minutes: number): string =>
  new Date(START + minutes * 60_000).toISOString().replace('.000', '');

export const user = (name: string, account = HOME) => ({
  type: 'IAMUser',
  principalId: `AIDA${name}`,
  arn: `arn:aws:iam::${account}:user/${name}`,
  accountId: account,
  accessKeyId: ['AKIA', name].join(''),
  userName: name,
});

export interface SessionOptions {
  readonly account?: string;
  readonly key?: string;
  readonly context?: object;
  readonly more?: object;
  readonly path?: string;
}

/** A session of a role; its key is made of role and session name unless one is given. */
export function session(role: string, name: string, options: SessionOptions = {}) {
  const { account = HOME, key = keyOf(`${role}${name}`), context = {}, more = {}, path = '' } = options;
  return {
    type: 'AssumedRole',
    principalId: `AROA${role}:${name}`,
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
    accountId: account,
    accessKeyId: key,
    sessionContext: {
      sessionIssuer: {
        type: 'Role',
        principalId: `AROA${role}`,
        arn: `arn:aws:iam::${account}:role/${path}${role}`,
        accountId: account,
        userName: role,
      },
      ...context,
    },
    ...more,
  };
}

type Identity = ReturnType<typeof session> | Readonly<Record<string, unknown>>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

let count = 0;

/** A call by an identity. */
export function call(identity: Identity, minutes: number, more: object = {}) {
  const id = `event-${++count}`;
  return {
    eventVersion: '1.08',
    userIdentity: identity as Readonly<Record<string, unknown>>,
    eventTime: at(minutes),
    eventSource: 'detective.amazonaws.com',
    eventName: 'ListGraphs',
    sourceIPAddress: '203.0.113.7',
    eventID: id,
    eventType: 'AwsApiCall',
    recipientAccountId: text((identity as { accountId?: unknown } | null)?.accountId),
    ...more,
  };
}

/** The event by which an identity opened a session, and got its key. */
export function issue(
  identity: Identity,
  issued: ReturnType<typeof session>,
  minutes: number,
  more: object = {},
) {
  const [role = '', name = ''] = issued.arn.slice(issued.arn.indexOf('/') + 1).split('/');
  return call(identity, minutes, {
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    requestParameters: {
      roleArn: `arn:aws:iam::${issued.accountId}:role/${role}`,
      roleSessionName: name,
    },
    responseElements: {
      credentials: { accessKeyId: issued.accessKeyId, sessionToken: 'x' },
      assumedRoleUser: { arn: issued.arn, assumedRoleId: issued.principalId },
    },
    ...more,
  });
}

/** One act as two accounts are told it: the caller's own, and that of the role, which learns the account only. */
export function across(
  identity: ReturnType<typeof session>,
  issued: ReturnType<typeof session>,
  minutes: number,
) {
  const shared = { sharedEventID: `shared-${++count}` };
  const stranger = {
    type: 'AWSAccount',
    accountId: identity.accountId,
    principalId: identity.principalId,
  };
  return [
    issue(identity, issued, minutes, shared),
    issue(stranger, issued, minutes, { ...shared, recipientAccountId: issued.accountId }),
  ] as const;
}
