import { EventEmitter } from 'vscode';
import { type CompiledTerm, isPathTerm } from '../../core/filter/evaluate';
import type { Scope } from '../../core/index/eventIndex';
import type { LookupProgress, RecordValues } from '../reading/recordValues';

/** What is known of the events that a filter by paths lets through. */
export interface LookupState {
  /** Set while records are read. */
  readonly progress?: LookupProgress;
  /** Why it can't be told; for users. */
  readonly failure?: string;
  /** A path that no record has, and how records spell it. */
  readonly spelling?: readonly [written: string, recorded: string];
}

const NOTHING: LookupState = {};

/** The look-up of one filter after the other: a new one ends the one before. */
export class Lookup {
  readonly #progressed = new EventEmitter<void>();
  readonly onDidProgress = this.#progressed.event;
  #state: LookupState = NOTHING;
  #abort: AbortController | undefined;

  constructor(
    readonly records: RecordValues,
    /** It is known of more events whether they pass. */
    readonly onDone: () => void,
  ) {}

  get state(): LookupState {
    return this.#state;
  }

  /** Reads what these terms ask for and is not known. Terms without paths only end the look-up before. */
  start(terms: readonly CompiledTerm[], scope: Scope): void {
    this.#abort?.abort();
    this.#abort = undefined;
    this.#set(NOTHING);
    if (!terms.some(isPathTerm)) return;
    const abort = new AbortController();
    this.#abort = abort;
    void this.#run(terms, scope, abort.signal);
  }

  async #run(terms: readonly CompiledTerm[], scope: Scope, signal: AbortSignal): Promise<void> {
    let wasMissing = false;
    try {
      await this.records.read(terms, {
        scope,
        signal,
        onProgress: (progress) => {
          if (signal.aborted) return;
          wasMissing = true;
          this.#set({ progress });
        },
      });
      if (signal.aborted) return;
      this.#set(NOTHING);
      if (wasMissing) this.onDone();
      const spelling = await this.records.spelling(terms, scope);
      if (!signal.aborted && spelling) this.#set({ spelling });
    } catch (error) {
      if (signal.aborted) return;
      this.#set({ failure: error instanceof Error ? error.message : String(error) });
      this.onDone();
    }
  }

  #set(state: LookupState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#progressed.fire();
  }

  dispose(): void {
    this.#abort?.abort();
    this.#progressed.dispose();
  }
}
