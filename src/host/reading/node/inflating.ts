import { isMainThread } from 'node:worker_threads';
import { createInflateRaw, gunzip, gunzipSync } from 'node:zlib';

export { crc32 } from './crc32';

// What of inflating is another matter on the web, where src/host/web has a file of this name.

/** Takes inflated bytes. */
export interface ByteSink {
  add(chunk: Uint8Array): void;
  /** More came than it may hold. */
  readonly isFull: boolean;
}

/** Deflate makes nothing more than about 1,032 times larger: what the trailer says beyond that is untrue. */
const MAX_RATIO = 1040;
const MIN_CHUNK = 16 * 1024;
const MAX_CHUNK = 64 * 1024 * 1024;

/**
 * One chunk that takes all of the output spares copying it: inflating is up to half as fast again. The size field of
 * the last member says how much that is; it is untrusted.
 */
export function chunkSizeFor(raw: Uint8Array, maxBytes: number): number {
  const { byteOffset, byteLength } = raw;
  if (byteLength < 18) return MIN_CHUNK;
  const size = new DataView(raw.buffer, byteOffset, byteLength).getUint32(byteLength - 4, true);
  const possible = Math.min(maxBytes, byteLength * MAX_RATIO, MAX_CHUNK);
  return Math.max(MIN_CHUNK, Math.min(size + 1, possible));
}

/** Where sound data are inflated: on this thread, or by one of zlib's own while others work on this one. */
export type Where = 'here' | 'aside';

/**
 * All of the data; undefined where it is not sound, or too large. A worker has nothing else to do meanwhile, and handing
 * a small log to another thread and back takes longer than inflating it.
 */
export async function inflateSound(
  raw: Uint8Array,
  maxBytes: number,
  where: Where = isMainThread ? 'aside' : 'here',
): Promise<Uint8Array | undefined> {
  const options = { chunkSize: chunkSizeFor(raw, maxBytes), maxOutputLength: maxBytes };
  if (where === 'aside') {
    return new Promise((resolve) => {
      gunzip(raw, options, (error, bytes) => resolve(error ? undefined : bytes));
    });
  }
  try {
    return gunzipSync(raw, options);
  } catch {
    return undefined;
  }
}

/** Small, since what is in the last chunk before damage is lost. */
const SALVAGE_CHUNK = 256;

/** Inflates one member. `end`: where its compressed data end, -1 where they are damaged or cut off. */
export function inflateMember(
  raw: Uint8Array,
  start: number,
  output: ByteSink,
): Promise<{ readonly end: number; readonly reason: string }> {
  return new Promise((resolve) => {
    const engine = createInflateRaw({ chunkSize: SALVAGE_CHUNK });
    const finish = (end: number, reason: string) => {
      engine.destroy();
      resolve({ end, reason });
    };
    engine.on('data', (chunk: Uint8Array) => {
      output.add(chunk);
      if (output.isFull) finish(-1, '');
    });
    engine.on('end', () => finish(start + engine.bytesWritten, ''));
    engine.on('error', (error) => finish(-1, error.message));
    engine.end(raw.subarray(start));
  });
}
