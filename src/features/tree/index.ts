import { commands, Disposable, l10n, window } from 'vscode';
import { showable } from '../../core/plain';
import type { ActiveFilter } from '../../host/filter';
import type { Session } from '../../host/session';
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
    const { count, failed } = filter.shown;
    // A message takes the place of the welcome text, which is what an empty tree is to show.
    view.message = count > 0 ? messageOf(filter) : '';
    view.description = count > 0 ? l10n.t('{0} events', count) : showable(filter.text, 60);
    view.badge = failed > 0 ? { value: failed, tooltip: l10n.t('{0} failed events', failed) } : undefined;
    void commands.executeCommand('setContext', 'cloudtrail.hasLogs', !session.isEmpty);
    void commands.executeCommand('setContext', 'cloudtrail.hasFilter', filter.text !== '');
    void commands.executeCommand('setContext', 'cloudtrail.scope', filter.scope);
    void commands.executeCommand('setContext', 'cloudtrail.empty', emptyState(session, filter));
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
function emptyState(session: Session, filter: ActiveFilter): string {
  if (filter.shown.count > 0) return '';
  if (session.isEmpty) return 'noLogs';
  return filter.scoped.count === 0 ? 'noDetective' : 'filtered';
}

function messageOf({ index, text, shown, scope }: ActiveFilter): string {
  const where = scope === 'detective' ? l10n.t('Detective only') : l10n.t('all services');
  const all = index.all().count;
  if (text === '') return l10n.t('{0} of {1} events · {2}', shown.count, all, where);
  return l10n.t('Filter: {0} — {1} of {2} events · {3}', showable(text, 300), shown.count, all, where);
}
