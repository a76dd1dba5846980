import { eachBlock } from './bits';
import { IDENTITY_AT } from './schema';
import type { Selection } from './selection';
import { timeAt } from './times';

/** What some logs hold, so that a search without hits is not misread. All maps have numbers of events. */
export interface Coverage {
  /** By the account whose log it is, `recipientAccountId`; where that is not recorded by the caller's. */
  readonly accounts: ReadonlyMap<string, number>;
  readonly regions: ReadonlyMap<string, number>;
  /** By `eventCategory`, empty where it is not recorded (before version 1.07). */
  readonly categories: ReadonlyMap<string, number>;
  /** By the first millisecond of an hour in UTC, from the oldest on; hours without events are not there. */
  readonly hours: ReadonlyMap<number, number>;
  /** Events without a valid time. */
  readonly untimed: number;
}

const HOUR = 3_600_000;

export function coverageOf({ store, bits }: Selection): Coverage {
  const { recipient, region, category } = store.texts;
  const { identities, identityTexts, identityIds } = store;
  const accounts = new Map<string, number>();
  const recipients = new Uint32Array(recipient.dictionary.size);
  const callers = new Uint32Array(identities.size);
  const regions = new Uint32Array(region.dictionary.size);
  const categories = new Uint32Array(category.dictionary.size);
  const hours = new Map<number, number>();
  let untimed = 0;
  eachBlock(bits, (rows, count) => {
    // Events come in the order of time for the most part: few are in another hour than the one before.
    let hour = Number.NaN;
    let inHour = 0;
    const endHour = () => {
      if (inHour > 0) hours.set(hour, (hours.get(hour) ?? 0) + inHour);
      inHour = 0;
    };
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const account = recipient.ids.data[row]!;
      if (account > 0) recipients[account]!++;
      else callers[identityIds.data[row]!]!++;
      regions[region.ids.data[row]!]!++;
      categories[category.ids.data[row]!]!++;
      const at = Math.floor(timeAt(store.times.data, row) / HOUR) * HOUR;
      if (Number.isNaN(at)) {
        untimed++;
        continue;
      }
      if (at !== hour) endHour();
      hour = at;
      inHour++;
    }
    endHour();
  });
  addCounts(accounts, recipients, (id) => recipient.dictionary.text(id));
  addCounts(accounts, callers, (id) => identityTexts.text(identities.at(id, IDENTITY_AT.account)));
  return {
    accounts,
    regions: addCounts(new Map(), regions, (id) => region.dictionary.text(id)),
    categories: addCounts(new Map(), categories, (id) => category.dictionary.text(id)),
    hours: new Map([...hours].sort(([a], [b]) => a - b)),
    untimed,
  };
}

function addCounts(
  to: Map<string, number>,
  counts: Uint32Array,
  textOf: (id: number) => string,
): Map<string, number> {
  counts.forEach((count, id) => {
    if (count > 0) to.set(textOf(id), (to.get(textOf(id)) ?? 0) + count);
  });
  return to;
}
