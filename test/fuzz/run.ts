// npm run fuzz [-- COUNT [SEED]]: reads that many mutated logs, and saves those that show something wrong.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { startCounting } from '../support/work';
import { countedOnce, type Find, fuzzOnce } from './once';

/** Memory that reading small logs one by one may take, however many there are. */
const MOST_MEMORY = 512 * 2 ** 20;

/** A log that takes longer is read again, with its steps counted: the time alone says little on a busy machine. */
const SLOW_MS = 500;
const SLOW_MS_A_BYTE = 1000 / 2 ** 20;

if (isMainThread) void fuzz();
else {
  startCounting();
  parentPort?.postMessage(countedOnce(workerData));
}

/** In a thread of its own, where no code has run: the steps of code that has are not counted. */
function counted(seed: number): Promise<Find | undefined> {
  return new Promise((resolve, reject) => {
    new Worker(__filename, { workerData: seed }).once('message', resolve).once('error', reject);
  });
}

async function fuzz(): Promise<void> {
  const [count = 200_000, first = 1] = process.argv.slice(2).map(Number);
  if (!(count > 0 && Number.isInteger(count) && Number.isInteger(first))) {
    console.error('Usage: npm run fuzz [-- COUNT [SEED]], both whole numbers.');
    process.exit(1);
  }
  const folder = join(process.cwd(), 'out', 'fuzz', 'finds');
  const kinds = new Map<string, number>();
  let finds = 0;
  let peak = 0;
  const start = performance.now();
  for (let seed = first; seed < first + count; seed++) {
    let isSlow = false;
    let find = fuzzOnce(seed, (read, bytes) => {
      const began = performance.now();
      read();
      isSlow = performance.now() - began > SLOW_MS + bytes * SLOW_MS_A_BYTE;
    });
    if (isSlow) find ??= await counted(seed);
    if (seed % 1000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
    if (!find) continue;
    finds++;
    const name = `${find.form} · ${find.kind} · ${find.what.replace(/[0-9a-f]{8}-[-0-9a-f]{27}/g, 'an event').split('\n')[0]}`;
    kinds.set(name, (kinds.get(name) ?? 0) + 1);
    if (finds > 100) continue;
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${seed}.bin`), find.bytes);
    console.log(`seed ${seed}: ${find.form}, ${find.kind}: ${find.what}`);
  }
  for (const [name, times] of [...kinds].sort(([, a], [, b]) => b - a)) console.log(`${times} × ${name}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `${count} mutated logs in ${seconds} s, ${(peak / 2 ** 20).toFixed(0)} MiB at most: ${finds} finds.`,
  );
  if (peak > MOST_MEMORY) console.log('This is more memory than it may take.');
  process.exitCode = finds > 0 || peak > MOST_MEMORY ? 1 : 0;
}
