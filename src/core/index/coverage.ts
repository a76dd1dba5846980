import { eachBlock } from '../rows/bits';
import { Flag, IDENTITY_AT } from '../rows/schema';
import { timeAt } from '../rows/timeColumn';
import type { CoverageRow } from './coverageRow';
import type { Selection } from './selection';

const HOUR = 3_600_000;

interface Count {
  events: number;
  failed: number;
  readonly hours: Map<number, number>;
}

/**
 * What some logs hold, so that a search without hits is not misread: events by account, Region and category, and the
 * hours that they are of. The account is the one whose log it is, `recipientAccountId`, or where that is not recorded
 * the caller's. `eventCategory` is empty where it is not recorded (before version 1.07). The largest rows come first.
 */
export function coverageOf({ store, bits }: Selection): CoverageRow[] {
  const { recipient, region, category } = store.texts;
  const { identities, identityTexts, identityIds } = store;
  const recipients = recipient.dictionary.size;
  const regions = region.dictionary.size;
  const categories = category.dictionary.size;
  const counts = new Map<number, Count>();
  const accountOf = (row: number) => {
    const id = recipient.ids.data[row]!;
    return id > 0 ? id : recipients + identities.at(identityIds.data[row]!, IDENTITY_AT.account);
  };
  let last = -1;
  let count: Count | undefined;
  eachBlock(bits, (rows, length) => {
    for (let i = 0; i < length; i++) {
      const row = rows[i]!;
      const key = (accountOf(row) * regions + region.ids.data[row]!) * categories + category.ids.data[row]!;
      if (key !== last || !count) {
        last = key;
        count = counts.get(key);
        if (!count) {
          count = { events: 0, failed: 0, hours: new Map() };
          counts.set(key, count);
        }
      }
      count.events++;
      count.failed += store.flags.data[row]! & Flag.failed;
      const hour = Math.floor(timeAt(store.times.data, row) / HOUR) * HOUR;
      if (!Number.isNaN(hour)) count.hours.set(hour, (count.hours.get(hour) ?? 0) + 1);
    }
  });
  // The same account can be there twice: as recipient, and as caller.
  const merged = new Map<string, Count & Pick<CoverageRow, 'account' | 'region' | 'category'>>();
  for (const [key, { events, failed, hours }] of counts) {
    const account = Math.floor(key / (regions * categories));
    const names = {
      account:
        account < recipients ? recipient.dictionary.text(account) : identityTexts.text(account - recipients),
      region: region.dictionary.text(Math.floor(key / categories) % regions),
      category: category.dictionary.text(key % categories),
    };
    const name = JSON.stringify(names);
    const known = merged.get(name) ?? { ...names, events: 0, failed: 0, hours: new Map() };
    known.events += events;
    known.failed += failed;
    for (const [hour, inHour] of hours) known.hours.set(hour, (known.hours.get(hour) ?? 0) + inHour);
    merged.set(name, known);
  }
  return [...merged.values()].map(rowOf).sort(largestFirst);
}

function rowOf({ hours, ...row }: Count & Pick<CoverageRow, 'account' | 'region' | 'category'>): CoverageRow {
  const sorted = [...hours].sort(([a], [b]) => a - b);
  return { ...row, hours: sorted.map(([hour, events]) => ({ hour, events })) };
}

function largestFirst(a: CoverageRow, b: CoverageRow): number {
  const name = (row: CoverageRow) => `${row.account} ${row.region} ${row.category}`;
  return b.events - a.events || (name(a) < name(b) ? -1 : 1);
}
