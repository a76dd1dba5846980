import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs, { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import workerThreads, { type ResourceLimits, type Worker } from 'node:worker_threads';
import { type LogResult, lostFile } from '../../../src/host/reading/node/indexing';
import { IndexPool } from '../../../src/host/reading/node/pool';
import { systemError } from '../../support/faults';
import { recordText } from '../../support/trails';

const SCRIPT = join(process.cwd(), 'dist', 'indexWorker.js');
const FILES = 60;

describe('the workers that read logs', () => {
  let folder = '';
  let pool: IndexPool | undefined;
  const workers: Worker[] = [];
  const note = (worker: Worker) => void workers.push(worker);

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'workers-'));
    for (let n = 0; n < FILES; n++) {
      const records = Array.from({ length: 20 }, (_, i) => recordText(n * 20 + i));
      writeFileSync(join(folder, `${n}.json`), `{"Records":[${records.join(',')}]}`);
    }
  });
  beforeEach(() => {
    workers.length = 0;
    process.on('worker', note);
  });
  afterEach(() => {
    process.off('worker', note);
    pool?.dispose();
  });
  after(() => rmSync(folder, { recursive: true }));

  const start = (limits: ResourceLimits = {}) => {
    pool?.dispose();
    pool = new IndexPool(SCRIPT, 2, limits);
    return pool;
  };
  const paths = Array.from({ length: FILES }, (_, n) => n);

  /** `events codes` of each file; `onAnswer` is called after each answer. */
  async function read(
    by: IndexPool,
    files: readonly string[] = paths.map((n) => join(folder, `${n}.json`)),
    onAnswer: (done: number) => void = () => undefined,
    signal = new AbortController().signal,
  ): Promise<string[]> {
    const found: LogResult[] = [];
    await by.run(
      {
        job: 'index',
        tasks: files.map((path) => ({ path, named: true })),
        options: { maxBytes: 2 ** 28 },
        lost: (task) => ({ results: [lostFile(task)] }),
        onAnswer: ({ results }, done) => {
          found.push(...results);
          onAnswer(done);
        },
      },
      signal,
    );
    assert.deepEqual(
      found.map(({ task }) => task),
      files.map((_, n) => n),
    );
    return found.map(({ events, problems }) => [events, ...problems.map(({ code }) => code)].join(' '));
  }
  const all = Array.from({ length: FILES }, () => '20');
  const hasEnded = (worker: Worker) => worker.threadId === -1;

  it('lose no file when one of them is killed in the middle', async () => {
    const own = start();
    let killed: Worker | undefined;
    const kill = () => {
      if (killed) return;
      [killed] = workers;
      void killed?.terminate();
    };
    assert.deepEqual(await read(own, undefined, kill), all);
    assert.ok(killed && hasEnded(killed));
    assert.deepEqual(await read(own), all);
  });

  it('lose the one log that needs more memory than there is, and name it', async () => {
    // Each of its user agents is a text of its own, which the index keeps.
    const agent = 'agent '.repeat(20_000);
    const records = Array.from({ length: 250 }, (_, n) => recordText(n).replace('aws-cli', `${n} ${agent}`));
    const large = join(folder, 'large');
    writeFileSync(large, `{"Records":[${records.join(',')}]}`);
    const files = [0, 1, 2].map((n) => join(folder, `${n}.json`));
    const found = await read(start({ maxOldGenerationSizeMb: 16 }), [files[0]!, large, files[1]!, files[2]!]);
    assert.deepEqual(found, ['20', '0 unreadable', '20', '20']);
    assert.match(lostFile(0).problems[0]!.message, /could not be read\. \(.*out of memory/);
    assert.deepEqual(await read(start(), [large]), ['250']);
    rmSync(large);
  });

  it('do all there is where there is no room for more of them', async () => {
    const own = start();
    const { Worker: Real } = workerThreads;
    let made = 0;
    const patched = workerThreads as { Worker: unknown };
    patched.Worker = class extends Real {
      constructor(...given: ConstructorParameters<typeof Real>) {
        if (++made > 1) throw systemError('ERR_WORKER_INIT_FAILED', 'EAGAIN');
        super(...given);
      }
    };
    try {
      assert.deepEqual(await read(own), all);
      // And where the last one ends, it is told.
      const failing = read(own, undefined, () => workers.forEach((worker) => void worker.terminate()));
      await assert.rejects(failing, /EAGAIN/);
    } finally {
      patched.Worker = Real;
    }
    assert.deepEqual(await read(own), all);
  });

  it('end when they are not wanted any more, with whatever waits for them', async () => {
    const own = start();
    const waiting: Promise<unknown>[] = [];
    const running = read(own, undefined, () => own.dispose());
    waiting.push(assert.rejects(running, /stopped/));
    waiting.push(assert.rejects(read(own), /stopped/));
    await Promise.all(waiting);
    const before = workers.length;
    await Promise.all(workers.map((worker) => hasEnded(worker) || once(worker, 'exit')));
    await assert.rejects(read(own), /stopped/);
    assert.equal(workers.length, before, 'none was started since');
  });

  it('stop when the load is cancelled, whichever part of it they are in', async () => {
    const own = start();
    for (const at of [1, FILES >> 1]) {
      const stop = new AbortController();
      let last = 0;
      let late = 0;
      const running = read(
        own,
        undefined,
        (done) => {
          if (stop.signal.aborted) late++;
          last = done;
          if (done >= at) stop.abort(new Error('cancelled'));
        },
        stop.signal,
      );
      await assert.rejects(running, /cancelled/);
      assert.equal(late, 0, 'nothing comes after the end');
      assert.ok(last >= at);
    }
    assert.deepEqual(await read(own), all);
  });

  it('read what is there of a folder that goes away meanwhile', async () => {
    const moved = `${folder}.moved`;
    const own = start();
    const found = await read(own, undefined, () => {
      if (fs.existsSync(folder)) fs.renameSync(folder, moved);
    });
    fs.renameSync(moved, folder);
    assert.equal(found[0], '20');
    for (const one of found) assert.match(one, /^(20|0 unreadable)$/);
    assert.deepEqual(await read(own), all);
  });

  it('tell each file of a folder that is gone, and none of another', async () => {
    const own = start();
    const gone = paths.map((n) => join(folder, 'gone', `${n}.json`));
    const there = paths.map((n) => join(folder, `${n}.json`));
    const [missing, found] = await Promise.all([read(own, gone), read(own, there)]);
    assert.deepEqual(new Set(missing), new Set(['0 unreadable']));
    assert.deepEqual(found, all);
  });
});
