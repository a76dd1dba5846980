import { CancellationError, commands, Disposable, l10n, Uri, window, workspace } from 'vscode';
import { collectFiles } from '../host/files';
import { isDetective } from '../host/filter';
import type { Loaded, Session } from '../host/session';
import type { Settings } from '../host/settings';

/** Inspect Logs on files and folders, Open Sample Log, Close Logs, and the scope of the tree. */
export function registerInspect(session: Session, settings: Settings, extension: Uri): Disposable {
  const inspect = async (uris: readonly Uri[]) => {
    const options = {
      location: { viewId: 'cloudtrail.events' },
      title: l10n.t('Reading CloudTrail logs'),
      cancellable: true,
    };
    await commands.executeCommand('cloudtrail.events.focus');
    try {
      const loaded = await window.withProgress(options, async (_progress, token) => {
        return session.open(await collectFiles(uris, token), true, token);
      });
      report(loaded, settings);
    } catch (error) {
      if (!(error instanceof CancellationError)) throw error;
    }
  };
  return Disposable.from(
    commands.registerCommand('cloudtrail.inspect', async (clicked?: unknown, selected?: unknown) => {
      const uris =
        Array.isArray(selected) && selected.length > 0
          ? selected
          : clicked instanceof Uri
            ? [clicked]
            : await ask();
      if (uris.length > 0) await inspect(uris);
    }),
    commands.registerCommand('cloudtrail.openSample', async () => {
      const sample = Uri.joinPath(extension, 'media', 'sample', 'lookup-events.json');
      await session.open([{ uri: sample, named: true }], true);
      await commands.executeCommand('cloudtrail.events.focus');
      await window.showTextDocument(sample, { preview: false });
    }),
    commands.registerCommand('cloudtrail.closeLogs', () => session.close()),
    commands.registerCommand('cloudtrail.showAllServices', () => setScope('all')),
    commands.registerCommand('cloudtrail.showDetectiveOnly', () => setScope('detective')),
  );
}

async function ask(): Promise<readonly Uri[]> {
  const picked = await window.showOpenDialog({
    canSelectFiles: true,
    canSelectFolders: true,
    canSelectMany: true,
    title: l10n.t('Inspect CloudTrail Logs'),
    openLabel: l10n.t('Inspect'),
  });
  return picked ?? [];
}

function report({ logs, skipped, added, duplicates, problems }: Loaded, { log }: Settings): void {
  const detective = logs.reduce((sum, one) => sum + one.events.filter(isDetective).length, 0);
  const parts = [l10n.t('{0} events from {1} logs ({2} of Detective)', added, logs.length, detective)];
  if (duplicates > 0) parts.push(l10n.t('{0} duplicates left out', duplicates));
  if (skipped > 0) parts.push(l10n.t('{0} other files skipped', skipped));
  if (problems.length > 0) parts.push(l10n.t('{0} problems', problems.length));
  log.info(parts.join(', '));
  for (const { uri, code, offset, length, message } of problems) {
    log.warn(`${workspace.asRelativePath(uri)} @${offset}+${length} ${code}: ${message}`);
  }
  const show = l10n.t('Show Problems');
  const text = `CloudTrail: ${parts.join(', ')}.`;
  if (problems.length === 0) {
    window.setStatusBarMessage(text, 10_000);
    return;
  }
  void window.showWarningMessage(text, show).then((answer) => {
    if (answer === show) log.show();
  });
}

/** Where the scope is set in the workspace it is changed there, otherwise for the user. */
async function setScope(scope: 'detective' | 'all'): Promise<void> {
  const configuration = workspace.getConfiguration('cloudtrail');
  const inWorkspace = configuration.inspect('scope')?.workspaceValue !== undefined;
  await configuration.update('scope', scope, !inWorkspace);
}
