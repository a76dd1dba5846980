import { EventEmitter, type TreeDataProvider } from 'vscode';
import { GROUP_ORDERS, groupEvents } from '../../core/index/group';
import type { ActiveFilter } from '../../host/filter';
import type { LoadedEvent } from '../../host/session';
import type { Settings } from '../../host/settings';
import { eventItem, groupItem, moreItem } from './items';
import type { EventNode, Group, MoreNode, Node } from './nodes';

/** How many children are shown at a time: 1,000 take 0.2 s, 100,000 would freeze the view. */
export const PAGE = 1000;

const GROUP_BY = ['principal', 'action'];

/** The tree of the view "Events". */
export class EventTree implements TreeDataProvider<Node> {
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
