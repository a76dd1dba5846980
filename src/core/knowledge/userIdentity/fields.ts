import type { Confidence } from '../confidence';
import { CALLER_FIELDS } from './caller';
import { CONTEXT_FIELDS } from './context';
import { SESSION_FIELDS } from './session';

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

/** All fields of `userIdentity` that AWS documents, lists in a schema, or that public logs show. */
export const IDENTITY_FIELDS: readonly IdentityField[] = [
  ...CALLER_FIELDS,
  ...SESSION_FIELDS,
  ...CONTEXT_FIELDS,
];

const BY_PATH = new Map(IDENTITY_FIELDS.map((field) => [field.path, field]));

/** The field at a path like `userIdentity.sessionContext.attributes.creationDate`, if it is known. */
export function identityFieldAt(path: string): IdentityField | undefined {
  return BY_PATH.get(path);
}

/** What a particular value of a field means, if that is known. */
export function fieldValueOf(field: IdentityField, value: string): FieldValue | undefined {
  return field.values?.find((known) =>
    typeof known.value === 'string' ? known.value === value : known.value.test(value),
  );
}
