import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { nameOf, outcomeOf, shortName, timeOf } from '../../core/event/eventText';
import { withoutField } from '../../core/filter/edit';
import { momentOf } from '../../core/filter/termAt';
import type { Selection } from '../../core/index/selection';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { grouped } from '../../host/ui/counts';
import { label } from '../../host/ui/show';
import { hasLogs } from './pick';

/** Events that are listed to choose from. */
const MAX_EVENTS = 1000;

interface TimeItem extends QuickPickItem {
  /** What follows `time:`; '' for any time. */
  readonly value?: string;
  readonly step?: 'custom' | 'between';
}

/** Pick list of time ranges: counted back from the newest event, the days that the logs hold, between two events. */
export async function pickTime(filter: ActiveFilter, edit: (text: string) => void): Promise<void> {
  if (!hasLogs(filter)) return;
  const chosen = await window.showQuickPick(timeItems(filter), {
    title: l10n.t('Filter by Time Range (UTC)'),
  });
  if (!chosen) return;
  // The filter may be another one by now.
  const others = withoutField(filter.text, 'time');
  if (chosen.step === 'custom') edit(`${others} time:`.trimStart());
  else if (chosen.step === 'between') await pickBetween(filter, others);
  else setTime(filter, others, chosen.value ?? '');
}

function setTime(filter: ActiveFilter, others: string, value: string): void {
  filter.set(value === '' ? others : `${others} time:${value}`.trim());
}

/** The lines of the list, each with what it would let through. */
export function timeItems(filter: ActiveFilter): TimeItem[] {
  const rest = withoutField(filter.text, 'time');
  const events = filter.matching(rest);
  const count = (value: string) => grouped(filter.matching(`${rest} time:${value}`).count);
  const spans: [string, string][] = [
    [l10n.t('Last hour of the logs'), 'last1h'],
    [l10n.t('Last 24 hours of the logs'), 'last24h'],
    [l10n.t('Last 7 days of the logs'), 'last7d'],
    [l10n.t('Last 30 days of the logs'), 'last30d'],
  ];
  const days = filter.index.group(events, ['day']);
  return [
    { label: l10n.t('Any time'), value: '', description: grouped(events.count) },
    ...spans.map(([title, value]) => ({ label: title, value, description: count(value) })),
    {
      label: l10n.t('$(arrow-both) Between two events…'),
      description: l10n.t('both included'),
      step: 'between',
    },
    { label: l10n.t('$(edit) Type a range…'), description: 'time:2024-01-01..2024-01-31', step: 'custom' },
    { label: l10n.t('Days'), kind: QuickPickItemKind.Separator },
    ...days.map((day) => ({
      label: day.key === '' ? l10n.t('(no time)') : day.key,
      value: day.key === '' ? '""' : day.key,
      description: grouped(day.events),
    })),
  ];
}

interface EventItem extends QuickPickItem {
  readonly ms: number;
}

/** Asks for two events, in any order, and filters to the time from the one to the other. */
async function pickBetween(filter: ActiveFilter, others: string): Promise<void> {
  const items = eventItems(filter, filter.matching(others));
  const ask = (step: number, title: string) =>
    window.showQuickPick(items, {
      title: l10n.t('{0} ({1} of 2)', title, step),
      placeHolder: l10n.t('The newest events under the rest of the filter; type to find one'),
      matchOnDescription: true,
    });
  const one = await ask(1, l10n.t('From this event'));
  const other = one && (await ask(2, l10n.t('To this event')));
  if (!one || !other) return;
  setTime(filter, withoutField(filter.text, 'time'), rangeBetween(one.ms, other.ms));
}

/** The newest events with a time. */
export function eventItems(filter: ActiveFilter, events: Selection): EventItem[] {
  const zone = filter.settings.get('timeZone');
  return events.newest(MAX_EVENTS).flatMap((row) => {
    const facts = filter.index.facts(row);
    if (Number.isNaN(facts.timeMs)) return [];
    const says = [nameOf(facts), shortName(facts.principal), outcomeOf(facts)].filter(Boolean).join(' · ');
    return {
      label: label(timeOf(facts, zone)),
      description: label(says),
      ms: facts.timeMs,
    };
  });
}

/** `a..b` from the earlier time to the later one, both included. */
export function rangeBetween(one: number, other: number): string {
  return `${momentOf(Math.min(one, other))}..${momentOf(Math.max(one, other))}`;
}
