// The part of the load test that runs inside VS Code, as its test suite. BENCH_INPUT names a file with what to load,
// BENCH_OUTPUT one for the figures.
const { readFileSync, writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');
const vscode = require('vscode');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc');
const TIMES = 50;

exports.run = async () => {
  const input = JSON.parse(readFileSync(process.env.BENCH_INPUT, 'utf8'));
  const api = await vscode.extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector').activate();
  await vscode.workspace.getConfiguration('cloudtrail').update('scope', 'all', true);
  await vscode.commands.executeCommand('cloudtrail.events.focus');
  const open = (file) => api.open([vscode.Uri.file(file)]);

  // What the first load brings with it stays: workers, compiled code.
  await open(input.again);
  const base = await state(api);
  const loads = [];
  const load = async (name, file) => {
    const { report, ...seen } = await watched(() => open(file));
    if (report.problems.length > 0)
      throw new Error(`${name}: ${JSON.stringify(report.problems.slice(0, 3))}`);
    loads.push({ name, events: report.events, ...seen });
  };
  // First, since memory that was used once is not given back to the system at once.
  await load('one log of 500 MB', input.large);
  await state(api);
  await load('2,000,000 events in 20,000 files', input.many);
  const first = [];
  const ask = async (name, run, count) => {
    const asked = performance.now();
    const found = await run();
    first.push({ name, ms: performance.now() - asked, found: count(found) });
  };
  await ask(
    'groups by principal',
    () => api.group(['principal']),
    ({ length }) => `${length} principals`,
  );
  await ask(
    'groups by principal, again',
    () => api.group(['principal']),
    ({ length }) => `${length} principals`,
  );
  await ask(
    'events of a filter',
    () => api.count({ filter: 'outcome:failed' }),
    ({ events }) => `${events} events`,
  );
  await api.close();
  await state(api);
  for (let n = 0; n < TIMES; n++) {
    await open(input.again);
    await api.close();
  }
  const after = await state(api);
  const difference = Object.entries(after).map(
    ([name, value]) => `${name} ${base[name]} before, ${value} after`,
  );
  const again = `After these and ${TIMES} loads and closes of 20,000 events: ${difference.join('; ')}.`;
  writeFileSync(process.env.BENCH_OUTPUT, JSON.stringify({ loads, first, again }));
};

/** Runs a load, and looks how long the extension host was busy at a stretch, and how much memory it took. */
async function watched(run) {
  let longest = 0;
  let peak = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 5);
  const started = performance.now();
  const report = await run();
  const ms = performance.now() - started;
  await new Promise((resolve) => setTimeout(resolve, 500));
  clearInterval(beat);
  return { report, ms, longest, peak: Math.round(peak / 1e6) };
}

/** What is in use once nothing is open. */
async function state(api) {
  await api.close();
  for (let n = 0; n < 5; n++) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    collectGarbage();
  }
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
  const handles = process.getActiveResourcesInfo().filter((name) => !/Timeout|Immediate/.test(name));
  return { heap: megabytes(heapUsed), 'array buffers': megabytes(arrayBuffers), handles: handles.length };
}
