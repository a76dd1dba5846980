import type { EventFacts, Principal } from '../../src/core/event/event';

const NOBODY: Principal = {
  key: '',
  label: 'JaneRoe',
  kind: 'user',
  type: '',
  account: '',
  arn: '',
  principalId: '',
  accessKey: '',
  userName: '',
  role: '',
  session: '',
};

const NOTHING: EventFacts = {
  id: '',
  time: '',
  timeMs: Number.NaN,
  source: '',
  name: '',
  region: '',
  sourceIp: '',
  userAgent: '',
  error: '',
  failed: false,
  readOnly: undefined,
  eventType: '',
  requestId: '',
  sharedId: '',
  recipient: '',
  principal: NOBODY,
};

/** What a test says of an event: the rest is as in a record that has nothing else. */
export type GivenFacts = Partial<Omit<EventFacts, 'principal'>> & { readonly principal?: Partial<Principal> };

/** The facts of an event. `timeMs` follows from `time` and `failed` from `error`, unless they are given. */
export function facts({ principal, ...given }: GivenFacts = {}): EventFacts {
  const timeMs = given.time === undefined ? Number.NaN : Date.parse(given.time);
  const who = { ...NOBODY, ...principal };
  const key = who.key || `${who.account}/${who.label}`;
  return { ...NOTHING, timeMs, failed: Boolean(given.error), ...given, principal: { ...who, key } };
}
