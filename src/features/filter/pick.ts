import { l10n, type QuickPickItem, window } from 'vscode';
import { withoutField, withTerm } from '../../core/filter/edit';
import { compileOrThrow } from '../../core/filter/evaluate';
import { findDimension, NO_VALUE } from '../../core/index/dimensions';
import { groupEvents } from '../../core/index/group';
import { type ActiveFilter, isDetective } from '../../host/filter';
import { label } from '../../host/show';
import { showFilterInput } from './input';

interface ValueItem extends QuickPickItem {
  readonly value: string;
}

/** Pick list of the values of one dimension, with counts under the rest of the filter; several can be chosen. */
export async function pickValues(filter: ActiveFilter, field: string): Promise<void> {
  if (!hasLogs(filter)) return;
  const dimension = findDimension(field);
  const rest = withoutField(filter.text, field);
  const passes = compileOrThrow(rest, filter.context());
  const events = filter.session.events.filter((event) => filter.inScope(event) && passes(event));
  const values = groupEvents(events, [dimension.name]);
  const seen = new Map<string, ValueItem & { events: number; failed: number }>();
  for (const group of values) {
    // Filters compare what is shown: principals of one name in two accounts are one line.
    const value = group.label === NO_VALUE ? '' : group.label;
    const known = seen.get(value.toLowerCase());
    const count = {
      events: group.events + (known?.events ?? 0),
      failed: group.failed + (known?.failed ?? 0),
    };
    const description =
      count.failed > 0 ? l10n.t('{0} · {1} failed', count.events, count.failed) : String(count.events);
    seen.set(value.toLowerCase(), { label: label(group.label), value, description, ...count });
  }
  const current = compileOrThrow(filter.text, filter.context());
  const isFiltered = rest !== filter.text;
  const items = [...seen.values()].map((item) => ({
    ...item,
    picked:
      isFiltered &&
      events.some(
        (event) =>
          (dimension.label(event) === item.label || item.value === dimension.label(event)) && current(event),
      ),
  }));
  const chosen = await window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t('Filter by {0}', dimension.title),
    placeHolder: l10n.t('Choose one or more; none takes this part of the filter away'),
    matchOnDescription: true,
  });
  if (!chosen) return;
  filter.set(
    chosen.length === 0
      ? rest
      : withTerm(
          filter.text,
          field,
          chosen.map((item) => item.value),
          'replace',
        ),
  );
}

/** Pick list of time ranges: counted back from the newest event, and the days that the logs hold. */
export async function pickTime(filter: ActiveFilter): Promise<void> {
  if (!hasLogs(filter)) return;
  const rest = withoutField(filter.text, 'time');
  const passes = compileOrThrow(rest, filter.context());
  const events = filter.session.events.filter((event) => filter.inScope(event) && passes(event));
  const count = (value: string) => {
    const inTime = compileOrThrow(`time:${value}`, filter.context());
    return String(events.filter(inTime).length);
  };
  const spans: [string, string][] = [
    [l10n.t('Last hour of the logs'), 'last1h'],
    [l10n.t('Last 24 hours of the logs'), 'last24h'],
    [l10n.t('Last 7 days of the logs'), 'last7d'],
    [l10n.t('Last 30 days of the logs'), 'last30d'],
  ];
  const days = groupEvents(events, ['day']).filter((group) => group.key !== '');
  const items: ValueItem[] = [
    { label: l10n.t('Any time'), value: '', description: String(events.length) },
    ...spans.map(([title, value]) => ({ label: title, value, description: count(value) })),
    ...days.map((day) => ({ label: day.key, value: day.key, description: String(day.events) })),
    { label: l10n.t('$(edit) Type a range…'), value: 'custom', description: 'time:2024-01-01..2024-01-31' },
  ];
  const chosen = await window.showQuickPick(items, { title: l10n.t('Filter by Time Range (UTC)') });
  if (!chosen) return;
  if (chosen.value === 'custom') showFilterInput(filter, `${rest} time:`.trimStart());
  else filter.set(chosen.value === '' ? rest : `${rest} time:${chosen.value}`.trim());
}

/** Tells what to do where there is nothing to filter. */
export function hasLogs(filter: ActiveFilter): boolean {
  const { events } = filter.session;
  if (events.length === 0) {
    void window.showInformationMessage(
      l10n.t('No CloudTrail logs are open. Open a log file, or run “CloudTrail: Open Sample Log”.'),
    );
    return false;
  }
  if (filter.scope === 'detective' && !events.some(isDetective)) {
    void window.showInformationMessage(
      l10n.t('The open logs hold no Detective events. Run “CloudTrail: Show All Services” first.'),
    );
    return false;
  }
  return true;
}
