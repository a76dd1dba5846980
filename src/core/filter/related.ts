import { addressesIn } from '../event/addressList';
import type { EventFacts } from '../event/event';
import type { EventExtras } from '../event/extras';
import { withTerm } from './edit';
import { findField } from './fields';
import type { FieldAndValue } from './filterFromGroup';

/** What two events can have in common. */
export type RelationKind =
  | 'session'
  | 'key'
  | 'issuedKey'
  | 'request'
  | 'shared'
  | 'principal'
  | 'ip'
  | 'agent'
  | 'graph'
  | 'resource'
  | 'error'
  | 'around';

/** Events that have something in common with one event. */
export interface Relation {
  readonly kind: RelationKind;
  /** What they have in common. Log text. */
  readonly value: string;
  /** All of it must hold. */
  readonly terms: readonly FieldAndValue[];
}

const AROUND_MS = 5 * 60_000;
const MAX_RESOURCES = 5;
const MAX_ADDRESSES = 5;

/** What can be looked for from one event, the closest first. What is not recorded in it is left out. */
export function relationsOf(facts: EventFacts, extras: EventExtras): readonly Relation[] {
  const { principal, requestId, sharedId, sourceIp, userAgent, error, timeMs } = facts;
  const { label, role, session, accessKey, account } = principal;
  const one = (kind: RelationKind, field: string, value: string): Relation[] =>
    value === '' || !findField(field) ? [] : [{ kind, value, terms: [{ field, value }] }];
  // A session's name is the caller's choice: it is one session only together with its role and account.
  const sessionTerms = [
    { field: 'session', value: session },
    { field: 'role', value: role },
    { field: 'account', value: account },
  ].filter(({ value }) => value !== '');
  const principalTerms = [
    { field: 'principal', value: label },
    { field: 'account', value: account },
  ].filter(({ value }) => value !== '');
  return [
    ...(session === '' ? [] : [{ kind: 'session', value: session, terms: sessionTerms } as const]),
    ...one('key', 'key', accessKey),
    ...one('issuedKey', 'key', extras.issuedKey),
    ...one('request', 'id', requestId),
    ...one('shared', 'id', sharedId),
    { kind: 'principal', value: label, terms: principalTerms },
    ...addressesOf(sourceIp).flatMap((address) => one('ip', 'ip', address)),
    ...one('agent', 'agent', userAgent),
    ...one('graph', 'graph', extras.graph),
    ...extras.resources.slice(0, MAX_RESOURCES).flatMap((resource) => one('resource', 'resource', resource)),
    ...one('error', 'error', error),
    ...(Number.isNaN(timeMs)
      ? []
      : one('around', 'time', `${iso(timeMs - AROUND_MS)}..${iso(timeMs + AROUND_MS)}`)),
  ];
}

/** Each address of a list by itself: a proxy among them tells of others than the client does. */
function addressesOf(sourceIp: string): readonly string[] {
  const several = addressesIn(sourceIp) ?? [];
  return several.length > 1 ? [...new Set(several)].slice(0, MAX_ADDRESSES) : [sourceIp];
}

/** A filter with these terms: in place of what it says about their fields. */
export function withRelation(text: string, { terms }: Relation): string {
  return terms.reduce((filter, { field, value }) => withTerm(filter, field, [value], 'replace'), text);
}

function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
