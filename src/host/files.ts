import { CancellationError, type CancellationToken, FileType, Uri, workspace } from 'vscode';
import type { OpenFile } from './session';

const MAX_DEPTH = 40;

/** The files that these addresses stand for: folders are gone through, links to folders are not followed. */
export async function collectFiles(uris: readonly Uri[], token?: CancellationToken): Promise<OpenFile[]> {
  const found = new Map<string, OpenFile>();
  for (const uri of uris) {
    if (await isFolder(uri)) await collectFolder(uri, found, 0, token);
    else found.set(uri.toString(), { uri, named: true });
  }
  return [...found.values()];
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    // What can't be read is reported when it is read.
    return false;
  }
}

async function collectFolder(
  folder: Uri,
  found: Map<string, OpenFile>,
  depth: number,
  token: CancellationToken | undefined,
): Promise<void> {
  if (token?.isCancellationRequested) throw new CancellationError();
  if (depth > MAX_DEPTH) return;
  const entries = await workspace.fs.readDirectory(folder);
  for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
    const uri = Uri.joinPath(folder, name);
    if (type === FileType.Directory) await collectFolder(uri, found, depth + 1, token);
    else if (type & FileType.File && !found.has(uri.toString()))
      found.set(uri.toString(), { uri, named: false });
  }
}
