import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type ArchiveKind, archiveKind } from './archiveKind';
import { inflateRest } from './gzip';
import type { Member, MemberOptions } from './members';
import { DiskFile } from './readFile';
import { tarMembers } from './tar';
import { zipMembers } from './zip';
import { cutZipMembers } from './zipCut';

// This is a bundle of its own, which is loaded when the first archive is met.

const CHUNK = 256 * 1024;
/** Of a larger archive that is damaged, what zlib kept back of its last chunk is lost: it would have to be in memory. */
const MOST_SALVAGED = 512 * 1024 * 1024;

/**
 * The files in an archive, one after the other; folders and links are left out. A damaged archive gives the members
 * before the damage, and then rejects with an error that says what is wrong.
 */
export function members(path: string, kind: ArchiveKind, options: MemberOptions): AsyncGenerator<Member> {
  if (kind === 'zip') return membersOfZip(path, options);
  return tarMembers(kind === 'tar.gz' ? inflatedFile(path) : file(path), options);
}

async function* membersOfZip(path: string, options: MemberOptions): AsyncGenerator<Member> {
  let isRead = false;
  try {
    for await (const member of zipMembers(path, options)) {
      isRead = true;
      yield member;
    }
  } catch (error) {
    // The directory stands at the end: of an archive that is cut off there is none.
    if (!isRead) yield* cutZipMembers(path, options);
    throw error;
  }
}

function file(path: string) {
  return createReadStream(path, { highWaterMark: CHUNK });
}

/** A gzip file, inflated. Gives all that stands before damage, then rejects. */
async function* inflatedFile(path: string): AsyncGenerator<Buffer> {
  const source = file(path);
  const stream = source.pipe(createGunzip({ chunkSize: CHUNK }));
  source.on('error', (error) => stream.destroy(error));
  let given = 0;
  try {
    for await (const chunk of stream) {
      given += chunk.length;
      yield chunk;
    }
  } catch (error) {
    yield Buffer.from(await restOf(path, given));
    throw error;
  } finally {
    source.destroy();
    stream.destroy();
  }
}

async function restOf(path: string, given: number): Promise<Uint8Array> {
  const whole = new DiskFile(path);
  try {
    if (whole.size > MOST_SALVAGED) return new Uint8Array();
    return await inflateRest(whole.readWhole(MOST_SALVAGED).bytes, given);
  } finally {
    whole.close();
  }
}

/** One file of an archive by its name; undefined where there is none. Rejects where the archive can't be read. */
export async function readMember(path: string, name: string, maxBytes: number): Promise<Member | undefined> {
  const kind = archiveKind(path);
  if (!kind) return undefined;
  for await (const member of members(path, kind, { maxBytes, wanted: (one) => one === name })) return member;
  return undefined;
}
