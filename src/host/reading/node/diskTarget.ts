import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';

/** A file on disk that comes to be as a whole or not at all: it is written beside its place. */
export class DiskTarget {
  readonly #part: string;
  readonly #stream;
  #error: unknown;

  constructor(readonly path: string) {
    this.#part = `${path}.${randomUUID().slice(0, 8)}.part`;
    this.#stream = createWriteStream(this.#part, { flags: 'wx' });
    this.#stream.on('error', (error) => {
      this.#error = error;
    });
  }

  async write(text: string): Promise<void> {
    if (this.#error) throw this.#error;
    // Waits until the disk has caught up: no more than this is ever in memory.
    if (!this.#stream.write(text)) await once(this.#stream, 'drain');
  }

  async end(): Promise<void> {
    this.#stream.end();
    await finished(this.#stream);
    await rename(this.#part, this.path);
  }

  async cancel(): Promise<void> {
    this.#stream.destroy();
    await finished(this.#stream).catch(() => undefined);
    await rm(this.#part, { force: true });
  }
}
