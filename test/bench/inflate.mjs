import { gunzipSync } from 'node:zlib';

/** Deflate never packs more than this into a byte: what a trailer says beyond it is not true. */
const MOST_PACKED = 1032;
const LEAST_CHUNK = 1024;
const LARGEST_CHUNK = 64 * 1024 * 1024;

/**
 * Inflates a log where it is gzip. A chunk as large as the trailer says spares putting pieces together; the trailer is
 * not to be trusted, and tells of the last member only.
 * @param {Buffer} raw
 */
export function inflate(raw) {
  if (raw[0] !== 0x1f || raw[1] !== 0x8b || raw.length < 18) return raw;
  const told = raw.readUInt32LE(raw.length - 4) + 1;
  const most = Math.min(LARGEST_CHUNK, raw.length * MOST_PACKED);
  return gunzipSync(raw, { chunkSize: Math.max(LEAST_CHUNK, Math.min(told, most)) });
}
