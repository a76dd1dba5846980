import assert from 'node:assert/strict';
import type { Chain } from '../../src/core/chain/chain';
import { chainSourceOf } from '../../src/core/chain/event';
import { Actors, actorOf, actorOfIdentity, followChain } from '../../src/core/chain/follow';

/** The chain of the last record, over all of them; the identity alone has to lead to the same actor. */
export function chainOf(records: readonly unknown[]): Chain {
  const source = chainSourceOf(records);
  const start = source.event(records.length - 1);
  const chain = followChain(source, start);
  // Another account's identity tells nothing: only the event leads on, by what it shares with another.
  if (start.principal.kind !== 'account') {
    assert.deepEqual(actorOfIdentity(source, start, start.timeMs), actorOf(chain));
    assert.deepEqual(new Actors(source).of(start, start.timeMs), actorOf(chain));
  }
  return chain;
}

/** `end: actor, by link+link` of the last record's chain. */
export function told(records: readonly unknown[]): string {
  const { end, actor, steps } = chainOf(records);
  const links = steps.slice(1).map((step) => step.how);
  return `${end}: ${actor.label}${links.length > 0 ? `, by ${links.join('+')}` : ''}`;
}
