import { parentPort } from 'node:worker_threads';
import type { PathBatch } from '../../../core/scan/pathBatch';
import type { LogResult } from './indexing';
import type { Job, Jobs, Reply, Request } from './messages';

// The entry of a worker thread: does what it is asked to do, one request after the other.
const port = parentPort;
if (!port) throw new Error('This is run as a worker.');

const work: typeof import('./work') = require('./work');
const { BatchBuilder, fastItems, hashRecords, indexFile, readLog, readPaths, transferablesOf } = work;

// Kept from run to run: what it has learned of the texts in one folder, the next one has too, and its code is compiled.
const builder = new BatchBuilder(fastItems());
let last: Promise<void> = Promise.resolve();

port.on('message', (request: Request) => {
  last = last.then(() => answer(request));
});

const WORK: {
  [J in Job]: (request: Request<J>) => Promise<{ value: Jobs[J]['answer']; moved: ArrayBuffer[] }>;
} = {
  async index({ unit, options }) {
    const results: LogResult[] = [];
    let task = unit.first;
    for (const file of unit.tasks) {
      for await (const result of indexFile(builder, file, task, options)) results.push(result);
      task++;
    }
    const batch = builder.take();
    return { value: { results, batch }, moved: transferablesOf(batch) };
  },
  async hash({ unit, options }) {
    const hashes: Float64Array<ArrayBuffer>[] = [];
    for (const task of unit.tasks) hashes.push(await hashRecords(task, options));
    return { value: { hashes }, moved: hashes.map(({ buffer }) => buffer) };
  },
  async paths({ unit, options }) {
    const batches: (readonly PathBatch[] | undefined)[] = [];
    for (const task of unit.tasks) {
      const bytes = await readLog(task, options.maxBytes);
      batches.push(bytes && readPaths(bytes, task.places, options.paths));
    }
    return { value: { batches }, moved: [] };
  },
};

async function answer<J extends Job>(request: Request<J>): Promise<void> {
  const { value, moved } = await WORK[request.job](request);
  const message: Reply<J> = { run: request.run, first: request.unit.first, value };
  port!.postMessage(message, moved);
}
