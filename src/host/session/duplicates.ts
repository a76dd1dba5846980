import type { RecordPlace } from '../../core/event/event';
import { fingerprint } from '../../core/event/fingerprint';
import { type Candidate, fullness, isSameEvent } from '../../core/event/sameEvent';
import { parseRecord, readRecord } from '../../core/trail/record';
import { isRebuilt } from '../../core/trail/shapes';
import { DISK } from '../reading/disk';
import { ownText } from '../reading/documents';
import type { Log } from '../reading/log';
import { type HashOptions, hashOfText, hashOfValue } from '../reading/node/hashing';
import type { IndexPool } from '../reading/node/pool';
import { isMember } from '../reading/read';
import type { LogReader, Reading } from '../reading/reader';
import { Slices } from './slices';

/** A row that holds the same event as another one, which stands for both. */
export interface Copy {
  readonly row: number;
  readonly kept: number;
}

/** What a comparison of rows with one event ID gave. */
export interface Copies {
  readonly copies: readonly Copy[];
  /** Rows that have the event ID of an earlier row, and other values. */
  readonly differing: readonly number[];
}

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
    const candidates = new Map<number, Candidate>();
    /** Rows with one text are copies of the first of them: only that one is compared. */
    const byText = new Map<string, number[]>();
    for (const row of group) {
      if (slices.isOver) await slices.next();
      signal.throwIfAborted();
      const { text, partial } = await textOf(row, rows, readings);
      const same = byText.get(text);
      if (same) same.push(row);
      else {
        byText.set(text, [row]);
        candidates.set(row, { record: parseRecord(text), partial });
      }
    }
    const classes: number[][] = [];
    /** Classes by the values of a whole record in them. */
    const byValues = new Map<number, number[]>();
    for (const [row] of byText.values()) {
      if (slices.isOver) await slices.next();
      signal.throwIfAborted();
      const candidate = candidates.get(row!)!;
      const values = candidate.partial ? undefined : fingerprint(candidate.record);
      const same =
        (values !== undefined && byValues.get(values)) ||
        classes
          .slice(0, MOST_COMPARED)
          .find(([one]) => isSameEvent(candidates.get(one!)!, candidates.get(row!)!));
      const its = same || [];
      its.push(row!);
      if (values !== undefined && !byValues.has(values)) byValues.set(values, its);
      if (!same && classes.push(its) > 1) differing.push(row!);
    }
    const rowsOf = new Map(Array.from(byText.values(), (same) => [same[0]!, same] as const));
    for (const same of classes) {
      const kept = fullest(same, candidates);
      for (const first of same) {
        for (const row of rowsOf.get(first)!) if (row !== kept) copies.push({ row, kept });
      }
    }
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

/** Events of one ID that all differ: more are not compared with each other, so that it takes linear time. */
const MOST_COMPARED = 32;

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
async function textOf(
  row: number,
  rows: RowPlaces,
  readings: Readings,
): Promise<{ readonly text: string; readonly partial: boolean }> {
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

function fullest(rows: readonly number[], candidates: ReadonlyMap<number, Candidate>): number {
  let kept = rows[0]!;
  for (const row of rows.slice(1)) {
    const [one, best] = [candidates.get(row)!, candidates.get(kept)!];
    const isFuller =
      one.partial === best.partial ? fullness(one.record) > fullness(best.record) : best.partial;
    if (isFuller) kept = row;
  }
  return kept;
}
