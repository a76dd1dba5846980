// Writes the bundled sample: `node test/support/make-sample.mjs`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { DAY, PRODUCTION, REGION, SECURITY } from './cast.mjs';
import { alphanumeric } from './ids.mjs';
import { story } from './story.mjs';
import { gzip, logText, lookupEvents, printed } from './wrap.mjs';

const logPath = (account, delivered) =>
  `AWSLogs/${account}/CloudTrail/${REGION}/${DAY.replaceAll('-', '/')}/` +
  `${account}_CloudTrail_${REGION}_${DAY.replaceAll('-', '')}T${delivered}Z_${alphanumeric(account, 16)}.json.gz`;

/** CloudTrail does not order the records of a log file: ordered by event ID, ours look no more ordered than real ones. */
const unordered = (records) => [...records].sort((a, b) => (a.eventID < b.eventID ? -1 : 1));

/** One account's records of the story as its log file's text. */
const log = (account) => logText(unordered(story.filter((one) => one.recipientAccountId === account)));

/** The sample's files: path below `media/sample`, and content. */
export const sample = new Map([
  ['lookup-events.json', Buffer.from(printed(lookupEvents(story)))],
  [logPath(SECURITY, '1500'), gzip(log(SECURITY))],
  [logPath(PRODUCTION, '1505'), gzip(log(PRODUCTION))],
]);

if (argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, bytes] of sample) {
    const file = fileURLToPath(new URL(`../../media/sample/${path}`, import.meta.url));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
    console.log(`${path}: ${bytes.length} bytes`);
  }
}
