import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Workers that read the same files as often as is wanted. They stay, as those of the extension do. */
export class Pool {
  /** @type {Worker[]} */
  #workers;

  /**
   * @param {{ core: string, files: readonly string[], what: 'index' | 'parse' | 'inflate', workers: number }} options
   */
  static async start({ core, files, what, workers }) {
    const pool = new Pool();
    const workerData = { core, files, what };
    pool.#workers = Array.from(
      { length: workers },
      () => new Worker(new URL('./worker.mjs', import.meta.url), { workerData }),
    );
    await Promise.all(pool.#workers.map((worker) => once(worker, 'message')));
    return pool;
  }

  /**
   * Lets the workers read all files. The time counts until the last of them is done and all is merged.
   * @param {(batches: unknown[]) => void} [merge]
   */
  async run(merge) {
    const next = new SharedArrayBuffer(4);
    const batches = [];
    const started = performance.now();
    const sums = await Promise.all(this.#workers.map((worker) => work(worker, next, batches)));
    merge?.(batches);
    const ms = performance.now() - started;
    const total = { bytes: 0, events: 0, odd: 0, fallbacks: 0, ms };
    for (const sum of sums) for (const key of Object.keys(sum)) total[key] += sum[key];
    return total;
  }

  async stop() {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

async function work(worker, next, batches) {
  worker.postMessage(next);
  for (;;) {
    const [{ batch, done }] = await once(worker, 'message');
    if (batch) batches.push(batch);
    if (done) return done;
  }
}
