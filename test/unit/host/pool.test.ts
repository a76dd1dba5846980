import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogResult } from '../../../src/host/reading/node/indexing';
import { IndexPool } from '../../../src/host/reading/node/pool';

/** A worker that gives each file's path back as its result, and dies of some. */
const WORKER = `
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { parentPort } = require('node:worker_threads');
parentPort.on('message', async ({ run, unit }) => {
  const results = [];
  for (const { path } of unit.tasks) {
    if (path.startsWith('exit')) process.exit(1);
    if (path.startsWith('throw')) throw new Error('thrown');
    if (path.startsWith('memory')) { const all = []; for (;;) all.push(new Array(1e6).fill({})); }
    if (path.startsWith('never')) {
      writeFileSync(join(__dirname, 'begun-' + path), '');
      await new Promise(() => setInterval(() => {}, 1000));
    }
    if (path.startsWith('wait')) await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    results.push(path);
  }
  parentPort.postMessage({ run, first: unit.first, value: { results } });
});
`;

/** A worker that ends when it has had nothing to do for a moment, and says so. */
const TIRED_WORKER = `
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { parentPort } = require('node:worker_threads');
let end;
parentPort.on('message', ({ run, unit }) => {
  clearTimeout(end);
  end = setTimeout(() => {
    writeFileSync(join(__dirname, 'ended'), '');
    process.exit(1);
  }, 100);
  parentPort.postMessage({ run, first: unit.first, value: { results: unit.tasks.map(({ path }) => path) } });
});
`;

describe('the pool of workers', () => {
  let folder = '';
  let pool: IndexPool;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'pool-'));
    writeFileSync(join(folder, 'worker.cjs'), WORKER);
  });
  beforeEach(() => {
    pool = new IndexPool(join(folder, 'worker.cjs'), 2);
  });
  afterEach(() => pool.dispose());
  after(() => rmSync(folder, { recursive: true }));

  /** Runs tasks of these names; gives the names that came back, in the order in which they came. */
  async function run(
    names: readonly string[],
    signal = new AbortController().signal,
    take: (found: readonly string[]) => void | Promise<void> = () => undefined,
  ): Promise<string[]> {
    const found: string[] = [];
    let last = 0;
    await pool.run(
      {
        job: 'index',
        tasks: names.map((path) => ({ path, named: false })),
        options: { maxBytes: 1 },
        lost: (task) => ({ results: [`lost ${names[task]}` as unknown as LogResult] }),
        onAnswer: async ({ results }, done) => {
          assert.ok(done > last && done <= names.length);
          last = done;
          await take(found);
          found.push(...results.map(String));
        },
      },
      signal,
    );
    return found;
  }
  /** Waits for a file that a worker writes. */
  async function written(name: string): Promise<void> {
    while (!existsSync(join(folder, name))) await pause(5);
  }
  const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const names = (count: number, name = 'wait') => Array.from({ length: count }, (_, n) => `${name}${n}`);

  it('does an order while another one is stuck, and frees the workers of that one when it is cancelled', async () => {
    const abort = new AbortController();
    const stuck = run(['never-ends'], abort.signal);
    const ended = assert.rejects(stuck, { message: 'given up' });
    for (let n = 0; n < 3; n++) assert.deepEqual(await run(['a', 'b']), ['a', 'b']);
    abort.abort(new Error('given up'));
    await ended;
    assert.deepEqual(await run(['c']), ['c']);
  });

  it('lets an order wait if too many are under way, and begin when one of them ends', async () => {
    const aborts = Array.from({ length: 4 }, () => new AbortController());
    const stuck = aborts.map(({ signal }, n) => run([`never-${n}`], signal).catch(() => 'cancelled'));
    let isDone = false;
    const last = run(['a']).then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(isDone, false);
    aborts[2]!.abort(new Error('given up'));
    await last;
    assert.equal(await stuck[2], 'cancelled');
    for (const abort of aborts) abort.abort(new Error('given up'));
    await Promise.all(stuck);
  });

  it('gives answers in the order of the tasks', async () => {
    const all = names(200);
    assert.deepEqual(await run(all), all);
    assert.deepEqual(await run([]), []);
    assert.deepEqual(await run(['one']), ['one']);
  });

  for (const death of ['exit', 'throw']) {
    it(`goes on where a worker ends (${death}), without losing other files`, async () => {
      const all = names(60);
      all[7] = `${death}A`;
      all[33] = `${death}B`;
      all[34] = `${death}C`;
      const expected = all.map((name) => (name.startsWith(death) ? `lost ${name}` : name));
      assert.deepEqual(await run(all), expected);
    });
  }

  it('goes on where a worker runs out of memory', async () => {
    const small = new IndexPool(join(folder, 'worker.cjs'), 2, { maxOldGenerationSizeMb: 16 });
    const before = pool;
    pool = small;
    try {
      assert.deepEqual(await run(['a', 'memory', 'b']), ['a', 'lost memory', 'b']);
    } finally {
      small.dispose();
      pool = before;
    }
  });

  it('takes answers one after the other, and gives workers nothing new while many wait', async () => {
    const all = names(3000, 'a');
    let taking = 0;
    const found = await run(all, undefined, async () => {
      assert.equal(++taking, 1);
      await pause(3);
      taking--;
    });
    assert.deepEqual(found, all);
  });

  it('goes on where a worker ends that has nothing to do, since answers wait', async () => {
    writeFileSync(join(folder, 'tired.cjs'), TIRED_WORKER);
    pool = new IndexPool(join(folder, 'tired.cjs'), 1);
    // More units than may wait, however many tasks are in one.
    const all = names(20_000, 'a');
    const found = await run(all, undefined, async ({ length }) => {
      if (length === 0) await written('ended');
    });
    assert.deepEqual(found, all);
  });

  it('can be stopped while an answer is taken, and used again', async () => {
    const stop = new AbortController();
    const running = run(names(50, 'a'), stop.signal, async () => {
      stop.abort(new Error('stopped'));
      await pause(50);
    });
    await assert.rejects(running, /stopped/);
    assert.deepEqual(await run(names(50, 'b')), names(50, 'b'));
  });

  it('stops at once when it is told to, and can be used again', async () => {
    const stop = new AbortController();
    // Two of the workers have something that they never end with.
    const running = run(['a', 'never1', 'never2', 'b'], stop.signal);
    await Promise.all([written('begun-never1'), written('begun-never2')]);
    stop.abort(new Error('stopped'));
    await assert.rejects(running, /stopped/);
    assert.deepEqual(await run(['a', 'b']), ['a', 'b']);
    await assert.rejects(run(['a'], stop.signal), /stopped/);
  });

  it('does one order after the other', async () => {
    const [a, b] = await Promise.all([run(names(50, 'wait-a')), run(names(50, 'wait-b'))]);
    assert.deepEqual([a, b], [names(50, 'wait-a'), names(50, 'wait-b')]);
  });

  it('rejects with what the taker of answers throws', async () => {
    const order = {
      job: 'index' as const,
      tasks: [{ path: 'a', named: true }],
      options: { maxBytes: 1 },
      lost: () => ({ results: [] }),
      onAnswer: () => {
        throw new Error('taker');
      },
    };
    await assert.rejects(pool.run(order, new AbortController().signal), /taker/);
    assert.deepEqual(await run(['a']), ['a']);
  });
});
