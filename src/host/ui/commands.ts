import { commands, type Disposable, FileSystemError, type LogOutputChannel, l10n, window } from 'vscode';
import { inMessage } from './show';

/**
 * Registers a command for people: what goes wrong is told in a sentence, with the details in the log channel, and
 * never as a raw exception.
 */
export function registerCommand(
  log: LogOutputChannel,
  id: string,
  run: (...args: never[]) => unknown,
): Disposable {
  return commands.registerCommand(id, async (...args: unknown[]) => {
    try {
      return await (run as (...args: unknown[]) => unknown)(...args);
    } catch (error) {
      tellError(log, error);
      return undefined;
    }
  });
}

/** Tells the user what went wrong. */
export function tellError(log: LogOutputChannel, error: unknown): void {
  log.error(error instanceof Error ? error : String(error));
  const message = isGone(error)
    ? l10n.t('CloudTrail: the log is no longer there, or can’t be read.')
    : l10n.t('CloudTrail: {0}', inMessage(error instanceof Error ? error.message : String(error), 500));
  void window.showErrorMessage(message);
}

function isGone(error: unknown): boolean {
  if (error instanceof FileSystemError) return true;
  const text = error instanceof Error ? `${error.name} ${error.message}` : '';
  return /ENOENT|EACCES|EPERM|FileNotFound|NoPermissions|Unavailable|could not open|cannot open/i.test(text);
}
