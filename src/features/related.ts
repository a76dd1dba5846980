import { commands, type Disposable, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { eventTitle } from '../core/event/eventText';
import { compileTerms } from '../core/filter/evaluate';
import { parseFilter } from '../core/filter/grammar';
import { type Relation, type RelationKind, relationsOf, withRelation } from '../core/filter/related';
import type { ActiveFilter } from '../host/filter/activeFilter';
import { registerCommand } from '../host/ui/commands';
import { countText, eventCount, grouped } from '../host/ui/counts';
import { needsLogs, offer } from '../host/ui/guards';
import { label } from '../host/ui/show';
import type { Cursor, PlacedEvent } from '../host/views/cursor';

interface RelationItem extends QuickPickItem {
  /** The filter that is set, and how many events of all services it would let through. */
  readonly text?: string;
  readonly everywhere?: number;
}

/** Find Related Events…: what has something in common with the event at the cursor, or of the tree. */
export function registerRelated(filter: ActiveFilter, cursor: Cursor): Disposable {
  return registerCommand(filter.settings.log, 'cloudtrail.findRelated', async (given?: unknown) => {
    const placed = cursor.eventOf(given);
    if (!placed) {
      if (needsLogs(filter)) cursor.tellNone();
      return;
    }
    const zone = filter.settings.get('timeZone');
    const chosen = await window.showQuickPick(relationItems(filter, placed), {
      title: l10n.t('Events Related to {0}', label(eventTitle(placed.event, zone), 100)),
      placeHolder: l10n.t('The filter is set to what you choose'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    if (chosen?.text === undefined) return;
    filter.set(chosen.text);
    await commands.executeCommand('cloudtrail.events.focus');
    const elsewhere = (chosen.everywhere ?? 0) - filter.shown.count;
    if (elsewhere > 0) {
      const told = countText(
        elsewhere,
        l10n.t('{0} more related event is a call to another service.'),
        l10n.t('{0} more related events are calls to other services.'),
      );
      offer(told, [l10n.t('Show All Services'), 'cloudtrail.showAllServices']);
    }
  });
}

/** A line a relation, with its events: in place of the filter, and under it where there is one. */
export function relationItems(filter: ActiveFilter, { event, row }: PlacedEvent): RelationItem[] {
  const relations = relationsOf(event, filter.index.extras(row));
  const separator = (title: string): RelationItem => ({ label: title, kind: QuickPickItemKind.Separator });
  const alone = relations.map((relation) => item(filter, relation, ''));
  if (filter.text === '') return alone;
  const under = relations.map((relation) => item(filter, relation, filter.text));
  return [
    separator(l10n.t('Replace the filter')),
    ...alone,
    separator(l10n.t('Narrow the filter')),
    ...under,
  ];
}

function item(filter: ActiveFilter, relation: Relation, before: string): RelationItem {
  const text = withRelation(before, relation);
  const { terms } = compileTerms(parseFilter(text), filter.context());
  const everywhere = filter.index.select(terms).count;
  const inScope =
    filter.scope === 'all' ? everywhere : filter.index.select(terms, { scope: filter.scope }).count;
  const count =
    everywhere === 1
      ? l10n.t('only this event')
      : inScope === everywhere
        ? eventCount(everywhere)
        : l10n.t('{0}, {1} in all services', eventCount(inScope), grouped(everywhere));
  const { icon, title } = KINDS[relation.kind];
  return {
    label: `$(${icon}) ${title()}`,
    description: count,
    detail: label(relation.value),
    text,
    everywhere,
  };
}

const KINDS: Readonly<Record<RelationKind, { readonly icon: string; readonly title: () => string }>> = {
  session: { icon: 'person', title: () => l10n.t('Same session') },
  key: { icon: 'key', title: () => l10n.t('Same access key') },
  issuedKey: { icon: 'key', title: () => l10n.t('Made with the access key that this call gave out') },
  request: { icon: 'references', title: () => l10n.t('Same request ID') },
  shared: {
    icon: 'references',
    title: () => l10n.t('Same shared event ID: the same call, in another account’s log'),
  },
  principal: { icon: 'account', title: () => l10n.t('Same principal') },
  ip: { icon: 'location', title: () => l10n.t('Same source IP') },
  agent: { icon: 'device-desktop', title: () => l10n.t('Same user agent') },
  graph: { icon: 'type-hierarchy', title: () => l10n.t('Same Detective graph') },
  resource: { icon: 'package', title: () => l10n.t('Same resource') },
  error: { icon: 'error', title: () => l10n.t('Same error') },
  around: { icon: 'watch', title: () => l10n.t('Five minutes before and after') },
};
