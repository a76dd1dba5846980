import type { EventFacts, RecordPlace, Span, TrailProblem } from '../event/event';
import { factsOf } from '../event/facts';
import { fingerprint } from '../event/fingerprint';
import type { Shape } from '../event/shape';
import { decodeUtf8 } from '../json/text';
import { decodeUtf16 } from './encoding';
import { otherFormat } from './otherFormats';
import { problem } from './problems';
import { parseRecord } from './record';
import { type Found, findRecords } from './records';
import { DIGEST, NONE } from './shapes';
import { mayBeCloudTrail } from './sniff';
import { looksLikeTable } from './table/table';
import { Translation } from './translation';
import { walk } from './walk/walk';

/** One event of a trail: where it stands, and what the index keeps of it. */
export interface TrailEntry extends RecordPlace {
  /** What the index keeps of its record, which is parsed when this is asked for: views need the place for the most part. */
  readonly facts: EventFacts;
  /** Equal for records that hold equal values. */
  readonly print: number;
  /** The array element or root value that the record comes in, in bytes of the inflated file. */
  readonly item: Span;
}

/** What was read from one source. */
export interface Trail {
  readonly shape: Shape;
  readonly events: readonly TrailEntry[];
  readonly problems: readonly TrailProblem[];
  /** Inflated bytes. */
  readonly bytes: number;
  /**
   * The UTF-8 JSON text that records stand in: the source itself, unless it had to be translated. Views are made from
   * it, and records read from it.
   */
  readonly text: Uint8Array;
  /** How places in the text become places in the source; undefined where these are the same. */
  readonly translation?: Translation | undefined;
  /** Ordinal of the first event, where the trail is a part of a log. */
  readonly firstOrdinal?: number;
}

/** The event of a trail with that number in its log. */
export function eventOf({ events, firstOrdinal = 0 }: Trail, ordinal: number): TrailEntry | undefined {
  return events[ordinal - firstOrdinal];
}

/** A record of a log, read from it alone. */
export interface LoneRecord extends Span {
  /** Its JSON text, unescaped. */
  readonly json: string;
}

/**
 * The trail of some records that follow each other in a log, without what is around them: of a log that is too large
 * to be looked at as a whole. Every place in a record is that of the whole record.
 */
export function trailOfRecords(shape: Shape, records: readonly LoneRecord[], firstOrdinal: number): Trail {
  const lines = records.map(({ json, offset, length }) => ({
    text: json,
    start: offset,
    end: offset + length,
  }));
  const translation = new Translation(new Uint8Array(), undefined, lines);
  const events = translation.lines.map((item, i) => {
    const { offset, length } = item;
    return entryOf({ offset, length, depth: 0, item, json: records[i]!.json }, firstOrdinal + i, translation);
  });
  const bytes = translation.text.length;
  return { shape, events, problems: [], bytes, text: translation.text, translation, firstOrdinal };
}

type OnRecord = (value: unknown, entry: TrailEntry) => void;

/**
 * Reads the events of a log from its inflated bytes. Never throws: damaged text gives the events that can be
 * recovered, and a problem with its place for everything else. Text that is no CloudTrail log gives no events.
 * `onRecord` gets the parsed value of each event, which is not kept.
 */
export function readTrail(bytes: Uint8Array, onRecord?: OnRecord): Trail {
  const { records, text, translation, ...found } = contentOf(bytes);
  const events = records.map((record, ordinal) => entryOf(record, ordinal, translation));
  if (onRecord) for (const entry of events) passOn(entry, onRecord);
  return { ...found, events, bytes: bytes.length, text, translation };
}

/** {@link readTrail} for who takes events one by one: none of them is kept. */
export function readEvents(bytes: Uint8Array, onRecord: OnRecord): Pick<Trail, 'shape' | 'problems'> {
  const { records, translation, shape, problems } = contentOf(bytes);
  records.forEach((record, ordinal) => {
    passOn(entryOf(record, ordinal, translation), onRecord);
  });
  return { shape, problems };
}

function passOn(entry: Entry, onRecord: OnRecord): void {
  const value = entry.value();
  entry.learn(factsOf(value));
  onRecord(value, entry);
}

type Content = Pick<Trail, 'shape' | 'problems' | 'text'> & {
  readonly records: readonly Found[];
  readonly translation?: Translation | undefined;
};

function contentOf(bytes: Uint8Array): Content {
  const other = otherFormat(bytes);
  if (other) return { shape: NONE, records: [], problems: [other], text: bytes };
  const { records, problems, digests, shape, text, translation } = findRecords(bytes);
  if (records.length > 0) return { shape: shape ?? NONE, records, problems, text, translation };
  const nothing = problem(digests > 0 ? 'digest' : 'no-events', 0, bytes.length);
  const none = digests > 0 ? DIGEST : (shape ?? NONE);
  return { shape: none, records, problems: [nothing, ...problems], text, translation };
}

function entryOf(found: Found, ordinal: number, translation: Translation | undefined): Entry {
  if (!translation) return new Entry(found, ordinal, found, found.item, undefined);
  const { offset, length, item } = found;
  // What was rebuilt is an item of its own.
  const isItem = item.offset === offset && item.length === length;
  const itemInRaw = translation.spanToRaw(item);
  const place = isItem ? itemInRaw : translation.spanToRaw(found);
  return new Entry(found, ordinal, place, itemInRaw, { offset, length, item });
}

class Entry implements TrailEntry {
  readonly ordinal: number;
  readonly offset: number;
  readonly length: number;
  readonly depth: number;
  readonly item: Span;
  readonly inText: RecordPlace['inText'];
  readonly isLookupItem: true | undefined;
  readonly #json: string | Uint8Array;
  #facts: EventFacts | undefined;
  #print: number | undefined;

  constructor(found: Found, ordinal: number, place: Span, item: Span, inText: RecordPlace['inText']) {
    this.ordinal = ordinal;
    this.offset = place.offset;
    this.length = place.length;
    this.depth = found.depth;
    this.item = item;
    this.inText = inText;
    this.isLookupItem = found.isLookupItem ? true : undefined;
    this.#json = found.json;
  }

  /** The record's value. Not kept. */
  value(): unknown {
    return parseRecord(typeof this.#json === 'string' ? this.#json : decodeUtf8(this.#json));
  }

  get facts(): EventFacts {
    this.#facts ??= factsOf(this.value());
    return this.#facts;
  }

  /** Facts that were worked out elsewhere. */
  learn(facts: EventFacts): void {
    this.#facts = facts;
  }

  get print(): number {
    this.#print ??= fingerprint(this.value());
    return this.#print;
  }
}

/**
 * Whether the first bytes of a text are those of a CloudTrail log. Meant for a few KB: the rest of a file that is
 * none is never read.
 */
export function looksLikeTrail(head: Uint8Array): boolean {
  if (!mayBeCloudTrail(head)) return false;
  const text = decodeUtf16(head)?.text ?? head;
  if (looksLikeTable(text)) return true;
  const { records, digests, promising } = walk(text);
  return records.length > 0 || digests > 0 || promising;
}
