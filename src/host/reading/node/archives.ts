import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { TrailProblem } from '../../../core/event/event';
import { type ArchiveKind, archiveKind } from './archiveKind';
import { tarMembers } from './tar';
import { zipMembers } from './zip';

// This is a bundle of its own, which is loaded when the first archive is met.

/** A file inside an archive. */
export interface Member {
  /** Its name in the archive, which never becomes a path; of several with one name each has a number behind it. */
  readonly name: string;
  /** Its bytes; of one that is damaged or too large, those that could be had. */
  readonly bytes: Uint8Array;
  readonly problems: readonly TrailProblem[];
}

/** What of an archive is read. */
export interface MemberOptions {
  /** Bytes of one member at most. */
  readonly maxBytes: number;
  /** Which members are read; all when left out. */
  readonly wanted?: (name: string) => boolean;
}

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

/** Tells members of one name apart: the second `a.json` is `a.json@2`, or the next number that no member is called by. */
export class MemberNames {
  readonly #counts = new Map<string, number>();
  readonly #taken = new Set<string>();

  next(name: string): string {
    let count = (this.#counts.get(name) ?? 0) + 1;
    const named = () => (count === 1 ? name : `${name}@${count}`);
    while (this.#taken.has(named())) count++;
    this.#counts.set(name, count);
    this.#taken.add(named());
    return named();
  }
}
