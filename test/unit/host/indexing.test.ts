import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { BatchBuilder } from '../../../src/core/scan/builder';
import { indexFile } from '../../../src/host/reading/node/indexing';
import { fastItems } from '../../../src/host/reading/node/scanModule';
import { tarOf } from '../../support/archives';
import { recordText } from '../../support/trails';

describe('indexing a file', () => {
  const builder = new BatchBuilder(fastItems());
  let folder = '';
  let files = 0;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'indexing-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  /** `member: events codes of problems`, for each result; also `skipped`. */
  async function results(bytes: Uint8Array | string, named = false): Promise<string[]> {
    const path = join(folder, `${files++}`);
    writeFileSync(path, bytes);
    const found: string[] = [];
    for await (const result of indexFile(builder, { path, named }, 0, { maxBytes: 2 ** 26 })) {
      const { member, events, problems, skipped } = result;
      const words = [
        `${member ?? ''}:`,
        events,
        ...problems.map(({ code }) => code),
        skipped ? 'skipped' : '',
      ];
      found.push(words.join(' ').trim());
    }
    const { rows, logs } = builder.take();
    assert.equal(
      rows,
      logs.reduce((sum, { events }) => sum + events, 0),
    );
    return found;
  }
  const log = (events: number) =>
    `{"Records":[${Array.from({ length: events }, (_, n) => recordText(n)).join(',')}]}`;
  /** More than is looked at of a file to tell what it is, compressed too. */
  const noise = Array.from({ length: 20_000 }, (_, n) => ((n * 7919) ** 2 % 65_521).toString(36)).join(' ');

  for (const [size, events] of [
    ['small', 3],
    ['large', 700],
  ] as const) {
    it(`reads a ${size} log`, async () => {
      assert.deepEqual(await results(log(events)), [`: ${events}`]);
      assert.deepEqual(await results(gzipSync(log(events))), [`: ${events}`]);
    });

    it(`reads a ${size} compressed archive`, async () => {
      const tar = await tarOf([
        { name: 'a.json', text: log(events) },
        { name: 'b.txt', text: size === 'small' ? 'b' : noise },
      ]);
      assert.deepEqual(await results(gzipSync(tar)), [`a.json: ${events}`, 'b.txt: 0 skipped']);
    });
  }

  it('passes by strangers, unless they are named', async () => {
    for (const stranger of ['{"a":[1,2,3]}', 'text', '', JSON.stringify([noise])]) {
      assert.deepEqual(await results(stranger), [': 0 skipped']);
      assert.deepEqual(await results(gzipSync(stranger)), [': 0 skipped']);
      assert.match((await results(gzipSync(stranger), true))[0]!, /^: 0 [a-z -]+$/);
    }
  });

  it('reads what is there of damaged logs', async () => {
    assert.deepEqual(await results(log(3).slice(0, -40)), [': 2 cut-off open-string unexpected-end']);
    assert.match((await results(gzipSync(log(700)).subarray(0, 2000)))[0]!, /^: \d+ gzip-damaged/);
  });
});
