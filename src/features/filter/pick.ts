import {
  Disposable,
  l10n,
  type QuickInputButton,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  window,
} from 'vscode';
import { type AccountNames, accountText } from '../../core/event/accountNames';
import { isOnlyExcluded, withoutField, withTerm } from '../../core/filter/edit';
import { findField } from '../../core/filter/fields';
import { fold } from '../../core/filter/wildcard';
import { findDimension, NO_VALUE } from '../../core/index/dimensions';
import type { FieldValue } from '../../core/index/fieldValues';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { grouped, shortCounts } from '../../host/ui/counts';
import { label } from '../../host/ui/show';
import { Reading } from './reading';

/** Accounts named beside a value; more are counted. */
const MAX_ACCOUNTS = 3;
/** Lines shown at a time; what is typed looks through all values. */
const MAX_LINES = 1000;

export interface ValueItem extends QuickPickItem {
  readonly value: string;
}

type Mode = 'include' | 'exclude';

const TO_EXCLUDE: QuickInputButton = {
  iconPath: new ThemeIcon('circle-slash'),
  tooltip: l10n.t('Exclude what is chosen'),
};
const TO_INCLUDE: QuickInputButton = {
  iconPath: new ThemeIcon('filter'),
  tooltip: l10n.t('Show only what is chosen'),
};

/**
 * Pick list of the values of one dimension, with counts under the rest of the filter; several can be chosen, to be
 * shown alone or to be excluded.
 */
export function pickValues(filter: ActiveFilter, field: string): void {
  if (!hasLogs(filter)) return;
  const list = window.createQuickPick<ValueItem>();
  let mode: Mode = isOnlyExcluded(filter.text, field) ? 'exclude' : 'include';
  let values: readonly FieldValue[] = [];
  let chosen = new Set<string>();
  list.canSelectMany = true;
  list.matchOnDescription = true;

  const show = () => {
    list.items = linesFor(values, chosen, list.value, lineOf(filter, field));
    list.selectedItems = list.items.filter(({ kind, value }) => !kind && chosen.has(fold(value)));
  };
  const describe = () => {
    const { title } = findDimension(field);
    const isExcluding = mode === 'exclude';
    list.title = isExcluding ? l10n.t('Exclude by {0}', title) : l10n.t('Filter by {0}', title);
    list.placeholder = isExcluding
      ? l10n.t('Select values to exclude; select none to remove this part of the filter')
      : l10n.t('Select one or more; select none to remove this part of the filter');
    list.buttons = [isExcluding ? TO_INCLUDE : TO_EXCLUDE];
  };
  const rest = withoutField(filter.text, field);
  const load = () => {
    const before = values.length;
    values = valuesUnder(filter, field, rest);
    list.busy = reading.ask(rest) > 0 && reading.failure === undefined;
    if (before === 0) chosen = pickedValues(filter, field, values, mode);
    show();
  };
  const reading = new Reading(filter, load);
  describe();
  load();

  list.onDidChangeValue(() => {
    if (values.length > MAX_LINES) show();
  });
  list.onDidChangeSelection((selected) => {
    const shown = new Set(list.items.map(({ value }) => fold(value)));
    const hidden = [...chosen].filter((value) => !shown.has(value));
    chosen = new Set([...hidden, ...selected.map(({ value }) => fold(value))]);
  });
  list.onDidTriggerButton(() => {
    mode = mode === 'include' ? 'exclude' : 'include';
    describe();
  });
  list.onDidAccept(() => {
    const picked = values.filter(({ value }) => chosen.has(fold(value))).map(({ value }) => value);
    list.hide();
    filter.set(withTerm(filter.text, field, picked, mode === 'include' ? 'replace' : 'omit'));
  });
  const watch = Disposable.from(filter.session.onDidChange(load));
  list.onDidHide(() => {
    reading.stop();
    watch.dispose();
    list.dispose();
  });
  list.show();
}

/** A line a value, those picked that the filter lets through, or excludes, by what it says about the field. */
export function valueItems(filter: ActiveFilter, field: string, mode: Mode = 'include'): ValueItem[] {
  const values = valuesUnder(filter, field, withoutField(filter.text, field));
  const picked = pickedValues(filter, field, values, mode);
  const line = lineOf(filter, field);
  return values.map((one) => ({ ...line(one), picked: picked.has(fold(one.value)) }));
}

function valuesUnder(filter: ActiveFilter, field: string, rest: string): readonly FieldValue[] {
  return filter.index.values(filter.matching(rest), findDimension(field).name);
}

/** What is picked at first. */
function pickedValues(
  filter: ActiveFilter,
  field: string,
  values: readonly FieldValue[],
  mode: Mode,
): Set<string> {
  // Both texts are spaced anew, so they differ in terms of the field alone.
  const isFiltered = withoutField(filter.text, field) !== withTerm(filter.text, field, [], 'include');
  if (!isFiltered) return new Set();
  const shown = filter.index.values(filter.shown, findDimension(field).name);
  const passing = new Set(shown.map(({ value }) => fold(value)));
  const all = values.map(({ value }) => fold(value));
  return new Set(all.filter((value) => passing.has(value) === (mode === 'include')));
}

/** How a field's values are shown: accounts with their names. */
function lineOf({ settings }: ActiveFilter, field: string): (one: FieldValue) => ValueItem {
  const names = settings.accountNames;
  const isAccount = findField(field)?.kind === 'account';
  return (one) => ({
    label: one.value === '' ? NO_VALUE : label(isAccount ? accountText(one.value, names) : one.value),
    description: descriptionOf(one, names),
    value: one.value,
  });
}

/** The lines of a list: of very many values those that are chosen, and the most frequent that hold what is typed. */
function linesFor(
  values: readonly FieldValue[],
  chosen: ReadonlySet<string>,
  typed: string,
  line: (one: FieldValue) => ValueItem,
): ValueItem[] {
  if (values.length <= MAX_LINES) return values.map(line);
  const wanted = fold(typed.trim());
  const found = values.filter(({ value }) => fold(value).includes(wanted));
  const first = values.filter(({ value }) => chosen.has(fold(value)));
  const lines = [...new Set([...first, ...found.slice(0, MAX_LINES)])].map(line);
  const more = found.length - MAX_LINES;
  if (more <= 0) return lines;
  const note = l10n.t('{0} more: type to find them', grouped(more));
  return [...lines, { label: note, kind: QuickPickItemKind.Separator, value: '' }];
}

function descriptionOf({ events, failed, accounts }: FieldValue, names: AccountNames): string {
  const count = shortCounts(events, failed);
  // Filters compare what is shown: principals of one name in two accounts are one line.
  if (accounts.size < 2) return count;
  const named = [...accounts].slice(0, MAX_ACCOUNTS).map((account) => label(accountText(account, names), 40));
  const more = accounts.size - named.length;
  return more > 0
    ? l10n.t('{0} · accounts {1} and {2} more', count, named.join(', '), grouped(more))
    : l10n.t('{0} · accounts {1}', count, named.join(', '));
}

/** Tells what to do where there is nothing to filter. */
export function hasLogs(filter: ActiveFilter): boolean {
  if (filter.session.isEmpty) {
    void window.showInformationMessage(
      l10n.t('No CloudTrail logs are open. Open a log file, or run “CloudTrail: Open Sample Log”.'),
    );
    return false;
  }
  if (filter.scoped.count === 0) {
    void window.showInformationMessage(
      l10n.t('The open logs hold no Detective events. Run “CloudTrail: Show All Services” first.'),
    );
    return false;
  }
  return true;
}
