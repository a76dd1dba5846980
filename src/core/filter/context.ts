/** What a filter needs to know besides the event. */
export interface FilterContext {
  /** Time of the newest event loaded, which `last7d` counts back from; NaN where there is none. */
  readonly newestMs: number;
  /** Accounts and what they are called; an account may have several names. */
  readonly accountNames?: Iterable<readonly [id: string, name: string]>;
  /** Accounts that the loaded logs hold: they can be filtered by even if they aren't 12 digits (redacted logs). */
  readonly accounts?: Iterable<string>;
}
