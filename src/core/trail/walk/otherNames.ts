import { hasTime } from '../../event/facts';
import type { JsonObject } from '../../json/members';
import { decodeUtf8 } from '../../json/text';
import { CARRIERS, Fits, Key, keyBit, WITNESSES } from './recordKeys';

/** Bits of an object's names besides those of {@link Key} and {@link Fits}, for records under other names. */
export const Other = {
  /** A part of a field stands beside the others: `userIdentity.type`. */
  flat: 1 << 10,
  /** A field that hardly anything but a record has. */
  telling: 1 << 11,
  /** Any other field of a record. */
  field: 1 << 12,
  /** A store's own time. */
  time: 1 << 13,
  /** `aws.cloudtrail`, in which Elastic's integration keeps what has no field of its own. */
  elastic: 1 << 14,
  /** A row of columns: `[{"field":"eventName","value":"…"}]`. */
  row: 1 << 15,
  /** The name of a column in such a row, and what Athena has columns and cells under. */
  column: 1 << 16,
  cell: 1 << 17,
  name: 1 << 18,
} as const;

/** Names of fields without what joins them, in lower case. */
const NAMES: ReadonlyMap<string, number> = new Map([
  ['eventversion', Key.eventVersion],
  ['eventsource', Key.eventSource],
  ['eventname', Key.eventName],
  ['eventtime', Key.eventTime],
  ['eventtype', Key.eventType],
  ['eventtypename', Key.eventType],
  ['eventid', Key.eventID],
  ['awseventid', Key.eventID],
  ['awsregion', Key.awsRegion],
  ['useridentity', Key.userIdentity],
  ['sourceipaddress', Key.sourceIPAddress],
  ['requestparameters', Key.requestParameters],
  ['responseelements', Other.telling],
  ['additionaleventdata', Other.telling],
  ['serviceeventdetails', Other.telling],
  ['recipientaccountid', Other.telling],
  ['sharedeventid', Other.telling],
  ['managementevent', Other.telling],
  ['resources', Other.field],
  ['errorcode', Other.field],
  ['errormessage', Other.field],
  ['useragent', Other.field],
  ['readonly', Other.field],
  ['requestid', Other.field],
  ['apiversion', Other.field],
  ['eventcategory', Other.field],
  ['tlsdetails', Other.field],
  ['field', Other.column],
  ['varcharvalue', Other.cell],
  ['name', Other.name],
  ['timestamp', Other.time],
  ['time', Other.time],
  ['timegenerated', Other.time],
  ['ingestiontime', Other.time],
]);

/** Fields whose parts can have names of their own. */
const OPEN = [
  ...['useridentity', 'requestparameters', 'responseelements', 'additionaleventdata'],
  ...['serviceeventdetails', 'resources', 'tlsdetails'],
];

/** Longer names are nobody's. */
const LONGEST = 256;

/** The bits of a name, in any spelling (see `placeOfName`); 0 for names that are no field's. */
export function bitsOfName(name: string): number {
  if (name.length < 4 || name.length > LONGEST) return 0;
  if (name.startsWith('aws.cloudtrail.')) return Other.elastic;
  const plain = name.replace(/[^A-Za-z0-9]+/g, '').toLowerCase();
  const known = NAMES.get(plain);
  if (known !== undefined) return known;
  const open = OPEN.find((field) => plain.startsWith(field));
  if (open === undefined) return 0;
  return NAMES.get(open)! | (isPartOf(name, open, plain) ? Other.flat : 0);
}

/** Whether a name goes on behind a field's as that of a part of it: behind a joint, or by a part that is known. */
function isPartOf(name: string, field: string, plain: string): boolean {
  let at = 0;
  for (let letters = 0; letters < field.length; at++) if (/[A-Za-z0-9]/.test(name[at]!)) letters++;
  return /[^A-Za-z0-9]/.test(name[at]!) || (field === 'useridentity' && IDENTITY_PART.test(plain));
}

const IDENTITY_PART =
  /^useridentity(?:type|principalid|arn|accountid|accesskeyid|username|invokedby|identityprovider|sessioncontext.*)$/;

/** Names that were seen are known by a hash of their bytes: nearly all objects of a log have the same ones. */
const SLOTS = 512;

/** {@link bitsOfName} for names as bytes. */
export class OtherNames {
  readonly #names: (Uint8Array | undefined)[] = [];
  readonly #bits = new Int32Array(SLOTS);

  bits(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from;
    if (length < 4 || length > LONGEST) return 0;
    let hash = length;
    for (let i = from; i < to; i++) hash = (Math.imul(hash, 31) + bytes[i]!) | 0;
    const slot = (hash ^ (hash >>> 9)) & (SLOTS - 1);
    const known = this.#names[slot];
    if (known && known.length === length && isSame(known, bytes, from)) return this.#bits[slot]!;
    const name = bytes.slice(from, to);
    this.#names[slot] = name;
    this.#bits[slot] = keyBit(name, 0, length) & RECORD_BITS || bitsOfName(decodeUtf8(name));
    return this.#bits[slot]!;
  }
}

/** Names of a record's fields, each by itself. */
export const RECORD_BITS = (1 << 10) - 1;
const FIELD_BITS = RECORD_BITS | Other.flat | Other.telling | Other.field | Other.elastic;

function isSame(name: Uint8Array, bytes: Uint8Array, from: number): boolean {
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false;
  return true;
}

const TELLING = WITNESSES | Other.telling;

/**
 * Whether an object whose names have these bits is a record of CloudTrail under other names: by what its values fit, or,
 * where the source was left out, by the caller and two more of the fields that tell, of which one may be a store's time. A source that is no service of AWS is
 * another cloud's: others took over CloudTrail's names.
 */
export function isRenamed(names: number): boolean {
  if (names & Fits.foreign) return false;
  if (names & Fits.version && names & Fits.type) return true;
  if (!(names & Key.eventName)) return false;
  if (names & Key.eventSource && !(names & Fits.host)) return false;
  const witnesses = count(names & TELLING);
  if (names & Fits.host) return witnesses >= 2;
  return Boolean(names & Key.userIdentity) && witnesses + count(names & Other.time) >= 3;
}

/**
 * Whether columns with these bits are of events of CloudTrail: a query has the columns that it asked for. For rows that
 * are known to be a query's.
 */
export function isRowOfEvents(names: number): boolean {
  if (names & Fits.foreign || !(names & (Key.eventName | Key.eventID))) return false;
  const sure =
    names & (Key.awsRegion | Key.userIdentity | Key.sourceIPAddress | Key.requestParameters | Other.telling);
  if (names & Fits.host) return count(names & (TELLING | Key.eventName)) > 0;
  return count(sure) > 0 && count(names & (TELLING | Key.eventName | Key.eventSource | Other.field)) >= 2;
}

/** How much the name of a member says that the record in it is the whole of what stands beside it flattened. */
export enum Rank {
  /** A field of a record, which holds what the caller chose. */
  Field,
  /** No name that is known here. */
  Unknown,
  /** Where stores and shippers keep whole records. */
  Whole,
}

/** Names under which stores and shippers keep the whole record beside its parts. */
const WHOLE: ReadonlySet<string> = new Set([
  ...[...CARRIERS].filter((name) => name !== 'value'),
  ...['raw', 'raw_data', 'raw_event', 'rawEvent', 'RawData', 'cloudtrail_event', 'cloud_trail_event'],
]);

/** Names by which a record may be one that is rebuilt, or stand beside the whole one: see {@link wantsRebuilding}. */
export function mayBeRebuilt(name: string): boolean {
  return WHOLE.has(name) || Boolean(bitsOfName(name) & Other.flat);
}

/**
 * Whether a record with CloudTrail's own names is rebuilt all the same, or given up for a whole one in it; true for some
 * that are not.
 */
export function wantsRebuilding(record: JsonObject): boolean {
  const bits = hasTime(record) ? Other.flat : Other.flat | Other.time;
  return Object.keys(record).some((name) => WHOLE.has(name) || Boolean(bitsOfName(name) & bits));
}

export function rankOf(name: string): Rank {
  if (WHOLE.has(name)) return Rank.Whole;
  if (name === 'aws' || name === 'api' || name === 'unmapped') return Rank.Field;
  return bitsOfName(name) & FIELD_BITS ? Rank.Field : Rank.Unknown;
}

function count(bits: number): number {
  let found = 0;
  for (let rest = bits; rest; rest &= rest - 1) found++;
  return found;
}
