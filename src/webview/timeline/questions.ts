import type { PageMessage, TimelineData } from './messages';
import { say } from './state';

type Question = Omit<Extract<PageMessage, { type: 'ask' }>, 'type' | 'ask'>;

/** An answer that takes longer than this is not waited for. */
const PATIENCE_MS = 3000;

/** Asks for what is to be drawn, one question at a time: while one is out, only that there is another is noted. */
export class Questions {
  #number = 0;
  #asked = { ask: 0, at: 0, done: true };
  #again = false;

  constructor(
    readonly question: () => Question,
    readonly show: (answer: TimelineData) => void,
  ) {}

  ask(): void {
    if (!this.#asked.done && performance.now() - this.#asked.at < PATIENCE_MS) {
      this.#again = true;
      return;
    }
    this.#again = false;
    this.#asked = { ask: ++this.#number, at: performance.now(), done: false };
    say({ type: 'ask', ask: this.#number, ...this.question() });
  }

  answered(answer: TimelineData): void {
    if (answer.ask !== this.#asked.ask) return;
    this.#asked.done = true;
    if (this.#again) {
      this.ask();
      return;
    }
    this.show(answer);
    requestAnimationFrame(() =>
      say({ type: 'drawn', ask: answer.ask, ms: performance.now() - this.#asked.at }),
    );
  }
}
