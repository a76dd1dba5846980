import { EVENT_COLUMNS } from '../event/columns';
import { decodeUtf8 } from '../json/text';
import { TEXTS } from '../rows/schema';
import { mayBeRebuilt } from '../trail/walk/otherNames';
import { keyBit } from '../trail/walk/recordKeys';
import { ByteTable } from './interner';
import type { JsonBytes } from './jsonBytes';
import { Member } from './wasm/shared';

/** Fields by their keys; others are `Field.None`. */
export const FIELDS: ReadonlyMap<string, number> = new Map<string, number>([
  ...EVENT_COLUMNS.filter(({ kept, path }) => kept === 'text' && path !== undefined).map(
    ({ name, path }) => [path!, (TEXTS as readonly string[]).indexOf(name)] as const,
  ),
  ['eventVersion', Member.Version],
  ['userIdentity', Member.Identity],
  ['eventTime', Member.Time],
  ['eventID', Member.Id],
  ['requestID', Member.RequestId],
  ['sharedEventID', Member.SharedId],
  ['readOnly', Member.ReadOnly],
  ['requestParameters', Member.Request],
  ['responseElements', Member.Response],
  ['resources', Member.Resources],
  ['eventId', Member.Odd],
  ['insightDetails', Member.Odd],
  // It may say that the event failed.
  ['serviceEventDetails', Member.Odd],
  ['Username', Member.Odd],
  ['AccessKeyId', Member.Odd],
]);

/** The field of a key. Odd ones are left to JSON.parse. */
export function fieldOfKey(name: string, escaped: boolean): number {
  return FIELDS.get(escaped ? '' : name) ?? (escaped || mayBeRebuilt(name) ? Member.Odd : Member.None);
}

/**
 * The keys of records, known by their bytes. Whoever wrote a log wrote the keys of all records in nearly the same
 * order: the key that followed last time is tried first.
 */
export class RecordKeys {
  readonly table = new ByteTable();
  /** By key. */
  readonly fields: number[] = [];
  /** The key's bit for `isRecord`, by key. */
  readonly bits: number[] = [];
  /** The key that followed each one last, that of the first key at 0. */
  readonly #next: number[] = [-1];

  /** The key whose quote is at `at`, which follows `previous`, -1 for none. */
  at(json: JsonBytes, at: number, previous: number): number {
    const guess = this.#next[previous + 1]!;
    if (guess >= 0 && this.table.isAt(guess, json, at)) return guess;
    const end = json.stringEnd(at + 1) + 1;
    const key = this.table.find(json, at, end);
    if (key === this.fields.length) {
      const name = decodeUtf8(json.bytes.subarray(at + 1, end - 1));
      this.fields.push(fieldOfKey(name, json.escaped));
      this.bits.push(keyBit(json.bytes, at + 1, end - 1));
      this.#next.push(-1);
    }
    this.#next[previous + 1] = key;
    return key;
  }
}
