// An index made of parsed records, and the same events as plain lists, for tests that compare the two.
import { BatchBuilder } from '../../src/core/index/builder';
import type { EventIndex } from '../../src/core/index/eventIndex';
import { newestFirst } from '../../src/core/index/group';
import type { EventFacts } from '../../src/core/trail/event';
import { type EventExtras, extrasOf } from '../../src/core/trail/extras';
import { factsOf } from '../../src/core/trail/facts';
import { NONE } from '../../src/core/trail/shapes';

/** An event as a plain object: the oracle's event. */
export interface PlainEvent extends EventFacts, EventExtras {
  readonly row: number;
  readonly file: string;
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
  const events = Object.entries(logs).flatMap(([file, records]) =>
    records.map((record) => ({ ...factsOf(record), ...extrasOf(record), file })),
  );
  return events.map((event, row) => ({ ...event, row }));
}

/** Plain events as the product lists them. */
export function listed(events: readonly PlainEvent[]): PlainEvent[] {
  return newestFirst(events);
}
