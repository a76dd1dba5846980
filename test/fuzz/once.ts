// One round of fuzzing: a log of some shape, damaged in one way, and what must hold of what is read from it.

import { extrasOf } from '../../src/core/event/extras';
import { EventIndex } from '../../src/core/index/eventIndex';
import { encodeUtf8 } from '../../src/core/json/text';
import type { Batch } from '../../src/core/rows/batch';
import { BatchBuilder } from '../../src/core/scan/builder';
import { MAX_PROBLEMS } from '../../src/core/trail/problems';
import { readRecord } from '../../src/core/trail/record';
import { mayBeCloudTrail } from '../../src/core/trail/sniff';
import { looksLikeTrail, readTrail, type Trail, type TrailEntry } from '../../src/core/trail/trail';
import { ExpandedView } from '../../src/core/trail/view';
import { fastItems } from '../../src/host/reading/node/scanModule';
import { SHAPE_FORMS, type ShapeForm, SIXTY } from '../support/sixty';
import { stepsOf } from '../support/work';
import { lost } from './lost';
import { type Mutated, mutate, randomOf } from './mutate';

/** What was wrong. */
export interface Find {
  readonly seed: number;
  readonly form: string;
  readonly kind: string;
  readonly what: string;
  readonly bytes: Buffer;
}

/** Steps that reading a byte may take, and those that any log may take. */
const STEPS_A_BYTE = 500;
const STEPS_ALWAYS = 100_000;

/** One log in that many is a large one. */
export const LARGE = 500;

/** What the tolerant reader lists, one that says that there are more, and what the encoding has. */
const MOST_PROBLEMS = MAX_PROBLEMS + 2;

/** Called with what reads a log of that many bytes; calls it once. */
type Watch = (read: () => void, bytes: number) => void;

/**
 * As {@link fuzzOnce}; a log that takes more steps than its length allows is a find, too. Wants `startCounting` to be
 * called before any log is read.
 */
export function countedOnce(seed: number): Find | undefined {
  return fuzzOnce(seed, (read, bytes) => {
    const steps = stepsOf(read);
    if (steps > STEPS_ALWAYS + bytes * STEPS_A_BYTE) throw new Error(`${steps} steps for ${bytes} bytes`);
  });
}

/** Logs with values that trip up judgments: lists of addresses, contexts that are null or empty. */
const VALUES: readonly Pick<ShapeForm, 'name' | 'write'>[] = [
  {
    name: 'several addresses',
    write: (all) => s3(all.map((one, n) => ({ ...one, sourceIPAddress: ADDRESSES[n % ADDRESSES.length] }))),
  },
  {
    name: 'null and empty contexts',
    write: (all) =>
      s3(
        all.map((one, n) => ({
          ...one,
          userIdentity: {
            ...(one['userIdentity'] as object),
            sessionContext: [null, {}, { attributes: null }, { sessionIssuer: {} }][n % 4],
          },
          errorCode: ['', null, '200', 'NoError'][n % 4],
        })),
      ),
  },
];

const ADDRESSES = [
  '192.0.2.1, 10.1.2.3',
  '192.0.2.1,10.1.2.3',
  '2001:db8::1, 192.0.2.1',
  ' 192.0.2.1 ,, unknown',
  ['192.0.2.1', '10.1.2.3'],
];

const s3 = (records: readonly unknown[]) => JSON.stringify({ Records: records });
const FORMS = [...SHAPE_FORMS, ...VALUES];

/** Reads one mutated log; undefined where all is well. The same seed gives the same log. */
export function fuzzOnce(seed: number, watch: Watch = (read) => read()): Find | undefined {
  const random = randomOf(seed);
  const form = FORMS[random(FORMS.length)]!;
  const first = random(SIXTY.length - 8);
  const few = SIXTY.slice(first, first + 2 + random(6));
  const written = form.write(seed % LARGE === 0 ? manyOf(few) : few);
  const whole = Buffer.from(typeof written === 'string' ? encodeUtf8(written) : written);
  const mutated = mutate(whole, random);
  const find = (what: string): Find => ({
    seed,
    form: form.name,
    kind: mutated.kind,
    what,
    bytes: mutated.bytes,
  });
  try {
    const what = check(whole, mutated, form.name, watch);
    return what === undefined ? undefined : find(what);
  } catch (error) {
    return find(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** A thousand records, each with an ID of its own. */
function manyOf(records: typeof SIXTY): typeof SIXTY {
  return Array.from({ length: 1000 }, (_, n) => ({
    ...records[n % records.length]!,
    eventID: `22222222-2222-4333-8444-${String(n).padStart(12, '0')}`,
  }));
}

function check(whole: Buffer, mutated: Mutated, form: string, watch: Watch): string | undefined {
  const { bytes } = mutated;
  const expected: Row[] = [];
  const head = bytes.subarray(0, 8192);
  const trail = watched(watch, bytes.length, () => {
    looksLikeTrail(head);
    const all = readTrail(bytes, (value, entry) => expected.push(rowOf(entry, value)));
    new ExpandedView(all.text, all);
    return all;
  });
  if (readTrail(head).events.length > 0 && !mayBeCloudTrail(head))
    return 'a log that is passed over by its first bytes';
  return misplaced(trail, bytes) ?? notTheSame(trail, bytes, expected) ?? lost(whole, mutated, form, trail);
}

function watched<T>(watch: Watch, bytes: number, read: () => T): T {
  const found: T[] = [];
  watch(() => void found.push(read()), bytes);
  return found[0]!;
}

/** What is not where it should be, or not all that there is at that place. */
function misplaced({ events, problems, text, translation }: Trail, bytes: Buffer): string | undefined {
  const isInside = (offset: number, length: number, limit: number) =>
    offset >= 0 && length >= 0 && offset + length <= limit;
  let behind = 0;
  let previous = -1;
  for (const event of events) {
    const { offset, length, item, depth, inText = event } = event;
    if (!isInside(offset - item.offset, length, item.length)) return 'an event outside its item';
    if (!isInside(item.offset, item.length, bytes.length)) return 'an item outside the log';
    if (!isInside(inText.offset, inText.length, text.length)) return 'an event outside the text';
    // What a table's row holds has the row's place.
    const isSame = offset === previous && translation !== undefined;
    if (offset < behind && !isSame) return 'an event that begins in the one before';
    previous = offset;
    behind = offset + length;
    const record = readRecord(text, event);
    if (record.length === 0) return 'an empty record';
    const stands = text.subarray(inText.offset, inText.offset + inText.length);
    if (depth === 0 && !event.isLookupItem && record !== Buffer.from(stands).toString())
      return 'a record with another text than the one at its place';
    if (depth === 0 && !translation && !bytes.subarray(offset, behind).equals(stands))
      return 'a record with another place in the text than in the log';
  }
  if (problems.length > MOST_PROBLEMS) return `${problems.length} problems`;
  if (problems.some(({ offset, length }) => !isInside(offset, length, bytes.length)))
    return 'a problem outside the log';
  if (problems.some(({ offset }, i) => i > 1 && offset < problems[i - 1]!.offset))
    return 'problems that are not in the order of their places';
  return undefined;
}

/** All that the index keeps of an event. */
type Row = string;

function rowOf({ facts, ordinal, offset, length, depth }: TrailEntry, value: unknown): Row {
  return JSON.stringify([sorted({ ...facts, ...extrasOf(value) }), ordinal, offset, length, depth]);
}

function sorted(object: object): [string, unknown][] {
  return Object.entries(object)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The scanners; what one has learned from the logs before stays, as in a session. */
const scanners: readonly (readonly [string, BatchBuilder])[] = [
  ['TypeScript', new BatchBuilder()],
  ['WebAssembly', new BatchBuilder(fastItems())],
];

/** Whether each scanner has the same events as the tolerant reader. What it refuses, that one reads. */
function notTheSame(
  { events, shape, problems }: Trail,
  bytes: Buffer,
  expected: readonly Row[],
): string | undefined {
  for (const [name, builder] of scanners) {
    const summary = builder.addIf(() => false, bytes);
    const rows = builder.events;
    const batch = builder.take();
    if (!summary) {
      if (rows > 0) return `the scanner in ${name} left events of what it refused`;
      continue;
    }
    if (summary.events !== events.length) return `the scanner in ${name} has ${summary.events} events`;
    if (summary.shape.id !== shape.id) return `the scanner in ${name} has the shape ${summary.shape.id}`;
    if (problems.length > 0) return `the scanner in ${name} took a log that is not clean`;
    const found = rowsIn(batch);
    const other = expected.findIndex((row, i) => row !== found[i]);
    if (other >= 0 || found.length !== expected.length)
      return `the scanner in ${name} has another event: ${found[other]} for ${expected[other]}`;
  }
  return undefined;
}

function rowsIn(batch: Batch): Row[] {
  const index = new EventIndex();
  index.add(batch);
  return Array.from(index.all().rows(), (row) => {
    const { ordinal, offset, length, depth } = index.place(row);
    return JSON.stringify([
      sorted({ ...index.facts(row), ...index.extras(row) }),
      ordinal,
      offset,
      length,
      depth,
    ]);
  });
}
