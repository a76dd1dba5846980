// Reads files of a list that all workers share, until none is left: synchronous, since asynchronous reading is two to
// four times slower on small files.
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { inflate } from './inflate.mjs';
import { PlainColumns } from './plainColumns.mjs';

const { core, files, what } = workerData;
const { BatchBuilder, fastItems, transferablesOf } = await import(core);
const builder = new BatchBuilder(fastItems());

/** Events in a batch: large enough that sending it costs nothing, small enough that memory stays low. */
const BATCH = 20_000;

parentPort.on('message', (next) => {
  const counter = new Int32Array(next);
  const sum = { bytes: 0, events: 0, odd: 0, fallbacks: 0 };
  const plain = new PlainColumns();
  for (;;) {
    const at = Atomics.add(counter, 0, 1);
    if (at >= files.length) break;
    const log = inflate(readFileSync(files[at]));
    sum.bytes += log.length;
    if (what === 'index') index(log, files[at], sum);
    else if (what === 'parse') plain.addLog(log);
  }
  if (builder.events > 0) send();
  sum.events += plain.events;
  parentPort.postMessage({ done: sum });
});
parentPort.postMessage({ ready: true });

function index(log, file, sum) {
  const { events, odd, fallback } = builder.addLog(log, file);
  sum.events += events;
  sum.odd += odd;
  if (fallback !== undefined) sum.fallbacks++;
  if (builder.events >= BATCH) send();
}

function send() {
  const batch = builder.take();
  parentPort.postMessage({ batch }, transferablesOf(batch));
}
