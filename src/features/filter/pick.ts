import { l10n, type QuickPickItem, window } from 'vscode';
import { withoutField, withTerm } from '../../core/filter/edit';
import { findField } from '../../core/filter/fields';
import type { FieldValue } from '../../core/filter/values';
import { fold } from '../../core/filter/wildcard';
import { findDimension, NO_VALUE } from '../../core/index/dimensions';
import { type AccountNames, accountText } from '../../core/trail/accountNames';
import type { ActiveFilter } from '../../host/filter';
import { label } from '../../host/show';
import { showFilterInput } from './input';

/** Accounts named beside a value; more are counted. */
const MAX_ACCOUNTS = 3;

export interface ValueItem extends QuickPickItem {
  readonly value: string;
}

/** Pick list of the values of one dimension, with counts under the rest of the filter; several can be chosen. */
export async function pickValues(filter: ActiveFilter, field: string): Promise<void> {
  if (!hasLogs(filter)) return;
  const chosen = await window.showQuickPick(valueItems(filter, field), {
    canPickMany: true,
    title: l10n.t('Filter by {0}', findDimension(field).title),
    placeHolder: l10n.t('Choose one or more; none takes this part of the filter away'),
    matchOnDescription: true,
  });
  if (!chosen) return;
  const values = chosen.map((item) => item.value);
  filter.set(withTerm(filter.text, field, values, 'replace'));
}

/** A line a value, those picked that the filter lets through by what it says about the field. */
export function valueItems(filter: ActiveFilter, field: string): ValueItem[] {
  const dimension = findDimension(field);
  const rest = withoutField(filter.text, field);
  const { index } = filter;
  const values = index.values(filter.matching(rest), dimension.name);
  // Both texts are spaced anew, so they differ in terms of the field alone.
  const isFiltered = rest !== withTerm(filter.text, field, [], 'include');
  const shown = isFiltered ? index.values(filter.shown, dimension.name) : [];
  const names = filter.settings.accountNames;
  const textOf = (value: string) =>
    findField(field)?.kind === 'account' ? accountText(value, names) : value;
  const picked = new Set(shown.map(({ value }) => fold(value)));
  return values.map((one) => ({
    label: one.value === '' ? NO_VALUE : label(textOf(one.value)),
    description: descriptionOf(one, names),
    value: one.value,
    picked: picked.has(fold(one.value)),
  }));
}

function descriptionOf({ events, failed, accounts }: FieldValue, names: AccountNames): string {
  const count = failed > 0 ? l10n.t('{0} · {1} failed', events, failed) : String(events);
  // Filters compare what is shown: principals of one name in two accounts are one line.
  if (accounts.size < 2) return count;
  const named = [...accounts].slice(0, MAX_ACCOUNTS).map((account) => label(accountText(account, names), 40));
  const more = accounts.size - named.length;
  return more > 0
    ? l10n.t('{0} · accounts {1} and {2} more', count, named.join(', '), more)
    : l10n.t('{0} · accounts {1}', count, named.join(', '));
}

/** Pick list of time ranges: counted back from the newest event, and the days that the logs hold. */
export async function pickTime(filter: ActiveFilter): Promise<void> {
  if (!hasLogs(filter)) return;
  const rest = withoutField(filter.text, 'time');
  const events = filter.matching(rest);
  const count = (value: string) => String(filter.matching(`${rest} time:${value}`).count);
  const spans: [string, string][] = [
    [l10n.t('Last hour of the logs'), 'last1h'],
    [l10n.t('Last 24 hours of the logs'), 'last24h'],
    [l10n.t('Last 7 days of the logs'), 'last7d'],
    [l10n.t('Last 30 days of the logs'), 'last30d'],
  ];
  const days = filter.index.group(events, ['day']).filter((group) => group.key !== '');
  const items: ValueItem[] = [
    { label: l10n.t('Any time'), value: '', description: String(events.count) },
    ...spans.map(([title, value]) => ({ label: title, value, description: count(value) })),
    ...days.map((day) => ({ label: day.key, value: day.key, description: String(day.events) })),
    { label: l10n.t('$(edit) Type a range…'), value: 'custom', description: 'time:2024-01-01..2024-01-31' },
  ];
  const chosen = await window.showQuickPick(items, { title: l10n.t('Filter by Time Range (UTC)') });
  if (!chosen) return;
  // The filter may be another one by now.
  const others = withoutField(filter.text, 'time');
  if (chosen.value === 'custom') showFilterInput(filter, `${others} time:`.trimStart());
  else filter.set(chosen.value === '' ? others : `${others} time:${chosen.value}`.trim());
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
