import type { RecordPlace } from '../../../core/event/event';
import { fingerprint } from '../../../core/event/fingerprint';
import { parseRecord, readRecord, recordText } from '../../../core/trail/record';
import { type LogRecords, readLog } from './readLog';

/** Records of one log, whose values are to be compared with others'. */
export type HashTask = LogRecords;

export interface HashOptions {
  readonly maxBytes: number;
  /**
   * `text`: equal texts have equal hashes, at the cost of a look at their bytes. `values`: equal values do, whatever the
   * spacing, escaping or order of keys.
   */
  readonly of: 'text' | 'values';
}

/** Hashes records of a log, 53 bits each; NaN for all of them where the log has changed or can't be read. */
export async function hashRecords(task: HashTask, options: HashOptions) {
  const bytes = await readLog(task, options.maxBytes);
  const hash = options.of === 'text' ? hashOfText : hashOfValue;
  return Float64Array.from(task.places, (place) =>
    bytes ? hash(bytes, { ordinal: 0, ...place }) : Number.NaN,
  );
}

/** See {@link HashOptions.of}. */
export function hashOfText(bytes: Uint8Array, place: RecordPlace): number {
  const { layer, start, end } = recordText(bytes, place);
  const text = layer.bytes;
  let low = 0x811c9dc5;
  let high = 0x9e3779b1;
  for (let at = start; at < end; at++) {
    low = Math.imul(low ^ text[at]!, 0x01000193);
    high = Math.imul(high ^ text[at]!, 0x85ebca6b);
  }
  return ((high ^ (high >>> 15)) >>> 11) * 2 ** 32 + ((low ^ (low >>> 15)) >>> 0);
}

/** See {@link HashOptions.of}. */
export function hashOfValue(bytes: Uint8Array, place: RecordPlace): number {
  return fingerprint(parseRecord(readRecord(bytes, place)));
}
