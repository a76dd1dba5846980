import { commands, Disposable, l10n, type Memento, window } from 'vscode';
import { type EditMode, toggleFailed, withTerm } from '../../core/filter/edit';
import { findField } from '../../core/filter/fields';
import { DIMENSIONS } from '../../core/index/dimensions';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { PathSample } from '../../host/filter/pathSample';
import { registerCommand } from '../../host/ui/commands';
import type { LogDocuments } from '../../host/views/logDocuments';
import type { Views } from '../../host/views/views';
import { filterAtCursor } from './atCursor';
import { FilterHistory } from './history';
import { showFilterInput } from './input';
import { keepFilter } from './kept';
import { hasLogs, pickValues } from './pick';
import { pickCommand } from './pickCommand';
import { pickTime } from './pickTime';
import { pickSaved, SavedFilters, saveFilter } from './saved';

/** Where saved filters and the history of filters are kept. */
export interface FilterStates {
  readonly workspaceState: Memento;
  readonly globalState: Memento;
}

/** The filter's commands; it holds for tree and expanded views alike. */
export function registerFilter(
  filter: ActiveFilter,
  views: Views,
  texts: LogDocuments,
  { workspaceState, globalState }: FilterStates,
): Disposable {
  const { log } = filter.settings;
  const history = new FilterHistory(workspaceState);
  const saved = new SavedFilters({ workspace: workspaceState, user: globalState });
  const save = (text: string) => saveFilter(saved, text);
  const sample = new PathSample(filter.session);
  const edit = (text?: string) => showFilterInput(filter, { history, sample, save }, text);
  let revision = filter.revision;
  return Disposable.from(
    keepFilter(filter, workspaceState),
    filter.onDidChange(() => {
      // Views look into the records themselves: what is found out later is no news to them.
      if (filter.revision === revision) return;
      revision = filter.revision;
      void views.refresh();
    }),
    commands.registerCommand('cloudtrail.filter', (text?: unknown) => {
      // With a text, as from a key binding or another extension, the filter is set without asking; the caller gets
      // to know what is wrong with it.
      if (typeof text === 'string') filter.set(text);
      else if (hasLogs(filter)) edit();
    }),
    commands.registerCommand('cloudtrail.clearFilters', () => filter.set('')),
    registerCommand(log, 'cloudtrail.showFailedOnly', () => {
      if (hasLogs(filter)) filter.set(toggleFailed(filter.text));
    }),
    registerCommand(log, 'cloudtrail.filterByTime', () => pickTime(filter, edit)),
    registerCommand(log, 'cloudtrail.filterToValue', () => filterAtCursor(filter, texts, 'include')),
    registerCommand(log, 'cloudtrail.excludeValue', () => filterAtCursor(filter, texts, 'exclude')),
    registerCommand(log, 'cloudtrail.saveFilter', () => save(filter.text)),
    registerCommand(log, 'cloudtrail.applySavedFilter', () => pickSaved(saved, filter, edit)),
    registerCommand(log, 'cloudtrail.addToFilter', (...given: unknown[]) => addToFilter(filter, given)),
    ...DIMENSIONS.filter(({ pick }) => pick).map(({ name }) =>
      registerCommand(log, pickCommand(name), () => pickValues(filter, name)),
    ),
  );
}

const MODES: readonly unknown[] = ['include', 'exclude', 'replace', 'omit'] satisfies EditMode[];

/** Adds a value to the filter. The arguments may be of anybody's making, as in a key binding. */
function addToFilter(filter: ActiveFilter, [field, value, mode = 'include']: readonly unknown[]): void {
  if (typeof field !== 'string' || !findField(field) || typeof value !== 'string' || !MODES.includes(mode)) {
    const wanted = l10n.t(
      'cloudtrail.addToFilter takes a field, a value, and include, exclude, replace or omit.',
    );
    void window.showErrorMessage(wanted);
    return;
  }
  filter.set(withTerm(filter.text, field, [value], mode as EditMode));
}
