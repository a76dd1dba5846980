import type { Principal } from '../event/event';
import { type EventExtras, extrasOf } from '../event/extras';
import { POD_IDENTITY } from '../event/identityDetails';
import { withOpenIdentity } from '../event/jsonMembers';
import { principalOf } from '../event/principal';
import { Byte } from '../json/bytes';
import { decodeUtf8 } from '../json/text';
import type { Rows } from '../rows/rows';
import { Tuples } from '../rows/tuples';
import { ByteTable, type Interner } from './interner';
import { Care, type JsonBytes } from './jsonBytes';

/** Who an identity is. */
export interface Described {
  readonly principal: Principal;
  readonly extras: EventExtras;
}

/** An identity that was seen. */
interface Known {
  /** Who it is; undefined where that depends on other fields of the event. */
  described: Described | undefined;
  /** The parsed value, where it is needed again. */
  value: unknown;
  /** Only JSON.parse can tell who it is: rules look at fields of the event that are not known here. */
  odd: boolean;
  /** No string in it holds JSON. */
  checked: boolean;
  /** Its number in the batch that is being made, and which batch that was. */
  number: number;
  epoch: number;
}

/** Slots of the tables of guesses: as many identities as take turns in a log. */
const GUESSES = 4096;

/**
 * Values of `userIdentity`, known by their bytes: what they mean is worked out once for each. Most of a log's
 * identities are met again and again, so that a look at some of the bytes guesses which one it is; then all bytes are
 * compared, and nothing has to be parsed, not even to find the end.
 */
export class Identities {
  readonly #table = new ByteTable();
  readonly #known: Known[] = [];
  /** Entries + 1 by a few bytes near the beginning of an identity, and by more, which short ones don't have. */
  readonly #near = new Uint32Array(GUESSES);
  readonly #far = new Uint32Array(GUESSES);
  /** For identities that depend on the event: entry, address and type; and their numbers in the batch. */
  #dependent = new Tuples(3);
  #dependentNumbers: number[] = [];
  #dependentEpoch = -1;
  readonly #tuple = new Uint32Array(3);
  /** The end of the value that `find` found. */
  end = 0;

  constructor(
    readonly rows: Rows,
    readonly addresses: Interner,
    readonly types: Interner,
  ) {}

  get bytes(): number {
    return this.#table.bytes + this.#known.length * 300;
  }

  /** The entry of the identity that begins at `at`; sets `end`. */
  find(json: JsonBytes, at: number, care: Care): number {
    const isObject = json.bytes[at] === Byte.OpenBrace;
    let entry = isObject ? this.#guess(json, at) : -1;
    if (entry >= 0) {
      this.end = at + this.#table.length(entry);
      const known = this.#known[entry]!;
      if (care !== Care.None && !known.checked) {
        json.skip(at, care);
        known.checked = true;
      }
      return entry;
    }
    this.end = json.skip(at, care);
    entry = this.#table.find(json, at, this.end);
    if (entry === this.#known.length) {
      const value: unknown = JSON.parse(decodeUtf8(json.bytes.subarray(at, this.end)));
      const checked = care !== Care.None;
      const { described, odd } = describe(value, '', '');
      const kept = described ? undefined : value;
      this.#known.push({ described, value: kept, odd, checked, number: 0, epoch: -1 });
    }
    if (isObject) {
      this.#near[near(json, at)] = entry + 1;
      this.#far[far(json, at)] = entry + 1;
    }
    return entry;
  }

  #guess(json: JsonBytes, at: number): number {
    const last = this.#table.lastAt(json, at);
    if (last >= 0) return last;
    const second = this.#far[far(json, at)]! - 1;
    if (second >= 0 && this.#table.isAt(second, json, at)) return second;
    const first = this.#near[near(json, at)]! - 1;
    return first >= 0 && this.#table.isAt(first, json, at) ? first : -1;
  }

  /**
   * The number in the batch of an identity, -1 for none, in an event from this address and of this type (entries, -1
   * for none); -1 where JSON.parse is to tell.
   */
  number(entry: number, address: number, type: number, epoch: number): number {
    const known = entry < 0 ? undefined : this.#known[entry]!;
    if (known?.odd) return -1;
    if (!known?.described) return this.#dependentNumber(entry, address, type, epoch);
    if (known.epoch !== epoch) {
      known.epoch = epoch;
      known.number = this.rows.identity(known.described.principal, known.described.extras);
    }
    return known.number;
  }

  #dependentNumber(entry: number, address: number, type: number, epoch: number): number {
    if (this.#dependentEpoch !== epoch) {
      this.#dependent = new Tuples(3);
      this.#dependentNumbers = [];
      this.#dependentEpoch = epoch;
    }
    this.#tuple[0] = entry + 1;
    this.#tuple[1] = address + 1;
    this.#tuple[2] = type + 1;
    const at = this.#dependent.add(this.#tuple);
    if (at === this.#dependentNumbers.length) {
      const value = entry < 0 ? undefined : this.#known[entry]!.value;
      const addressText = address < 0 ? '' : this.addresses.texts[address]!;
      const typeText = type < 0 ? '' : this.types.texts[type]!;
      const { given, odd } = describe(value, addressText, typeText);
      this.#dependentNumbers.push(odd ? -1 : this.rows.identity(given.principal, given.extras));
    }
    return this.#dependentNumbers[at]!;
  }
}

/** Works out who an identity is, and whether that depends on the event. */
export function describe(recorded: unknown, sourceIPAddress: string, eventType: string) {
  const value = withOpenIdentity(recorded);
  let asked = false;
  let odd = false;
  const event = new Proxy(
    // A record that has one of the last two is left to JSON.parse.
    { userIdentity: value, sourceIPAddress, eventType, Username: undefined, AccessKeyId: undefined },
    {
      get(fields, name) {
        if (name === 'sourceIPAddress' || name === 'eventType') asked = true;
        if (!(name in fields)) odd = true;
        return fields[name as keyof typeof fields];
      },
    },
  );
  const given = { principal: principalOf(event), extras: extrasOf({ userIdentity: value }) };
  // Which pod it acts for is in the parameters of the call.
  const needsMore = odd || given.extras.invokedBy === POD_IDENTITY;
  return { given, described: asked ? undefined : given, odd: needsMore };
}

function near(json: JsonBytes, at: number): number {
  return guessBy(json, at + 8, 8, Math.min(at + 60, json.limit - 4));
}

function far(json: JsonBytes, at: number): number {
  return guessBy(json, at + 40, 20, Math.min(at + 340, json.limit - 4));
}

function guessBy({ view }: JsonBytes, from: number, step: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += step)
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1) ^ (hash >>> 13);
  return ((hash ^ (hash >>> 16)) >>> 0) % GUESSES;
}
