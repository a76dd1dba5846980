// Writes the fixtures that can be derived: `node test/support/make-fixtures.mjs`. test/fixtures/README.md says what each is.
import { mkdirSync, writeFileSync } from 'node:fs';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { PRODUCTION, SECURITY } from './cast.mjs';
import { changed, hostileRecords, strangers, toTheLetter, writers } from './fixture-texts.mjs';
import { alphanumeric } from './ids.mjs';
import { find } from './story.mjs';
import { eventBridge, gzip, logText, lookupEvents, lookupItem, oldLookupItem, printed } from './wrap.mjs';

const few = [find('DeleteMembers'), find('DeleteGraph'), find('RejectInvitation'), find('ListGraphs')];
const production = ['GetCallerIdentity', 'ListInvitations', 'AttachRolePolicy'].map((name) =>
  find(name, PRODUCTION),
);
const writes = [find('DeleteMembers'), find('ConsoleLogin'), find('CreateGraph')];

const pretty = (value) => `${JSON.stringify(value, null, 2)}\n`;
const lines = (values) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const log = (account, delivered) =>
  `${account}_CloudTrail_us-east-1_20240314T${delivered}Z_${alphanumeric(`fixture ${account}`, 16)}.json.gz`;

/** A lookup's output whose record strings are written by `write` instead of `JSON.stringify`. */
const lookupOf = (texts, write = () => JSON.stringify) => {
  const items = texts.map((text, i) => lookupItem(JSON.parse(text), `@@${i}`));
  return printed({ Events: items }).replace(/"@@(\d+)"/g, (_, i) => write(Number(i))(texts[i]));
};

/** As documentation pages print an item: the record laid out over lines, inside the quotes. */
const brokenOverLines = (record) =>
  printed(lookupItem(record, '@@')).replace('"@@"', () => {
    const text = JSON.stringify(record, null, 2).replace(/[\\"]/g, '\\$&');
    return `"${text}"`;
  });

/** Two texts that stand next to each other, found where one ends and the next begins, joined by something else. */
function rejoin(text, number, between) {
  const joint = /\n {4}\},\n {4}\{/g;
  for (let i = 0; i < number; i++) joint.exec(text);
  const { index, 0: found } = joint.exec(text);
  return text.slice(0, index) + between + text.slice(index + found.length);
}

const names = few.map((record) => JSON.stringify(record));
const accented = JSON.stringify({
  ...changed(find('AcceptInvitation')),
  userAgent: "Zoë's <script> & C:\\tools/1.0",
});
const someLog = pretty({ Records: few });
const lookup = printed(lookupEvents(few));
const compressed = gzip(logText(few));

/** The fixtures: name in test/fixtures/workspace, and content. */
export const fixtures = new Map(
  Object.entries({
    // Shape 1: log files
    's3-pretty.json': someLog,
    's3-one-line.json': logText(few),
    's3-bom.json': `\uFEFF${logText(few)}`,
    's3-crlf.json': someLog.replaceAll('\n', '\r\n'),
    [log(PRODUCTION, '1315')]: gzip(logText(production)),
    's3-renamed-gzip.json': compressed,
    // Shapes 2 and 3: lookups
    'lookup-v1.json': printed(lookupEvents(few, oldLookupItem)),
    'lookup-v2.json': printed({ ...lookupEvents(few), NextToken: 'bm90IGEgdG9rZW4=' }),
    'lookup-item.json': printed(lookupItem(find('DeleteGraph'))),
    'lookup-items.json': printed(lookupEvents(few).Events),
    'lookup-items.jsonl': lines(lookupEvents(few).Events),
    // Shape 4: records
    'record.json': pretty(find('PutRolePolicy')),
    'records.json': pretty(few),
    'records.jsonl': lines(few),
    // Shape 6: EventBridge
    'eventbridge.json': pretty(eventBridge(find('DeleteMembers'))),
    'eventbridge-array.json': pretty(writes.map(eventBridge)),
    'eventbridge.jsonl': lines(writes.map(eventBridge)),
    // Values
    'values-to-the-letter.json': lookupOf(toTheLetter),
    'values-other-writers.json': lookupOf([accented, accented, accented], (i) => Object.values(writers)[i]),
    'hostile.json': printed(lookupEvents(hostileRecords)),
    // Damage
    'truncated.json': lookup.slice(
      0,
      lookup.indexOf('CloudTrailEvent', lookup.indexOf(few[1].eventID)) + 700,
    ),
    'missing-comma.json': rejoin(someLog, 1, '\n    }\n    {'),
    'junk-between.json': rejoin(someLog, 1, '\n    },\n--- page 2 of 3, copied "by hand" } ---\n    {'),
    'raw-newline-in-string.json': brokenOverLines(find('DeleteGraph')),
    'trailing-comma.json': `{"Records":[${names[0]},${names[1]},],}\n`,
    'unclosed.json': `{"Records":[${names[0]},${names[1]}`,
    'broken-record.json': lookupOf(
      names.slice(0, 3),
      (i) => (text) => JSON.stringify(i === 1 ? text.slice(0, 600) : text),
    ),
    'truncated.json.gz': compressed.subarray(0, Math.floor(compressed.length * 0.6)),
    [log(SECURITY, '1320')]: logText(few),
    ...Object.fromEntries(
      Object.entries(strangers).map(([name, content]) => [
        `stranger-${name}`,
        typeof content === 'string' ? content : pretty(content),
      ]),
    ),
  }).map(([name, content]) => [name, Buffer.from(content)]),
);

if (argv[1] === fileURLToPath(import.meta.url)) {
  const folder = new URL('../fixtures/workspace/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of fixtures) writeFileSync(new URL(name, folder), bytes);
  console.log(`${fixtures.size} fixtures written`);
}
