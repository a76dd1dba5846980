/**
 * `npm run bench:load`: much at once in a real VS Code: 2,000,000 events of more than 100,000 principals in 20,000
 * files, a log of 500 MB, and 50 loads and closes. Takes some minutes, and a gigabyte of temporary files.
 */
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gzipSync } from 'node:zlib';
import { runMain } from '../host/human-error.mjs';
import { generateLogs } from './generate.mjs';
import { buildExtension, runInHost } from './inHost.mjs';
import { machine } from './machine.mjs';

const MANY = { events: 2_000_000, eventsPerLog: 100, eventsPerSession: 5, people: 150_000 };
const LARGE = 500 * 1000 * 1000;
const AGAIN = { events: 20_000, eventsPerLog: 200, seed: 2 };

runMain(async () => {
  const temp = mkdtempSync(path.join(tmpdir(), 'load-'));
  try {
    const input = {
      many: writeLogs(path.join(temp, 'workspace', 'many'), MANY),
      large: await writeLarge(path.join(temp, 'workspace', 'large.json.gz')),
      again: writeLogs(path.join(temp, 'workspace', 'again'), AGAIN),
    };
    buildExtension();
    print(runInHost('loadSuite.cjs', temp, input));
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
});

function writeLogs(folder, options) {
  let n = 0;
  for (const text of generateLogs(options)) {
    const file = path.join(folder, String(Math.floor(n / 500)), `${String(n++).padStart(6, '0')}.json.gz`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, gzipSync(text, { level: 1 }));
  }
  return folder;
}

/** One log, made as it is written. */
async function writeLarge(file) {
  function* text() {
    let length = 0;
    for (const log of generateLogs({ events: 10_000_000, eventsPerLog: 1000, seed: 3 })) {
      const records = log.slice('{"Records":['.length, -']}'.length);
      yield `${length === 0 ? '{"Records":[' : ','}${records}`;
      length += records.length;
      if (length > LARGE) break;
    }
    yield ']}';
  }
  await pipeline(Readable.from(text()), createGzip({ level: 1 }), createWriteStream(file));
  return file;
}

function print({ loads, first, again }) {
  console.log(`\n${machine()}\n`);
  console.log(
    '| load | events | s | longest wait of the extension host, ms | most memory of the process, MB |',
  );
  console.log('| --- | --- | --- | --- | --- |');
  for (const { name, events, ms, longest, peak } of loads)
    console.log(`| ${name} | ${events} | ${(ms / 1000).toFixed(1)} | ${longest.toFixed(0)} | ${peak} |`);
  console.log('\n| asked of 2,000,000 events | ms | |\n| --- | --- | --- |');
  for (const { name, ms, found } of first) console.log(`| ${name} | ${ms.toFixed(0)} | ${found} |`);
  console.log(`\n${again}`);
}
