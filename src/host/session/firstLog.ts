import { Disposable, type TextDocument, type Uri, window, workspace } from 'vscode';
import { mayBeCloudTrail } from '../../core/trail/sniff';
import { readFirst } from '../reading/disk';
import { documentOf, hasTellingName, isReadable } from '../reading/documents';
import { HEAD, headOf } from '../reading/head';
import { isGzip } from '../reading/node/gzip';
import { REPORT_SCHEME, VIEW_SCHEME } from '../views/addresses';
import { allTabs, uriOfTab } from '../views/tabs';

/**
 * Calls once what wants to know of logs, when something is open in an editor that may be one, or that only this
 * extension can show. Everything else costs a look at its first few KB. To be disposed of when it has called.
 */
export function whenLogMayBeOpen(found: () => void): Disposable {
  /** Files without a document that were looked at, as long as a tab shows them. */
  let looked = new Set<string>();
  let reading = Promise.resolve();

  const look = (document: TextDocument) => {
    if (document.uri.scheme === VIEW_SCHEME || (isReadable(document) && mayBeCloudTrail(headOf(document))))
      found();
  };
  const lookAtTabs = () => {
    const before = looked;
    looked = new Set();
    for (const tab of allTabs()) {
      const uri = uriOfTab(tab);
      if (!uri) continue;
      // A view that was open before, or a report.
      if (uri.scheme === VIEW_SCHEME || uri.scheme === REPORT_SCHEME) return found();
      const key = uri.toString();
      if (looked.has(key)) continue;
      looked.add(key);
      // Documents are looked at when they are opened; larger ones, and tabs that were not in front yet, have none.
      if (before.has(key) || !hasTellingName(uri) || documentOf(uri)) continue;
      // One after the other: what is far away is fetched as a whole.
      reading = reading
        .then(async () => {
          if (looked.has(key) && (await isLikely(uri)) && looked.has(key)) found();
        })
        .catch(() => undefined);
    }
  };

  const watch = Disposable.from(
    workspace.onDidOpenTextDocument(look),
    // Somebody pasted one, or the file was written anew.
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) look(document);
    }),
    window.tabGroups.onDidChangeTabs(lookAtTabs),
  );
  // What is open already has time until VS Code has started its other extensions.
  const soon = setTimeout(() => {
    for (const document of workspace.textDocuments) look(document);
    lookAtTabs();
  }, 0);
  return Disposable.from(
    watch,
    new Disposable(() => {
      clearTimeout(soon);
      looked.clear();
    }),
  );
}

/** Whether a file's first bytes may be a log's. What is compressed is not inflated to tell. */
async function isLikely(uri: Uri): Promise<boolean> {
  try {
    const { bytes } = await readFirst(uri, HEAD);
    return isGzip(bytes) || mayBeCloudTrail(bytes);
  } catch {
    // A file that can't be read is no log; opening it is what tells the user why.
    return false;
  }
}
