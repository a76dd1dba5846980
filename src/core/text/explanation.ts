/**
 * A piece of an explanation: our own words, or a value out of a log. Values are never trusted: whoever shows
 * one must show it as text (no Markdown, no links, no icons), with invisible characters made visible.
 */
export type Piece = string | { readonly value: string } | { readonly strong: Piece };

/** What a hover says: a first line that answers, then what follows from it, then the public page. */
export interface Explanation {
  readonly lines: readonly (readonly Piece[])[];
  /** After so many lines the steps of the event's chain belong, where these are shown; after all if left out. */
  readonly stepsAfter?: number;
  readonly source?: { readonly title: string; readonly url: string };
}
