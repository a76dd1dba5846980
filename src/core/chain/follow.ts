import type { Actor, ChainEnd } from '../event/actor';
import type { Principal } from '../event/event';
import { NO_DETAILS } from '../event/identityDetails';
import type { Chain, ChainStep } from './chain';
import { copiesOf, fullest, issuerOf, openerOf } from './issuer';
import { aloneOf, behindOf, isSession, lastActor, type Root, toldBySession } from './roots';
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
  const links: Link[] = [];
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
      const opener = issuer?.event ?? (OPENS.has(behind.how) ? openingEvent(identity) : undefined);
      // The caller of CreateSession is the subject of the certificate already.
      if (steps.at(-1)?.name !== behind.actor.label) steps.push(rootStep(behind, opener, issuer?.copies));
      actor = behind.actor;
    } else if (isLoop && isSession(identity)) {
      for (const row of followed) known?.set(row, 'loop');
      return { steps, end: 'loop', actor: { ...lastActor(start, NO_DETAILS), kind: 'loop' } };
    } else if (issuer && !isLoop) {
      const { event, copies } = issuer;
      // The event of a switch of roles has the new session for its caller: the step behind it says who switched.
      if (event.details.switchedFrom === '')
        steps.push(stepOf(event, byKey ? 'issued key' : 'same session', event, copies));
      links.push({ event, told: toldBySession(identity, event) });
      actor = known?.get(event.row) as Actor | undefined;
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
  // A session may say more than whoever opened it: what more logs lead to must not say less.
  const last = isVague(actor) ? links.findLastIndex(({ told }) => told !== undefined) : -1;
  for (const [at, { event }] of links.entries()) {
    known?.set(event.row, at < last ? links[last]!.told!.actor : actor);
  }
  if (last < 0) return { steps, end: actor.kind, actor };
  const { event, told } = links[last]!;
  steps.push(rootStep(told!, event));
  return { steps, end: told!.actor.kind, actor: told!.actor };
}

/** An event that opened a session on the way back, and who is behind that session by itself. */
interface Link {
  readonly event: ChainEvent;
  readonly told: Root | undefined;
}

const VAGUE: ReadonlySet<ChainEnd> = new Set([
  'service',
  'account',
  'anonymous',
  'issued-elsewhere',
  'unknown',
]);

/** Nobody in particular: a service, somebody of another account, or no known caller. */
function isVague({ kind, name, isCertain }: Actor): boolean {
  return VAGUE.has(kind) || !isCertain || (name === '' && (kind === 'ci' || kind === 'federated person'));
}

/** Links that the event of the opening itself tells. */
const OPENS: ReadonlySet<ChainStep['how']> = new Set(['switched role', 'session tags', 'certificate']);

/** The event itself, if that is what an identity comes from. */
function openingEvent(identity: ChainIdentity): ChainEvent | undefined {
  return 'row' in identity ? (identity as ChainEvent) : undefined;
}

/** The caller; before it the service that made the call for it, if one did. */
function firstSteps(start: ChainIdentity, event: ChainEvent | undefined): ChainStep[] {
  const { invokedBy, principal, details } = start;
  const by = invokedBy === '' || principal.kind === 'service' ? undefined : invokedBy;
  const delegate = details.delegate === '' ? undefined : `account ${details.delegate}`;
  const steps: ChainStep[] = [];
  const step = (name: string, how: ChainStep['how'], account: string): ChainStep => ({
    name,
    account,
    how,
    ...(event && { event }),
    copies: [],
  });
  if (by !== undefined) steps.push(step(by, 'call', ''));
  if (delegate !== undefined) {
    steps.push(step(delegate, by === undefined ? 'call' : 'invoked by', details.delegate));
    return [...steps, stepOf(start, 'delegated access', event)];
  }
  return [...steps, stepOf(start, by === undefined ? 'call' : 'invoked by', event)];
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
