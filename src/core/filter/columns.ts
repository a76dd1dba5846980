import type { EventFacts } from '../trail/event';
import type { EventExtras } from '../trail/extras';

/** What a filter can look at in one event. The record is asked for by path terms alone. */
export type FilterEvent = EventFacts & Partial<EventExtras> & { readonly record?: unknown };

/** The failed and the successful, as `outcome:` and the grouping by outcome name them. */
export const OUTCOMES = ['ok', 'failed'] as const;

/**
 * The texts of an event that can be filtered and grouped by, each under the name of its column. All are as
 * recorded; empty where the record has none. A column of lists has any number of them.
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
  sourceIdentity: (event) => event.sourceIdentity ?? '',
  onBehalfOf: (event) => event.onBehalfOf ?? '',
  invokedBy: (event) => event.invokedBy ?? '',
  category: (event) => event.category ?? '',
  graph: (event) => event.graph ?? '',
  resource: (event) => event.resources ?? [],
} as const satisfies Record<string, (event: FilterEvent) => string | readonly string[]>;

export type Column = keyof typeof COLUMNS;

/** The columns that have one text an event. */
export type TextColumn = Exclude<Column, 'resource'>;

/** `detective` for `detective.amazonaws.com`; any other source as it is. */
export function shortService(source: string): string {
  return source.replace(/\.amazonaws\.com(\.cn)?$/i, '');
}

/**
 * What an ARN is called for short: the resource in it, and the last part of that. `arn:aws:iam::111122223333:role/a/b`
 * is also `role/a/b` and `b`; other texts have no other name.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export function arnNames(recorded: string): readonly string[] {
  const resource = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/is.exec(recorded)?.[1];
  if (resource === undefined) return [];
  const name = resource.slice(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
  return name === '' || name === resource ? [resource] : [resource, name];
}
