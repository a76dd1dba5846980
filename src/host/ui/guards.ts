import { commands, l10n, window } from 'vscode';
import type { ActiveFilter } from '../filter/activeFilter';

/** Whether any log is open. Where none is, the user is told what to do, and can do it at once. */
export function needsLogs({ session }: ActiveFilter): boolean {
  if (!session.isEmpty) return true;
  offer(
    l10n.t(
      'No CloudTrail logs are open. Open a log file, or read files and folders with Inspect CloudTrail Logs.',
    ),
    [l10n.t('Inspect CloudTrail Logs…'), 'cloudtrail.inspect'],
    [l10n.t('Open Sample Log'), 'cloudtrail.openSample'],
  );
  return false;
}

/** Whether scope and filter let any event through; told likewise. */
export function needsEvents(filter: ActiveFilter): boolean {
  if (!needsLogs(filter)) return false;
  if (filter.scoped.count === 0) {
    offer(l10n.t('The open logs hold no Amazon Detective events.'), [
      l10n.t('Show All Services'),
      'cloudtrail.showAllServices',
    ]);
    return false;
  }
  if (filter.shown.count === 0) {
    const clear = [l10n.t('Clear Filters'), 'cloudtrail.clearFilters'] as const;
    if (hasMatchesElsewhere(filter)) {
      offer(
        l10n.t('No Amazon Detective event passes the filter; events of other services do.'),
        [l10n.t('Show All Services'), 'cloudtrail.showAllServices'],
        clear,
      );
    } else offer(l10n.t('No event passes the filter.'), clear);
    return false;
  }
  return true;
}

/** Whether the filter lets events through that the scope alone hides. */
export function hasMatchesElsewhere(filter: ActiveFilter): boolean {
  const { index, scope, shown, text } = filter;
  return scope !== 'all' && index.select(filter.termsOf(text)).count > shown.count;
}

/** Tells something, with commands to go on with: the title of each and its id. */
export function offer(message: string, ...choices: readonly (readonly [string, string])[]): void {
  void window.showInformationMessage(message, ...choices.map(([title]) => title)).then((chosen) => {
    const command = choices.find(([title]) => title === chosen)?.[1];
    if (command) void commands.executeCommand(command);
  });
}
