import { l10n, type Uri, workspace } from 'vscode';
import { DISK, statFile } from '../../host/reading/disk';
import { DiskTarget } from '../../host/reading/node/diskTarget';

/** A file that comes to be as a whole or not at all. */
export interface Target {
  write(text: string): Promise<void>;
  /** Puts what was written in its place. */
  end(): Promise<void>;
  /** Takes what was written away; what stood there before stays as it was. */
  cancel(): Promise<void>;
}

/** Other file systems take a file only as a whole. */
const MAX_IN_MEMORY = 64 * 1024 * 1024;

/** Opens a file for writing: on disk beside its place, so that a cancelled export leaves nothing behind. */
export function openTarget(uri: Uri): Target {
  return uri.scheme === DISK ? new DiskTarget(uri.fsPath) : new MemoryTarget(uri);
}

/** Whether something is there already. */
export async function exists(uri: Uri): Promise<boolean> {
  try {
    await statFile(uri);
    return true;
  } catch {
    return false;
  }
}

class MemoryTarget implements Target {
  readonly #texts: string[] = [];
  #length = 0;

  constructor(readonly uri: Uri) {}

  async write(text: string): Promise<void> {
    this.#length += text.length;
    if (this.#length > MAX_IN_MEMORY) {
      const limit = MAX_IN_MEMORY / 1024 / 1024;
      throw new Error(
        l10n.t(
          'More than {0} MiB can only be exported to a file on disk. Filter more, or choose another place.',
          limit,
        ),
      );
    }
    this.#texts.push(text);
  }

  async end(): Promise<void> {
    await workspace.fs.writeFile(this.uri, new TextEncoder().encode(this.#texts.join('')));
  }

  async cancel(): Promise<void> {
    this.#texts.length = 0;
  }
}
