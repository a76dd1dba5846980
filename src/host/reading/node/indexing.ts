import type { TrailProblem } from '../../../core/event/event';
import type { Shape } from '../../../core/event/shape';
import { type ProblemCode, problem } from '../../../core/trail/problems';
import { NONE } from '../../../core/trail/shapes';
import { looksLikeTrail } from '../../../core/trail/trail';
import { type ArchiveKind, kindOf } from './archiveKind';
import { inflate, isGzip } from './gzip';
import { DiskFile, HEAD } from './readFile';

/** A file to index; `named` by the user or a caller, not met in a folder. */
export interface FileTask {
  readonly path: string;
  readonly named: boolean;
  /** What was read of it, inflated: it is not read from disk then, and its result has no stamp. */
  readonly bytes?: Uint8Array;
}

/** What the indexing of a log gave; its events went to the builder, in the order of the results. */
export interface LogResult {
  /** Number of the file's task. */
  readonly task: number;
  /** Name of the file in its archive, undefined for a file of its own. */
  readonly member: string | undefined;
  readonly shape: Shape;
  readonly gzip: boolean;
  /** Another one when the file has changed. */
  readonly stamp: string;
  /** Inflated. */
  readonly bytes: number;
  readonly events: number;
  readonly problems: readonly TrailProblem[];
  /** It was met in a folder or an archive, and is no log: nothing more is said about it. */
  readonly skipped: boolean;
  /** It went to the builder: the next log of the batch is this one. */
  readonly indexed: boolean;
}

/** Takes the events of logs; of what is unlikely to be one, nothing. */
export interface LogBuilder {
  addIf(
    isLikely: (bytes: Uint8Array) => boolean,
    bytes: Uint8Array,
  ):
    | {
        readonly shape: Shape;
        readonly events: number;
        readonly problems: readonly TrailProblem[];
      }
    | undefined;
}

export interface IndexOptions {
  /** Bytes of one inflated file at most. */
  readonly maxBytes: number;
}

/**
 * Indexes a file, or all files of an archive. What can't be read is a result with a problem; a stranger that was not
 * named costs a look at its first few KB. Never rejects.
 */
export async function* indexFile(
  builder: LogBuilder,
  { path, named, bytes: known }: FileTask,
  task: number,
  options: IndexOptions,
): AsyncGenerator<LogResult> {
  if (known) {
    const log = { gzip: false, bytes: known, problems: [] };
    yield indexLog(builder, log, { task, stamp: '', member: undefined, named });
    return;
  }
  let file: DiskFile;
  try {
    file = new DiskFile(path);
  } catch (error) {
    yield unreadable(task, error);
    return;
  }
  const { stamp } = file;
  try {
    const head = file.head();
    // Of a small compressed file it is cheaper to inflate all of it and then look.
    const isSmall = file.size <= HEAD && isGzip(head);
    const kind = isSmall ? undefined : kindOf(head);
    const archive = async function* (its: ArchiveKind) {
      yield* indexMembers(builder, path, its, { task, stamp, named }, options);
      // Its members were read by its path.
      if (file.hasChanged()) yield failed(task, stamp, problem('changed', 0, 0));
    };
    if (kind) {
      yield* archive(kind);
      return;
    }
    // Compressed strangers are told once they are inflated, small ones once they are read.
    if (!named && file.size > HEAD && head.length === HEAD && !isGzip(head) && !looksLikeTrail(head)) {
      yield skipped(task, stamp, undefined);
      return;
    }
    const { bytes, problems } = file.readWhole(options.maxBytes);
    const log = await unpacked(bytes, problems, options);
    if (isSmall && kindOf(log.bytes) === 'tar') {
      yield* archive('tar.gz');
    } else {
      yield indexLog(builder, log, { task, stamp, member: undefined, named });
    }
    free(log.bytes);
  } catch (error) {
    yield unreadable(task, error, stamp);
  } finally {
    file.close();
  }
}

interface Origin {
  readonly task: number;
  readonly stamp: string;
  readonly member: string | undefined;
  readonly named: boolean;
}

async function* indexMembers(
  builder: LogBuilder,
  path: string,
  kind: ArchiveKind,
  origin: Omit<Origin, 'member'>,
  options: IndexOptions,
): AsyncGenerator<LogResult> {
  const { task, stamp, named } = origin;
  let logs = 0;
  try {
    const { members } = await import('./archives');
    for await (const { name, bytes, problems } of members(path, kind, options)) {
      if (kindOf(bytes)) {
        if (named) yield { ...failed(task, stamp, problem('archive-nested', 0, 0)), member: name };
        continue;
      }
      const inside = { task, stamp, member: name, named: false };
      const result = indexLog(builder, await unpacked(bytes, problems, options), inside);
      if (!result.skipped) logs++;
      yield result;
    }
  } catch (error) {
    // What is no log archive may well be damaged, or no archive at all: nobody asked for it.
    if (!named && logs === 0) yield skipped(task, stamp, undefined);
    else yield failed(task, stamp, problem('archive-damaged', 0, 0, `(${messageOf(error)})`));
    return;
  }
  if (logs > 0) return;
  if (named) yield failed(task, stamp, problem('no-events', 0, 0));
}

/** The bytes of a log, inflated if they were compressed. */
interface Unpacked {
  readonly gzip: boolean;
  readonly bytes: Uint8Array;
  readonly problems: readonly TrailProblem[];
}

async function unpacked(
  raw: Uint8Array,
  problems: readonly TrailProblem[],
  { maxBytes }: IndexOptions,
): Promise<Unpacked> {
  if (!isGzip(raw)) return { gzip: false, bytes: raw, problems };
  const inflated = await inflate(raw, maxBytes);
  return { gzip: true, bytes: inflated.bytes, problems: [...problems, ...inflated.problems] };
}

function indexLog(
  builder: LogBuilder,
  { gzip, bytes, problems }: Unpacked,
  { task, stamp, member, named }: Origin,
): LogResult {
  const log = builder.addIf((all) => named || looksLikeTrail(all.subarray(0, HEAD)), bytes);
  if (!log) {
    // Too little could be unpacked to tell what it is: it may have been a log.
    const [damage] = bytes.length < HEAD ? problems : [];
    return damage ? { ...failed(task, stamp, damage), member } : skipped(task, stamp, member);
  }
  const { shape, events, problems: found } = log;
  return {
    task,
    member,
    shape,
    gzip,
    stamp,
    bytes: bytes.length,
    events,
    problems: [...problems, ...found],
    skipped: !named && isStranger(shape, [...problems, ...found]),
    indexed: true,
  };
}

/** Whether what was read is no log, and not a log of which nothing is left either. */
export function isStranger({ id }: Shape, problems: readonly TrailProblem[]): boolean {
  return id === NONE.id && !problems.some(({ code }) => LOSSES.has(code));
}

/** Problems that may have taken all events of a log. */
const LOSSES: ReadonlySet<string> = new Set<ProblemCode>([
  'cut-off',
  'damaged-record',
  'gzip-damaged',
  'gzip-checksum',
  'archive-damaged',
  'archive-checksum',
  'archive-encrypted',
  'too-large',
  'changed',
]);

/**
 * Gives memory back at once, where that can be done. A thread that reads one log after the other would wait for the
 * garbage collector, and have each log inflated to memory that is new.
 */
function free({ buffer, byteLength }: Uint8Array): void {
  // Node.js 20 has no such method. A buffer that others may have a part of is left alone.
  const { transfer } = buffer as { transfer?: (length: number) => unknown };
  if (byteLength > 0 && buffer.byteLength <= byteLength + 1) transfer?.call(buffer, 0);
}

function failed(task: number, stamp: string, found: TrailProblem): LogResult {
  const nothing = { shape: NONE, gzip: false, bytes: 0, events: 0, skipped: false, indexed: false };
  return { task, member: undefined, stamp, ...nothing, problems: [found] };
}

/** The result of a file over which a worker ended. */
export function lostFile(task: number): LogResult {
  const reason = '(the worker that read it ended: out of memory, most likely)';
  return failed(task, '', problem('unreadable', 0, 0, reason));
}

function unreadable(task: number, error: unknown, stamp = ''): LogResult {
  return failed(task, stamp, problem('unreadable', 0, 0, `(${messageOf(error)})`));
}

function skipped(task: number, stamp: string, member: string | undefined): LogResult {
  const nothing = {
    shape: NONE,
    gzip: false,
    bytes: 0,
    events: 0,
    problems: [],
    skipped: true,
    indexed: false,
  };
  return { task, member, stamp, ...nothing };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
