// One round of fuzzing: a log of some shape, damaged in one way, and what must hold of what is read from it.
import { BatchBuilder } from '../../src/core/index/builder';
import { EventIndex } from '../../src/core/index/eventIndex';
import { encodeUtf8 } from '../../src/core/json/text';
import { readRecord } from '../../src/core/trail/record';
import { looksLikeTrail, readTrail } from '../../src/core/trail/trail';
import { ExpandedView } from '../../src/core/trail/view';
import { SHAPE_FORMS, SIXTY } from '../support/sixty';
import { type Mutated, mutate, randomOf } from './mutate';

/** What was wrong. */
export interface Find {
  readonly seed: number;
  readonly form: string;
  readonly kind: string;
  readonly what: string;
  readonly bytes: Buffer;
}

/** Milliseconds that a megabyte may take; a machine that is busy gets some more. */
const MS_A_MEGABYTE = 1000;
const MS_ALWAYS = 500;

/** Reads one mutated log; undefined where all is well. The same seed gives the same log. */
export function fuzzOnce(seed: number): Find | undefined {
  const random = randomOf(seed);
  const form = SHAPE_FORMS[random(SHAPE_FORMS.length)]!;
  const first = random(SIXTY.length - 8);
  const written = form.write(SIXTY.slice(first, first + 2 + random(6)));
  const whole = Buffer.from(typeof written === 'string' ? encodeUtf8(written) : written);
  const mutated = mutate(whole, random);
  const find = (what: string): Find => ({
    seed,
    form: form.name,
    kind: mutated.kind,
    what,
    bytes: mutated.bytes,
  });
  const start = performance.now();
  try {
    const what = check(whole, mutated, form.name);
    if (what !== undefined) return find(what);
  } catch (error) {
    return find(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const took = performance.now() - start;
  const allowed = MS_ALWAYS + (mutated.bytes.length / 2 ** 20) * MS_A_MEGABYTE;
  return took > allowed ? find(`took ${took.toFixed(0)} ms`) : undefined;
}

function check(whole: Buffer, mutated: Mutated, form: string): string | undefined {
  const { bytes } = mutated;
  looksLikeTrail(bytes.subarray(0, 8192));
  const trail = readTrail(bytes);
  for (const { offset, length, item } of trail.events) {
    if (offset < item.offset || offset + length > item.offset + item.length)
      return 'an event outside its item';
    if (item.offset < 0 || item.offset + item.length > bytes.length) return 'an item outside the log';
  }
  for (const { offset, length } of trail.problems) {
    if (offset < 0 || length < 0 || offset + length > bytes.length) return 'a problem outside the log';
  }
  for (const event of trail.events) {
    if (readRecord(trail.text, event).length === 0) return 'an empty record';
  }
  new ExpandedView(trail.text, trail);
  // The scanner and the tolerant reader agree.
  const builder = new BatchBuilder();
  const { events } = builder.addLog(bytes);
  const index = new EventIndex();
  index.add(builder.take());
  if (events !== trail.events.length || index.all().count !== events) return 'the index has other events';
  const missing = lost(whole, mutated, form, new Set(trail.events.map(({ facts }) => facts.id)));
  const codes = [...new Set(trail.problems.map(({ code }) => code))].join(' ');
  return missing && `${missing}; told: ${codes || 'nothing'}`;
}

/** Shapes in which one byte more or less makes all that follows unreadable, or a line at the beginning says what the columns are. */
const FRAGILE = /utf-?16/i;
const TABLE = /csv|semicolons|tabs|^1[23] /i;
/** What a query gave is told by this key alone: without it the rows are anybody's. */
const ROWS = '"QueryResultRows"';

function lost(
  whole: Buffer,
  { touched, kind }: Mutated,
  form: string,
  found: ReadonlySet<string>,
): string | undefined {
  if (FRAGILE.test(form)) return undefined;
  const before = readTrail(whole).events;
  const rows = whole.indexOf(ROWS);
  // A line end is part of both rows: without it they are one.
  const margin = TABLE.test(form) ? 2 : 0;
  const header = rows >= 0 ? rows + ROWS.length : TABLE.test(form) ? Math.max(0, whole.indexOf('\n')) : 0;
  for (const { start, end } of touched) {
    if (start <= header && header > 0) return undefined;
    for (const { item, facts } of before) {
      const isUntouched = item.offset + item.length + margin <= start || item.offset - margin >= end;
      if (isUntouched && facts.id !== '' && !found.has(facts.id)) return `${facts.id} is lost (${kind})`;
    }
  }
  return undefined;
}
