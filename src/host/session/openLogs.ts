import type { Uri } from 'vscode';
import type { Log } from '../reading/log';

/** The logs that are open, by their address, their file and their number in the index. */
export class OpenLogs {
  readonly #byAddress = new Map<string, Log>();
  readonly #bySource = new Map<number, Log>();
  /** How many logs are in each file: an archive has several. */
  readonly #files = new Map<string, number>();

  get all(): Iterable<Log> {
    return this.#byAddress.values();
  }

  get isEmpty(): boolean {
    return this.#byAddress.size === 0;
  }

  get addresses(): Iterable<string> {
    return this.#byAddress.keys();
  }

  get(address: string): Log | undefined {
    return this.#byAddress.get(address);
  }

  /** The log with a number in the index. */
  ofSource(source: number): Log | undefined {
    return this.#bySource.get(source);
  }

  /** Whether any log is in a file. */
  hasFile(uri: Uri): boolean {
    return this.#files.has(fileKey(uri));
  }

  /** The logs in a file: of an archive all that are in it. */
  inFile(uri: Uri): readonly Log[] {
    if (!this.hasFile(uri)) return [];
    const own = this.get(uri.toString());
    if (own) return [own];
    const key = fileKey(uri);
    return [...this.#byAddress.values()].filter((log) => fileKey(log.uri) === key);
  }

  add(log: Log): void {
    const file = fileKey(log.uri);
    this.#byAddress.set(log.uri.toString(), log);
    this.#bySource.set(log.source, log);
    this.#files.set(file, (this.#files.get(file) ?? 0) + 1);
  }

  /** Takes a log out; one that is not there does nothing. */
  remove(log: Log): void {
    if (!this.#bySource.delete(log.source)) return;
    const file = fileKey(log.uri);
    const left = (this.#files.get(file) ?? 1) - 1;
    if (left > 0) this.#files.set(file, left);
    else this.#files.delete(file);
    // Another one may have taken its place.
    if (this.get(log.uri.toString()) === log) this.#byAddress.delete(log.uri.toString());
  }
}

/** The address of the file that a log is in, without its name in an archive. */
export function fileKey(uri: Uri): string {
  return (uri.fragment === '' ? uri : uri.with({ fragment: '' })).toString();
}
