import { CancellationError, type CancellationToken, FileType, Uri, workspace } from 'vscode';

const MAX_DEPTH = 40;

/** A file to read; `named` by the user or a caller, not met in a folder. */
export interface OpenFile {
  readonly uri: Uri;
  readonly named: boolean;
}

export interface Collected {
  readonly files: readonly OpenFile[];
  /** Folders that could not be looked into, each with the reason. */
  readonly refused: readonly { readonly uri: Uri; readonly reason: string }[];
}

/**
 * The files that these addresses stand for: folders are gone through, links to folders are not followed. A folder
 * that can't be read is left out, and named; a cancelled call rejects with CancellationError.
 */
export async function collectFiles(uris: readonly Uri[], token?: CancellationToken): Promise<Collected> {
  const files = new Map<string, OpenFile>();
  const refused: { uri: Uri; reason: string }[] = [];
  const folders: { uri: Uri; depth: number }[] = [];
  for (const uri of uris) {
    if (await isFolder(uri)) folders.push({ uri, depth: 0 });
    else files.set(uri.toString(), { uri, named: true });
  }
  for (let next = folders.pop(); next; next = folders.pop()) {
    if (token?.isCancellationRequested) throw new CancellationError();
    const { uri, depth } = next;
    if (depth > MAX_DEPTH) {
      refused.push({ uri, reason: `more than ${MAX_DEPTH} folders deep` });
      continue;
    }
    let entries: [string, FileType][];
    try {
      entries = await workspace.fs.readDirectory(uri);
    } catch (error) {
      refused.push({ uri, reason: reasonOf(error) });
      continue;
    }
    for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const entry = Uri.joinPath(uri, name);
      const key = entry.toString();
      if (type === FileType.Directory) folders.push({ uri: entry, depth: depth + 1 });
      else if (type & FileType.File && !files.has(key)) files.set(key, { uri: entry, named: false });
    }
  }
  return { files: [...files.values()], refused };
}

/** Why something could not be read, in a few words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    // What can't be read is reported when it is read.
    return false;
  }
}
