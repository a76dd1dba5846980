import type { Batch } from '../../../core/rows/batch';
import type { PathBatch } from '../../../core/scan/pathBatch';
import type { HashOptions, HashTask } from './hashing';
import type { FileTask, IndexOptions, LogResult } from './indexing';
import type { LogRecords } from './readLog';

/** What workers do: for each job, one of its tasks, what holds for all of them, and the answer to some of them. */
export interface Jobs {
  readonly index: {
    readonly task: FileTask;
    readonly options: IndexOptions;
    /** Without a batch where nothing could be read. */
    readonly answer: { readonly results: readonly LogResult[]; readonly batch?: Batch };
  };
  readonly hash: {
    readonly task: HashTask;
    readonly options: HashOptions;
    /** One hash a place, for each of the tasks; NaN where the log has changed or is gone. */
    readonly answer: { readonly hashes: readonly Float64Array[] };
  };
  readonly paths: {
    readonly task: LogRecords;
    readonly options: { readonly maxBytes: number; readonly paths: readonly string[] };
    /** One batch a path, for each of the tasks; undefined where the log has changed or is gone. */
    readonly answer: { readonly batches: readonly (readonly PathBatch[] | undefined)[] };
  };
}

export type Job = keyof Jobs;

/** Some tasks for a worker, which follow each other in the order of all of them. */
export interface Unit<J extends Job = Job> {
  /** Number of the first of them. */
  readonly first: number;
  readonly tasks: readonly Jobs[J]['task'][];
}

/** What a worker is asked to do. */
export interface Request<J extends Job = Job> {
  /** Which run it is for: a worker outlives one. */
  readonly run: number;
  readonly job: J;
  readonly unit: Unit<J>;
  readonly options: Jobs[J]['options'];
}

/** What it answers, once a request. */
export interface Reply<J extends Job = Job> {
  readonly run: number;
  readonly first: number;
  readonly value: Jobs[J]['answer'];
}
