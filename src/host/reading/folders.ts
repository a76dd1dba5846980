import { CancellationError, type CancellationToken, FileType, Uri, workspace } from 'vscode';
import type { Settings } from '../ui/settings';
import { DISK, entriesOnDisk, mayBeFile } from './disk';
import { type Collected, type OpenFile, reasonOf } from './files';
import { type Globs, globsOf } from './globs';

// This is a bundle of its own, which is loaded when the first folder is opened.

const MAX_DEPTH = 40;

/**
 * The files that these addresses stand for: folders are gone through, links to folders are not followed. A folder
 * that can't be read is left out, and named; a cancelled call rejects with CancellationError.
 */
export async function collectFiles(
  uris: readonly Uri[],
  settings: Pick<Settings, 'get'>,
  token?: CancellationToken,
  onFound?: (files: number) => void,
): Promise<Collected> {
  const files = new Map<string, OpenFile>();
  const refused: { uri: Uri; reason: string }[] = [];
  const folders: { uri: Uri; path: string; depth: number; globs: Globs }[] = [];
  const roots: Uri[] = [];
  let excluded = 0;
  for (const uri of uris) {
    if (token?.isCancellationRequested) throw new CancellationError();
    if (await isFolder(uri)) roots.push(uri);
    else files.set(uri.toString(), { uri, named: true });
  }
  for (const uri of roots.toReversed())
    folders.push({ uri, path: '', depth: 0, globs: globsFor(uri, settings) });
  for (let next = folders.pop(); next; next = folders.pop()) {
    if (token?.isCancellationRequested) throw new CancellationError();
    const { uri, path, depth, globs } = next;
    if (depth > MAX_DEPTH) {
      refused.push({ uri, reason: `more than ${MAX_DEPTH} folders deep` });
      continue;
    }
    let entries: readonly Entry[];
    try {
      entries = await entriesOf(uri);
    } catch (error) {
      refused.push({ uri, reason: reasonOf(error) });
      continue;
    }
    const inside: (typeof folders)[number][] = [];
    for (const { name, folder } of entries) {
      const below = path === '' ? name : `${path}/${name}`;
      const entry = Uri.joinPath(uri, name);
      const key = entry.toString();
      if (folder) {
        if (globs.entersFolder(below)) inside.push({ uri: entry, path: below, depth: depth + 1, globs });
        else excluded++;
      } else if (!globs.takesFile(below)) {
        excluded++;
      } else if (!files.has(key)) {
        files.set(key, { uri: entry, named: false });
      }
    }
    // The first of them is looked into next.
    folders.push(...inside.reverse());
    onFound?.(files.size);
  }
  return { files: [...files.values()], refused, excluded, roots };
}

interface Entry {
  readonly name: string;
  readonly folder: boolean;
}

/** Files and folders in a folder, by name; links to files count as files, links to folders and devices not at all. */
async function entriesOf(uri: Uri): Promise<readonly Entry[]> {
  const found: Entry[] = [];
  if (uri.scheme === DISK) {
    // Many small folders: workspace.fs would ask for each, and look at each file in it.
    for (const entry of await entriesOnDisk(uri)) {
      const { name } = entry;
      if (entry.isDirectory()) found.push({ name, folder: true });
      else if (entry.isFile()) found.push({ name, folder: false });
      else if (entry.isSymbolicLink() && (await mayBeFile(Uri.joinPath(uri, name))))
        found.push({ name, folder: false });
    }
  } else {
    for (const [name, type] of await workspace.fs.readDirectory(uri)) {
      if (type === FileType.Directory) found.push({ name, folder: true });
      else if (type & FileType.File) found.push({ name, folder: false });
    }
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    // What can't be read is reported when it is read.
    return false;
  }
}

function globsFor(folder: Uri, settings: Pick<Settings, 'get'>): Globs {
  return globsOf(settings.get('include', folder), settings.get('exclude', folder));
}
