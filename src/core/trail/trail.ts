import { decodeUtf8 } from '../json/text';
import type { EventFacts, RecordPlace, TrailProblem } from './event';
import { factsOf } from './facts';
import { fingerprint } from './fingerprint';
import { problem } from './problems';
import { parseRecord } from './record';
import { DIGEST, NONE, type Shape, shapeAt } from './shapes';
import { walk } from './walk';

/** One event of a trail: where it stands, and what the index keeps of it. */
export interface TrailEntry extends EventFacts, RecordPlace {
  /** Equal for records that hold equal values. */
  readonly print: number;
  /** The array element or root value that the record comes in, in bytes of the inflated file. */
  readonly item: { readonly offset: number; readonly length: number };
}

/** What was read from one source. */
export interface Trail {
  readonly shape: Shape;
  readonly events: readonly TrailEntry[];
  readonly problems: readonly TrailProblem[];
  /** Inflated bytes. */
  readonly bytes: number;
}

/**
 * Reads the events of a log from its inflated bytes. Never throws: damaged text gives the events that can be
 * recovered, and a problem with its place for everything else. Text that is no CloudTrail log gives no events.
 * `onRecord` gets the parsed value of each event, which is not kept.
 */
export function readTrail(bytes: Uint8Array, onRecord?: (value: unknown, entry: TrailEntry) => void): Trail {
  const { records, problems, digests } = walk(bytes);
  if (records.length === 0) {
    const shape = digests > 0 ? DIGEST : NONE;
    const nothing = problem(digests > 0 ? 'digest' : 'no-events', 0, bytes.length);
    return { shape, events: [], problems: [nothing, ...problems], bytes: bytes.length };
  }
  const events = records.map((record, ordinal): TrailEntry => {
    const { offset, length, depth } = record;
    const value = parseRecord(decodeUtf8(record.text));
    const item = { offset: record.itemOffset, length: record.itemLength };
    const entry = { ...factsOf(value), ordinal, offset, length, depth, print: fingerprint(value), item };
    onRecord?.(value, entry);
    return entry;
  });
  return { shape: shapeAt(records[0]!.path), events, problems, bytes: bytes.length };
}

/**
 * Whether the first bytes of a text are those of a CloudTrail log. Meant for a few KB: the rest of a file that is
 * none is never read.
 */
export function looksLikeTrail(head: Uint8Array): boolean {
  const { records, digests, promising } = walk(head);
  return records.length > 0 || digests > 0 || promising;
}
