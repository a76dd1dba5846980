import type { TrailProblem } from '../../../core/event/event';
import { problem } from '../../../core/trail/problems';
import { type ByteSink, crc32, inflateMember, inflateSound, type Where } from './inflating';

/** Inflated bytes, and what went wrong on the way. */
export interface Inflated {
  readonly bytes: Uint8Array;
  readonly problems: readonly TrailProblem[];
}

/** Gzip data, by its first two bytes. RFC 1952 section 2.3.1. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates gzip data, all its members, up to a limit. Never rejects: of damaged data everything that can be inflated
 * is given, also what comes behind the damage, with a problem for each part that is lost.
 */
export async function inflate(raw: Uint8Array, maxBytes: number, where?: Where): Promise<Inflated> {
  const bytes = await inflateSound(raw, maxBytes, where);
  return bytes ? { bytes, problems: [] } : salvage(raw, maxBytes);
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
    // Behind damage, what only looks like a header is passed over without zlib: the damage is told already.
    if (problems.at(-1)?.offset === output.length && !beginsBlock(raw, start)) {
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

/**
 * What is behind the first bytes of gzip data that are damaged or cut off, as far as it can be inflated before the
 * damage. Streams of zlib keep back what they have of a chunk in which they fail.
 */
export async function inflateRest(raw: Uint8Array, skip: number): Promise<Uint8Array> {
  const rest = new Rest(skip);
  for (let at = headerEnd(raw, 0); at >= 0; ) {
    const { end } = await inflateMember(raw, at, rest);
    at = end < 0 ? -1 : headerEnd(raw, end + 8);
  }
  return rest.bytes;
}

/** Takes what comes behind the first bytes. */
class Rest implements ByteSink {
  readonly isFull = false;
  readonly #output = new Output(Number.POSITIVE_INFINITY);
  #seen = 0;

  constructor(readonly skip: number) {}

  get bytes(): Uint8Array {
    return this.#output.bytes;
  }

  add(chunk: Uint8Array): void {
    const known = Math.min(chunk.length, Math.max(0, this.skip - this.#seen));
    this.#seen += chunk.length;
    this.#output.add(chunk.subarray(known));
  }
}

/** Takes bytes up to a limit. */
export class Output implements ByteSink {
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

/** Whether checksum and size behind a member agree with what was inflated. RFC 1952 section 2.3.1. */
function isWhole(raw: Uint8Array, end: number, inflated: Uint8Array): boolean {
  if (end + 8 > raw.length) return false;
  const trailer = new DataView(raw.buffer, raw.byteOffset + end, 8);
  return trailer.getUint32(0, true) === crc32(inflated) && trailer.getUint32(4, true) === inflated.length;
}

/** Whether deflate data can begin with a byte: three of four types of block are valid. RFC 1951 section 3.2.3. */
function beginsBlock(raw: Uint8Array, start: number): boolean {
  return start < raw.length && ((raw[start]! >> 1) & 3) !== 3;
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
