import type { ActiveFilter } from '../../host/filter/activeFilter';

/** How long typing must pause before records are read for what was typed. */
const PAUSE_MS = 250;

/** Reads records for filters that are not the active one: of an input, of a pick list. One at a time. */
export class Reading {
  #abort: AbortController | undefined;
  #text: string | undefined;
  #failure: string | undefined;

  constructor(
    readonly filter: ActiveFilter,
    /** More is known than before, or why it can't be. */
    readonly onKnown: () => void,
  ) {}

  /** Why what was asked for last can't be known. */
  get failure(): string | undefined {
    return this.#failure;
  }

  /** How many events' records must be read to know what a filter lets through; begins to read them. */
  ask(text: string): number {
    const { index, scope, records } = this.filter;
    const terms = this.filter.termsOf(text);
    const { count } = index.unread(terms, { scope });
    if (text === this.#text && (this.#abort || this.#failure !== undefined)) return count;
    this.stop();
    if (count === 0) return 0;
    this.#text = text;
    const abort = new AbortController();
    this.#abort = abort;
    const { signal } = abort;
    setTimeout(() => {
      if (signal.aborted) return;
      records
        .read(terms, { scope, signal })
        .catch((error: unknown) => {
          if (!signal.aborted) this.#failure = error instanceof Error ? error.message : String(error);
        })
        .finally(() => {
          if (signal.aborted) return;
          this.#abort = undefined;
          this.onKnown();
        });
    }, PAUSE_MS);
    return count;
  }

  stop(): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#text = undefined;
    this.#failure = undefined;
  }
}
