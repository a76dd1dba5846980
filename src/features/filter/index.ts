import { commands, Disposable } from 'vscode';
import { type EditMode, withTerm } from '../../core/filter/edit';
import type { ActiveFilter } from '../../host/filter';
import type { Views } from '../../host/views';
import { showFilterInput } from './input';
import { hasLogs, pickTime, pickValues } from './pick';

/** Pick lists by the command that shows them. */
const PICKS: Readonly<Record<string, string>> = {
  'cloudtrail.filterByPrincipal': 'principal',
  'cloudtrail.filterByAction': 'action',
  'cloudtrail.filterByService': 'service',
  'cloudtrail.filterByOutcome': 'outcome',
  'cloudtrail.filterByError': 'error',
  'cloudtrail.filterByIp': 'ip',
  'cloudtrail.filterByAccount': 'account',
  'cloudtrail.filterByRegion': 'region',
};

/** The filter's commands; it holds for tree and expanded views alike. */
export function registerFilter(filter: ActiveFilter, views: Views): Disposable {
  return Disposable.from(
    filter.onDidChange(() => void views.refresh()),
    commands.registerCommand('cloudtrail.filter', (text?: unknown) => {
      // With a text, as from a key binding or another extension, the filter is set without asking.
      if (typeof text === 'string') filter.set(text);
      else if (hasLogs(filter)) showFilterInput(filter);
    }),
    commands.registerCommand('cloudtrail.clearFilters', () => filter.set('')),
    commands.registerCommand('cloudtrail.filterByTime', () => pickTime(filter)),
    commands.registerCommand('cloudtrail.addToFilter', (field: string, value: string, mode: EditMode) =>
      filter.set(withTerm(filter.text, field, [value], mode)),
    ),
    ...Object.entries(PICKS).map(([command, field]) =>
      commands.registerCommand(command, () => pickValues(filter, field)),
    ),
  );
}
