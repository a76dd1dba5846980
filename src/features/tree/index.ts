import { commands, Disposable, l10n, type Memento, type TreeView, window } from 'vscode';
import { DEFAULT_GROUPING, groupingTitle } from '../../core/index/arrangement';
import { type ProblemTotals, problemsText, problemTotals } from '../../core/report/problemTotals';
import { showable } from '../../core/text/plain';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { lookupNote } from '../../host/filter/lookupNote';
import type { LogReader } from '../../host/reading/reader';
import { allProblems } from '../../host/session/problems';
import { registerCommand } from '../../host/ui/commands';
import { countText, eventCount, grouped, partCount } from '../../host/ui/counts';
import { hasMatchesElsewhere, needsEvents, needsLogs } from '../../host/ui/guards';
import type { Cursor } from '../../host/views/cursor';
import type { LateTree } from '../../host/views/lateTree';
import type { Views } from '../../host/views/views';
import { Arrangement } from './arrangement';
import { chooseGrouping, chooseOrder, orderItem } from './choose';
import { compareNodes } from './compare';
import { copyNodes } from './copy';
import { registerMarks } from './marks';
import { filterByNodes } from './narrow';
import type { MoreNode, Node } from './nodes';
import { EventTree, MAX_OPEN } from './provider';
import { followCursor, revealAtCursor } from './reveal';
import { type Chosen, chosenNodes } from './selected';

/** The view that is there from the start, and what it shows. */
export interface TreePlace {
  readonly view: TreeView<Node>;
  readonly tree: LateTree<Node>;
}

/** The view "Events": who did what, grouped by principal and action or as the user likes. */
export function registerTree(
  { view, tree: late }: TreePlace,
  filter: ActiveFilter,
  cursor: Cursor,
  views: Views,
  reader: LogReader,
  state: Memento,
): Disposable {
  const { session, settings } = filter;
  const arrangement = new Arrangement(settings, state);
  const tree = new EventTree(filter, settings, arrangement);

  let problems = problemTotals(allProblems(session));
  const say = () => {
    // A message takes the place of the welcome text, which is what an empty tree is to show.
    view.message = filter.shown.count > 0 || lookupNote(filter) ? messageOf(tree, problems) : '';
  };
  const update = () => {
    tree.refresh();
    const { count, failed } = filter.shown;
    say();
    view.description = count > 0 ? eventCount(count) : showable(filter.text, 60);
    view.badge =
      failed > 0
        ? {
            value: failed,
            tooltip: countText(failed, l10n.t('{0} failed event'), l10n.t('{0} failed events')),
          }
        : undefined;
    void commands.executeCommand('setContext', 'cloudtrail.hasLogs', !session.isEmpty);
    void commands.executeCommand('setContext', 'cloudtrail.hasFilter', filter.text !== '');
    void commands.executeCommand('setContext', 'cloudtrail.empty', emptyState(filter));
  };
  update();

  return Disposable.from(
    late.show(tree),
    tree,
    arrangement,
    session.onDidChange(() => {
      problems = problemTotals(allProblems(session));
      update();
    }),
    filter.onDidChange(update),
    filter.onDidProgress(say),
    settings.onDidChange(update),
    arrangement.onDidChange(() => {
      tree.reset();
      update();
    }),
    commands.registerCommand('cloudtrail.showMore', (node: MoreNode) => tree.showMore(node)),
    registerArranging(tree, view, cursor),
    registerActions(tree, view, views, reader),
    registerMarks(),
    followCursor(tree, view, cursor),
  );
}

function registerArranging(tree: EventTree, view: TreeView<Node>, cursor: Cursor): Disposable {
  const { log } = tree.settings;
  return Disposable.from(
    registerCommand(log, 'cloudtrail.groupBy', () => chooseGrouping(tree)),
    registerCommand(log, 'cloudtrail.sortGroups', () => chooseOrder(tree)),
    registerCommand(log, 'cloudtrail.expandAll', async () => {
      if (!needsEvents(tree.filter)) return;
      await commands.executeCommand('cloudtrail.events.focus');
      tree.expandAll();
      window.setStatusBarMessage(l10n.t('Expanded, up to {0} groups.', MAX_OPEN), 3000);
    }),
    registerCommand(log, 'cloudtrail.collapseAll', async () => {
      if (!needsLogs(tree.filter)) return;
      await commands.executeCommand('workbench.actions.treeView.cloudtrail.events.collapseAll');
      // After VS Code's own: nodes that it is still opening keep what they were told.
      tree.collapseAll();
    }),
    view.onDidExpandElement(({ element }) => tree.remember(element, true)),
    view.onDidCollapseElement(({ element }) => tree.remember(element, false)),
    registerCommand(log, 'cloudtrail.revealInTree', () => revealAtCursor(tree, view, cursor)),
  );
}

/** Commands on nodes: from their menus, or from the palette on those that are selected. */
function registerActions(tree: EventTree, view: TreeView<Node>, views: Views, reader: LogReader): Disposable {
  const onNodes = (id: string, run: (nodes: readonly Chosen[]) => unknown) =>
    registerCommand(tree.settings.log, id, (clicked?: unknown, selected?: unknown) =>
      run(chosenNodes(tree, view, clicked, selected)),
    );
  return Disposable.from(
    onNodes('cloudtrail.showEvent', async (nodes) => {
      // Of a group, its newest event.
      const [node] = nodes;
      const event = node?.kind === 'group' ? node.newest : node?.event;
      if (event) await commands.executeCommand('cloudtrail.openEvent', event);
    }),
    onNodes('cloudtrail.filterToThis', (nodes) => filterByNodes(tree, nodes, 'replace')),
    onNodes('cloudtrail.excludeThis', (nodes) => filterByNodes(tree, nodes, 'exclude')),
    onNodes('cloudtrail.compareEvents', (nodes) => compareNodes(tree, views, nodes)),
    onNodes('cloudtrail.copyJson', (nodes) => copyNodes(tree, reader, nodes, 'json')),
    onNodes('cloudtrail.copyMarkdown', (nodes) => copyNodes(tree, reader, nodes, 'markdown')),
    onNodes('cloudtrail.copyIds', (nodes) => copyNodes(tree, reader, nodes, 'ids')),
    onNodes('cloudtrail.copyAsFilter', (nodes) => copyNodes(tree, reader, nodes, 'filter')),
  );
}

/** Why the tree is empty: the view's welcome text depends on it. */
function emptyState(filter: ActiveFilter): string {
  if (filter.shown.count > 0) return '';
  if (filter.session.isEmpty) return 'noLogs';
  if (lookupNote(filter)) return 'pending';
  if (filter.scoped.count === 0) return 'noDetective';
  return hasMatchesElsewhere(filter) ? 'filteredInScope' : 'filtered';
}

/** That others are left out, and how many: what somebody looks for may be among them. */
function detectiveOnly({ index, scoped }: ActiveFilter): string {
  const all = index.all();
  const others = all.count - scoped.count;
  const failed = all.failed - scoped.failed;
  if (others === 0) return l10n.t('Detective only');
  if (failed === 0) return l10n.t('Detective only, {0} of other services hidden', grouped(others));
  return l10n.t(
    'Detective only, {0} of other services hidden ({1} failed)',
    grouped(others),
    grouped(failed),
  );
}

/** What the tree shows, and how, where it is not as it always is. */
function messageOf({ filter, arrangement }: EventTree, problems: ProblemTotals): string {
  const { index, text, shown, scope } = filter;
  const { by, order } = arrangement;
  const says = [
    partCount(shown.count, index.all().count),
    scope === 'detective' ? detectiveOnly(filter) : l10n.t('all services'),
  ];
  if (by.length === 0) says.push(l10n.t('newest first'));
  else if (by.join() !== DEFAULT_GROUPING.join()) says.push(l10n.t('by {0}', groupingTitle(by)));
  if (order !== 'count' && by.length > 0)
    says.push(l10n.t('sorted by {0}', orderItem(order).label.toLowerCase()));
  // Hints that cost nothing are in the report.
  if (problems.losses > 0) says.push(l10n.t('{0}: see the load report', problemsText(problems)));
  const note = lookupNote(filter);
  if (note) says.push(note);
  const told = says.join(' · ');
  return text === '' ? told : l10n.t('Filter: {0} — {1}', showable(text, 300), told);
}
