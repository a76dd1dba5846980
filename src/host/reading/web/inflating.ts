import { Z_BUF_ERROR, Z_NO_FLUSH, Z_OK, Z_STREAM_END, ZStream, zlibInflate, zlibInflateInit2 } from 'pako';
import type { ByteSink } from '../node/inflating';

// For the web, in the place of src/host/reading/node/inflating.ts.

export { crc32 } from '../../../core/bytes/crc32';
export type { ByteSink };

/** All of the data, by the browser; undefined where it is not sound, too large, or in several members. */
export async function inflateSound(raw: Uint8Array, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const data = new Blob([raw as Uint8Array<ArrayBuffer>]).stream();
    const reader = data.pipeThrough(new DecompressionStream('gzip')).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
      if (length > maxBytes) {
        await reader.cancel();
        return undefined;
      }
    }
  } catch {
    return undefined;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const RAW_DEFLATE = -15;
const CHUNK = 64 * 1024;

/** Inflates one member. `end`: where its compressed data end, -1 where they are damaged or cut off. */
export async function inflateMember(
  raw: Uint8Array,
  start: number,
  output: ByteSink,
): Promise<{ readonly end: number; readonly reason: string }> {
  const stream = new ZStream();
  zlibInflateInit2(stream, RAW_DEFLATE);
  stream.input = raw;
  stream.next_in = start;
  stream.avail_in = raw.length - start;
  for (;;) {
    stream.output = new Uint8Array(CHUNK);
    stream.next_out = 0;
    stream.avail_out = CHUNK;
    const status = zlibInflate(stream, Z_NO_FLUSH);
    output.add(stream.output.subarray(0, stream.next_out));
    if (output.isFull) return { end: -1, reason: '' };
    if (status === Z_STREAM_END) return { end: stream.next_in, reason: '' };
    if (status !== Z_OK && status !== Z_BUF_ERROR)
      return { end: -1, reason: stream.msg || 'not deflate data' };
    if (stream.avail_in === 0 && stream.avail_out > 0) return { end: -1, reason: 'unexpected end of file' };
  }
}
