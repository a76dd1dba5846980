import type { Confidence } from '../confidence';

/** One field of `userIdentity`, as the hover explains it. Sentences are ours; facts are from `source`. */
export interface IdentityField {
  /** From the record's root, joined by dots. */
  readonly path: string;
  readonly meaning: string;
  /** When the field is there, and what its absence tells. */
  readonly presence: string;
  /** What particular values mean; the first that matches counts. */
  readonly values?: readonly FieldValue[];
  /** What an investigator may conclude. */
  readonly conclude: string;
  /** What to conclude instead for callers of a type (`userIdentity.type`). */
  readonly concludeFor?: ReadonlyMap<string, string>;
  readonly confidence: Confidence;
  readonly source: string;
}

/** A value, or a form of value, and its meaning. */
export interface FieldValue {
  readonly value: string | RegExp;
  readonly meaning: string;
  /** What to conclude from this value, in place of the field's general sentence. */
  readonly conclude?: string;
  /** Where it differs from the field's own. */
  readonly confidence?: Confidence;
}
