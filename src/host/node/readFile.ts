import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { TrailProblem } from '../../core/trail/event';
import { problem } from '../../core/trail/problems';

/** How much of a file is looked at to tell whether it is a log, and of what kind. */
export const HEAD = 16 * 1024;

/** A file that is open for reading. To be closed. */
export class DiskFile {
  readonly #file: number;
  #head: Uint8Array | undefined;
  readonly size: number;
  /** Another one when the file has changed. */
  readonly stamp: string;

  /** Throws where the file can't be opened. */
  constructor(path: string) {
    this.#file = openSync(path, 'r');
    const { mtimeMs, size } = fstatSync(this.#file);
    this.size = size;
    this.stamp = `${mtimeMs} ${size}`;
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
    return { bytes, problems: left > 0 ? [problem('too-large', maxBytes, left)] : [] };
  }

  close(): void {
    closeSync(this.#file);
  }
}
