import { parentPort } from 'node:worker_threads';
import { transferablesOf } from '../../core/index/batch';
import { BatchBuilder } from '../../core/index/builder';
import { indexFile, type LogResult } from './indexing';
import type { UnitAnswer, UnitRequest } from './messages';

// The entry of a worker thread: indexes units of files as they come, one after the other.
const port = parentPort;
if (!port) throw new Error('This is run as a worker.');

let builder = new BatchBuilder();
let load = -1;
let last: Promise<void> = Promise.resolve();

port.on('message', (request: UnitRequest) => {
  last = last.then(() => answer(request));
});

async function answer({ load: of, unit, options }: UnitRequest): Promise<void> {
  if (of !== load) {
    load = of;
    builder = new BatchBuilder();
  }
  const results: LogResult[] = [];
  let task = unit.first;
  for (const file of unit.files) {
    for await (const result of indexFile(builder, file, task, options)) results.push(result);
    task++;
  }
  const batch = builder.take();
  const message: UnitAnswer = { load: of, first: unit.first, results, batch };
  port!.postMessage(message, transferablesOf(batch));
}
