import type { EventFacts } from '../trail/event';

/** The failed and the successful, as `outcome:` and the grouping by outcome name them. */
export const OUTCOMES = ['ok', 'failed'] as const;

/**
 * The texts of an event that can be filtered and grouped by, each under the name of its column. All are as
 * recorded; empty where the record has none.
 */
export const COLUMNS = {
  id: (event) => event.id,
  requestId: (event) => event.requestId,
  sharedId: (event) => event.sharedId,
  source: (event) => event.source,
  name: (event) => event.name,
  region: (event) => event.region,
  sourceIp: (event) => event.sourceIp,
  userAgent: (event) => event.userAgent,
  error: (event) => event.error,
  outcome: (event) => (event.failed ? 'failed' : 'ok'),
  readOnly: (event) => (event.readOnly === undefined ? '' : String(event.readOnly)),
  eventType: (event) => event.eventType,
  recipient: (event) => event.recipient,
  label: (event) => event.principal.label,
  type: (event) => event.principal.type,
  account: (event) => event.principal.account,
  arn: (event) => event.principal.arn,
  principalId: (event) => event.principal.principalId,
  accessKey: (event) => event.principal.accessKey,
  userName: (event) => event.principal.userName,
  role: (event) => event.principal.role,
  session: (event) => event.principal.session,
} as const satisfies Record<string, (event: EventFacts) => string>;

export type Column = keyof typeof COLUMNS;

/** `detective` for `detective.amazonaws.com`; any other source as it is. */
export function shortService(source: string): string {
  return source.replace(/\.amazonaws\.com(\.cn)?$/i, '');
}
