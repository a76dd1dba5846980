import assert from 'node:assert/strict';
import { deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { crc32 as crc32OfNode } from '../../../src/host/reading/node/crc32';
import { crc32, inflateMember, inflateSound } from '../../../src/host/reading/web/inflating';

const bytes = fc.uint8Array({ maxLength: 200_000 }).map((part) => Buffer.concat([part, part, part]));
const GIB = 2 ** 30;

class Sink {
  readonly chunks: Uint8Array[] = [];
  isFull = false;

  constructor(readonly limit: number) {}

  add(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    this.isFull = Buffer.concat(this.chunks).length > this.limit;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.chunks);
  }
}

describe('inflating on the web', () => {
  it('gives what was compressed, and checksums as Node.js has them', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, async (data) => {
        assert.deepEqual(Buffer.from((await inflateSound(gzipSync(data), GIB))!), data);
        // The trailer has it, by zlib's own reckoning.
        const sum = gzipSync(data).readUInt32LE(gzipSync(data).length - 8);
        for (const one of [crc32, crc32OfNode]) {
          assert.equal(one(data), sum);
          assert.equal(one(data.subarray(2), one(data.subarray(0, 2))), sum);
        }
        const raw = deflateRawSync(data);
        const sink = new Sink(GIB);
        const packed = Buffer.concat([Buffer.from('before'), raw, Buffer.from('behind')]);
        assert.deepEqual(await inflateMember(packed, 6, sink), { end: 6 + raw.length, reason: '' });
        assert.deepEqual(sink.bytes, data);
      }),
      { numRuns: 30 },
    );
  });

  it('leaves what is damaged, too large or in several members to what mends it', async () => {
    const data = Buffer.alloc(100_000, 'CloudTrail');
    const gzip = gzipSync(data);
    assert.equal(await inflateSound(gzip.subarray(0, gzip.length - 20), GIB), undefined);
    assert.equal(await inflateSound(gzip, 50_000), undefined);
    const damaged = Uint8Array.from(gzip);
    damaged[gzip.length - 6]! ^= 1;
    assert.equal(await inflateSound(damaged, GIB), undefined);
  });

  it('gives what stands before damage, and no more than is wanted', async () => {
    const data = Buffer.from(Array.from({ length: 60_000 }, (_, at) => (at * at) % 251));
    const raw = deflateRawSync(data);
    const cut = new Sink(GIB);
    const { end, reason } = await inflateMember(raw.subarray(0, raw.length >> 1), 0, cut);
    assert.deepEqual([end, reason], [-1, 'unexpected end of file']);
    assert.ok(cut.bytes.length > 0);
    assert.deepEqual(cut.bytes, data.subarray(0, cut.bytes.length));
    const full = new Sink(10);
    assert.equal((await inflateMember(deflateRawSync(Buffer.alloc(10_000_000)), 0, full)).end, -1);
    assert.ok(full.bytes.length < 1_000_000);
  });
});
