/**
 * `npm run bench:host`: what is measured inside a real VS Code, since only there it is what people wait for.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { runMain } from '../host/human-error.mjs';
import { projectRoot } from '../host/paths.mjs';
import { generateLogs } from './generate.mjs';
import { buildExtension, runInHost } from './inHost.mjs';
import { machine } from './machine.mjs';

const ROUNDS = 5;

runMain(async () => {
  const temp = mkdtempSync(path.join(tmpdir(), 'bench-'));
  try {
    const input = prepare(temp);
    buildExtension();
    const activations = Array.from({ length: ROUNDS }, () => runInHost('activationSuite.cjs', temp, {}));
    print({ ...runInHost('hostSuite.cjs', temp, input), activations });
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
});

function prepare(temp) {
  const put = (name, content) => {
    const file = path.join(temp, 'workspace', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const clicks = [
    ['2 MB', 1000],
    ['19 MB', 10_000],
  ].map(([name, events]) => {
    const text = lookupEvents(events);
    const files = Array.from({ length: ROUNDS }, (_, n) => put(`${events}-${n}.json`, text));
    return { name, files };
  });
  const stranger = JSON.stringify(
    Array.from({ length: 60_000 }, (_, n) => ({ id: n, text: 'x'.repeat(60) })),
  );
  const strangers = Array.from({ length: ROUNDS }, (_, n) => put(`stranger-${n}.json`, stranger));
  let n = 0;
  for (const text of generateLogs({ events: 200_000, eventsPerLog: 500 })) {
    put(path.join('folder', `${String(n++).padStart(5, '0')}.json.gz`), gzipSync(text));
  }
  return { clicks, strangers, folder: path.join(temp, 'workspace', 'folder') };
}

/** What `aws cloudtrail lookup-events` prints for so many events. */
function lookupEvents(events) {
  const [log] = generateLogs({ events, eventsPerLog: events });
  const items = JSON.parse(log).Records.map((record) => ({
    EventId: record.eventID,
    EventName: record.eventName,
    ReadOnly: String(record.readOnly),
    EventTime: record.eventTime,
    EventSource: record.eventSource,
    Username: record.userIdentity.userName ?? 'jane.roe',
    Resources: [],
    CloudTrailEvent: JSON.stringify(record),
  }));
  return JSON.stringify({ Events: items }, undefined, 4);
}

function print(figures) {
  const rows = [];
  const row = (what, values, note = '') => rows.push([what, spread(values), note]);
  for (const [name, times] of Object.entries(figures)) {
    if (!name.startsWith('click ')) continue;
    row(`${name}: expanded view`, times.view, `÷ bare provider: ${ratio(times.view, times.bare)}`);
    row(`${name}: filled tree`, times.tree);
    row(`${name}: bare provider with the finished text`, times.bare);
  }
  for (const [name, { first, own, hover, empty }] of Object.entries(figures)) {
    if (!name.startsWith('hover ')) continue;
    const more = (part) => (percentile(hover, part) - percentile(empty, part)).toFixed(1);
    row(
      `${name}: 95th percentile`,
      [percentile(own, 0.95)],
      `the extension’s own time; with the way to the window and back ${percentile(hover, 0.95).toFixed(0)}, at the median ${more(0.5)} more than an empty one`,
    );
    row(`${name}: the first of all`, first);
  }
  row(
    'a JSON file of 5 MB that is not a log, opened',
    figures.strangers.map(({ took }) => took),
  );
  const [{ events, bytes, problems }] = figures.folder;
  const seconds = figures.folder.map(({ elapsedMs }) => elapsedMs);
  const speed = (bytes / 1e3 / median(seconds)).toFixed(0);
  row(
    `a folder of ${events} events, ${(bytes / 1e6).toFixed(0)} MB`,
    seconds,
    `${speed} MB/s, ${problems} problems`,
  );
  row(
    'longest wait of the extension host meanwhile',
    figures.folder.map(({ longest }) => longest),
  );
  row('filter of four terms', figures.filter);
  row('group by principal and action', figures.group);
  row('first page of 1,000 events', figures.page);
  const { activations } = figures;
  row(
    'activation, as VS Code shows it',
    activations.map(({ load, activate }) => load + activate),
    `of that to load the bundle: ${spread(activations.map(({ load }) => load))}`,
  );
  row(
    'all that comes with the first log, loaded and set up',
    activations.map(({ rest }) => rest),
  );
  const size = (name) => (statSync(path.join(projectRoot, 'dist', name)).size / 1024).toFixed(0);
  console.log(`\n${machine()}\n`);
  console.log('| what | median (least–most of five), ms | |\n| --- | --- | --- |');
  for (const cells of rows) console.log(`| ${cells.join(' | ')} |`);
  console.log(
    `\nVS Code starts with a bundle of ${size('extension.js')} KiB; the first log brings one of ${size('inspector.js')}.`,
  );
}

function percentile(values, part) {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))];
}

function median(values) {
  return percentile(values, 0.5);
}

function spread(values) {
  const shown = (value) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  if (values.length === 1) return shown(values[0]);
  return `${shown(median(values))} (${shown(Math.min(...values))}–${shown(Math.max(...values))})`;
}

function ratio(a, b) {
  return (median(a) / median(b)).toFixed(2);
}
