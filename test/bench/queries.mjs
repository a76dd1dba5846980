import { readFileSync } from 'node:fs';
import { inflate } from './inflate.mjs';

const EVENTS = 2_000_000;

const FILTERS = [
  'action:List*,DeleteMembers -outcome:ok region:eu-* principal:*jane*',
  'ip:203.0.0.0/16 -agent:*aws-cli* account:111122223333 time:2024-03-01',
  'outcome:failed',
  'risk:high,medium',
  'actor:*jane*',
  'jane',
  '4444',
  'id:7d3a5c1e-0000-4000-8000-111122223333',
];

/**
 * Times of filters and groupings over 2,000,000 events: those of the files, over and over.
 * @returns {Promise<string>} a table in Markdown
 */
export async function measureQueries(core, files, { compileTerms, parseFilter }) {
  const { BatchBuilder, EventIndex } = await import(core);
  const builder = new BatchBuilder();
  const batches = [];
  for (const file of files) {
    builder.addLog(inflate(readFileSync(file)), file);
    if (builder.events > 20_000) batches.push(builder.take());
  }
  batches.push(builder.take());
  const events = batches.reduce((sum, { rows }) => sum + rows, 0);
  if (events === 0) return '';
  const index = new EventIndex();
  const rounds = Math.ceil(EVENTS / events);
  const sources = index.add(Array.from({ length: rounds }, () => batches).flat());
  const all = index.all();
  all.newest(1);
  const lines = [
    `\n| over ${all.count} events | hits | ms, best of 5 | first |`,
    '| --- | --- | --- | --- |',
  ];
  const time = (name, run) => {
    const times = Array.from({ length: 5 }, () => {
      const started = performance.now();
      run();
      return performance.now() - started;
    });
    const count = run()?.count ?? '';
    lines.push(`| ${name} | ${count} | ${Math.min(...times).toFixed(1)} | ${times[0].toFixed(1)} |`);
  };
  for (const text of FILTERS) {
    const { terms } = compileTerms(parseFilter(text), { newestMs: index.newestMs });
    time(`filter \`${text}\``, () => index.select(terms));
  }
  for (const by of [
    ['principal'],
    ['principal', 'action'],
    ['ip', 'action', 'principal'],
    ['day'],
    ['resource'],
    ['risk'],
    ['actor'],
  ]) {
    time(`group by ${by.join(', ')}`, () => void index.group(all, by));
  }
  time('values of principal', () => void index.values(all, 'principal'));
  time('coverage', () => void index.coverage(all));
  time('copies', () => void [...index.copies(sources)]);
  return lines.join('\n');
}
