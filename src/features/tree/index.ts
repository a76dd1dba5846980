import { commands, Disposable, EventEmitter, l10n, type TreeDataProvider, window } from 'vscode';
import { GROUP_ORDERS, groupEvents } from '../../core/index/group';
import { showable } from '../../core/plain';
import { type ActiveFilter, isDetective } from '../../host/filter';
import type { LoadedEvent, Session } from '../../host/session';
import type { Settings } from '../../host/settings';
import { eventItem, groupItem, moreItem } from './items';
import type { EventNode, Group, MoreNode, Node } from './nodes';

/** How many children are shown at a time: 1,000 take 0.2 s, 100,000 would freeze the view. */
const PAGE = 1000;

const GROUP_BY = ['principal', 'action'];

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
    const message = messageOf(session, filter, events);
    view.message = message ?? '';
    view.description = events.length > 0 ? l10n.t('{0} events', events.length) : '';
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

class EventTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #roots: Node[] | undefined;
  /** How many children of a group are shown, by the group's id. */
  readonly #pages = new Map<string, number>();

  constructor(
    readonly filter: ActiveFilter,
    readonly settings: Settings,
  ) {}

  refresh(): void {
    this.#roots = undefined;
    this.#changed.fire(undefined);
  }

  showMore(id: string): void {
    const group = id.replace(/\/more$/, '');
    this.#pages.set(group, (this.#pages.get(group) ?? PAGE) + PAGE);
    this.refresh();
  }

  getTreeItem(node: Node) {
    if (node.kind === 'group') return groupItem(node);
    return node.kind === 'event' ? eventItem(node, this.settings.get('timeZone')) : moreItem(node);
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  getChildren(node?: Node): Node[] {
    if (!node) {
      this.#roots ??= this.#groups(groupEvents(this.filter.events, GROUP_BY, GROUP_ORDERS.count), undefined);
      return this.#roots;
    }
    if (node.kind !== 'group') return [];
    const { children, items } = node.node;
    return children ? this.#groups(children, node) : this.#events(items ?? [], node);
  }

  #groups(nodes: readonly Group['node'][], parent: Group | undefined): Node[] {
    const groups = nodes.map((node): Group => {
      const id = `${parent?.id ?? ''}/${node.dimension}=${node.key}`;
      return { kind: 'group', id, node, parent };
    });
    return this.#page(groups, parent);
  }

  #events(events: readonly LoadedEvent[], parent: Group): Node[] {
    const nodes = events.map((event): EventNode => {
      const id = `${parent.id}/${event.log.uri.toString()}#${event.ordinal}`;
      return { kind: 'event', id, event, parent };
    });
    return this.#page(nodes, parent);
  }

  #page(nodes: Node[], parent: Group | undefined): Node[] {
    const id = parent?.id ?? '';
    const shown = this.#pages.get(id) ?? PAGE;
    if (nodes.length <= shown) return nodes;
    const more: MoreNode = { kind: 'more', id: `${id}/more`, parent, shown, total: nodes.length };
    return [...nodes.slice(0, shown), more];
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
