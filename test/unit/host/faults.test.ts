import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BatchBuilder } from '../../../src/core/scan/builder';
import { archiveKind } from '../../../src/host/reading/node/archiveKind';
import { indexFile } from '../../../src/host/reading/node/indexing';
import { readLog } from '../../../src/host/reading/node/readLog';
import { fastItems } from '../../../src/host/reading/node/scanModule';
import { tarOf, zipOf } from '../../support/archives';
import { during, systemError, withoutRights } from '../../support/faults';
import { recordText } from '../../support/trails';

const records = (count: number, first = 0) => Array.from({ length: count }, (_, n) => recordText(first + n));
/** Larger than what is looked at to tell what a file is: it is read in two steps. */
const MANY = 100;
const lines = (count: number, first = 0) => `${records(count, first).join('\n')}\n`;
const log = (count: number, first = 0) => `{"Records":[${records(count, first).join(',')}]}`;

describe('a file with which something happens', () => {
  const builder = new BatchBuilder(fastItems());
  let folder = '';
  let victim = '';
  let other = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faults-'));
    [victim, other] = [join(folder, 'victim'), join(folder, 'other')];
    writeFileSync(other, log(3, 1000));
  });
  afterEach(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true });
  });

  /** `events codes of problems` of the log and of the one after it, and the messages of the problems. */
  async function read(named = false): Promise<{ readonly found: string[]; readonly words: string }> {
    const found: string[] = [];
    const messages: string[] = [];
    for (const path of [victim, other]) {
      for await (const { events, problems, skipped } of indexFile(builder, { path, named }, 0, {
        maxBytes: 2 ** 26,
      })) {
        found.push([events, ...problems.map(({ code }) => code), ...(skipped ? ['skipped'] : [])].join(' '));
        messages.push(...problems.map(({ message }) => message));
      }
    }
    const { rows, logs } = builder.take();
    assert.equal(
      rows,
      logs.reduce((sum, { events }) => sum + events, 0),
    );
    return { found, words: messages.join('\n') };
  }

  /** It happens at some call; the other log is whole, and so is the first when it is read again. */
  async function test(
    place: { readonly call: 'openSync' | 'readSync'; readonly nth?: number },
    act: () => void,
    expected: string,
    words: RegExp,
    mend: () => void = () => undefined,
    again = `${MANY}`,
  ): Promise<void> {
    for (const named of [false, true]) {
      writeFileSync(victim, lines(MANY));
      const { result, happened } = await during({ ...place, path: victim }, act, () => read(named));
      assert.ok(happened);
      assert.match(result.found.join(), new RegExp(`^${expected},3$`));
      assert.match(result.words, words);
      mend();
      assert.deepEqual((await read(named)).found, [again, '3']);
    }
  }
  const rewrite = () => writeFileSync(victim, lines(MANY));

  it('is removed before it is opened', () =>
    test({ call: 'openSync' }, () => rmSync(victim), '0 unreadable', /ENOENT/, rewrite));

  it('is removed while it is read', () =>
    test({ call: 'readSync', nth: 2 }, () => rmSync(victim), `${MANY} changed`, /deleted/, rewrite));

  it('is replaced while it is read', () =>
    test(
      { call: 'readSync', nth: 2 },
      () => {
        writeFileSync(`${victim}.new`, lines(7, 500));
        renameSync(`${victim}.new`, victim);
      },
      `${MANY} changed`,
      /replaced/,
      undefined,
      '7',
    ));

  it('is cut off between two events while it is read', () => {
    const length = lines(60).length;
    return test(
      { call: 'readSync', nth: 2 },
      () => truncateSync(victim, length),
      '60 changed',
      /cut off/,
      undefined,
      '60',
    );
  });

  it('is emptied before it is read', () =>
    test({ call: 'readSync' }, () => truncateSync(victim, 0), '0 changed( empty)?', /cut off/, rewrite));

  it('grows while it is read', () =>
    test(
      { call: 'readSync', nth: 2 },
      () => appendFileSync(victim, lines(5, 500)),
      `${MANY} changed`,
      /changed/,
      undefined,
      `${MANY + 5}`,
    ));

  for (const [code, words] of [
    ['EBUSY', 'resource busy or locked'],
    ['EACCES', 'permission denied'],
    ['ESTALE', 'stale file handle'],
  ] as const) {
    it(`can’t be opened: ${words}`, () =>
      test(
        { call: 'openSync' },
        () => {
          throw systemError(code, words);
        },
        '0 unreadable',
        new RegExp(`${code}: ${words}`),
      ));
  }

  it('can’t be read any further: its disk is gone', () =>
    test(
      { call: 'readSync', nth: 2 },
      () => {
        throw systemError('EIO', 'i/o error, read');
      },
      '0 unreadable',
      /EIO/,
    ));

  it('may not be read by this user', async function () {
    if (!process.geteuid) this.skip();
    writeFileSync(victim, lines(MANY));
    chmodSync(folder, 0o755);
    chmodSync(victim, 0o000);
    const { found, words } = await withoutRights(() => read());
    assert.deepEqual(found, ['0 unreadable', '3']);
    assert.match(words, /EACCES: permission denied/);
    chmodSync(victim, 0o644);
    assert.deepEqual((await withoutRights(() => read())).found, [`${MANY}`, '3']);
  });

  it('is an archive that is replaced while it is read', async () => {
    const given = [1, 2].map((n) => ({ name: `${n}.json`, text: log(MANY, n * MANY) }));
    for (const bytes of [tarOf(given), await zipOf(given), gzipSync(tarOf(given))]) {
      writeFileSync(victim, bytes);
      const { result } = await during(
        { call: 'readSync', path: victim },
        () => {
          writeFileSync(`${victim}.new`, bytes.subarray(0, bytes.length >> 1));
          renameSync(`${victim}.new`, victim);
        },
        () => read(),
      );
      assert.match(result.found.join(), /changed/);
      assert.equal(result.found.at(-1), '3');
      writeFileSync(victim, bytes);
      assert.deepEqual((await read()).found, [`${MANY}`, `${MANY}`, '3']);
    }
  });

  it('is no file at all', async () => {
    const pipe = () => execFileSync('mkfifo', [victim]);
    const kinds: readonly [() => void, RegExp][] = [[() => mkdirSync(victim), /folder/]];
    const more: readonly [() => void, RegExp][] = [
      [pipe, /pipe or device/],
      [() => symlinkSync('/dev/zero', victim), /pipe or device/],
      [() => symlinkSync(victim, victim), /ELOOP/],
    ];
    for (const [make, words] of process.platform === 'win32' ? kinds : [...kinds, ...more]) {
      make();
      const result = await read(true);
      assert.deepEqual(result.found, ['0 unreadable', '3']);
      assert.match(result.words, words);
      assert.throws(() => archiveKind(victim), words);
      rmSync(victim, { recursive: true });
      rewrite();
      assert.deepEqual((await read(true)).found, [`${MANY}`, '3']);
      rmSync(victim);
    }
  });

  it('is not taken for what it was, when its records are read back', async () => {
    rewrite();
    let stamp = '';
    for await (const result of indexFile(builder, { path: victim, named: true }, 0, { maxBytes: 2 ** 26 }))
      stamp = result.stamp;
    builder.take();
    const there = () => readLog({ path: victim, member: undefined, stamp }, 2 ** 26);
    assert.equal((await there())?.length, lines(MANY).length);
    const cut = () => truncateSync(victim, 10);
    const { result } = await during({ call: 'readSync', path: victim }, cut, there);
    assert.equal(result, undefined);
    assert.equal(await there(), undefined);
    rmSync(victim);
    assert.equal(await there(), undefined);
  });
});
