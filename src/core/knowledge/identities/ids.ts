/**
 * Identifiers of IAM and STS: prefixes, the account inside a modern ID, ARNs.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */

import type { Confidence } from '../confidence';

/** A four-letter prefix of an IAM ID and the thing that it names. */
export interface IdPrefix {
  readonly prefix: string;
  /** With its article: "a role". */
  readonly entity: string;
  /** Where CloudTrail shows such IDs. */
  readonly seenIn: string;
  /** Whether public logs confirm that the modern form of these IDs holds the account. */
  readonly holdsAccount: boolean;
  readonly confidence: Confidence;
  readonly source: string;
}

export const ID_SOURCE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html';
/** AWS does not describe how the account is stored in an ID; this article does. */
export const ACCOUNT_IN_ID_SOURCE = 'https://medium.com/@TalBeerySec/a-short-note-on-aws-key-id-f88cc4317489';

export const ID_PREFIXES: readonly IdPrefix[] = [
  row('ABIA', 'a bearer token of STS', 'accessKeyId where a service takes bearer tokens'),
  row('ACCA', 'a credential for one context or service', 'IAM events'),
  row('AGPA', 'a user group', 'IAM events'),
  row('AIDA', 'an IAM user', 'principalId', true),
  row('AIPA', 'an EC2 instance profile', 'IAM and EC2 events'),
  row('AKIA', 'a long-term access key', 'accessKeyId', true),
  row('ANPA', 'a managed policy', 'IAM events'),
  row('ANVA', 'a version of a managed policy', 'IAM events'),
  row('APKA', 'a public key', 'IAM events'),
  row('AROA', 'a role', 'principalId before the colon', true),
  row('ASCA', 'a certificate', 'IAM events'),
  row('ASIA', 'a temporary access key', 'accessKeyId', true),
];

function row(prefix: string, entity: string, seenIn: string, holdsAccount = false): IdPrefix {
  return { prefix, entity, seenIn, holdsAccount, confidence: 'documented', source: ID_SOURCE };
}

const PREFIXES = new Map(ID_PREFIXES.map((known) => [known.prefix, known]));
const ID = /^A[A-Z]{3}[A-Z0-9]{9,124}$/;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The row of an ID's prefix; undefined for texts that are no IAM ID. A session name after a colon is cut. */
export function idPrefixOf(id: string): IdPrefix | undefined {
  const bare = withoutSession(id);
  return ID.test(bare) ? PREFIXES.get(bare.slice(0, 4)) : undefined;
}

/**
 * The 12-digit account stored in a modern access key, user or role ID; undefined for IDs of the older form,
 * which hold none, and for the dummies of documentation (`…EXAMPLE`).
 *
 * The ten characters after the prefix are 50 bits in base 32. The first bit marks the modern form, the next 40 are
 * the account. Not documented by AWS (the supported way is `sts:GetAccessKeyInfo`), see ACCOUNT_IN_ID_SOURCE.
 */
export function accountFromId(id: string): string | undefined {
  const bare = withoutSession(id);
  if (!idPrefixOf(bare)?.holdsAccount || bare.length < 16 || bare.endsWith('EXAMPLE')) return undefined;
  let bits = 0n;
  for (let i = 4; i < 14; i++) {
    const digit = BASE32.indexOf(bare[i]!);
    if (digit < 0) return undefined;
    bits = (bits << 5n) | BigInt(digit);
  }
  if (bits >> 49n === 0n) return undefined;
  const account = (bits >> 9n) & 0xff_ffff_ffffn;
  return account > 999_999_999_999n ? undefined : String(account).padStart(12, '0');
}

/** Whether a tool has put asterisks in the place of a part of an ID. */
export function isMasked(id: string): boolean {
  return /\*{2,}|X{8,}/.test(id);
}

function withoutSession(id: string): string {
  const colon = id.indexOf(':');
  return colon < 0 ? id : id.slice(0, colon);
}

/** The parts of an ARN; region and account are empty where the ARN has none. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** All that follows the fifth colon: `role/path/name`, `graph:0123…`, a bucket. */
  readonly resource: string;
}

/** The parts of an ARN; undefined where the text is none. */
export function parseArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const ends: number[] = [];
  let at = 3;
  while (ends.length < 4) {
    at = text.indexOf(':', at + 1);
    if (at < 0) return undefined;
    ends.push(at);
  }
  const [partition = 0, service = 0, region = 0, account = 0] = ends;
  return {
    partition: text.slice(4, partition),
    service: text.slice(partition + 1, service),
    region: text.slice(service + 1, region),
    account: text.slice(region + 1, account),
    resource: text.slice(account + 1),
  };
}

/** `path/to/name` → `name`: IAM paths stand before the name. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What an account ID looks like. A text: leading zeros count. */
export function isAccountId(text: string): boolean {
  return ACCOUNT.test(text);
}

const ACCOUNT = /^\d{12}$/;

/** True for what stands in place of an account ID when nobody signed the request. */
export function isAnonymous(account: string): boolean {
  return account === 'ANONYMOUS_PRINCIPAL' || account === 'anonymous';
}

/** True for what stands in place of a name or an address when AWS itself called. */
export function isServiceName(text: string): boolean {
  return (
    text.endsWith('.amazonaws.com') || text.endsWith('.amazonaws.com.cn') || text.startsWith('AWS Internal')
  );
}
