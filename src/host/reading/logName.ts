import { l10n, type Uri, workspace } from 'vscode';

/** A log's path, below the folder that is open if it is there, and its name in an archive. */
export function logName(uri: Uri): string {
  const path = workspace.asRelativePath(uri.with({ fragment: '' }), false);
  return uri.fragment === '' ? path : l10n.t('{0} › {1}', path, uri.fragment);
}
