import { setTimeout as sleep } from 'node:timers/promises';
import { HumanError } from './human-error.mjs';

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** No single clean-up may hold up the others for longer. */
const cleanUpMs = 8000;

/** What a run has to end before it is over, and the reasons for which it is over early. */
class Lifetime {
  #endings = [];
  #fail;

  constructor() {
    /** Rejects when the run has to stop. @type {Promise<never>} */
    this.broken = new Promise((_, reject) => {
      this.#fail = reject;
    });
    this.broken.catch(() => {});
  }

  /** Has `end` called when the run is over, later ones first. @param {() => unknown} end */
  defer(end) {
    this.#endings.push(end);
  }

  /** Stops the run. @param {Error} error */
  fail(error) {
    this.#fail(error);
  }

  async end() {
    for (let end = this.#endings.pop(); end; end = this.#endings.pop()) {
      try {
        await Promise.race([end(), sleep(cleanUpMs, undefined, { ref: false })]);
      } catch {
        // One that is gone already needs no ending.
      }
    }
  }
}

/**
 * Runs `work` and then, whatever happened, everything it deferred. A signal, an error that nobody caught, the end of
 * the parent process or the time limit stop it.
 * @template T
 * @param {(life: Lifetime) => Promise<T>} work
 * @param {{ seconds?: number }} [limit]
 * @returns {Promise<T>}
 */
export async function withLifetime(work, { seconds } = {}) {
  const life = new Lifetime();
  const stopWatching = watch(life, seconds);
  try {
    const result = work(life);
    result.catch(() => {});
    return await Promise.race([result, life.broken]);
  } finally {
    await life.end();
    stopWatching();
  }
}

function watch(life, seconds) {
  const listeners = Object.entries(signalNumbers).map(([name, number]) => {
    const error = new HumanError(name === 'SIGINT' ? 'Stopped.' : `Stopped by ${name}.`);
    return [name, () => life.fail(Object.assign(error, { exitCode: 128 + number }))];
  });
  const crash = (error) => life.fail(error instanceof Error ? error : new Error(String(error)));
  listeners.push(['uncaughtException', crash], ['unhandledRejection', crash]);
  for (const [name, listener] of listeners) process.on(name, listener);

  // A killed parent sends no signal, but its orphans get another parent.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.ppid !== parent)
      life.fail(new HumanError('Stopped, since the process that started this has ended.'));
  }, 1000);
  const timeUp = new HumanError(
    `Stopped after ${seconds} seconds without an end; CLOUDTRAIL_TEST_TIMEOUT sets the number of seconds.`,
  );
  const limit = seconds ? setTimeout(() => life.fail(timeUp), seconds * 1000) : undefined;

  return () => {
    for (const [name, listener] of listeners) process.off(name, listener);
    clearInterval(orphaned);
    clearTimeout(limit);
  };
}

/** @typedef {Lifetime} Life */
