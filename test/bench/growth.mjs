import { generateLogs } from './generate.mjs';

const COUNTS = [2000, 20_000, 200_000];
const TIMES = 50;
const STRANGER = { rows: 60_000, head: 8192 };

/**
 * How time and memory grow with the number of events, on one thread, and what removing and adding again leaves behind.
 * @param {() => Promise<number>} memory bytes in use, after a collection
 * @returns {Promise<string>} a table in Markdown, and a sentence
 */
export async function measureGrowth({ BatchBuilder, EventIndex, compileTerms, parseFilter }, memory) {
  const rows = [];
  // What comes first pays for compiling, and makes the tables that all share.
  for (const events of [COUNTS[0], ...COUNTS]) {
    const before = await memory();
    const index = new EventIndex();
    const ms = fill(index, new BatchBuilder(), events);
    const held = (await memory()) - before;
    const { terms } = compileTerms(parseFilter('outcome:failed region:us-*'), { newestMs: index.newestMs });
    const filter = best(() => index.select(terms));
    const group = best(() => index.group(index.all(), ['principal', 'action']));
    rows.push([events, ms.toFixed(0), (held / events).toFixed(0), filter.toFixed(2), group.toFixed(2)]);
  }
  return [
    '| events | indexed on one thread, ms | B an event | filter of two terms, ms | group by principal and action, ms |',
    '| --- | --- | --- | --- | --- |',
    ...rows.slice(1).map((cells) => `| ${cells.join(' | ')} |`),
    '',
    await measureAgain({ BatchBuilder, EventIndex }, memory),
  ].join('\n');
}

/** Milliseconds that it takes to index generated logs; making them is not counted. */
function fill(index, builder, events) {
  let ms = 0;
  const timed = (run) => {
    const started = performance.now();
    run();
    ms += performance.now() - started;
  };
  for (const text of generateLogs({ events, eventsPerLog: 1000 })) {
    const bytes = Buffer.from(text);
    timed(() => {
      builder.addLog(bytes, 'a log');
      if (builder.events > 10_000) index.add(builder.take());
    });
  }
  timed(() => index.show(index.add(builder.take())));
  return ms;
}

/** A log of 20,000 events is added and removed over and over. */
async function measureAgain({ BatchBuilder, EventIndex }, memory) {
  const [text] = generateLogs({ events: 20_000, eventsPerLog: 20_000 });
  const bytes = Buffer.from(text);
  const builder = new BatchBuilder();
  const index = new EventIndex();
  const turn = () => {
    builder.addLog(bytes, 'the same');
    index.remove(index.add(builder.take()));
  };
  turn();
  turn();
  const before = await memory();
  for (let n = 0; n < TIMES; n++) turn();
  const left = (await memory()) - before;
  const sign = left > 0 ? 'more' : 'less';
  return `A log of 20000 events added and removed ${TIMES} times leaves ${Math.abs(left / 1024).toFixed(0)} KiB ${sign} than before.`;
}

/**
 * What it costs to tell that a large JSON file is no log: its beginning is looked at. Most files have none of the names
 * in it that logs have; in others, as notifications of S3, they are looked at more closely.
 */
export function measureStranger({ looksLikeTrail }) {
  const rows = Array.from({ length: STRANGER.rows }, (_, n) => ({ id: n, text: 'x'.repeat(60) }));
  const alike = rows.map((row) => ({ ...row, eventSource: 'aws:s3', eventTime: '2024-03-14T13:00:00Z' }));
  const told = (files) => {
    const times = files.map((file) => {
      const bytes = Buffer.from(JSON.stringify(file));
      const started = performance.now();
      if (looksLikeTrail(bytes.subarray(0, STRANGER.head)))
        throw new Error('A stranger was taken for a log.');
      const first = performance.now() - started;
      return { first, best: best(() => looksLikeTrail(bytes.subarray(0, STRANGER.head))) };
    });
    const most = (key) => Math.max(...times.map((one) => one[key])).toFixed(2);
    return `${most('best')} ms, the first time ${most('first')} ms`;
  };
  const others = told([rows, { Records: rows }, { Events: rows }, { name: 'a-package', dependencies: rows }]);
  return `Time to tell that a JSON file of 5 MB is not a log: ${others}; if it has names that logs have: ${told([alike, { Records: alike }])}. Each is the slowest of its kind.`;
}

function best(run) {
  return Math.min(
    ...Array.from({ length: 5 }, () => {
      const started = performance.now();
      run();
      return performance.now() - started;
    }),
  );
}
