import type { RecordPlace } from '../../core/trail/event';
import { fingerprint } from '../../core/trail/fingerprint';
import { parseRecord, readRecord, recordText } from '../../core/trail/record';
import { inflate, isGzip } from './gzip';
import { DiskFile } from './readFile';

/** Records of one log, whose values are to be compared with others'. They stand at their places as they are. */
export interface HashTask {
  readonly path: string;
  /** Name of the file in its archive, undefined for a file of its own. */
  readonly member: string | undefined;
  /** What the file's was when the places were found. */
  readonly stamp: string;
  readonly places: readonly Pick<RecordPlace, 'offset' | 'length' | 'depth'>[];
}

export interface HashOptions {
  readonly maxBytes: number;
  /**
   * `text`: equal texts have equal hashes, at the cost of a look at their bytes. `values`: equal values do, whatever the
   * spacing, escaping or order of keys.
   */
  readonly of: 'text' | 'values';
}

/** Hashes records of a log, 53 bits each; NaN for all of them where the log has changed or can't be read. */
export async function hashRecords({ path, member, stamp, places }: HashTask, options: HashOptions) {
  const bytes = await read(path, member, stamp, options.maxBytes).catch(() => undefined);
  const hash = options.of === 'text' ? hashOfText : hashOfValue;
  return Float64Array.from(places, (place) => (bytes ? hash(bytes, { ordinal: 0, ...place }) : Number.NaN));
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

async function read(path: string, member: string | undefined, stamp: string, maxBytes: number) {
  const file = new DiskFile(path);
  try {
    if (file.stamp !== stamp) return undefined;
    const raw =
      member === undefined ? file.readWhole(maxBytes).bytes : await readInside(path, member, maxBytes);
    if (!raw) return undefined;
    return isGzip(raw) ? (await inflate(raw, maxBytes)).bytes : raw;
  } finally {
    file.close();
  }
}

async function readInside(path: string, member: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const { readMember } = await import('./archives');
  return (await readMember(path, member, maxBytes))?.bytes;
}
