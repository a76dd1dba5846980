// An index made of parsed records, and the same events as plain lists, for tests that compare the two.

import { chainSourceOf } from '../../src/core/chain/event';
import { Actors, ownCopyOf } from '../../src/core/chain/follow';
import type { ChainEvent } from '../../src/core/chain/source';
import type { Actor } from '../../src/core/event/actor';
import type { EventFacts } from '../../src/core/event/event';
import { type EventExtras, extrasOf } from '../../src/core/event/extras';
import { factsOf } from '../../src/core/event/facts';
import type { Derived } from '../../src/core/event/filterFacts';
import type { EventIndex } from '../../src/core/index/eventIndex';
import { riskOf } from '../../src/core/knowledge/risk/risk';
import { BatchBuilder } from '../../src/core/scan/builder';
import { NONE } from '../../src/core/trail/shapes';
import { newestFirst } from './oracle/groups';

/** An event as a plain object: the oracle's event. */
export interface PlainEvent extends EventFacts, EventExtras, Derived {
  readonly row: number;
  readonly file: string;
  readonly record: unknown;
}

const PLACE = { offset: 0, length: 2, depth: 0 };

/** Adds logs of parsed records to an index; returns their sources. */
export function addLogs(
  index: EventIndex,
  logs: Readonly<Record<string, readonly unknown[]>>,
  { builder = new BatchBuilder(), pending = false } = {},
): readonly number[] {
  for (const [name, records] of Object.entries(logs)) {
    for (const record of records) builder.addEvent(factsOf(record), extrasOf(record), PLACE);
    builder.endLog({ shape: NONE, bytes: 0, problems: [], odd: 0 }, name);
  }
  return index.add(builder.take(), { pending });
}

/** The events of logs in the order of adding, as plain objects. */
export function plainEvents(logs: Readonly<Record<string, readonly unknown[]>>): PlainEvent[] {
  const actors = actorsOf(Object.values(logs).flat());
  const events = Object.entries(logs).flatMap(([file, records]) =>
    records.map((record) => {
      const facts = factsOf(record);
      const risk = riskOf(facts, record)?.risk ?? ('none' as const);
      return { ...facts, ...extrasOf(record), file, risk, record };
    }),
  );
  return events.map((event, row) => ({ ...event, row, actor: actors[row]! }));
}

/**
 * The actor of each record: that of its identity when it was last used; of a record that hides the caller, of the identity
 * in the caller's own record of the same act.
 */
function actorsOf(records: readonly unknown[]): Actor[] {
  const source = chainSourceOf(records);
  const events = records.map((_, row) => source.event(row));
  const newest = new Map<string, { readonly event: ChainEvent; at: number }>();
  for (const event of events) {
    const known = newest.get(identityOf(event));
    if (!known) newest.set(identityOf(event), { event, at: event.timeMs });
    else if (event.timeMs > known.at || Number.isNaN(known.at)) known.at = event.timeMs;
  }
  const finder = new Actors(source);
  const found = new Map(Array.from(newest, ([key, { event, at }]) => [key, finder.of(event, at)]));
  return events.map((event) => found.get(identityOf(ownCopyOf(source, event) ?? event))!);
}

function identityOf({ principal, sourceIdentity, onBehalfOf, invokedBy, details }: ChainEvent): string {
  return JSON.stringify([principal, sourceIdentity, onBehalfOf, invokedBy, details]);
}

/** Plain events as the product lists them. */
export function listed(events: readonly PlainEvent[]): PlainEvent[] {
  return newestFirst(events);
}
