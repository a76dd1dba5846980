import { compileFilter } from '../../core/filter/evaluate';
import { parseFilter } from '../../core/filter/grammar';
import { type FieldValue, ValueCounter } from '../../core/filter/values';
import type { Dimension } from '../../core/index/dimensions';
import type { ActiveFilter } from '../../host/filter';
import type { LoadedEvent } from '../../host/session';

/** Events between two looks at the clock; a thousand of them take a millisecond or so. */
const STEP = 1000;
/** How long the other work of the extension host waits at most. */
const SLICE_MS = 20;

/** Work in steps that can be done at once or with pauses. */
export type Steps<T> = Generator<void, T>;

/** Does all steps at once. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Does the steps a few at a time, and lets others work in between; undefined as soon as it is not wanted any more. */
export async function inSlices<T>(steps: Steps<T>, isWanted: () => boolean): Promise<T | undefined> {
  while (isWanted()) {
    const end = performance.now() + SLICE_MS;
    while (performance.now() < end) {
      const { done, value } = steps.next();
      if (done) return value;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  return undefined;
}

/** How many of the events in scope a filter's text lets through; what is wrong in it is left out. */
export function* countMatching(filter: ActiveFilter, text: string): Steps<number> {
  const passes = compileFilter(parseFilter(text), filter.context());
  let count = 0;
  let index = 0;
  for (const event of filter.scoped) {
    if (passes(event)) count++;
    if (++index % STEP === 0) yield;
  }
  return count;
}

/** Values of the events in scope. Logs and scope changing makes a new list of events, and this one is forgotten. */
const VALUES = new WeakMap<readonly LoadedEvent[], Map<string, readonly FieldValue[]>>();

/** The values of a dimension among the events in scope, if they were counted already. */
export function knownValues(filter: ActiveFilter, dimension: Dimension): readonly FieldValue[] | undefined {
  return VALUES.get(filter.scoped)?.get(dimension.name);
}

/** The values of a dimension among the events in scope, the most frequent first. They are counted once. */
export function* countValues(filter: ActiveFilter, dimension: Dimension): Steps<readonly FieldValue[]> {
  const known = knownValues(filter, dimension);
  if (known) return known;
  const events = filter.scoped;
  const counter = new ValueCounter(dimension);
  let index = 0;
  for (const event of events) {
    counter.add(event);
    if (++index % STEP === 0) yield;
  }
  const values = counter.values();
  const ofEvents = VALUES.get(events) ?? new Map<string, readonly FieldValue[]>();
  VALUES.set(events, ofEvents.set(dimension.name, values));
  return values;
}
