import type { Steps } from '../../core/rows/steps';

/** How long work may hold up everything else at a time, in milliseconds. */
const SLICE_MS = 20;

/** Lets everything that waits for its turn go first: answers of the window, timers, other commands. */
export function nextTurn(): Promise<void> {
  // setImmediate is quicker, but browsers have none.
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** For loops over much: waits for the next turn each time that a slice of time has been used up. */
export class Slices {
  #until = performance.now() + SLICE_MS;

  get isOver(): boolean {
    return performance.now() >= this.#until;
  }

  async next(): Promise<void> {
    await nextTurn();
    this.#until = performance.now() + SLICE_MS;
  }

  /** Does work that comes in steps. */
  async do<T>(steps: Steps<T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (this.isOver) await this.next();
    }
  }
}

/** Does work that comes in steps, a slice of time after the other. */
export function inSlices<T>(steps: Steps<T>): Promise<T> {
  return new Slices().do(steps);
}
