import { commands, Disposable, l10n, window } from 'vscode';
import { type EditMode, withTerm } from '../../core/filter/edit';
import { findField } from '../../core/filter/fields';
import { registerCommand } from '../../host/commands';
import type { ActiveFilter } from '../../host/filter';
import type { Views } from '../../host/views';
import { showFilterInput } from './input';
import { hasLogs, pickTime, pickValues } from './pick';

/** Pick lists by the command that shows them. */
const PICKS: Readonly<Record<string, string>> = {
  'cloudtrail.filterByPrincipal': 'principal',
  'cloudtrail.filterByActor': 'actor',
  'cloudtrail.filterByAction': 'action',
  'cloudtrail.filterByService': 'service',
  'cloudtrail.filterByOutcome': 'outcome',
  'cloudtrail.filterByRisk': 'risk',
  'cloudtrail.filterByError': 'error',
  'cloudtrail.filterByIp': 'ip',
  'cloudtrail.filterByAccount': 'account',
  'cloudtrail.filterByRegion': 'region',
};

/** The filter's commands; it holds for tree and expanded views alike. */
export function registerFilter(filter: ActiveFilter, views: Views): Disposable {
  const { log } = filter.settings;
  return Disposable.from(
    filter.onDidChange(() => void views.refresh()),
    commands.registerCommand('cloudtrail.filter', (text?: unknown) => {
      // With a text, as from a key binding or another extension, the filter is set without asking; the caller gets
      // to know what is wrong with it.
      if (typeof text === 'string') filter.set(text);
      else if (hasLogs(filter)) showFilterInput(filter);
    }),
    commands.registerCommand('cloudtrail.clearFilters', () => filter.set('')),
    registerCommand(log, 'cloudtrail.filterByTime', () => pickTime(filter)),
    registerCommand(log, 'cloudtrail.addToFilter', (...given: unknown[]) => addToFilter(filter, given)),
    ...Object.entries(PICKS).map(([command, field]) =>
      registerCommand(log, command, () => pickValues(filter, field)),
    ),
  );
}

const MODES: readonly unknown[] = ['include', 'exclude', 'replace'] satisfies EditMode[];

/** Adds a value to the filter. The arguments may be of anybody's making, as in a key binding. */
function addToFilter(filter: ActiveFilter, [field, value, mode = 'include']: readonly unknown[]): void {
  if (typeof field !== 'string' || !findField(field) || typeof value !== 'string' || !MODES.includes(mode)) {
    const wanted = l10n.t('cloudtrail.addToFilter takes a field, a value, and include, exclude or replace.');
    void window.showErrorMessage(wanted);
    return;
  }
  filter.set(withTerm(filter.text, field, [value], mode as EditMode));
}
