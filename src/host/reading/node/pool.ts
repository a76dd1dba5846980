import { availableParallelism } from 'node:os';
import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Job, Jobs, Reply, Request, Unit } from './messages';

/** More threads than this wait for the disk, and each has dictionaries of its own. */
const MAX_THREADS = 4;
/**
 * A unit is to take about so long: sending what came of it costs little then, memory stays low, and all threads are done
 * at about the same time. How long a task takes is seen from those before it.
 */
const UNIT_MS = 40;
/** Tasks in the first units and in any, at most; near the end there are some units left for each thread. */
const FIRST_TASKS = 16;
const MOST_TASKS = 512;
const UNITS_LEFT = 4;
/** Near the end units become smaller, though not more than so many times. */
const LEAST_PART = 8;
/** Units that a worker has ahead, so that it need not wait for the next. */
const AHEAD = 2;
/** Answers that may wait to be taken before workers get nothing new: they take memory. */
const MOST_WAITING = 8;
/** Workers that have nothing to do end after this. */
const IDLE_MS = 30_000;

/** What is to be done, and what becomes of the answers. */
export interface Order<J extends Job> {
  readonly job: J;
  readonly tasks: readonly Jobs[J]['task'][];
  readonly options: Jobs[J]['options'];
  /** The answer for a task over which a worker ended twice. */
  readonly lost: (task: number) => Jobs[J]['answer'];
  /** Takes answers in the order of the tasks, one after the other; `done` of these are done. */
  readonly onAnswer: (answer: Jobs[J]['answer'], done: number) => void | Promise<void>;
}

interface Hand {
  readonly worker: Worker;
  /** What it does, and what it does next. */
  readonly units: Unit[];
  /** When it began with the first of them. */
  since: number;
}

interface Run {
  readonly id: number;
  readonly order: Order<Job>;
  readonly signal: AbortSignal;
  /** Units to do again, the last one next, before all others. */
  readonly again: Unit[];
  /** The first task that is in no unit yet. */
  left: number;
  /** Tasks in a unit. */
  size: number;
  /** Units that ended a worker once, by their first task. */
  readonly suspects: Set<number>;
  /** Answers that wait for those of earlier tasks. */
  readonly waiting: Map<number, { readonly value: Jobs[Job]['answer']; readonly count: number }>;
  next: number;
  /** One of them is being taken. */
  isTaking: boolean;
  /** An answer could not be taken. */
  hasFailed: boolean;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Orders that are done at the same time; more wait for one of them to end. */
const MOST_CREWS = 4;

/**
 * Worker threads that read logs. Orders do not wait for each other: one file that takes long holds up nothing else.
 */
export class IndexPool {
  readonly #crews: Crew[] = [];
  readonly #waiting: (() => void)[] = [];
  #isDisposed = false;

  constructor(
    /** The worker's bundle. */
    readonly script: string,
    readonly threads = availableParallelism(),
    readonly limits: ResourceLimits = {},
  ) {}

  /**
   * Does an order. When the signal comes, its workers are stopped where they are, and the call rejects with its reason.
   */
  async run<J extends Job>(order: Order<J>, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#isDisposed) throw stopped();
    if (order.tasks.length === 0) return;
    const crew = await this.#freeCrew(signal);
    try {
      await crew.run(order as unknown as Order<Job>, signal);
    } finally {
      crew.isTaken = false;
      this.#waiting.shift()?.();
    }
  }

  /** A crew that has nothing to do, which is taken then; waits for one if there are too many. */
  async #freeCrew(signal: AbortSignal): Promise<Crew> {
    for (;;) {
      signal.throwIfAborted();
      if (this.#isDisposed) throw stopped();
      let crew = this.#crews.find(({ isTaken }) => !isTaken);
      if (!crew && this.#crews.length < MOST_CREWS) {
        crew = new Crew(this.script, this.threads, this.limits);
        this.#crews.push(crew);
      }
      if (crew) {
        crew.isTaken = true;
        return crew;
      }
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const crew of this.#crews) crew.dispose();
    for (const go of this.#waiting.splice(0)) go();
  }
}

/**
 * The workers of one order at a time. Answers come in the order of the tasks, whichever worker is the first. A worker that
 * dies takes nothing along: its tasks are done again, one by one, and one that ends a worker twice is given up.
 */
class Crew {
  /** Somebody has an order for it. */
  isTaken = false;
  readonly #hands = new Set<Hand>();
  readonly #threads: number;
  #run: Run | undefined;
  #runs = 0;
  #idle: NodeJS.Timeout | undefined;
  #isDisposed = false;

  constructor(
    readonly script: string,
    threads: number,
    readonly limits: ResourceLimits,
  ) {
    this.#threads = Math.max(1, Math.min(MAX_THREADS, threads));
  }

  async run(order: Order<Job>, signal: AbortSignal): Promise<void> {
    clearTimeout(this.#idle);
    let stop: (() => void) | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        const units = { again: [], left: 0, size: FIRST_TASKS, suspects: new Set<number>() };
        this.#run = {
          id: this.#runs++,
          order,
          signal,
          ...units,
          waiting: new Map(),
          next: 0,
          isTaking: false,
          hasFailed: false,
          resolve,
          reject,
        };
        stop = () => {
          this.#stopWorkers();
          reject(signal.reason);
        };
        signal.addEventListener('abort', stop, { once: true });
        this.#hireUpTo(Math.min(this.#threads, order.tasks.length));
        for (const hand of this.#hands) this.#feed(hand);
      });
    } finally {
      if (stop) signal.removeEventListener('abort', stop);
      this.#run = undefined;
      if (!this.#isDisposed) {
        this.#idle = setTimeout(() => this.#stopWorkers(), IDLE_MS);
        this.#idle.unref();
      }
    }
  }

  /** Throws where there is no room for even one thread; fewer than wanted do all there is. */
  #hireUpTo(threads: number): void {
    try {
      while (this.#hands.size < threads) this.#hire();
    } catch (error) {
      if (this.#hands.size === 0) throw error;
    }
  }

  #hire(): void {
    const hand: Hand = {
      worker: new Worker(this.script, { resourceLimits: this.limits }),
      units: [],
      since: 0,
    };
    this.#hands.add(hand);
    hand.worker.on('message', ({ run, first, value }: Reply) => {
      if (run !== this.#run?.id) return;
      const at = hand.units.findIndex((unit) => unit.first === first);
      const [unit] = hand.units.splice(at, 1);
      if (!unit) return;
      this.#run.size = sizeAfter(this.#run.size, unit.tasks.length, performance.now() - hand.since);
      hand.since = performance.now();
      this.#run.waiting.set(first, { value, count: unit.tasks.length });
      this.#feed(hand);
      void this.#deliver(this.#run);
    });
    // An error is followed by the exit.
    hand.worker.on('error', () => undefined);
    hand.worker.on('exit', () => this.#lost(hand));
  }

  #feed(hand: Hand): void {
    const run = this.#run;
    while (run && hand.units.length < AHEAD) {
      if (isBehind(run)) return;
      const again = run.again.at(-1);
      // Suspects have a worker for themselves, so that it is clear which of them ended it.
      if (
        hand.units.length > 0 &&
        [again, ...hand.units].some((unit) => unit && run.suspects.has(unit.first))
      )
        return;
      const unit = run.again.pop() ?? this.#cut(run);
      if (!unit) return;
      if (hand.units.length === 0) hand.since = performance.now();
      hand.units.push(unit);
      const { job, options } = run.order;
      hand.worker.postMessage({ run: run.id, job, unit, options } satisfies Request);
    }
  }

  /** The next tasks as a unit; undefined where there are none. */
  #cut(run: Run): Unit | undefined {
    const first = run.left;
    const left = run.order.tasks.length - first;
    if (left === 0) return undefined;
    const shared = Math.max(left / (this.#threads * UNITS_LEFT), run.size / LEAST_PART);
    run.left += Math.ceil(Math.min(run.size, shared, left));
    return { first, tasks: run.order.tasks.slice(first, run.left) };
  }

  /** Hands over the answers that are next. */
  async #deliver(run: Run): Promise<void> {
    if (run.isTaking) return;
    run.isTaking = true;
    try {
      for (let ready = run.waiting.get(run.next); ready; ready = run.waiting.get(run.next)) {
        run.waiting.delete(run.next);
        run.next += ready.count;
        await run.order.onAnswer(ready.value, run.next);
        if (run !== this.#run || run.signal.aborted) return;
        this.#feedAll(run);
      }
      run.isTaking = false;
      if (run.next === run.order.tasks.length) run.resolve();
      else this.#feedAll(run);
    } catch (error) {
      run.hasFailed = true;
      if (run === this.#run) this.#stopWorkers();
      run.reject(error);
    }
  }

  /** A worker has ended. What it had to do is done again by another one, task by task. */
  #lost(hand: Hand): void {
    if (!this.#hands.delete(hand)) return;
    const run = this.#run;
    if (!run) return;
    for (const { first, tasks } of hand.units.reverse()) {
      if (tasks.length === 1 && run.suspects.has(first)) {
        run.waiting.set(first, { value: run.order.lost(first), count: 1 });
        continue;
      }
      for (let i = tasks.length - 1; i >= 0; i--) {
        run.suspects.add(first + i);
        run.again.push({ first: first + i, tasks: [tasks[i]!] });
      }
    }
    void this.#deliver(run);
    try {
      this.#feedAll(run);
    } catch (error) {
      run.reject(error);
    }
  }

  /** Gives all workers something to do, and hires others for those that have ended. */
  #feedAll(run: Run): void {
    const left = run.again.length + run.order.tasks.length - run.left;
    if (left === 0 || run.hasFailed || isBehind(run)) return;
    this.#hireUpTo(Math.min(this.#threads, this.#hands.size + left));
    for (const hand of this.#hands) this.#feed(hand);
  }

  #stopWorkers(): void {
    for (const { worker } of this.#hands) void worker.terminate();
    this.#hands.clear();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#idle);
    this.#stopWorkers();
    this.#run?.reject(stopped());
  }
}

function stopped(): Error {
  return new Error('The workers are stopped.');
}

/** Whether answers come faster than they are taken. */
function isBehind({ isTaking, waiting }: Run): boolean {
  return isTaking && waiting.size >= MOST_WAITING;
}

/** How many tasks make a unit, after so many took that long. */
function sizeAfter(size: number, tasks: number, ms: number): number {
  const wanted = (tasks * UNIT_MS) / Math.max(ms, 0.1);
  // One slow task says little of the others.
  return Math.round(Math.max(1, size / 2, Math.min(wanted, size * 2, MOST_TASKS)));
}
