import { Disposable, type FileSystemWatcher, RelativePattern, Uri, workspace } from 'vscode';
import { statFile } from './disk';
import type { Session } from './session';

/** More folders than this are not watched; their logs are checked when an event of theirs is asked for. */
const MAX_FOLDERS = 200;
const PAUSE_MS = 300;

/** Tells when a loaded log is changed, replaced or deleted on disk: one watcher a folder, whatever it holds. */
export function watchLogs(
  session: Session,
  changed: (uri: Uri) => void,
  gone: (uri: Uri) => void,
): Disposable {
  const watchers = new Map<string, FileSystemWatcher>();
  const pauses = new Map<string, NodeJS.Timeout>();

  const later = (uri: Uri, then: (uri: Uri) => void) => {
    const key = uri.toString();
    // Patterns match paths of any scheme: the expanded views lie in the same folders.
    if (!session.log(uri)) return;
    clearTimeout(pauses.get(key));
    pauses.set(
      key,
      setTimeout(() => {
        pauses.delete(key);
        if (session.log(uri)) then(uri);
      }, PAUSE_MS),
    );
  };

  const follow = () => {
    const folders = new Map<string, Uri>();
    for (const { uri } of session.logs) {
      if (uri.scheme === 'untitled' || folders.size >= MAX_FOLDERS) continue;
      const folder = Uri.joinPath(uri, '..');
      folders.set(folder.toString(), folder);
    }
    for (const [key, watcher] of watchers) {
      if (folders.has(key)) continue;
      watcher.dispose();
      watchers.delete(key);
    }
    for (const [key, folder] of folders) {
      if (watchers.has(key)) continue;
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '*'));
      watcher.onDidChange((uri) => later(uri, changed));
      watcher.onDidCreate((uri) => later(uri, changed));
      // Programs that write a file anew delete it first: it may be back in a moment.
      watcher.onDidDelete((uri) => later(uri, (one) => void check(one, changed, gone)));
      watchers.set(key, watcher);
    }
  };
  follow();
  return Disposable.from(session.onDidChange(follow), {
    dispose: () => {
      for (const watcher of watchers.values()) watcher.dispose();
      for (const pause of pauses.values()) clearTimeout(pause);
    },
  });
}

async function check(uri: Uri, changed: (uri: Uri) => void, gone: (uri: Uri) => void): Promise<void> {
  const there = await statFile(uri).then(
    () => true,
    () => false,
  );
  if (there) changed(uri);
  else gone(uri);
}
