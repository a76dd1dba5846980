import { gunzipSync } from 'node:zlib';
import { isGzip } from './gzip';
import { DiskFile } from './readFile';

export type ArchiveKind = 'zip' | 'tar' | 'tar.gz';

const BLOCK = 512;
/** So much of it is nearly always enough: every log in a folder is asked. */
const FIRST = 1024;

/** What kind of archive a file is, by its first bytes; undefined for other files. Throws where it can't be read. */
export function archiveKind(path: string): ArchiveKind | undefined {
  const file = new DiskFile(path);
  try {
    return kindOf(file.head());
  } finally {
    file.close();
  }
}

/** See {@link archiveKind}. */
export function kindOf(head: Uint8Array): ArchiveKind | undefined {
  if (isZip(head)) return 'zip';
  if (isTarHeader(head)) return 'tar';
  return isGzip(head) && isTarHeader(beginning(head)) ? 'tar.gz' : undefined;
}

/** A local file header, or the end record of an archive without files. */
function isZip(head: Uint8Array): boolean {
  const [p, k, a, b] = head;
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/**
 * Whether a block is the header of a tar entry: the sum of its bytes, with spaces in place of the sum itself, is the
 * one that it names. Old archives have no other mark. POSIX.1-2017, pax, "ustar Interchange Format".
 */
function isTarHeader(block: Uint8Array): boolean {
  if (block.length < BLOCK || block[0] === 0) return false;
  const field = String.fromCharCode(...block.subarray(148, 156)).replace(/[\0 ]+$/, '');
  if (!/^ *[0-7]{1,7}$/.test(field)) return false;
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : block[at]!;
  return sum === Number.parseInt(field.trim(), 8);
}

/** The first inflated bytes of compressed data, one block at least where there is one. */
function beginning(head: Uint8Array): Uint8Array {
  const first = inflated(head.subarray(0, FIRST));
  return first.length < BLOCK && head.length > FIRST ? inflated(head) : first;
}

function inflated(head: Uint8Array): Uint8Array {
  try {
    // The data go on behind the head: what there is of them is wanted all the same.
    return gunzipSync(head, { finishFlush: 2, maxOutputLength: 64 * 1024 * 1024 });
  } catch {
    return new Uint8Array();
  }
}
