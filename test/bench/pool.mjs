import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Workers that read the same files as often as is wanted. They stay, as those of the extension do. */
export class Pool {
  /** @type {Worker[]} */
  #workers;

  /**
   * @param {{ files: readonly string[], what: 'parse' | 'inflate', workers: number }} options
   */
  static async start({ files, what, workers }) {
    const pool = new Pool();
    const workerData = { files, what };
    pool.#workers = Array.from(
      { length: workers },
      () => new Worker(new URL('./worker.mjs', import.meta.url), { workerData }),
    );
    await Promise.all(pool.#workers.map((worker) => once(worker, 'message')));
    return pool;
  }

  /**
   * Lets the workers read all files. The time counts until the last of them is done.
   */
  async run() {
    const next = new SharedArrayBuffer(4);
    const started = performance.now();
    const sums = await Promise.all(this.#workers.map((worker) => work(worker, next)));
    const total = { bytes: 0, events: 0, ms: performance.now() - started };
    for (const sum of sums) for (const key of Object.keys(sum)) total[key] += sum[key];
    return total;
  }

  async stop() {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}

async function work(worker, next) {
  worker.postMessage(next);
  const [{ done }] = await once(worker, 'message');
  return done;
}
