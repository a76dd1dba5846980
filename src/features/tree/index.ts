import { commands, Disposable, l10n, window } from 'vscode';
import { showable } from '../../core/plain';
import { type ActiveFilter, isDetective } from '../../host/filter';
import type { LoadedEvent, Session } from '../../host/session';
import type { Settings } from '../../host/settings';
import { EventTree } from './provider';

/** The view "Events": who did what, grouped by principal and action. */
export function registerTree(session: Session, filter: ActiveFilter, settings: Settings): Disposable {
  const provider = new EventTree(filter, settings);
  const view = window.createTreeView('cloudtrail.events', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });

  const update = () => {
    provider.refresh();
    const { events } = filter;
    const failed = events.filter((event) => event.failed).length;
    // A message takes the place of the welcome text, which is what an empty tree is to show.
    view.message = events.length > 0 ? (messageOf(session, filter, events) ?? '') : '';
    view.description = events.length > 0 ? l10n.t('{0} events', events.length) : showable(filter.text, 60);
    view.badge = failed > 0 ? { value: failed, tooltip: l10n.t('{0} failed events', failed) } : undefined;
    void commands.executeCommand('setContext', 'cloudtrail.hasLogs', session.events.length > 0);
    void commands.executeCommand('setContext', 'cloudtrail.hasFilter', filter.text !== '');
    void commands.executeCommand('setContext', 'cloudtrail.scope', filter.scope);
    void commands.executeCommand('setContext', 'cloudtrail.empty', emptyState(session, filter, events));
  };
  update();

  return Disposable.from(
    view,
    provider,
    session.onDidChange(update),
    filter.onDidChange(update),
    settings.onDidChange(update),
    commands.registerCommand('cloudtrail.showMore', (id: string) => provider.showMore(id)),
  );
}

/** Why the tree is empty: the view's welcome text depends on it. */
function emptyState(session: Session, filter: ActiveFilter, events: readonly LoadedEvent[]): string {
  if (events.length > 0) return '';
  if (session.events.length === 0) return 'noLogs';
  if (filter.scope === 'detective' && !session.events.some(isDetective)) return 'noDetective';
  return 'filtered';
}

function messageOf(
  session: Session,
  filter: ActiveFilter,
  events: readonly LoadedEvent[],
): string | undefined {
  if (session.events.length === 0) return undefined;
  const scope = filter.scope === 'detective' ? l10n.t('Detective only') : l10n.t('all services');
  if (filter.text === '')
    return l10n.t('{0} of {1} events · {2}', events.length, session.events.length, scope);
  return l10n.t(
    'Filter: {0} — {1} of {2} events · {3}',
    showable(filter.text, 300),
    events.length,
    session.events.length,
    scope,
  );
}
