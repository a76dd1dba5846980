/** What a filter needs to know besides the event. */
export interface FilterContext {
  /** Time of the newest event loaded, which `last7d` counts back from; NaN where there is none. */
  readonly newestMs: number;
  /** Names of accounts by their ID. */
  readonly accountNames?: Readonly<Record<string, string>>;
  /** Accounts that the loaded logs hold: they can be filtered by even if they aren't 12 digits (redacted logs). */
  readonly accounts?: Iterable<string>;
}
