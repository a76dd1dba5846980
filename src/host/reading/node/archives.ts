import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { type ArchiveKind, archiveKind } from './archiveKind';
import type { Member, MemberOptions } from './members';
import { tarMembers } from './tar';
import { zipMembers } from './zip';

// This is a bundle of its own, which is loaded when the first archive is met.

/**
 * The files in an archive, one after the other; folders and links are left out. A damaged archive gives the members
 * before the damage, and then rejects with an error that says what is wrong.
 */
export function members(path: string, kind: ArchiveKind, options: MemberOptions): AsyncGenerator<Member> {
  if (kind === 'zip') return zipMembers(path, options);
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  return tarMembers(file, kind === 'tar.gz' ? createGunzip({ chunkSize: 256 * 1024 }) : undefined, options);
}

/** One file of an archive by its name; undefined where there is none. Rejects where the archive can't be read. */
export async function readMember(path: string, name: string, maxBytes: number): Promise<Member | undefined> {
  const kind = archiveKind(path);
  if (!kind) return undefined;
  for await (const member of members(path, kind, { maxBytes, wanted: (one) => one === name })) return member;
  return undefined;
}
