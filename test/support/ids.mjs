// Invented identifiers that hold together: the same label gives the same identifier on every run, and the
// account inside a modern key or principal ID is the account it is said to belong to.
import { createHash } from 'node:crypto';

const SEED = 'cloudtrail-inspector sample 1';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const SUFFIX = 'EXAMPLE';

const digest = (label) => createHash('sha256').update(`${SEED}/${label}`).digest();

/** `length` hexadecimal digits. */
export const hex = (label, length) => digest(label).toString('hex').slice(0, length);

/** `length` decimal digits, the first one not zero. */
export const digits = (label, length) =>
  [...digest(label)]
    .map((byte, i) => (i === 0 ? 1 + (byte % 9) : byte % 10))
    .join('')
    .slice(0, length);

/** `length` letters and digits, as in the unique part of a log file's name. */
export const alphanumeric = (label, length) => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  return [...digest(label)]
    .map((byte) => letters[byte % letters.length])
    .join('')
    .slice(0, length);
};

/** A UUID of the form of version 4. */
export const uuid = (label) => {
  const bytes = digest(label).subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/**
 * Modern IDs hold the account in bits 46 to 7 of the 48 that follow the prefix, under a bit 47 that is set; 7 bits and the
 * rest of the tenth character are free. `random` fills the free ones.
 * Published by researchers, not by AWS: https://medium.com/@TalBeerySec/a-short-note-on-aws-key-id-f88cc4317489
 */
function encodeAccount(account, random) {
  const z = (1n << 47n) | (BigInt(account) << 7n) | BigInt(random >> 2);
  let bits = (z << 2n) | BigInt(random & 3);
  let text = '';
  for (let i = 0; i < 10; i++) {
    text = BASE32[Number(bits & 31n)] + text;
    bits >>= 5n;
  }
  return text;
}

/** The account inside a modern ID, or undefined for a legacy one. */
export function decodeAccount(id) {
  let bits = 0n;
  for (const character of id.slice(4, 14)) {
    const value = BASE32.indexOf(character);
    if (value < 0) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  const z = bits >> 2n;
  return z >> 47n === 1n ? String((z & 0x7fffffffff80n) >> 7n).padStart(12, '0') : undefined;
}

/**
 * An access key ID: prefix, nine characters, and the word that tells people and secret scanners that it is none.
 * `number` (0-15) is what sets two keys of one account apart: the word's E is the tenth character already.
 */
export const accessKey = (prefix, account, number) =>
  prefix + encodeAccount(account, (number << 5) | BASE32.indexOf('E')).slice(0, 9) + SUFFIX;

/** An AIDA… or AROA… ID: prefix, ten characters and the word. */
export const principalId = (prefix, account, label) =>
  prefix + encodeAccount(account, digest(`${account}/${label}`).readUInt16BE() & 0x1ff) + SUFFIX;
