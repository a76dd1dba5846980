import { type ColumnKept, columnsKept } from '../event/columns';

/** The columns of texts, each with a dictionary of its own. */
export const TEXTS = columnsKept('text', 'rare');
export type TextName = ColumnKept<'text' | 'rare'>;

/** Those of them that few events have, and nobody filters or groups by. */
export const RARE = columnsKept('rare');
export type RareName = ColumnKept<'rare'>;
export const COMMON = columnsKept('text');
export type CommonName = ColumnKept<'text'>;

/** The columns of IDs that nearly every event has. */
export const IDS = ['id', 'requestId'] as const;
export type IdName = (typeof IDS)[number] | 'sharedId';

/** What is kept of an identity besides its columns. */
const BESIDES = [
  'kind',
  'key',
  // From here on `IdentityDetails`.
  'issuerType',
  'issuerArn',
  'provider',
  'subject',
  'ec2RoleDelivery',
  'workloadType',
  'workload',
  'identityStore',
  /** Milliseconds in digits, '' for NaN. */
  'began',
  'delegate',
  'switchedFrom',
  'pod',
  'cluster',
  'certificate',
] as const;

/** What tells one identity from another. All identities share one dictionary of texts. */
export const IDENTITY: readonly IdentityName[] = [...BESIDES, ...columnsKept('identity')];
export type IdentityName = (typeof BESIDES)[number] | ColumnKept<'identity'>;

/** Place of a field in an identity's tuple. */
export const IDENTITY_AT = Object.fromEntries(IDENTITY.map((name, at) => [name, at])) as Readonly<
  Record<IdentityName, number>
>;

/** What an event's flags hold. */
export const Flag = {
  failed: 1,
  /** `readOnly` is recorded. */
  readOnlyKnown: 2,
  readOnly: 4,
  /** Levels of escaping of the record's text, three bits from this one on. */
  depth: 8,
  /** What makes the action worse by the table of risk is in the record. */
  riskCondition: 64,
} as const;

/** An object with an entry for each name. */
export function record<N extends string, T>(names: readonly N[], make: (name: N) => T): Record<N, T> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<N, T>;
}

export function flagsOf(
  failed: boolean,
  readOnly: boolean | undefined,
  depth: number,
  riskCondition = false,
): number {
  const known = readOnly === undefined ? 0 : Flag.readOnlyKnown;
  const worse = riskCondition ? Flag.riskCondition : 0;
  return (failed ? Flag.failed : 0) | known | (readOnly ? Flag.readOnly : 0) | (depth * Flag.depth) | worse;
}

export function readOnlyIn(flags: number): boolean | undefined {
  return flags & Flag.readOnlyKnown ? (flags & Flag.readOnly) !== 0 : undefined;
}

/** The escaping levels of a record by its flags. */
export function depthIn(flags: number): number {
  return (flags >>> 3) & 7;
}
