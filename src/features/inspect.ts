import {
  CancellationError,
  type CancellationToken,
  commands,
  Disposable,
  l10n,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import { problemsText, problemTotals } from '../core/report/problemTotals';
import { showable } from '../core/text/plain';
import type { Loaded, Session } from '../host/session/session';
import { registerCommand } from '../host/ui/commands';
import { countText, eventCount, fileCount, grouped, logCount } from '../host/ui/counts';
import type { Settings } from '../host/ui/settings';

/** Inspect Logs on files and folders, Open Sample Log, Close Logs, and the scope of the tree. */
export function registerInspect(session: Session, settings: Settings, extension: Uri): Disposable {
  const inspect = async (uris: readonly Uri[]) => {
    await commands.executeCommand('cloudtrail.events.focus');
    try {
      const loaded = await withProgress((token, tell) => load(uris, session, settings, token, tell));
      report(loaded, settings);
    } catch (error) {
      if (!(error instanceof CancellationError)) throw error;
    }
  };
  return Disposable.from(
    registerCommand(settings.log, 'cloudtrail.inspect', async (clicked?: unknown, selected?: unknown) => {
      const uris =
        Array.isArray(selected) && selected.length > 0
          ? selected
          : clicked instanceof Uri
            ? [clicked]
            : await ask();
      if (uris.length > 0) await inspect(uris);
    }),
    registerCommand(settings.log, 'cloudtrail.openSample', async () => {
      const sample = Uri.joinPath(extension, 'media', 'sample', 'lookup-events.json');
      await session.open({ files: [{ uri: sample, named: true }] }, true);
      await commands.executeCommand('cloudtrail.events.focus');
      await window.showTextDocument(sample, { preview: false });
    }),
    registerCommand(settings.log, 'cloudtrail.closeLogs', () => session.close()),
    registerCommand(settings.log, 'cloudtrail.showAllServices', () => setScope('all')),
    registerCommand(settings.log, 'cloudtrail.showDetectiveOnly', () => setScope('detective')),
  );
}

type Tell = (message: string, share?: number) => void;

/**
 * Shows progress over the tree, and in a notification that can cancel: progress in a view can't.
 * `share` is how much of the whole is done, from 0 to 1.
 */
function withProgress<T>(work: (token: CancellationToken, tell: Tell) => Promise<T>): Promise<T> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Reading CloudTrail logs'),
    cancellable: true,
  };
  const running = window.withProgress(options, async (progress, token) => {
    let told = 0;
    return work(token, (message, share = told) => {
      progress.report({ message, increment: (share - told) * 100 });
      told = share;
    });
  });
  void window.withProgress({ location: { viewId: 'cloudtrail.events' } }, () =>
    Promise.resolve(running).then(
      () => undefined,
      () => undefined,
    ),
  );
  return Promise.resolve(running);
}

async function load(
  uris: readonly Uri[],
  session: Session,
  settings: Settings,
  token: CancellationToken,
  tell: Tell,
): Promise<Loaded> {
  const { collectFiles } = await import('../host/reading/folders');
  const onFound = (files: number) => tell(l10n.t('{0} found', fileCount(files)));
  const collected = await collectFiles(uris, settings, token, onFound);
  let shown = 0;
  return session.open(collected, true, token, (done, of, events) => {
    const share = done / of;
    if (share - shown < 0.01 && done < of) return;
    shown = share;
    tell(l10n.t('{0} of {1}, {2}', grouped(done), fileCount(of), eventCount(events)), share);
  });
}

/** Windows and Linux have no dialog for files and folders at once: which of them is asked first. */
async function ask(): Promise<readonly Uri[]> {
  const files = { label: l10n.t('$(file) Files…'), folders: false };
  const folders = { label: l10n.t('$(folder) Folders…'), folders: true };
  const kind = await window.showQuickPick([files, folders], { title: l10n.t('Inspect CloudTrail Logs') });
  if (!kind) return [];
  const picked = await window.showOpenDialog({
    canSelectFiles: !kind.folders,
    canSelectFolders: kind.folders,
    canSelectMany: true,
    title: l10n.t('Inspect CloudTrail Logs'),
    openLabel: l10n.t('Inspect'),
  });
  return picked ?? [];
}

function report({ logs, skipped, added, duplicates, problems }: Loaded, { log }: Settings): void {
  const events = [...added.values()].reduce((sum, count) => sum + count, 0);
  const parts = [l10n.t('{0} from {1}', eventCount(events), logCount(logs.length))];
  if (duplicates > 0)
    parts.push(countText(duplicates, l10n.t('{0} duplicate left out'), l10n.t('{0} duplicates left out')));
  if (skipped > 0)
    parts.push(countText(skipped, l10n.t('{0} other file skipped'), l10n.t('{0} other files skipped')));
  if (problems.length > 0) parts.push(problemsText(problemTotals(problems)));
  log.info(parts.join(', '));
  for (const { uri, code, offset, length, message } of problems) {
    const name = showable(workspace.asRelativePath(uri), 300);
    log.warn(`${name} @${offset}+${length} ${code}: ${showable(message, 500)}`);
  }
  const show = l10n.t('Show Report');
  const text = `CloudTrail: ${parts.join(', ')}.`;
  const told =
    problems.length === 0 ? window.showInformationMessage(text, show) : window.showWarningMessage(text, show);
  void told.then((answer) => {
    if (answer === show) void commands.executeCommand('cloudtrail.showLoadReport');
  });
}

/** Where the scope is set in the workspace it is changed there, otherwise for the user. */
async function setScope(scope: 'detective' | 'all'): Promise<void> {
  const configuration = workspace.getConfiguration('cloudtrail');
  const inWorkspace = configuration.inspect('scope')?.workspaceValue !== undefined;
  await configuration.update('scope', scope, !inWorkspace);
}
