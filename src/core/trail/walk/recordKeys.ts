/**
 * The keys that tell a CloudTrail record, and the wrappers it travels in, from other JSON. Each has a bit, so
 * that what an object holds is a number.
 */
export const Key = {
  eventVersion: 1 << 0,
  eventSource: 1 << 1,
  eventName: 1 << 2,
  eventTime: 1 << 3,
  eventType: 1 << 4,
  eventID: 1 << 5,
  awsRegion: 1 << 6,
  userIdentity: 1 << 7,
  sourceIPAddress: 1 << 8,
  requestParameters: 1 << 9,
  CloudTrailEvent: 1 << 10,
  EventId: 1 << 11,
  EventName: 1 << 12,
  digestStartTime: 1 << 13,
  digestEndTime: 1 << 14,
  logFiles: 1 << 15,
  EventSource: 1 << 16,
  /** OCSF's class of an event. */
  class_uid: 1 << 17,
  name: 1 << 18,
} as const;

/** Set for a value that a CloudTrail record would have under that key. */
export const Fits = {
  /** `eventVersion` is major.minor. */
  version: 1 << 20,
  /** `eventSource` names a service the way CloudTrail does (S3 notifications and Lambda inputs say `aws:s3`). */
  source: 1 << 21,
  /** `eventSource` is a service's host name. */
  host: 1 << 22,
  /** `eventType` is one of CloudTrail's. */
  type: 1 << 23,
  /** `eventSource` is another kind of record's: an S3 or DynamoDB notification, a Lambda input. */
  foreign: 1 << 24,
  /** `EventSource` of a lookup item is a service's host name. */
  itemHost: 1 << 25,
  /** `metadata.product.name` of an OCSF event is CloudTrail. */
  product: 1 << 26,
  /** `eventTime` holds something. */
  time: 1 << 27,
} as const;

const EVENT_TYPES = new Set([
  'AwsApiCall',
  'AwsServiceEvent',
  'AwsConsoleAction',
  'AwsConsoleSignIn',
  'AwsVpceEvents',
  'AwsVpceEvent',
  'AwsCloudTrailInsight',
  'AwsAggregatedEvent',
]);

/** Fields by which a record is told that has lost its version. */
export const WITNESSES =
  Key.eventTime |
  Key.eventID |
  Key.awsRegion |
  Key.userIdentity |
  Key.sourceIPAddress |
  Key.requestParameters;

/**
 * Whether an object with these keys is a CloudTrail record: an `eventVersion` with a source and a name or with
 * one of CloudTrail's event types; for records that lost their version, a service's host name with a name and two
 * more of a record's own fields; for records whose values were masked, the names of nearly all the fields.
 */
export function isRecord(keys: number): boolean {
  if (keys & Fits.foreign) return false;
  if (keys & Fits.version) {
    if (keys & Fits.type) return true;
    if (keys & Fits.source && keys & Key.eventName) return true;
  }
  if (!(keys & Key.eventSource && keys & Key.eventName)) return false;
  const witnesses = bits(keys & WITNESSES);
  return keys & Fits.host ? witnesses >= 2 : Boolean(keys & Key.eventVersion) && witnesses >= 4;
}

/**
 * Whether an object with these keys is an item of `lookup-events`, which names its event even where the record in
 * it is missing or damaged. Others log an `EventId` and an `EventName` too: what is CloudTrail's must be there.
 */
export function isLookupItem(keys: number): boolean {
  const names = Key.EventId | Key.EventName;
  return (keys & names) === names && Boolean(keys & (Key.CloudTrailEvent | Fits.itemHost));
}

/** Whether an object with these keys is an event of CloudTrail in OCSF, as Security Lake keeps it. */
export function isOcsf(keys: number): boolean {
  return Boolean(keys & Fits.product && keys & Key.class_uid);
}

/** Whether an object with these keys is the digest file of a trail: it names log files, and holds no events. */
export function isDigest(keys: number): boolean {
  const all = Key.digestStartTime | Key.digestEndTime | Key.logFiles;
  return (keys & all) === all;
}

/** Whether an object has a key that only records and lookup items have: what is cut off here was an event. */
export function isTelling(keys: number): boolean {
  return Boolean(keys & TELLING);
}

const TELLING =
  Key.eventVersion |
  Key.eventSource |
  Key.eventName |
  Key.eventTime |
  Key.userIdentity |
  Key.CloudTrailEvent |
  Key.EventId |
  Fits.product;

/** Whether an object that is not read to its end is a record, a lookup item or a digest by what was seen of it. */
export function isPromising(keys: number): boolean {
  if (keys & Fits.foreign) return false;
  if (isRecord(keys) || keys & (Key.CloudTrailEvent | Fits.type | Fits.host | Fits.product)) return true;
  if (keys & Key.EventId && keys & Key.EventName) return true;
  if (keys & Fits.version && keys & Key.userIdentity) return true;
  if (bits(keys & (WITNESSES | Key.eventVersion | Key.eventName | Key.eventType)) >= 3) return true;
  return Boolean(keys & Key.digestStartTime && keys & (Key.digestEndTime | Key.logFiles));
}

/** The key under which CloudTrail Lake has the rows of a query's result. */
export const ROWS = 'QueryResultRows';

const VERSION = Uint8Array.from('eventVersion', (char) => char.charCodeAt(0));

/** Whether the first stretch of a string holds the key that nearly every record begins with. */
export function mentionsRecord(bytes: Uint8Array, start: number, end: number): boolean {
  const limit = Math.min(end, start + 4096) - VERSION.length;
  for (let at = start; at <= limit; at++) {
    if (bytes[at] !== VERSION[0]) continue;
    let i = 1;
    while (i < VERSION.length && bytes[at + i] === VERSION[i]) i++;
    if (i === VERSION.length) return true;
  }
  return false;
}

/**
 * Whether a text may hold an event, in any spelling: it has `event` with what CloudTrail's fields are called behind it, or
 * `CloudTrail`, in letters of any case. Looks at every byte.
 */
export function mayHoldEvent(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const letter = bytes[at]! | LOWER;
    if (letter === EVENT[0]) {
      if (!isWord(EVENT, bytes, at, end)) continue;
      const next = at + EVENT.length + (bytes[at + EVENT.length] === UNDERSCORE ? 1 : 0);
      if (FIELDS.some((word) => isWord(word, bytes, next, end))) return true;
    } else if (letter === CLOUDTRAIL[0] && isWord(CLOUDTRAIL, bytes, at, end)) return true;
  }
  return false;
}

const LOWER = 0x20;
const UNDERSCORE = 0x5f;
const EVENT = wordOf('event');
const FIELDS = ['version', 'source', 'name'].map(wordOf);
const CLOUDTRAIL = wordOf('cloudtrail');

function wordOf(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

/** Whether a word in letters of any case stands at a place. */
function isWord(word: Uint8Array, bytes: Uint8Array, at: number, end: number): boolean {
  if (at + word.length > end) return false;
  for (let i = 0; i < word.length; i++) if ((bytes[at + i]! | LOWER) !== word[i]) return false;
  return true;
}

const HOST = /^[\w.-]+\.(?:amazonaws\.com(?:\.cn)?|aws)$/;

/** The bits that a string value under a key adds to that key's own. */
export function fitOf(key: number, text: string): number {
  switch (key) {
    case Key.eventVersion:
      return /^\d+\.\d{1,2}$/.test(text) ? Fits.version : 0;
    case Key.eventSource:
      if (text === '') return 0;
      if (text.startsWith('aws:')) return Fits.foreign;
      return Fits.source | (HOST.test(text) ? Fits.host : 0);
    case Key.eventType:
      return EVENT_TYPES.has(text) ? Fits.type : 0;
    case Key.EventSource:
      return HOST.test(text) ? Fits.itemHost : 0;
    default:
      return 0;
  }
}

/**
 * Keys whose string values are records, or are JSON that holds them: of `lookup-events`, CloudWatch Logs and its
 * Insights (`value`), CloudTrail Lake, log shippers (`original` of `event`), and of SNS and SQS.
 */
export const CARRIERS: ReadonlySet<string> = new Set([
  'CloudTrailEvent',
  'message',
  '@message',
  'value',
  '_raw',
  'original',
  'event.original',
  'cloudtrail_event',
  'cloud_trail_event',
  'log',
  'eventJson',
  'Message',
  'Body',
  'body',
]);

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest; rest &= rest - 1) count++;
  return count;
}

/** Key texts are compared as bytes: by length and first byte, then whole. */
const TABLE: { readonly bytes: Uint8Array; readonly bit: number }[][] = [];
for (const [name, bit] of Object.entries(Key)) {
  const bytes = Uint8Array.from(name, (char) => char.charCodeAt(0));
  TABLE[bytes.length] ??= [];
  TABLE[bytes.length]!.push({ bytes, bit });
}

/** The bit of the key that stands at these bytes, 0 for all other keys. */
export function keyBit(bytes: Uint8Array, start: number, end: number): number {
  const row = TABLE[end - start];
  if (!row) return 0;
  next: for (const entry of row) {
    for (let i = 0; i < entry.bytes.length; i++) if (entry.bytes[i] !== bytes[start + i]) continue next;
    return entry.bit;
  }
  return 0;
}
