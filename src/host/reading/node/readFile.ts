import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import type { TrailProblem } from '../../../core/event/event';
import { problem } from '../../../core/trail/problems';

/** How much of a file is looked at to tell whether it is a log, and of what kind. */
export const HEAD = 16 * 1024;

/** For reading, and at once: a pipe that nobody writes to would be waited for. */
export const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Throws for folders, pipes and devices, which may never end. */
export function mustBeFile(stats: Stats): void {
  if (stats.isFile()) return;
  throw new Error(
    stats.isDirectory() ? 'This is a folder, and no file.' : 'This is a pipe or device, and no file.',
  );
}

function stampOf({ mtimeMs, size }: Stats): string {
  return `${mtimeMs} ${size}`;
}

/** A file that is open for reading. To be closed. */
export class DiskFile {
  readonly #file: number;
  #head: Uint8Array | undefined;
  readonly size: number;
  /** Another one when the file has changed. */
  readonly stamp: string;

  /** Throws where the file can't be opened, or is none. */
  constructor(path: string) {
    this.#file = openSync(path, READ);
    try {
      const stats = fstatSync(this.#file);
      mustBeFile(stats);
      this.size = stats.size;
      this.stamp = stampOf(stats);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * Whether the file was written to, cut off, deleted or replaced since it was opened: what was read of it may be of two
   * minds.
   */
  hasChanged(): boolean {
    const stats = fstatSync(this.#file);
    return stampOf(stats) !== this.stamp || stats.nlink === 0;
  }

  head(): Uint8Array {
    this.#head ??= this.read(0, HEAD);
    return this.#head;
  }

  /** Up to so many bytes from a place on. */
  read(offset: number, length: number): Uint8Array {
    const buffer = Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, this.size - offset)));
    let at = 0;
    while (at < buffer.length) {
      const read = readSync(this.#file, buffer, at, buffer.length - at, offset + at);
      if (read === 0) break;
      at += read;
    }
    return at === buffer.length ? buffer : buffer.subarray(0, at);
  }

  /** The whole file, or the first bytes of a larger one with a problem. */
  readWhole(maxBytes: number): { readonly bytes: Uint8Array; readonly problems: readonly TrailProblem[] } {
    const length = Math.min(this.size, maxBytes);
    const bytes = this.#head && length <= HEAD ? this.#head.subarray(0, length) : this.read(0, length);
    const left = this.size - maxBytes;
    const problems = left > 0 ? [problem('too-large', maxBytes, left)] : [];
    if (bytes.length < length || this.hasChanged()) problems.push(problem('changed', bytes.length, 0));
    return { bytes, problems };
  }

  close(): void {
    closeSync(this.#file);
  }
}
