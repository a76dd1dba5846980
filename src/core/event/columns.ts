import { riskOf } from '../knowledge/risk/risk';
import type { Actor } from './actor';
import type { EventFacts } from './event';
import type { EventExtras } from './extras';

/** The failed and the successful, as `outcome:` and the grouping by outcome name them. */
export const OUTCOMES = ['ok', 'failed'] as const;

/** How notable an event can be, by the numbers that the index keeps: the higher, the more. */
export const RISK_LEVELS = ['none', 'low', 'medium', 'high'] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number];

/** What is made of an event together with the others that are loaded. */
export interface Derived {
  /** Whoever is behind it. */
  readonly actor: Actor;
  readonly risk: RiskLevel;
}

/**
 * What a filter can look at. Where nothing was derived, no actor is known, and the risk is that of the facts alone. The
 * record is asked for by path terms alone.
 */
export type FilterFacts = EventFacts &
  Partial<EventExtras> &
  Partial<Derived> & { readonly record?: unknown };

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
  actor: ({ actor }) => actor?.label ?? '',
  actorName: ({ actor }) => actor?.name ?? '',
  actorArn: ({ actor }) => actor?.arn ?? '',
  risk: (event) => event.risk ?? riskOf(event)?.risk ?? 'none',
} as const satisfies Record<string, (event: FilterFacts) => string | readonly string[]>;

export type Column = keyof typeof COLUMNS;

/** The columns that have one text an event. */
export type TextColumn = Exclude<Column, 'resource'>;

/** Columns that hold what is derived: other events can change them. */
export const DERIVED: readonly Column[] = ['actor', 'actorName', 'actorArn', 'risk'];

/** Columns that hold extras of a record: see `extrasOf`. */
export const EXTRAS: readonly Column[] = [
  'sourceIdentity',
  'onBehalfOf',
  'invokedBy',
  'category',
  'graph',
  'resource',
];

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
