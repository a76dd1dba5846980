import { Disposable, type FileSystemWatcher, RelativePattern, Uri, workspace } from 'vscode';
import { statFile } from './disk';
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
  let timer: NodeJS.Timeout | undefined;

  const tell = async () => {
    const uris = [...waiting.values()].filter((uri) => session.hasFile(uri));
    waiting.clear();
    // Programs that write a file anew delete it first: it may be back by now.
    const there = await Promise.all(uris.map(isThere));
    const of = (state: boolean) => uris.filter((_, i) => there[i] === state);
    if (of(true).length > 0) changed(of(true));
    if (of(false).length > 0) gone(of(false));
  };

  const later = (uri: Uri) => {
    // Patterns match paths of any scheme: the expanded views lie in the same folders.
    if (!session.hasFile(uri)) return;
    waiting.set(uri.toString(), uri);
    clearTimeout(timer);
    timer = setTimeout(() => void tell(), PAUSE_MS);
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
      watcher.onDidDelete(later);
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

function isThere(uri: Uri): Promise<boolean> {
  return statFile(uri).then(
    () => true,
    () => false,
  );
}
