import assert from 'node:assert/strict';
import { constants, gzipSync, inflateRawSync } from 'node:zlib';
import { inflate } from '../../../src/host/reading/node/gzip';
import { salvageWork } from '../../../src/host/reading/node/inflating';

const HEADER = 10;
const text = Buffer.from(
  Array.from(
    { length: 40_000 },
    (_, n) => `{"eventID":"${n}","x":"${((n * 2654435761) % 2 ** 32).toString(36)}"}`,
  ).join('\n'),
);
const whole = gzipSync(text);

/** Reads damaged data; what was inflated must be a beginning of the text, and no byte of it may be missing. */
async function salvage(raw: Buffer, max = 1 << 30) {
  salvageWork.calls = 0;
  salvageWork.single = 0;
  const { bytes, problems } = await inflate(raw, max, 'here');
  return { bytes: Buffer.from(bytes), codes: problems.map(({ code }) => code), ...salvageWork };
}

/** All that zlib can make of data up to a place. */
const upTo = (raw: Buffer, end: number) =>
  inflateRawSync(raw.subarray(HEADER, end), { finishFlush: constants.Z_SYNC_FLUSH });

describe('salvaging gzip data', () => {
  for (const cut of [20, 5000, whole.length - 1000, whole.length - 9]) {
    it(`of which ${cut} bytes are left inflates them once, in large steps, and loses nothing`, async () => {
      const raw = whole.subarray(0, cut);
      const { bytes, codes, calls, single } = await salvage(raw);
      assert.ok(bytes.equals(upTo(raw, cut)));
      assert.ok(bytes.equals(text.subarray(0, bytes.length)));
      assert.deepEqual(codes, ['gzip-damaged']);
      assert.equal(single, 0);
      assert.ok(calls <= Math.ceil(raw.length / 8192), `${calls} calls`);
    });
  }

  it('that are damaged inflates one step byte by byte, and loses nothing before the damage', async () => {
    const at = whole.length >> 1;
    const raw = Buffer.from(whole);
    raw.fill(0xff, at, at + 64);
    const { bytes, codes, single } = await salvage(raw);
    const before = upTo(whole, at);
    assert.ok(bytes.subarray(0, before.length).equals(before), 'what comes before the damage');
    assert.ok(codes.includes('gzip-damaged') || codes.includes('gzip-checksum'));
    assert.ok(single <= 8192, `${single} bytes one by one`);
  });

  it('that are over the limit stops there', async () => {
    const { bytes, codes, single } = await salvage(whole, text.length - 5000);
    assert.ok(bytes.equals(text.subarray(0, text.length - 5000)));
    assert.deepEqual(codes, ['too-large']);
    assert.equal(single, 0);
  });

  it('of several members, the last one cut off, gives all of them', async () => {
    const { bytes } = await salvage(Buffer.concat([whole, whole.subarray(0, 30_000)]));
    assert.ok(bytes.subarray(0, text.length).equals(text));
    assert.ok(bytes.length > text.length);
  });

  it('of nothing but headers are passed over without zlib, and the damage is told once', async () => {
    const headers = Buffer.concat(Array.from({ length: 10_000 }, () => whole.subarray(0, HEADER)));
    const { bytes, codes, calls } = await salvage(Buffer.concat([headers, whole]));
    assert.ok(bytes.equals(text), 'the member behind them');
    assert.deepEqual(codes, ['gzip-damaged']);
    assert.ok(calls <= Math.ceil((headers.length + whole.length) / 8192) + 200, `${calls} calls`);
  });
});
