import { CALLER_FIELDS } from './caller';
import { CONTEXT_FIELDS } from './context';
import type { FieldValue, IdentityField } from './rows';
import { SESSION_FIELDS } from './session';

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
