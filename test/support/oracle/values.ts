// The values of a dimension, counted event by event: the oracle for `EventIndex.values`.

import { fold } from '../../../src/core/filter/wildcard';
import { NO_VALUE } from '../../../src/core/index/dimensions';
import type { FieldValue } from '../../../src/core/index/fieldValues';
import type { OracleDimension, OracleFacts } from './dimensions';

/** Dimensions whose values stand in an order of their own. */
const RANKED: Readonly<Record<string, readonly string[]>> = { risk: ['high', 'medium', 'low', 'none'] };

interface Count extends FieldValue {
  events: number;
  failed: number;
  readonly accounts: Set<string>;
}

/**
 * Counts the values of a dimension, event by event. Filters compare labels without regard to case, so values that
 * differ in nothing else, and principals of one label in several accounts, are one value.
 */
export class ValueCounter {
  readonly #byFold = new Map<string, Count>();
  /** Spares folding a value for every event that has it. */
  readonly #byLabel = new Map<string, Count>();

  constructor(readonly dimension: OracleDimension) {}

  add(event: OracleFacts): void {
    const count = this.#countOf(this.dimension.label(event));
    count.events++;
    if (event.failed) count.failed++;
    const account = this.dimension.account?.(event);
    if (account) count.accounts.add(account);
  }

  /** The most frequent first; equally frequent ones by their letters. */
  values(): readonly FieldValue[] {
    const rank = ({ value }: FieldValue) => RANKED[this.dimension.name]?.indexOf(value) ?? 0;
    return [...this.#byFold.values()].sort(
      (a, b) =>
        rank(a) - rank(b) || b.events - a.events || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
    );
  }

  #countOf(label: string): Count {
    const known = this.#byLabel.get(label);
    if (known) return known;
    const value = label === NO_VALUE ? '' : label;
    const key = fold(value);
    const count = this.#byFold.get(key) ?? { value, events: 0, failed: 0, accounts: new Set() };
    this.#byFold.set(key, count);
    this.#byLabel.set(label, count);
    return count;
  }
}

/** The values that events have in a dimension, the most frequent first. */
export function fieldValues(
  events: Iterable<OracleFacts>,
  dimension: OracleDimension,
): readonly FieldValue[] {
  const counter = new ValueCounter(dimension);
  for (const event of events) counter.add(event);
  return counter.values();
}
