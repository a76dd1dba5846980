import type { RecordPlace } from '../../../core/event/event';
import { inflate, isGzip } from './gzip';
import { DiskFile } from './readFile';

/** Some records of one log, which stand at their places as they are. */
export interface LogRecords {
  readonly path: string;
  /** Name of the file in its archive, undefined for a file of its own. */
  readonly member: string | undefined;
  /** What the file's was when the places were found. */
  readonly stamp: string;
  readonly places: readonly Pick<RecordPlace, 'offset' | 'length' | 'depth'>[];
}

/** A log's inflated bytes; undefined where it has changed or can't be read. */
export async function readLog(
  log: Pick<LogRecords, 'path' | 'member' | 'stamp'>,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  try {
    return await read(log, maxBytes);
  } catch {
    return undefined;
  }
}

async function read(
  { path, member, stamp }: Pick<LogRecords, 'path' | 'member' | 'stamp'>,
  maxBytes: number,
) {
  const file = new DiskFile(path);
  try {
    if (file.stamp !== stamp) return undefined;
    const raw =
      member === undefined ? file.readWhole(maxBytes).bytes : await readInside(path, member, maxBytes);
    if (!raw || file.hasChanged()) return undefined;
    return isGzip(raw) ? (await inflate(raw, maxBytes)).bytes : raw;
  } finally {
    file.close();
  }
}

async function readInside(path: string, member: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const { readMember } = await import('./archives');
  return (await readMember(path, member, maxBytes))?.bytes;
}
