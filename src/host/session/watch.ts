import { Disposable, type FileSystemWatcher, RelativePattern, Uri, workspace } from 'vscode';
import { statFile } from '../reading/disk';
import type { Session } from './session';

/** More folders than this are not watched one by one; their logs are checked when they come to the front. */
const MAX_FOLDERS = 200;
const PAUSE_MS = 300;

/**
 * Tells when loaded logs are changed, replaced or deleted on disk. A folder that was opened is watched with all that is
 * in it; of other logs the folders that they are in. What changes within a moment is told at once.
 */
export function watchLogs(
  session: Session,
  changed: (uris: readonly Uri[]) => void,
  gone: (uris: readonly Uri[]) => void,
): Disposable {
  const watchers = new Map<string, FileSystemWatcher>();
  const waiting = new Map<string, Uri>();
  /** What was deleted and is no log: a folder is told without what was in it. */
  const deleted = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const tell = async () => {
    for (const uri of filesIn(deleted, session)) waiting.set(uri.toString(), uri);
    deleted.clear();
    const uris = [...waiting.values()].filter((uri) => session.hasFile(uri));
    waiting.clear();
    // Programs that write a file anew delete it first: it may be back by now.
    const there = await Promise.all(uris.map(isThere));
    const of = (state: boolean) => uris.filter((_, i) => there[i] === state);
    if (of(true).length > 0) changed(of(true));
    if (of(false).length > 0) gone(of(false));
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), PAUSE_MS);
  };

  const later = (uri: Uri) => {
    // Patterns match paths of any scheme: the expanded views lie in the same folders.
    if (!session.hasFile(uri)) return;
    waiting.set(uri.toString(), uri);
    soon();
  };

  const lost = (uri: Uri) => {
    if (session.hasFile(uri)) {
      later(uri);
      return;
    }
    deleted.add(uri.toString());
    soon();
  };

  const follow = () => {
    const wanted = foldersOf(session);
    for (const [key, watcher] of watchers) {
      if (wanted.has(key)) continue;
      watcher.dispose();
      watchers.delete(key);
    }
    for (const [key, { folder, deep }] of wanted) {
      if (watchers.has(key)) continue;
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, deep ? '**' : '*'));
      watcher.onDidChange(later);
      watcher.onDidCreate(later);
      watcher.onDidDelete(lost);
      watchers.set(key, watcher);
    }
  };
  follow();
  return Disposable.from(session.onDidChange(follow), {
    dispose: () => {
      for (const watcher of watchers.values()) watcher.dispose();
      clearTimeout(timer);
    },
  });
}

/** The folders to watch, by what tells them apart; `deep` ones with all that is in them. */
function foldersOf({ logs, roots }: Session): ReadonlyMap<string, { folder: Uri; deep: boolean }> {
  const wanted = new Map<string, { folder: Uri; deep: boolean }>();
  const inside = roots.map((root) => {
    wanted.set(`${root.toString()}/**`, { folder: root, deep: true });
    return `${root.toString().replace(/\/$/, '')}/`;
  });
  for (const { uri } of logs) {
    if (uri.scheme === 'untitled') continue;
    const key = uri.toString();
    if (inside.some((root) => key.startsWith(root))) continue;
    const folder = Uri.joinPath(uri.with({ fragment: '' }), '..');
    if (wanted.size >= MAX_FOLDERS) break;
    wanted.set(folder.toString(), { folder, deep: false });
  }
  return wanted;
}

/** The files of logs that are in some of these folders, by their addresses. */
function filesIn(folders: ReadonlySet<string>, session: Session): readonly Uri[] {
  if (folders.size === 0) return [];
  return Array.from(session.logs, ({ uri }) => uri.with({ fragment: '' })).filter((uri) => {
    const key = uri.toString();
    for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1))
      if (folders.has(key.slice(0, end))) return true;
    return false;
  });
}

function isThere(uri: Uri): Promise<boolean> {
  return statFile(uri).then(
    () => true,
    () => false,
  );
}
