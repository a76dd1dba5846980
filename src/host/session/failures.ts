import type { Uri } from 'vscode';
import type { LogProblem } from '../reading/log';
import { fileKey } from './openLogs';

/** Where a log could not be read, or a file is none: they are told until they are read again. */
export class Failures {
  readonly #byAddress = new Map<string, readonly LogProblem[]>();

  get all(): readonly LogProblem[] {
    return [...this.#byAddress.values()].flat();
  }

  get addresses(): Iterable<string> {
    return this.#byAddress.keys();
  }

  set(uri: Uri, problems: readonly LogProblem[]): void {
    this.#byAddress.set(uri.toString(), problems);
  }

  delete(address: string): void {
    this.#byAddress.delete(address);
  }

  /** Forgets what was read again: files, and all that is in folders. */
  forget(files: Iterable<Uri>, folders: readonly Uri[]): void {
    if (this.#byAddress.size === 0) return;
    const read = new Set(Array.from(files, fileKey));
    const roots = folders.map((folder) => folder.toString().replace(/\/?$/, '/'));
    for (const [key, [failure]] of this.#byAddress) {
      const file = failure ? fileKey(failure.uri) : key;
      if (read.has(file) || roots.some((root) => `${file}/`.startsWith(root))) this.delete(key);
    }
  }
}
