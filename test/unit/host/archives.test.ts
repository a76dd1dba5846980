import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, gzipSync, inflateRawSync } from 'node:zlib';
import { archiveKind, kindOf } from '../../../src/host/reading/node/archiveKind';
import { members, readMember } from '../../../src/host/reading/node/archives';
import { type Given, tarOf, zipOf } from '../../support/archives';

const MIB = 2 ** 20;

const FILES: readonly Given[] = [
  { name: 'AWSLogs/', text: '', type: 'Directory' },
  { name: 'AWSLogs/a.json', text: '{"Records":[]}' },
  { name: '../../etc/passwd', text: 'no path' },
  { name: 'AWSLogs/a.json', text: 'another of this name' },
  { name: 'Zoë 東京.json', text: '{}' },
];
const READ = [
  'AWSLogs/a.json={"Records":[]}',
  '../../etc/passwd=no path',
  'AWSLogs/a.json@2=another of this name',
  'Zoë 東京.json={}',
];

describe('archives', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'archives-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  function file(bytes: Uint8Array): string {
    const path = join(folder, 'archive');
    writeFileSync(path, bytes);
    return path;
  }

  /** `name=text!codes` of each member, and the error in the end. */
  async function read(bytes: Uint8Array, maxBytes = MIB): Promise<string[]> {
    const path = file(bytes);
    const kind = archiveKind(path);
    if (!kind) return ['no archive'];
    const found: string[] = [];
    try {
      for await (const { name, bytes: content, problems } of members(path, kind, { maxBytes })) {
        const codes = problems.map(({ code, offset }) => `!${code}@${offset}`).join('');
        found.push(`${name}=${Buffer.from(content).toString()}${codes}`);
      }
    } catch (error) {
      found.push(`rejects: ${(error as Error).message}`);
    }
    return found;
  }

  it('tells archives by their content', async () => {
    const tar = tarOf(FILES);
    assert.equal(kindOf(tar), 'tar');
    assert.equal(kindOf(gzipSync(tar)), 'tar.gz');
    assert.equal(kindOf(gzipSync(tar).subarray(0, 300)), 'tar.gz');
    assert.equal(kindOf(await zipOf(FILES)), 'zip');
    assert.equal(kindOf(await zipOf([])), 'zip');
    for (const other of ['', '{"Records":[]}', 'PK', '0'.repeat(600), ' '.repeat(600), '\0'.repeat(600)]) {
      assert.equal(kindOf(Buffer.from(other)), undefined, JSON.stringify(other.slice(0, 20)));
      assert.equal(kindOf(gzipSync(Buffer.from(other))), undefined);
    }
  });

  it('reads the files of a tar archive, compressed or not', async () => {
    assert.deepEqual(await read(tarOf(FILES)), READ);
    assert.deepEqual(await read(gzipSync(tarOf(FILES))), READ);
    assert.deepEqual(await read(tarOf([{ name: 'l', text: '', type: 'SymbolicLink' }, ...FILES])), READ);
  });

  it('reads the files of a zip archive', async () => {
    assert.deepEqual(await read(await zipOf(FILES)), READ);
    assert.deepEqual(await read(await zipOf([])), []);
  });

  it('reads one file by its name', async () => {
    for (const bytes of [tarOf(FILES), gzipSync(tarOf(FILES)), await zipOf(FILES)]) {
      const path = file(bytes);
      const text = async (name: string) =>
        Buffer.from((await readMember(path, name, MIB))?.bytes ?? []).toString();
      assert.equal(await text('AWSLogs/a.json@2'), 'another of this name');
      assert.equal(await text('Zoë 東京.json'), '{}');
      assert.equal(await text('__proto__'), '');
    }
    assert.equal(await readMember(file(Buffer.from('{}')), 'a', MIB), undefined);
  });

  it('gives every file a name of its own, whatever others are called', async () => {
    const names = ['a', 'a', 'a@2', 'a', 'a@3', 'a@2', 'b@2', 'b', 'b'];
    const given = names.map((name, n) => ({ name, text: `${n}` }));
    const expected = ['a=0', 'a@2=1', 'a@2@2=2', 'a@3=3', 'a@3@2=4', 'a@2@3=5', 'b@2=6', 'b=7', 'b@3=8'];
    for (const bytes of [tarOf(given), await zipOf(given)]) {
      assert.deepEqual(await read(bytes), expected);
      const path = file(bytes);
      for (const one of expected) {
        const [name = '', text] = one.split('=');
        assert.equal(Buffer.from((await readMember(path, name, MIB))?.bytes ?? []).toString(), text);
      }
    }
  });

  it('takes of each file no more than the limit', async () => {
    const large = [{ name: 'large', text: 'x'.repeat(3000) }, FILES[1]!];
    const expected = [`large=${'x'.repeat(1000)}!too-large@1000`, READ[0]!];
    assert.deepEqual(await read(tarOf(large), 1000), expected);
    assert.deepEqual(await read(await zipOf(large), 1000), expected);
  });

  it('gives what comes before the damage', async () => {
    const tar = tarOf([FILES[1]!, { name: 'b', text: 'y'.repeat(2000) }]);
    const cut = await read(tar.subarray(0, 512 * 3 + 700));
    assert.deepEqual(cut.slice(0, 2), [READ[0]!, `b=${'y'.repeat(700)}!archive-damaged@700`]);
    assert.match((await read(gzipSync(tarOf(FILES)).subarray(0, 200))).at(-1)!, /rejects: .*end of file/);
    const zip = await zipOf(FILES);
    assert.match((await read(zip.subarray(0, zip.length - 30))).at(-1)!, /rejects: /);
    const flipped = Buffer.from(zip);
    flipped[zip.indexOf('no path') + 1] = 0x21;
    const name = '../../etc/passwd';
    const stored = (await read(flipped)).find((one) => one.startsWith(name));
    if (zip.includes('no path')) assert.equal(stored, `${name}=n! path!archive-checksum@0`);
  });

  /** Text that deflate can't make much smaller, so that it is in many blocks. */
  const dense = (from: number) =>
    Array.from({ length: 20_000 }, (_, n) => (((n + from) * 2654435761) % 2 ** 32).toString(36)).join('\n');
  const TWO = [
    { name: 'a', text: dense(0) },
    { name: 'b', text: dense(7) },
  ];

  /** All bytes of members that were read; each must be a beginning of what is in the archive. */
  async function bytesRead(path: string, kind: 'zip' | 'tar.gz'): Promise<number> {
    let length = 0;
    try {
      for await (const { name, bytes } of members(path, kind, { maxBytes: MIB })) {
        const { text } = TWO.find((one) => one.name === name)!;
        assert.equal(Buffer.from(bytes).toString(), text.slice(0, bytes.length), name);
        length += bytes.length;
      }
    } catch {
      // Told in the end.
    }
    return length;
  }

  it('gives every byte of a compressed tar archive that can be inflated, wherever it is cut off', async () => {
    const whole = gzipSync(tarOf(TWO));
    const contents = (bytes: number) =>
      Math.min(Math.max(0, bytes - 512), TWO[0]!.text.length) +
      Math.max(0, bytes - tarOf([TWO[0]!]).length + 1024 - 512);
    for (const cut of [100, 3000, 60_000, whole.length >> 1, whole.length - 2000]) {
      const there = inflateRawSync(whole.subarray(10, cut), { finishFlush: constants.Z_SYNC_FLUSH });
      assert.equal(
        await bytesRead(file(whole.subarray(0, cut)), 'tar.gz'),
        contents(there.length),
        `cut at ${cut}`,
      );
    }
  });

  it('gives what is there of a zip archive that is cut off before its directory', async () => {
    const whole = await zipOf(TWO);
    const directory = whole.indexOf('PK\x01\x02', 0, 'latin1');
    const all = TWO[0]!.text.length + TWO[1]!.text.length;
    assert.equal(await bytesRead(file(whole.subarray(0, directory)), 'zip'), all);
    const second = whole.indexOf('PK\x03\x04', 4, 'latin1');
    assert.equal(await bytesRead(file(whole.subarray(0, second)), 'zip'), TWO[0]!.text.length);
    for (const cut of [20, 3000, second - 500, directory - 3000]) {
      const start = cut > second ? second + 31 : 31;
      const part = inflateRawSync(whole.subarray(start, Math.max(start, cut)), {
        finishFlush: constants.Z_SYNC_FLUSH,
      });
      const before = cut > second ? TWO[0]!.text.length : 0;
      assert.equal(
        await bytesRead(file(whole.subarray(0, cut)), 'zip'),
        before + part.length,
        `cut at ${cut}`,
      );
    }
    assert.match((await read(whole.subarray(0, directory))).at(-1)!, /rejects: /);
  });

  it('gives every byte before the damage of a file in a zip archive', async () => {
    const whole = await zipOf(TWO);
    const at = 40_000;
    const damaged = Buffer.from(whole);
    damaged.fill(0xff, at, at + 64);
    const before = inflateRawSync(whole.subarray(31, at), { finishFlush: constants.Z_SYNC_FLUSH });
    const [first, second] = await read(damaged);
    assert.ok(first!.startsWith(`a=${before.toString()}`));
    assert.match(first!, /!archive-damaged@/);
    assert.equal(second, `b=${TWO[1]!.text}`);
  });

  it('names what is encrypted', async () => {
    const zip = await zipOf([FILES[1]!]);
    zip[6]! |= 1;
    const directory = zip.indexOf('PK\x01\x02', 0, 'latin1');
    zip[directory + 8]! |= 1;
    assert.deepEqual(await read(zip), ['AWSLogs/a.json=!archive-encrypted@0']);
  });

  it('keeps no file open', async function () {
    if (!existsSync('/proc/self/fd')) this.skip();
    for (const bytes of [tarOf(FILES), await zipOf(FILES)]) {
      const path = file(bytes);
      for await (const _ of members(path, kindOf(bytes)!, { maxBytes: MIB })) break;
    }
    const open = () =>
      readdirSync('/proc/self/fd').some((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
        } catch {
          return false;
        }
      });
    // Closing takes a moment; a descriptor that is left makes this test hang, and fail.
    while (open()) await new Promise((resolve) => setTimeout(resolve, 5));
  });
});
