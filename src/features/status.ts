import { commands, Disposable, l10n, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { problemsText, problemTotals } from '../core/report/problemTotals';
import { showable } from '../core/text/plain';
import type { ActiveFilter } from '../host/filter/activeFilter';
import { sourceOf } from '../host/session/editorSync';
import type { Session } from '../host/session/session';
import { eventCount, grouped } from '../host/ui/counts';
import { label } from '../host/ui/show';
import { parseViewUri } from '../host/views/addresses';
import { activeTab, allTabs, uriOfTab } from '../host/views/tabs';

/** What the active log is and how many events it holds, and the filter, in the status bar. */
export function registerStatus(session: Session, filter: ActiveFilter): Disposable {
  const shape = window.createStatusBarItem('cloudtrail.shape', StatusBarAlignment.Right, 95);
  shape.name = l10n.t('CloudTrail Log');
  const active = window.createStatusBarItem('cloudtrail.filter', StatusBarAlignment.Left, -10);
  active.name = l10n.t('CloudTrail Filter');
  active.command = 'cloudtrail.clearFilters';

  const update = () => {
    const uri = uriOfTab(activeTab());
    const source = uri && sourceOf(uri);
    const log = source && session.log(source);
    if (log) {
      shape.text = l10n.t('CloudTrail: {0}, {1}', eventCount(log.events), log.shape.title);
      const problems = log.problems.length;
      shape.tooltip =
        problems > 0 ? l10n.t('{0} in this log', problemsText(problemTotals(log.problems))) : '';
      if (problems > 0) shape.text += ` $(warning) ${grouped(problems)}`;
      shape.command = problems > 0 ? 'workbench.actions.view.problems' : 'cloudtrail.events.focus';
      shape.show();
    } else {
      shape.hide();
    }
    const packed = allTabs().flatMap((tab) => {
      const view = uriOfTab(tab);
      const source = view && parseViewUri(view)?.source;
      return source && session.log(source)?.packed ? [view.path, view.fsPath] : [];
    });
    void commands.executeCommand('setContext', 'cloudtrail.packedViews', packed);
    if (filter.text !== '' && !session.isEmpty) {
      const icon = filter.lookup.progress ? '$(loading~spin)' : '$(filter-filled)';
      active.text = `${icon} ${label(filter.text, 40)}`;
      active.tooltip = l10n.t('CloudTrail filter: {0}. Click to clear it.', showable(filter.text, 300));
      active.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
      active.show();
    } else {
      active.hide();
    }
  };

  const paths = () => {
    const found = [...session.logs].flatMap(({ uri }) => [uri.path, uri.fsPath]);
    void commands.executeCommand('setContext', 'cloudtrail.logPaths', [...new Set(found)]);
  };
  update();
  paths();
  return Disposable.from(
    shape,
    active,
    session.onDidChange(() => {
      update();
      paths();
    }),
    filter.onDidChange(update),
    filter.onDidProgress(update),
    window.tabGroups.onDidChangeTabs(update),
    window.tabGroups.onDidChangeTabGroups(update),
  );
}
