import type { RecordPlace } from '../../core/event/event';
import { readRecord } from '../../core/trail/record';
import { isRebuilt } from '../../core/trail/shapes';
import { DISK } from '../reading/disk';
import { ownText } from '../reading/documents';
import type { Log } from '../reading/log';
import { type HashOptions, hashOfText, hashOfValue } from '../reading/node/hashing';
import type { IndexPool } from '../reading/node/pool';
import { isMember } from '../reading/read';
import type { LogReader, Reading } from '../reading/reader';
import { type Copies, type Copy, copiesAmong, type RecordText } from './copies';
import { Slices } from './slices';

/** What is asked of the index about a row. */
export interface RowPlaces {
  logOf(row: number): Log;
  /** Whether the records of the row's log stand at their places as they are. */
  isPlain(row: number): boolean;
  placeOf(row: number): RecordPlace;
}

/** Tells a row from others: equal for the same event. */
type Hashes = ReadonlyMap<number, number>;

/**
 * Tells which rows of each group hold the same event. Records are read back from their logs: their texts are compared
 * first, their values only where these differ, and field by field where some were rebuilt from columns. Of copies the
 * fullest is kept, of equal ones the first. Rejects with the signal's reason when that comes.
 */
export async function findCopies(
  groups: readonly (readonly number[])[],
  rows: RowPlaces,
  reader: LogReader,
  pool: IndexPool,
  signal: AbortSignal,
): Promise<Copies> {
  const plain = groups.filter((group) => group.every((row) => rows.isPlain(row)));
  const mixed = groups.filter((group) => !group.every((row) => rows.isPlain(row)));
  const copies: Copy[] = [];
  const differing: number[] = [];
  const texts = await hashesOf('text', plain, rows, reader, pool, signal);
  const unequal = plain.filter((group) => classesOf(group, texts).length > 1);
  const values = await hashesOf('values', unequal, rows, reader, pool, signal);
  for (const group of plain) {
    const classes = classesOf(group, values.has(group[0]!) ? values : texts);
    for (const [kept, ...others] of classes) for (const row of others) copies.push({ row, kept: kept! });
    for (const [first] of classes.slice(1)) differing.push(first!);
  }
  const readings = new Readings(reader);
  const slices = new Slices();
  for (const group of mixed) {
    const read = async (row: number) => {
      if (slices.isOver) await slices.next();
      signal.throwIfAborted();
      return textOf(row, rows, readings);
    };
    const found = await copiesAmong(group, read);
    for (const copy of found.copies) copies.push(copy);
    differing.push(...found.differing);
  }
  return { copies, differing };
}

/** Rows with equal hashes together, in the order of their first; one without a hash is like no other. */
function classesOf(group: readonly number[], hashes: Hashes): number[][] {
  const classes = new Map<number | string, number[]>();
  for (const row of group) {
    const hash = hashes.get(row) ?? Number.NaN;
    const key = Number.isNaN(hash) ? `row ${row}` : hash;
    const same = classes.get(key);
    if (same) same.push(row);
    else classes.set(key, [row]);
  }
  return [...classes.values()];
}

async function hashesOf(
  of: HashOptions['of'],
  groups: readonly (readonly number[])[],
  rows: RowPlaces,
  reader: LogReader,
  pool: IndexPool,
  signal: AbortSignal,
): Promise<Hashes> {
  const byLog = new Map<Log, number[]>();
  for (const row of groups.flat()) {
    const log = rows.logOf(row);
    const of = byLog.get(log);
    if (of) of.push(row);
    else byLog.set(log, [row]);
  }
  const hashes = new Map<number, number>();
  const onDisk: [Log, number[]][] = [];
  for (const [log, its] of byLog) {
    signal.throwIfAborted();
    if (its.length > FEW && log.uri.scheme === DISK && !ownText(log.uri)) onDisk.push([log, its]);
    else await hashHere(of, log, its, rows, reader, hashes);
  }
  let at = 0;
  const order = {
    job: 'hash',
    tasks: onDisk.map(([{ uri, stamp }, its]) => ({
      path: uri.fsPath,
      member: isMember(uri) ? uri.fragment : undefined,
      stamp: reader.ownStamp(stamp),
      places: its.map((row) => rows.placeOf(row)),
    })),
    options: { maxBytes: reader.settings.maxInflatedBytes, of },
    // Without a hash, its rows are copies of nothing.
    lost: () => ({ hashes: [new Float64Array()] }),
    onAnswer: ({ hashes: found }: { readonly hashes: readonly Float64Array[] }) => {
      for (const some of found) {
        const [, its] = onDisk[at++]!;
        some.forEach((hash, i) => void hashes.set(its[i]!, hash));
      }
    },
  } as const;
  await pool.run<'hash'>(order, signal);
  return hashes;
}

/** So few records of a log are not worth another thread. */
const FEW = 20;

async function hashHere(
  of: HashOptions['of'],
  log: Log,
  its: readonly number[],
  rows: RowPlaces,
  reader: LogReader,
  hashes: Map<number, number>,
): Promise<void> {
  const reading = await reader.read(log.uri).catch(() => undefined);
  // What has changed in between is no copy of anything: it is about to be read again.
  if (reading?.stamp !== log.stamp) return;
  const hash = of === 'text' ? hashOfText : hashOfValue;
  for (const row of its) hashes.set(row, hash(reading.content.bytes, rows.placeOf(row)));
}

/** Bytes of logs whose readings are kept for the next rows. */
const KEEP_BYTES = 64 * 1024 * 1024;

/** Readings of logs, each asked for once and not once a row. */
class Readings {
  readonly #known = new Map<Log, Reading | undefined>();
  #bytes = 0;

  constructor(readonly reader: LogReader) {}

  /** Undefined if the log can't be read. */
  async of(log: Log): Promise<Reading | undefined> {
    if (this.#known.has(log)) return this.#known.get(log);
    const reading = await this.reader.read(log.uri).catch(() => undefined);
    const bytes = reading?.content.bytes.length ?? 0;
    if (this.#bytes + bytes > KEEP_BYTES) {
      this.#known.clear();
      this.#bytes = 0;
    }
    this.#bytes += bytes;
    this.#known.set(log, reading);
    return reading;
  }
}

/** The text of a row's record, and whether it was rebuilt. Of what has changed in between, one that is like no other. */
async function textOf(row: number, rows: RowPlaces, readings: Readings): Promise<RecordText> {
  const log = rows.logOf(row);
  const place = rows.placeOf(row);
  const reading = await readings.of(log);
  const nothing = { text: JSON.stringify({ eventTime: `row ${row}` }), partial: false };
  if (reading?.stamp !== log.stamp) return nothing;
  if (rows.isPlain(row)) return { text: readRecord(reading.content.bytes, place), partial: false };
  const entry = reading.trail.events[place.ordinal];
  if (!entry) return nothing;
  const partial = entry.isLookupItem === true || isRebuilt(log.shape);
  return { text: readRecord(reading.trail.text, entry), partial };
}
