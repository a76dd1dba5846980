import { isMainThread } from 'node:worker_threads';
import { crc32, createInflateRaw, gunzip, gunzipSync } from 'node:zlib';
import type { TrailProblem } from '../../core/trail/event';
import { problem } from '../../core/trail/problems';

/** Inflated bytes, and what went wrong on the way. */
export interface Inflated {
  readonly bytes: Uint8Array;
  readonly problems: readonly TrailProblem[];
}

/** Gzip data, by its first two bytes. RFC 1952 section 2.3.1. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** Where sound data are inflated: on this thread, or by one of zlib's own while others work on this one. */
export type Where = 'here' | 'aside';

/**
 * Inflates gzip data, all its members, up to a limit. Never rejects: of damaged data everything that can be inflated
 * is given, also what comes behind the damage, with a problem for each part that is lost.
 *
 * A worker has nothing else to do meanwhile, and handing a small log to another thread and back takes longer than
 * inflating it.
 */
export async function inflate(
  raw: Uint8Array,
  maxBytes: number,
  where: Where = isMainThread ? 'aside' : 'here',
): Promise<Inflated> {
  const bytes = where === 'here' ? inflateHere(raw, maxBytes) : await inflateAside(raw, maxBytes);
  return bytes ? { bytes, problems: [] } : salvage(raw, maxBytes);
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

/** All of the data; undefined where it is not sound, or too large. */
function inflateAside(raw: Uint8Array, maxBytes: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    gunzip(raw, optionsFor(raw, maxBytes), (error, bytes) => resolve(error ? undefined : bytes));
  });
}

/** The same. */
function inflateHere(raw: Uint8Array, maxBytes: number): Uint8Array | undefined {
  try {
    return gunzipSync(raw, optionsFor(raw, maxBytes));
  } catch {
    return undefined;
  }
}

function optionsFor(raw: Uint8Array, maxBytes: number) {
  return { chunkSize: chunkSizeFor(raw, maxBytes), maxOutputLength: maxBytes };
}

/** Inflates what can be: member by member, without the checksum's veto, and on behind damage. */
async function salvage(raw: Uint8Array, maxBytes: number): Promise<Inflated> {
  const output = new Output(maxBytes);
  const problems: TrailProblem[] = [];
  for (let at = 0; at >= 0 && at < raw.length; ) {
    const start = headerEnd(raw, at);
    if (start < 0) {
      problems.push(
        problem('gzip-damaged', output.length, 0, '(what follows is no gzip data, or its header is cut off)'),
      );
      at = nextMember(raw, at + 1);
      continue;
    }
    const from = output.length;
    const { end, reason } = await inflateMember(raw, start, output);
    if (output.isFull) {
      problems.push(problem('too-large', output.length, 0));
      break;
    }
    if (end < 0) {
      problems.push(problem('gzip-damaged', output.length, 0, `(${reason})`));
      at = nextMember(raw, start);
      continue;
    }
    if (!isWhole(raw, end, output.bytes.subarray(from))) {
      problems.push(problem('gzip-checksum', from, output.length - from));
      // A member that was cut off may have swallowed the beginning of the next one.
      const inner = nextMember(raw, start);
      if (inner >= 0 && inner < end) {
        at = inner;
        continue;
      }
    }
    at = end + 8;
    // Zeros behind the last member are padding, of tapes and of tools that round sizes up.
    while (raw[at] === 0) at++;
  }
  return { bytes: output.bytes, problems };
}

/** Takes bytes up to a limit. */
class Output {
  #buffer = new Uint8Array(64 * 1024);
  length = 0;
  /** More came than it may hold. */
  isFull = false;

  constructor(readonly limit: number) {}

  get bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }

  add(chunk: Uint8Array): void {
    const room = this.limit - this.length;
    this.isFull ||= chunk.length > room;
    const kept = chunk.length > room ? chunk.subarray(0, room) : chunk;
    if (this.length + kept.length > this.#buffer.length) {
      const larger = new Uint8Array(Math.min(this.limit, (this.length + kept.length) * 2));
      larger.set(this.bytes);
      this.#buffer = larger;
    }
    this.#buffer.set(kept, this.length);
    this.length += kept.length;
  }
}

/** Small, since what is in the last chunk before damage is lost. */
const SALVAGE_CHUNK = 256;

/** Inflates one member. `end`: where its compressed data end, -1 where they are damaged or cut off. */
function inflateMember(
  raw: Uint8Array,
  start: number,
  output: Output,
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

/** Whether checksum and size behind a member agree with what was inflated. RFC 1952 section 2.3.1. */
function isWhole(raw: Uint8Array, end: number, inflated: Uint8Array): boolean {
  if (end + 8 > raw.length) return false;
  const trailer = new DataView(raw.buffer, raw.byteOffset + end, 8);
  return trailer.getUint32(0, true) === crc32(inflated) && trailer.getUint32(4, true) === inflated.length;
}

const FLAGS = { headerCrc: 2, extra: 4, name: 8, comment: 16 };

/** Where the header of a member ends, -1 where there is none or it is cut off. RFC 1952 section 2.3. */
function headerEnd(raw: Uint8Array, start: number): number {
  if (!isMember(raw, start)) return -1;
  const flags = raw[start + 3]!;
  let at = start + 10;
  if (flags & FLAGS.extra) at += 2 + (raw[at] ?? 0) + 256 * (raw[at + 1] ?? 0);
  for (const text of [FLAGS.name, FLAGS.comment]) {
    if (!(flags & text)) continue;
    const end = raw.indexOf(0, at);
    if (end < 0) return -1;
    at = end + 1;
  }
  if (flags & FLAGS.headerCrc) at += 2;
  return at < raw.length ? at : -1;
}

function isMember(raw: Uint8Array, at: number): boolean {
  return raw[at] === 0x1f && raw[at + 1] === 0x8b && raw[at + 2] === 8 && (raw[at + 3] ?? 0xff) < 0x20;
}

/** Where the next member may begin, -1 where there is none. Compressed data hold these bytes by chance, but seldom. */
function nextMember(raw: Uint8Array, from: number): number {
  for (let at = raw.indexOf(0x1f, from); at >= 0; at = raw.indexOf(0x1f, at + 1)) {
    if (isMember(raw, at)) return at;
  }
  return -1;
}
