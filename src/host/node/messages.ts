import type { Batch } from '../../core/index/batch';
import type { FileTask, IndexOptions, LogResult } from './indexing';

/** Some files for a worker, which follow each other in the order of all files. */
export interface Unit {
  /** Number of the first of them. */
  readonly first: number;
  readonly files: readonly FileTask[];
}

/** What a worker is asked to do. */
export interface UnitRequest {
  /** Which loading it is for: a worker outlives one, its dictionaries don't. */
  readonly load: number;
  readonly unit: Unit;
  readonly options: IndexOptions;
}

/** What it answers, once a request. */
export interface UnitAnswer {
  readonly load: number;
  readonly first: number;
  readonly results: readonly LogResult[];
  readonly batch: Batch;
}
