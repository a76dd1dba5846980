import type { Actor } from '../event/actor';
import type { Principal } from '../event/event';
import { NO_DETAILS } from '../event/identityDetails';
import type { Chain, ChainStep } from './chain';
import { copiesOf, fullest, issuerOf, openerOf } from './issuer';
import { aloneOf, behindOf, isSession, lastActor, type Root } from './roots';
import type { ChainEvent, ChainIdentity, ChainSource } from './source';

/**
 * Follows an event back to whoever is behind it: through the keys that issuing events hand out, and through what AWS
 * says about a session. Chains of any length end; where the trail stops, the end says so. Never throws for what a log
 * holds.
 */
export function followChain(source: ChainSource, start: ChainEvent): Chain {
  const copy = ownCopyOf(source, start);
  if (!copy) return walk(source, start, start.timeMs, start);
  const chain = walk(source, copy, copy.timeMs, copy);
  const [first, ...rest] = chain.steps;
  return {
    ...chain,
    steps: [stepOf(start, 'call', start, [copy.row]), { ...first!, how: 'same act' }, ...rest],
  };
}

/**
 * The actor behind an identity. `at` is when it was used, in milliseconds since 1970 UTC: the time of its newest event
 * serves for all of them, since a key is issued once. Another account's identity (kind `account`) tells next to nothing;
 * for events of such callers that have a `sharedEventID`, `followChain` may know more.
 */
export function actorOfIdentity(
  source: ChainSource,
  identity: ChainIdentity,
  at: number = Number.POSITIVE_INFINITY,
): Actor {
  return walk(source, identity, at, undefined).actor;
}

/**
 * Actors of many identities of one source. What was found on the way is kept: however long chains are, each issuing
 * event is followed once.
 */
export class Actors {
  readonly #source: ChainSource;
  readonly #known = new Map<number, Actor | 'loop'>();

  constructor(source: ChainSource) {
    this.#source = source;
  }

  of(identity: ChainIdentity, at: number = Number.POSITIVE_INFINITY): Actor {
    return walk(this.#source, identity, at, undefined, this.#known).actor;
  }
}

/** The root of a chain, to group and to filter by. */
export function actorOf(chain: Chain): Actor {
  return chain.actor;
}

function walk(
  source: ChainSource,
  start: ChainIdentity,
  startMs: number,
  startEvent: ChainEvent | undefined,
  known?: Map<number, Actor | 'loop'>,
): Chain {
  const steps = firstSteps(start, startEvent);
  const visited = new Set<number>(startEvent ? [startEvent.row] : []);
  const followed: number[] = [];
  let identity = start;
  let at = startMs;
  let issued: ChainIdentity | undefined;
  let actor: Actor | undefined;
  while (!actor) {
    const { details } = identity;
    const byKey = issuerOf(source, identity, at);
    const issuer = byKey ?? (isSession(identity) ? openerOf(source, identity, details, at) : undefined);
    const isLoop = issuer && (visited.has(issuer.event.row) || known?.get(issuer.event.row) === 'loop');
    const behind = behindOf(identity, details);
    if (behind) {
      steps.push(rootStep(behind, issuer?.event, issuer?.copies));
      actor = behind.actor;
    } else if (isLoop && isSession(identity)) {
      for (const row of followed) known?.set(row, 'loop');
      return { steps, end: 'loop', actor: { ...lastActor(start, NO_DETAILS), kind: 'loop' } };
    } else if (issuer && !isLoop) {
      const { event, copies } = issuer;
      steps.push(stepOf(event, byKey ? 'issued key' : 'same session', event, copies));
      // A service that gave out the key says less than what it wrote into the session: more logs must not say less.
      const told = event.principal.kind === 'service' ? toldBySession(identity, details) : undefined;
      if (told) steps.push(rootStep(told));
      actor = told?.actor ?? (known?.get(event.row) as Actor | undefined);
      visited.add(event.row);
      followed.push(event.row);
      // A user's or root's own session leads back to the same user, and nothing is behind that.
      issued = isSession(identity) ? identity : undefined;
      identity = event;
      at = event.timeMs;
    } else {
      const alone = isSession(identity) ? aloneOf(identity, details) : undefined;
      if (alone) steps.push(rootStep(alone));
      actor = alone?.actor ?? lastActor(identity, details, issued?.principal);
    }
  }
  for (const row of followed) known?.set(row, actor);
  return { steps, end: actor.kind, actor };
}

/** Who is behind a session by what the service that opened it wrote into it, if that is certain. */
function toldBySession(identity: ChainIdentity, details: ChainIdentity['details']): Root | undefined {
  const alone = isSession(identity) ? aloneOf(identity, details) : undefined;
  return alone?.actor.isCertain ? alone : undefined;
}

/** The caller; before it the service that made the call for it, if one did. */
function firstSteps(start: ChainIdentity, event: ChainEvent | undefined): ChainStep[] {
  const { invokedBy, principal } = start;
  if (invokedBy === '' || principal.kind === 'service') return [stepOf(start, 'call', event)];
  const service: ChainStep = {
    name: invokedBy,
    account: '',
    how: 'call',
    ...(event && { event }),
    copies: [],
  };
  return [service, stepOf(start, 'invoked by', event)];
}

function stepOf(
  identity: ChainIdentity,
  how: ChainStep['how'],
  event?: ChainEvent,
  copies: readonly number[] = [],
): ChainStep {
  const { account } = identity.principal;
  return { name: nameOf(identity.principal), account, how, identity, ...(event && { event }), copies };
}

/** A session by role and session name, also where the name was made by software: in a chain one session is meant. */
function nameOf({ kind, role, session, label }: Principal): string {
  return kind === 'role' && role !== '' && session !== '' ? `${role} / ${session}` : label;
}

function rootStep({ how, actor }: Root, event?: ChainEvent, copies: readonly number[] = []): ChainStep {
  return { name: actor.label, account: actor.account, how, ...(event && { event }), copies };
}

/**
 * The record of the same act in the log of the caller's own account, for the record of another account, which hides who
 * the caller was.
 */
export function ownCopyOf(source: ChainSource, event: ChainEvent): ChainEvent | undefined {
  if (event.principal.kind !== 'account') return undefined;
  const copies = copiesOf(source, event).filter((copy) => copy.row !== event.row);
  const best = copies.length > 0 ? fullest(copies) : undefined;
  return best && best.principal.kind !== 'account' && best.principal.kind !== 'unknown' ? best : undefined;
}
