/**
 * `npm run bench`: how fast logs are indexed and asked, beside other ways to do it, all in one run.
 *
 * bench.mjs [FOLDER] [--rounds N] [--events N] [--no-duckdb]
 *
 * Without a folder it measures synthetic logs (generate.mjs): large ones of 2 MB, and small ones as trails write them. With
 * one it measures the JSON and gzip files in that folder. It runs on the Node.js of the test host, as the extension does.
 * Everything is run in turn, round by round, so that a computer that is busy for a while slows all alike. The first round
 * is reported apart from the best: JavaScript is not compiled yet then, and it is the one that people wait for.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { assemblyScript } from '../../esbuild.wasm.mjs';
import { absolute, parseArguments } from '../host/arguments.mjs';
import { HumanError, runMain } from '../host/human-error.mjs';
import { projectRoot } from '../host/paths.mjs';
import { generateLogs } from './generate.mjs';
import { measureGrowth, measureStranger } from './growth.mjs';
import { aboutNode, runOnHostNode } from './hostNode.mjs';
import { machine } from './machine.mjs';
import { hasJq, openDuckDb, runDuckDb, runJq } from './peers.mjs';
import { Pool } from './pool.mjs';
import { measureQueries } from './queries.mjs';

const WORKERS = 2;
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');

runMain(async () => {
  const status = await runOnHostNode(fileURLToPath(import.meta.url));
  return status ?? bench();
});

async function bench() {
  const { flags, rest } = parseArguments(process.argv.slice(2), ['rounds', 'events']);
  const rounds = Number(flags.get('rounds')?.at(-1) ?? 5);
  const events = Number(flags.get('events')?.at(-1) ?? 80_000);
  if (!(rounds > 0 && events > 0)) throw new HumanError('--rounds and --events take numbers.');
  const bundles = await bundle();
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const sets = rest[0] ? [given(absolute(rest[0]))] : synthetic(folder, events);
    const duckDb = flags.has('no-duckdb') ? undefined : await openDuckDb(WORKERS);
    if (!duckDb) console.log('DuckDB is not at hand, and is left out.');
    if (!hasJq()) console.log('jq or zcat is not at hand, and is left out.');
    console.log(`\n${machine()}. ${aboutNode}`);
    for (const set of sets) await measure(set, { bundles, folder, rounds, duckDb });
    if (rest[0]) return;
    const core = await import(path.join(bundles, 'core.mjs'));
    console.log(`\n## growth\n\n${await measureGrowth(core, memory)}\n\n${measureStranger(core)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bundle() {
  const outdir = path.join(projectRoot, 'out', 'bench');
  await esbuild.build({
    entryPoints: {
      core: path.join(projectRoot, 'test', 'bench', 'core.ts'),
      indexWorker: path.join(projectRoot, 'src', 'host', 'reading', 'node', 'indexWorker.ts'),
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    external: ['./archives'],
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    plugins: [assemblyScript],
  });
  return outdir;
}

function synthetic(folder, events) {
  const make = (name, count, eventsPerLog) => {
    const files = [];
    for (const text of generateLogs({ events: count, eventsPerLog })) {
      const file = path.join(folder, name, `${String(files.length).padStart(6, '0')}.json.gz`);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, gzipSync(text));
      files.push(file);
    }
    return { name, files };
  };
  return [make('large', events, 1500), make('small', Math.ceil(events / 2), 8)];
}

function given(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map((file) => path.join(folder, String(file)))
    .filter((file) => /\.json(?:\.gz)?$/.test(file) && statSync(file).isFile())
    .sort();
  if (files.length === 0) throw new HumanError(`There is no .json or .json.gz file in ${folder}.`);
  return { name: path.basename(folder), files };
}

const OURS = 'CloudTrail Inspector, 2 workers';
const JQ = 'zcat \\| jq';
/** Whether it is told what type each field has. */
const DUCKDB = { 'DuckDB, types told': true, 'DuckDB, types found out': false };

/** @param {{ name: string, files: string[] }} set */
async function measure({ name, files }, { bundles, folder, rounds, duckDb }) {
  const core = path.join(bundles, 'core.mjs');
  const { EventIndex, IndexPool, finished, ...language } = await import(core);
  const own = new IndexPool(path.join(bundles, 'indexWorker.mjs'), WORKERS);
  const list = path.join(folder, 'files.txt');
  writeFileSync(list, files.map((file) => `'${file}'`).join('\n'));
  const pools = new Map([
    ['inflating alone, 1 worker', await Pool.start({ files, what: 'inflate', workers: 1 })],
    ['inflating alone, 2 workers', await Pool.start({ files, what: 'inflate', workers: WORKERS })],
    ['JSON.parse, then columns, 2 workers', await Pool.start({ files, what: 'parse', workers: WORKERS })],
  ]);
  /** @type {Map<string, { ms: number, cpuMs?: number, events?: number }[]>} */
  const results = new Map();
  const note = async (row, run) => {
    const before = process.cpuUsage();
    const result = await run();
    const { user, system } = process.cpuUsage(before);
    if (!result) return undefined;
    // What another process does is not among it.
    if (row !== JQ) result.cpuMs = (user + system) / 1000;
    results.set(row, [...(results.get(row) ?? []), result]);
    return result;
  };
  let held = 0;
  let read;
  for (let round = 0; round < rounds; round++) {
    const index = new EventIndex();
    read = await note(OURS, () => indexAll(own, files, index, finished));
    held = await memoryOf(index);
    for (const [row, pool] of pools) await note(row, () => pool.run());
    for (const [row, typed] of Object.entries(DUCKDB)) {
      if (duckDb) await note(row, () => runDuckDb(duckDb, files, { typed }).catch(() => undefined));
    }
    if (hasJq()) await note(JQ, () => runJq(list));
  }
  own.dispose();
  for (const pool of pools.values()) await pool.stop();
  const { bytes, events, odd, fallbacks } = read;
  console.log(
    `\n## ${name}: ${files.length} files, ${(bytes / 1e6).toFixed(1)} MB inflated, ${events} events; ` +
      `${odd} odd records, ${fallbacks} files read the tolerant way\n`,
  );
  console.log(table(results, bytes, events));
  console.log(`\nMemory of the index: ${(held / events).toFixed(0)} B an event.`);
  console.log(await measureQueries(core, files, language));
}

/** What the extension does: its own pool and workers, and the merging of what they give, which goes on meanwhile. */
async function indexAll(pool, files, index, finished) {
  const total = { bytes: 0, events: 0, odd: 0, fallbacks: 0, ms: 0 };
  const sources = [];
  const started = performance.now();
  const onAnswer = ({ batch }) => {
    if (!batch) return;
    sources.push(...index.add(batch, { pending: true }));
    for (const { bytes, events, odd, fallback } of batch.logs) {
      total.bytes += bytes;
      total.events += events;
      total.odd += odd;
      if (fallback !== undefined) total.fallbacks++;
    }
  };
  const order = {
    job: 'index',
    tasks: files.map((file) => ({ path: file, named: false })),
    options: { maxBytes: 2 ** 30 },
    lost: () => ({ results: [] }),
    onAnswer,
  };
  await pool.run(order, new AbortController().signal);
  finished(index.prepare());
  index.show(sources);
  total.ms = performance.now() - started;
  return total;
}

function table(results, bytes, events) {
  const best = (all) => Math.min(...all.map(({ ms }) => ms));
  const ours = best(results.get(OURS));
  const [{ ms: oursFirst }] = results.get(OURS);
  const rows = Array.from(results, ([row, all]) => {
    const ms = best(all);
    const later = all.slice(1).map((result) => result.ms);
    const spread =
      later.length > 0 ? `+${((Math.max(...later) / Math.min(...later) - 1) * 100).toFixed(0)} %` : '';
    const perSecond = row.startsWith('inflating') ? '' : ((events / ms) * 1000).toFixed(0);
    const speed = (time) => (bytes / 1e3 / time).toFixed(0);
    const cells = [
      row,
      speed(ms),
      perSecond,
      (ms / ours).toFixed(2),
      all[0].cpuMs === undefined ? '' : Math.min(...all.map(({ cpuMs }) => cpuMs)).toFixed(0),
      speed(all[0].ms),
      (all[0].ms / oursFirst).toFixed(2),
      spread,
      all[0].events || '',
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = [
    '',
    'best round, MB/s',
    'events/s',
    'time ÷ ours',
    'CPU, ms',
    'first round, MB/s',
    'time ÷ ours',
    'spread of the others',
    'events found',
  ];
  return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows].join('\n');
}

/** What an index holds; it is emptied. */
async function memoryOf(index) {
  const before = await memory();
  index.remove(index.sources.map(({ id }) => id));
  return before - (await memory());
}

async function memory() {
  // Buffers are counted for a while after they are gone.
  for (let i = 0; i < 3; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
