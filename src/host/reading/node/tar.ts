import { Parser } from 'tar/parse';
import type { ReadEntry } from 'tar/read-entry';
import { problem } from '../../../core/trail/problems';
import { type Member, MemberNames, type MemberOptions } from './members';

const FILES = new Set(['File', 'OldFile', 'ContiguousFile']);

/**
 * The files of a tar archive, in one pass and one at a time. An archive that is cut off or damaged gives the files before
 * that, and as much as is there of the one in which it happens; then it rejects.
 */
export async function* tarMembers(
  source: AsyncIterable<Buffer>,
  { maxBytes, wanted = () => true }: MemberOptions,
): AsyncGenerator<Member> {
  const done: Member[] = [];
  const names = new MemberNames();
  let current: Collector | undefined;
  let damage: Error | undefined;
  const parser = new Parser({
    // Otherwise the parser guesses by the first bytes whether to inflate what it is given.
    gzip: false,
    brotli: false,
    onReadEntry: (entry: ReadEntry) => {
      const name = FILES.has(entry.type) ? names.next(entry.path) : undefined;
      if (name === undefined || !wanted(name)) {
        entry.resume();
        return;
      }
      const collector = new Collector(name, entry.size, maxBytes);
      current = collector;
      entry.on('data', (chunk: Buffer) => collector.add(chunk));
      entry.on('end', () => {
        done.push(collector.member());
        current = undefined;
      });
    },
    onwarn: (code: string, message: string | Error) => {
      // What is merely odd (unknown kinds of entries, say) takes nothing away.
      if (code === 'TAR_BAD_ARCHIVE' || code === 'TAR_ABORT') damage ??= new Error(String(message));
    },
  });
  try {
    for await (const chunk of source) {
      parser.write(chunk);
      yield* done.splice(0);
    }
    parser.end();
    yield* done.splice(0);
  } catch (error) {
    damage ??= error as Error;
  }
  if (current) yield current.member();
  if (damage) throw damage;
}

/** Takes the bytes of one file, up to a limit. */
class Collector {
  readonly #chunks: Buffer[] = [];
  #length = 0;
  #left: number;

  constructor(
    readonly name: string,
    readonly size: number,
    maxBytes: number,
  ) {
    this.#left = maxBytes;
  }

  add(chunk: Buffer): void {
    const kept = chunk.length > this.#left ? chunk.subarray(0, this.#left) : chunk;
    if (kept.length === 0) return;
    this.#chunks.push(kept);
    this.#length += kept.length;
    this.#left -= kept.length;
  }

  member(): Member {
    const problems = [];
    if (this.#left === 0 && this.#length < this.size) problems.push(problem('too-large', this.#length, 0));
    else if (this.#length < this.size) problems.push(problem('archive-damaged', this.#length, 0));
    return { name: this.name, bytes: Buffer.concat(this.#chunks), problems };
  }
}
