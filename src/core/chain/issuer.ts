import type { IdentityDetails } from '../event/identityDetails';
import { parseArn } from '../knowledge/identities/ids';
import { canBeIssuedTo } from './issuedTo';
import type { ChainEvent, ChainIdentity, ChainSource } from './source';

/** The event that issued a key, and its copies in the logs of other accounts or trails. */
export interface Issuer {
  readonly event: ChainEvent;
  readonly copies: readonly number[];
}

/** Clocks of two endpoints, and times cut to whole seconds: an issuing event may seem this much later than a use. */
const SLACK = 5_000;

/** More issuing events for one key than any log has that is not made to waste time. */
const MOST = 256;

/**
 * The event that issued the key of an identity, before it was used; undefined where the loaded logs have none. Of
 * several acts the last before the use counts, of the copies of one act the one that says most about its caller.
 */
export function issuerOf(source: ChainSource, identity: ChainIdentity, at: number): Issuer | undefined {
  const { accessKey } = identity.principal;
  if (accessKey === '') return undefined;
  const events = source
    .issuers(accessKey)
    .slice(0, MOST)
    .map((row) => source.event(row))
    .filter((event) => isIssuer(event, identity, at));
  // Of two services that hand on one key, the one that says for whom counts.
  const named = events.filter(({ details }) => details.pod !== '' || details.certificate !== '');
  const issuer = actOf(source, named.length > 0 ? named : events);
  return issuer && (switchOf(source, identity, issuer.event) ?? issuer);
}

/** The switch of roles in the console that an event of another account belongs to: it has the full ARN of the caller. */
function switchOf(source: ChainSource, { principal }: ChainIdentity, opener: ChainEvent): Issuer | undefined {
  if (opener.principal.kind !== 'account' || principal.arn === '') return undefined;
  const switches = source
    .sessions(principal.arn, opener.timeMs)
    .slice(0, MOST)
    .map((row) => source.event(row))
    .filter(({ details }) => parseArn(details.switchedFrom)?.account === opener.principal.account);
  const callers = new Set(switches.map(({ details }) => details.switchedFrom));
  return callers.size === 1 ? actOf(source, switches) : undefined;
}

/**
 * The event that opened the session of an identity whose key no event issued: the console, and services that act for a
 * caller, have keys of their own for one session. A session is told by its ARN and the second in which it began; that
 * is a link only if all events that opened such a session were the same caller's.
 */
export function openerOf(
  source: ChainSource,
  { principal }: ChainIdentity,
  { began }: IdentityDetails,
  at: number,
): Issuer | undefined {
  if (principal.arn === '' || Number.isNaN(began) || began > at + SLACK) return undefined;
  const rows = source.sessions(principal.arn, began);
  const events = rows
    .slice(0, MOST)
    .map((row) => source.event(row))
    .filter((event) => !event.failed && event.timeMs === began && opensFor(event, principal.arn));
  const acts = new Map<string, ChainEvent[]>();
  for (const event of events) {
    const act = event.sharedId || event.id || String(event.row);
    acts.set(act, [...(acts.get(act) ?? []), event]);
  }
  const openers = Array.from(acts.values(), fullest);
  const callers = new Set(openers.map(callerOf));
  if (callers.size === 1) return actOf(source, openers.length > 1 ? notSwitched(events) : events);
  // A switch in the console is two events in the log of the role's account, one of which names the caller's account only.
  const named = openers.filter(({ principal }) => principal.kind !== 'account');
  const accounts = new Set(openers.map(accountOfCaller));
  const isOne = new Set(named.map(callerOf)).size === 1 && accounts.size === 1;
  return isOne ? actOf(source, notSwitched(named)) : undefined;
}

/** Not the session itself, unless by a switch of roles in the console: the caller of that event is the new session. */
function opensFor({ principal, details }: ChainEvent, arn: string): boolean {
  return details.switchedFrom === '' ? principal.arn !== arn : details.switchedFrom !== arn;
}

/** Who opened a session, the same for the switch of roles and for the call behind it. */
function callerOf({ principal, details }: ChainEvent): string {
  return details.switchedFrom || (principal.kind === 'account' ? '' : principal.arn) || principal.key;
}

function accountOfCaller({ principal, details }: ChainEvent): string {
  return parseArn(details.switchedFrom)?.account ?? principal.account;
}

/** Calls of STS rather than switches, if there are any: they show the caller's identity in full. */
function notSwitched(events: readonly ChainEvent[]): readonly ChainEvent[] {
  const calls = events.filter(({ details }) => details.switchedFrom === '');
  return calls.length > 0 ? calls : events;
}

/** The last act of some events, with all its copies. */
function actOf(source: ChainSource, events: readonly ChainEvent[]): Issuer | undefined {
  const last = events.reduce<ChainEvent | undefined>((best, event) => later(best, event), undefined);
  if (!last) return undefined;
  const act = new Map(events.filter((event) => isSameAct(event, last)).map((event) => [event.row, event]));
  for (const copy of copiesOf(source, last)) act.set(copy.row, copy);
  const event = fullest([...act.values()]);
  return { event, copies: [...act.keys()].filter((row) => row !== event.row) };
}

/** The records of an event's act in the logs of all accounts, itself among them, by their `sharedEventID`. */
export function copiesOf(source: ChainSource, event: ChainEvent): readonly ChainEvent[] {
  const rows = event.sharedId === '' ? [] : source.copies(event.sharedId);
  return rows
    .slice(0, MOST)
    .map((row) => source.event(row))
    .filter((copy) => copy.name === event.name && copy.source === event.source);
}

function isIssuer(event: ChainEvent, user: ChainIdentity, at: number): boolean {
  const key = user.principal.accessKey;
  // No key issues itself: AWS's samples use one and the same for both ends.
  if (event.failed || event.issuedKey !== key || event.principal.accessKey === key) return false;
  // An unknown time, NaN, is before and after everything.
  return !(event.timeMs > at + SLACK) && canBeIssuedTo(event, user.principal);
}

function later(best: ChainEvent | undefined, event: ChainEvent): ChainEvent {
  if (!best) return event;
  const order = timeOf(event) - timeOf(best) || best.row - event.row;
  return order > 0 ? event : best;
}

/** A time that is none comes before all others. */
function timeOf({ timeMs }: ChainEvent): number {
  return Number.isNaN(timeMs) ? Number.MIN_SAFE_INTEGER : timeMs;
}

/** Two records of one act: delivered by two trails (`eventID`), or to two accounts (`sharedEventID`). */
export function isSameAct(a: ChainEvent, b: ChainEvent): boolean {
  if (a.row === b.row) return true;
  return (a.id !== '' && a.id === b.id) || (a.sharedId !== '' && a.sharedId === b.sharedId);
}

/**
 * The copy that says most about its caller. Another account is told no more than that: `AWSAccount`. The caller's own
 * trail comes first, then the lower row, so that the choice is always the same.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export function fullest(copies: readonly ChainEvent[]): ChainEvent {
  return copies.reduce((best, copy) => (compareCopies(copy, best) < 0 ? copy : best));
}

function compareCopies(a: ChainEvent, b: ChainEvent): number {
  return rank(a) - rank(b) || a.row - b.row;
}

function rank({ principal, recipient }: ChainEvent): number {
  if (principal.kind === 'account' || principal.kind === 'unknown') return 2;
  return recipient === principal.account ? 0 : 1;
}
