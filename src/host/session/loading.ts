import type { Uri } from 'vscode';
import type { TrailProblem } from '../../core/event/event';
import type { Shape } from '../../core/event/shape';
import type { Batch, LogSummary } from '../../core/rows/batch';
import { problem } from '../../core/trail/problems';
import { NONE } from '../../core/trail/shapes';
import { DISK, statFile } from '../reading/disk';
import { ownText } from '../reading/documents';
import { type OpenFile, reasonOf } from '../reading/files';
import { archiveKind } from '../reading/node/archiveKind';
import type { FileTask, LogBuilder, LogResult } from '../reading/node/indexing';
import type { Jobs } from '../reading/node/messages';
import type { IndexPool } from '../reading/node/pool';
import { isMember } from '../reading/read';
import type { LogReader } from '../reading/reader';

/** So few files, of so few bytes in all, are read where the session is; more go to worker threads. */
const FEW_FILES = 8;
const FEW_BYTES = 4 * 1024 * 1024;
/** Logs are about so many times as large when they are inflated. */
const INFLATED = 12;
/** What of a log that is damaged, or odd in another way, is read where the session is: it may take a second for each MB. */
const ODD_BYTES = 256 * 1024;
/** How long the other work of the extension host waits at most while files are read here. */
const SLICE_MS = 20;

/** A log or stranger that was read; the rows of the logs of a part are in its batch, in their order. */
export interface LoadedLog {
  readonly uri: Uri;
  readonly named: boolean;
  readonly shape: Shape;
  /** It has no text of its own that an editor could show: it is compressed, or lies in an archive. */
  readonly packed: boolean;
  readonly stamp: string;
  readonly bytes: number;
  readonly events: number;
  readonly problems: readonly TrailProblem[];
  readonly skipped: boolean;
  /** The next log of the part's batch is this one. */
  readonly indexed: boolean;
}

/** Some files that were read. */
export interface LoadedPart {
  readonly logs: readonly LoadedLog[];
  /** Undefined where nothing could be read. */
  readonly batch: Batch | undefined;
  /** Files that are done, of all. */
  readonly done: number;
}

/**
 * Reads files and gives their events, in the order of the files. Many files, and large ones, go to worker threads. When
 * the signal comes, the call rejects with its reason, within a moment.
 */
export async function loadFiles(
  files: readonly OpenFile[],
  reader: LogReader,
  pool: IndexPool,
  onPart: (part: LoadedPart) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const far = files.filter(({ uri }) => !isOnDisk(uri));
  const onDisk = files.filter(({ uri }) => isOnDisk(uri));
  const before = far.length;
  await loadHere(far, reader, pool, onPart, signal);
  if (await isMuch(onDisk)) {
    await pool.run(
      {
        job: 'index',
        tasks: onDisk.map(({ uri, named }) => ({ path: uri.fsPath, named })),
        options: { maxBytes: reader.settings.maxInflatedBytes },
        lost: (task) => ({ results: [work().lostFile(task)] }),
        onAnswer: ({ results, batch }, done) => {
          const logs = results.map((result) => logOf(result, onDisk[result.task]!, reader));
          return onPart({ logs, batch, done: before + done });
        },
      },
      signal,
    );
  } else {
    const onOwn = (part: LoadedPart) => onPart({ ...part, done: before + part.done });
    await loadHere(onDisk, reader, pool, onOwn, signal);
  }
}

/** Whether a file is read from disk by its path: no text of an editor, and no file of another file system. */
function isOnDisk(uri: Uri): boolean {
  return uri.scheme === DISK && !isMember(uri) && !ownText(uri);
}

async function isMuch(files: readonly OpenFile[]): Promise<boolean> {
  if (files.length > FEW_FILES) return true;
  const sizes = files.map(({ uri }) =>
    statFile(uri)
      .then(({ size }) => size * (/\.(?:t?gz|zip)$/i.test(uri.path) ? INFLATED : 1))
      .catch(() => 0),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) > FEW_BYTES;
}

/** Reads files one after the other on this thread, and lets others work in between. */
async function loadHere(
  files: readonly OpenFile[],
  reader: LogReader,
  pool: IndexPool,
  onPart: (part: LoadedPart) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const builder = new HereBuilder(pool.threads > 0 ? ODD_BYTES : Number.POSITIVE_INFINITY);
  let until = performance.now() + SLICE_MS;
  let done = 0;
  for (const file of files) {
    signal.throwIfAborted();
    // What is read in vain then ends by itself: it is no more than a file.
    const found = await Promise.race([loadOne(builder, file, reader, pool, signal), rejected(signal)]);
    signal.throwIfAborted();
    await onPart({ ...found, done: ++done });
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE_MS;
  }
}

/** Takes the logs that are read on this thread. Odd ones take long, and are left to a worker if they are large. */
class HereBuilder implements LogBuilder {
  readonly #builder = new (work().BatchBuilder)();
  /** A log was left to a worker since the last batch. */
  isRefused = false;

  constructor(readonly mostOdd: number) {}

  addIf(isLikely: (bytes: Uint8Array) => boolean, bytes: Uint8Array): LogSummary | undefined {
    return this.#builder.addIf((all) => {
      this.isRefused ||= all.length > this.mostOdd;
      return !this.isRefused && isLikely(all);
    }, bytes);
  }

  take(): Batch {
    this.isRefused = false;
    return this.#builder.take();
  }
}

async function loadOne(
  builder: HereBuilder,
  file: OpenFile,
  reader: LogReader,
  pool: IndexPool,
  signal: AbortSignal,
): Promise<Pick<LoadedPart, 'logs' | 'batch'>> {
  const { uri, named } = file;
  const options = { maxBytes: reader.settings.maxInflatedBytes };
  /** Has a worker do what takes too long here. */
  const byWorker = async (task: FileTask) => {
    builder.take();
    let answer: Jobs['index']['answer'] = { results: [] };
    const lost = () => ({ results: [work().lostFile(0)] });
    const onAnswer = (given: typeof answer) => {
      answer = given;
    };
    await pool.run({ job: 'index', tasks: [task], options, lost, onAnswer }, signal);
    return answer;
  };
  if (isOnDisk(uri) && (!named || isArchive(uri))) {
    const task = { path: uri.fsPath, named };
    const results: LogResult[] = [];
    for await (const result of work().indexFile(builder, task, 0, options)) {
      results.push(result);
      if (builder.isRefused) break;
    }
    const found = builder.isRefused ? await byWorker(task) : { results, batch: builder.take() };
    return { logs: found.results.map((result) => logOf(result, file, reader)), batch: found.batch };
  }
  // By way of the reader: the expanded view asks for the same bytes a moment later.
  try {
    if (!named && !(await reader.isLikely(uri))) return { logs: [nothing(file, [], true)], batch: undefined };
    const { stamp, content } = await reader.read(uri);
    const { bytes, packed } = content;
    let log: Pick<LogResult, 'shape' | 'events' | 'problems' | 'indexed'>;
    let batch: Batch | undefined;
    const here = builder.addIf(() => true, bytes);
    if (here) {
      log = { ...here, indexed: true };
      batch = builder.take();
    } else {
      const answer = await byWorker({ path: uri.fsPath, named: true, bytes });
      log = answer.results[0]!;
      batch = answer.batch;
    }
    const { shape, events, indexed } = log;
    const problems = [...content.problems, ...log.problems];
    const skipped = !named && work().isStranger(shape, problems);
    const size = bytes.length;
    return {
      logs: [{ uri, named, shape, packed, stamp, bytes: size, events, problems, skipped, indexed }],
      batch,
    };
  } catch (error) {
    signal.throwIfAborted();
    const reason = problem('unreadable', 0, 0, `(${reasonOf(error)})`);
    return { logs: [nothing(file, [reason], false)], batch: undefined };
  }
}

function isArchive(uri: Uri): boolean {
  try {
    return archiveKind(uri.fsPath) !== undefined;
  } catch {
    return false;
  }
}

function logOf(result: LogResult, { uri, named }: OpenFile, reader: LogReader): LoadedLog {
  const { member, stamp, gzip, ...rest } = result;
  const own = member === undefined ? uri : uri.with({ fragment: member });
  const packed = gzip || member !== undefined;
  return { ...rest, uri: own, packed, named: named && member === undefined, stamp: reader.fullStamp(stamp) };
}

function nothing({ uri, named }: OpenFile, problems: readonly TrailProblem[], skipped: boolean): LoadedLog {
  const none = { shape: NONE, packed: false, stamp: '', bytes: 0, events: 0, indexed: false };
  return { uri, named, ...none, problems, skipped };
}

/** Loaded when the first log is read here: what goes to worker threads is read by them. */
function work(): typeof import('../reading/node/work') {
  return require('../reading/node/work');
}

/** Rejects with the signal's reason when it comes. */
export function rejected(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
