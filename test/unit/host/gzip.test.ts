import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { inflate } from '../../../src/host/reading/node/gzip';
import { chunkSizeFor, type Where } from '../../../src/host/reading/node/inflating';
import { recordText } from '../../support/trails';

const GIB = 2 ** 30;
const text = Buffer.from(`{"Records":[${Array.from({ length: 400 }, (_, n) => recordText(n)).join(',')}]}`);
const gz = gzipSync(text);

/** `bytes that are right / bytes in all: codes of problems` */
async function inflated(raw: Uint8Array, maxBytes = GIB): Promise<string> {
  const here = await inflatedBy('here', raw, maxBytes);
  assert.equal(await inflatedBy('aside', raw, maxBytes), here);
  return here;
}

async function inflatedBy(where: Where, raw: Uint8Array, maxBytes: number): Promise<string> {
  const { bytes, problems } = await inflate(raw, maxBytes, where);
  let right = 0;
  while (right < bytes.length && bytes[right] === text[right % text.length]) right++;
  return `${right}/${bytes.length}: ${problems.map(({ code, offset }) => `${code}@${offset}`).join(' ')}`;
}

function flipped(at: number): Buffer {
  const copy = Buffer.from(gz);
  copy[at]! ^= 0x55;
  return copy;
}

describe('gzip', () => {
  const all = text.length;

  it('inflates all members', async () => {
    assert.equal(await inflated(gz), `${all}/${all}: `);
    assert.equal(await inflated(Buffer.concat([gz, gz, gz])), `${3 * all}/${3 * all}: `);
    assert.equal(await inflated(Buffer.concat([gz, Buffer.alloc(512)])), `${all}/${all}: `);
  });

  it('reads headers with optional fields', async () => {
    const header = Buffer.from([0x1f, 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3]);
    const fields = Buffer.from('\x03\0abcname\0comment\0', 'latin1');
    const broken = Buffer.concat([header, fields, Buffer.from([0, 0]), gz.subarray(10)]);
    // The header's own checksum is wrong, which zlib refuses: the data are sound all the same.
    assert.equal(await inflated(broken), `${all}/${all}: `);
  });

  it('gives what is there of data that is cut off', async () => {
    for (const cut of [10, 19, 100, gz.length >> 1, gz.length - 9]) {
      const { bytes, problems } = await inflate(gz.subarray(0, cut), GIB);
      assert.deepEqual(bytes, new Uint8Array(text.subarray(0, bytes.length)), `cut at ${cut}`);
      assert.deepEqual(
        problems.map(({ code, offset }) => [code, offset]),
        [['gzip-damaged', bytes.length]],
      );
    }
    assert.equal(await inflated(gz.subarray(0, gz.length - 9)), `${all}/${all}: gzip-damaged@${all}`);
    assert.equal(await inflated(gz.subarray(0, 5)), '0/0: gzip-damaged@0');
  });

  it('tells a checksum that does not match, and keeps the data', async () => {
    assert.equal(await inflated(flipped(gz.length - 8)), `${all}/${all}: gzip-checksum@0`);
    assert.equal(await inflated(flipped(gz.length - 1)), `${all}/${all}: gzip-checksum@0`);
    assert.equal(await inflated(gz.subarray(0, gz.length - 4)), `${all}/${all}: gzip-checksum@0`);
  });

  it('goes on behind a damaged member', async () => {
    const half = gz.subarray(0, gz.length >> 1);
    const { bytes, problems } = await inflate(Buffer.concat([half, gz]), GIB);
    assert.equal(Buffer.from(bytes.subarray(-all)).compare(text), 0, 'the second member is whole');
    assert.match(problems[0]!.code, /^gzip-/);
  });

  it('loses next to nothing before the damage', async () => {
    // What stands before the damaged block is found by inflating the data up to it.
    const at = gz.length >> 1;
    const before = await inflate(gz.subarray(0, at), GIB);
    const { bytes } = await inflate(flipped(at), GIB);
    let right = 0;
    while (right < bytes.length && bytes[right] === text[right]) right++;
    assert.ok(right >= before.bytes.length - 600, `${right} of ${before.bytes.length}`);
  });

  it('stops at the limit, and keeps what came before it', async () => {
    assert.equal(await inflated(gz, 1000), '1000/1000: too-large@1000');
    assert.equal(await inflated(gz, all), `${all}/${all}: `);
    const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20));
    const { bytes, problems } = await inflate(bomb, 2 ** 20);
    assert.deepEqual([bytes.length, problems.map(({ code }) => code)], [2 ** 20, ['too-large']]);
  });

  it('takes the size in the trailer for a hint only', () => {
    const lying = Buffer.from(gz);
    lying.writeUInt32LE(0xffffffff, lying.length - 4);
    assert.ok(chunkSizeFor(lying, GIB) <= lying.length * 1040);
    assert.equal(chunkSizeFor(gz, GIB), all + 1);
    assert.equal(chunkSizeFor(gz.subarray(0, 5), GIB), 16 * 1024);
  });
});
