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

/** Compressed bytes that are handed to zlib at a time. What it made of those before is there when it fails. */
const STEP = 8 * 1024;
/** Of inflated bytes at a time. */
const CHUNK = 64 * 1024;

/** How a member, or a part of one, was inflated. */
interface Part {
  /** Where its compressed data end, -1 where they are damaged or cut off. */
  readonly end: number;
  readonly reason: string;
  /** Where the step begins that failed, -1 where none did. */
  readonly failed: number;
}

/** What salvaging has cost, for tests: calls of zlib, and compressed bytes that were inflated one by one. */
export const salvageWork = { calls: 0, single: 0 };

/** Of so few compressed bytes, inflating them once more costs less than single bytes in a whole step. */
const FEW = 1024 * 1024;
const SMALL_STEP = 128;

/**
 * Inflates one member, and all that can be of one that is damaged or cut off: to the byte. Data that are cut off are
 * inflated once, damaged ones again up to the damage, and byte by byte from the step in which it is. Of a small log this
 * step is made smaller first.
 */
export async function inflateMember(
  raw: Uint8Array,
  start: number,
  output: ByteSink,
): Promise<{ readonly end: number; readonly reason: string }> {
  let made = 0;
  let part = await inflatePart(raw, start, raw.length, STEP, (chunk) => {
    made += chunk.length;
    output.add(chunk);
    return !output.isFull;
  });
  // All that came before the failing step is there, and of that step what filled chunks.
  for (const size of part.failed - start < FEW ? [SMALL_STEP, 1] : [1]) {
    if (part.failed < 0) break;
    let seen = 0;
    part = await inflatePart(raw, start, part.failed, size, (chunk) => {
      const known = Math.min(chunk.length, Math.max(0, made - seen));
      seen += chunk.length;
      if (known < chunk.length) output.add(chunk.subarray(known));
      made = Math.max(made, seen);
      return !output.isFull;
    });
  }
  return part;
}

/** Inflates what begins at `start`, in steps; from `fine` on in steps of another size. `take` says whether more is wanted. */
function inflatePart(
  raw: Uint8Array,
  start: number,
  fine: number,
  fineSize: number,
  take: (chunk: Uint8Array) => boolean,
): Promise<Part> {
  return new Promise((resolve) => {
    const engine = createInflateRaw({ chunkSize: CHUNK });
    let at = start;
    let step = start;
    let isDone = false;
    const finish = (part: Part) => {
      if (isDone) return;
      isDone = true;
      engine.destroy();
      resolve(part);
    };
    engine.on('data', (chunk: Uint8Array) => {
      if (!isDone && !take(chunk)) finish({ end: -1, reason: '', failed: -1 });
    });
    engine.on('end', () => finish({ end: start + engine.bytesWritten, reason: '', failed: -1 }));
    engine.on('error', (error: NodeJS.ErrnoException) => {
      // Without an end, nothing is missing of what there is.
      const isCut = error.code === 'Z_BUF_ERROR';
      finish({ end: -1, reason: error.message, failed: isCut ? -1 : step });
    });
    const next = () => {
      if (isDone) return;
      step = at;
      if (at >= raw.length) {
        engine.end();
        return;
      }
      const size = at >= fine ? fineSize : Math.min(STEP, fine - at);
      salvageWork.calls++;
      if (size === 1) salvageWork.single++;
      const input = raw.subarray(at, at + size);
      at += input.length;
      engine.write(input, next);
    };
    next();
  });
}
