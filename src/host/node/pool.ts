import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { problem } from '../../core/trail/problems';
import { NONE } from '../../core/trail/shapes';
import type { FileTask, IndexOptions } from './indexing';
import type { Unit, UnitAnswer, UnitRequest } from './messages';

/** More threads than this wait for the disk, and each has dictionaries of its own. */
const MAX_THREADS = 4;
/** Files in a unit at most; with fewer files there are some units for each thread. */
const UNIT_FILES = 64;
const UNITS_A_THREAD = 16;
/** Units that a worker has ahead, so that it need not wait for the next. */
const AHEAD = 2;
/** Workers that have nothing to do end after this. */
const IDLE_MS = 10_000;

/** What a unit of files gave; without a batch where its worker ended twice over it. */
export type UnitResult = Pick<UnitAnswer, 'first' | 'results'> & Partial<Pick<UnitAnswer, 'batch'>>;

interface Hand {
  readonly worker: Worker;
  readonly units: Unit[];
}

interface Load {
  readonly id: number;
  readonly options: IndexOptions;
  /** Units to do, the last one next. */
  readonly units: Unit[];
  /** Units that ended a worker once, by their first file. */
  readonly suspects: Set<number>;
  readonly files: number;
  /** Results that wait for those of earlier files. */
  readonly waiting: Map<number, UnitResult & { readonly count: number }>;
  next: number;
  readonly onUnit: (result: UnitResult, done: number) => void;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Worker threads that index files. Results come in the order of the files, whichever worker is the first. A worker
 * that dies takes nothing along: its files are done again, one by one, and one that ends a worker twice is reported.
 */
export class IndexPool {
  readonly #hands = new Set<Hand>();
  readonly #threads: number;
  #load: Load | undefined;
  #loads = 0;
  #idle: NodeJS.Timeout | undefined;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    /** The worker's bundle. */
    readonly script: string,
    threads = availableParallelism(),
  ) {
    this.#threads = Math.max(1, Math.min(MAX_THREADS, threads));
  }

  /**
   * Indexes files, after the loads that were asked for before. When the signal comes, workers are stopped where they
   * are, and the call rejects with its reason. `onUnit` gets results in the order of the files.
   */
  run(
    files: readonly FileTask[],
    options: IndexOptions,
    onUnit: (result: UnitResult, done: number) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const turn = this.#queue.then(() => this.#run(files, options, onUnit, signal));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #run(
    files: readonly FileTask[],
    options: IndexOptions,
    onUnit: Load['onUnit'],
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    if (files.length === 0) return;
    clearTimeout(this.#idle);
    let stop: (() => void) | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const units = unitsOf(files, this.#threads).reverse();
        const state = { suspects: new Set<number>(), waiting: new Map(), next: 0, files: files.length };
        this.#load = { id: this.#loads++, options, units, ...state, onUnit, resolve, reject };
        stop = () => {
          this.#stopWorkers();
          reject(signal.reason);
        };
        signal.addEventListener('abort', stop, { once: true });
        for (let i = this.#hands.size; i < Math.min(this.#threads, units.length); i++) this.#hire();
        for (const hand of this.#hands) this.#feed(hand);
      });
    } finally {
      if (stop) signal.removeEventListener('abort', stop);
      this.#load = undefined;
      this.#idle = setTimeout(() => this.#stopWorkers(), IDLE_MS);
      this.#idle.unref();
    }
  }

  #hire(): Hand {
    const hand: Hand = { worker: new Worker(this.script), units: [] };
    this.#hands.add(hand);
    hand.worker.on('message', (answer: UnitAnswer) => {
      if (answer.load !== this.#load?.id) return;
      const at = hand.units.findIndex(({ first }) => first === answer.first);
      const [unit] = hand.units.splice(at, 1);
      if (!unit) return;
      this.#feed(hand);
      this.#deliver(this.#load, answer, unit.files.length);
    });
    // An error is followed by the exit.
    hand.worker.on('error', () => undefined);
    hand.worker.on('exit', () => this.#lost(hand));
    return hand;
  }

  #feed(hand: Hand): void {
    const load = this.#load;
    while (load && hand.units.length < AHEAD) {
      const unit = load.units.at(-1);
      if (!unit) return;
      // Suspects have a worker for themselves, so that it is clear which of them ended it.
      const alone = load.suspects.has(unit.first) || hand.units.some(({ first }) => load.suspects.has(first));
      if (alone && hand.units.length > 0) return;
      load.units.pop();
      hand.units.push(unit);
      hand.worker.postMessage({ load: load.id, unit, options: load.options } satisfies UnitRequest);
    }
  }

  #deliver(load: Load, result: UnitResult, count: number): void {
    load.waiting.set(result.first, { ...result, count });
    try {
      for (let ready = load.waiting.get(load.next); ready; ready = load.waiting.get(load.next)) {
        load.waiting.delete(load.next);
        load.next += ready.count;
        load.onUnit(ready, load.next);
      }
    } catch (error) {
      this.#stopWorkers();
      load.reject(error);
      return;
    }
    if (load.next === load.files) load.resolve();
  }

  /** A worker has ended. What it had to do is done again by another one, file by file. */
  #lost(hand: Hand): void {
    if (!this.#hands.delete(hand)) return;
    const load = this.#load;
    if (!load || hand.units.length === 0) return;
    for (const { first, files } of hand.units.reverse()) {
      if (files.length === 1 && load.suspects.has(first)) {
        this.#deliver(load, lostFile(first), 1);
        continue;
      }
      for (let i = files.length - 1; i >= 0; i--) {
        load.suspects.add(first + i);
        load.units.push({ first: first + i, files: [files[i]!] });
      }
    }
    if (load.next < load.files) this.#feed(this.#hire());
  }

  #stopWorkers(): void {
    for (const { worker } of this.#hands) void worker.terminate();
    this.#hands.clear();
  }

  dispose(): void {
    clearTimeout(this.#idle);
    this.#stopWorkers();
    this.#load?.reject(new Error('The index is closed.'));
  }
}

function unitsOf(files: readonly FileTask[], threads: number): Unit[] {
  const size = Math.max(1, Math.min(UNIT_FILES, Math.ceil(files.length / (threads * UNITS_A_THREAD))));
  const units: Unit[] = [];
  for (let first = 0; first < files.length; first += size) {
    units.push({ first, files: files.slice(first, first + size) });
  }
  return units;
}

function lostFile(task: number): UnitResult {
  const problems = [
    problem('unreadable', 0, 0, '(the worker that read it ended: out of memory, most likely)'),
  ];
  const nothing = {
    shape: NONE,
    gzip: false,
    stamp: '',
    bytes: 0,
    events: 0,
    skipped: false,
    indexed: false,
  };
  return { first: task, results: [{ task, member: undefined, ...nothing, problems }] };
}
