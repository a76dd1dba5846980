import { l10n, type QuickPickItem, window } from 'vscode';
import {
  GROUP_PRESETS,
  groupingTitle,
  MAX_LEVELS,
  ORDER_NAMES,
  type OrderName,
} from '../../core/index/arrangement';
import { DIMENSIONS } from '../../core/index/dimensions';
import { needsLogs } from '../../host/ui/guards';
import type { EventTree } from './provider';

interface GroupingItem extends QuickPickItem {
  readonly by?: readonly string[];
}

/** Group Events By…: a preset, or dimensions one after the other. */
export async function chooseGrouping({ filter, arrangement }: EventTree): Promise<void> {
  if (!needsLogs(filter)) return;
  const now = arrangement.by.join();
  const presets = GROUP_PRESETS.map(
    (by): GroupingItem => ({
      label: by.length === 0 ? l10n.t('No groups: events, newest first') : groupingTitle(by),
      description: [by.join() === now ? l10n.t('now') : '', answerOf(by)].filter(Boolean).join(' · '),
      by,
    }),
  );
  const isPreset = GROUP_PRESETS.some((by) => by.join() === now);
  const chosen = await window.showQuickPick<GroupingItem>(
    [
      ...(isPreset
        ? []
        : [{ label: groupingTitle(arrangement.by), description: l10n.t('now'), by: arrangement.by }]),
      ...presets,
      { label: l10n.t('$(edit) Choose dimensions…') },
    ],
    { title: l10n.t('Group Events By') },
  );
  if (!chosen) return;
  const by = chosen.by ?? (await chooseDimensions());
  if (by) await arrangement.groupBy(by);
}

/** The question that a preset answers. */
function answerOf(by: readonly string[]): string {
  const answers: Readonly<Record<string, string>> = {
    'principal,action': l10n.t('who did what'),
    'ip,action,principal': l10n.t('what came from where'),
    'principal,ip,action': l10n.t('who came from where'),
    'service,action': l10n.t('which services were called'),
    'day,principal': l10n.t('who was active when'),
    'resource,principal': l10n.t('who touched what'),
    'error,principal': l10n.t('who was refused'),
    'file,action': l10n.t('what each log holds'),
  };
  return answers[by.join()] ?? '';
}

/** One dimension after the other, until nothing more is wanted; undefined where it was given up. */
async function chooseDimensions(): Promise<readonly string[] | undefined> {
  const by: string[] = [];
  while (by.length < MAX_LEVELS) {
    const items: (QuickPickItem & { name?: string })[] = DIMENSIONS.filter(
      ({ name }) => !by.includes(name),
    ).map(({ name, title }) => ({ label: title, description: name, name }));
    if (by.length > 0) items.unshift({ label: l10n.t('$(check) Done'), description: groupingTitle(by) });
    const chosen = await window.showQuickPick(items, {
      title:
        by.length === 0
          ? l10n.t('Group Events By: First Dimension')
          : l10n.t('Group Events By: {0} → …', groupingTitle(by)),
      matchOnDescription: true,
    });
    if (!chosen) return undefined;
    if (chosen.name === undefined) return by;
    by.push(chosen.name);
  }
  return by;
}

/** Sort Groups By…: in which order groups stand. */
export async function chooseOrder({ filter, arrangement }: EventTree): Promise<void> {
  if (!needsLogs(filter)) return;
  const items = ORDER_NAMES.map((order) => ({
    ...orderItem(order),
    description: order === arrangement.order ? l10n.t('now') : '',
    order,
  }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Sort Groups By') });
  if (chosen) await arrangement.sortBy(chosen.order);
}

/** What an order is called, and what it does. */
export function orderItem(order: OrderName): QuickPickItem {
  switch (order) {
    case 'count':
      return {
        label: l10n.t('Number of events'),
        detail: l10n.t('Largest groups first; days and hours from newest to oldest, risks from high to none'),
      };
    case 'name':
      return {
        label: l10n.t('Name'),
        detail: l10n.t('By letters; days and hours from the oldest to the newest'),
      };
    case 'failures':
      return { label: l10n.t('Failures'), detail: l10n.t('Groups with most failed events first') };
    case 'newest':
      return { label: l10n.t('Newest event'), detail: l10n.t('Groups with the latest activity first') };
  }
}
