import { EventEmitter, type TreeDataProvider } from 'vscode';
import { GROUP_ORDERS } from '../../core/index/group';
import type { Selection } from '../../core/index/selection';
import type { ActiveFilter } from '../../host/filter';
import type { Settings } from '../../host/settings';
import { eventItem, groupItem, moreItem } from './items';
import type { EventNode, Group, Node } from './nodes';

/** How many children are shown at a time: 1,000 take 0.2 s, 100,000 would freeze the view. */
export const PAGE = 1000;

const GROUP_BY = ['principal', 'action'];

/** The tree of the view "Events". A level is worked out when it is opened. */
export class EventTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #roots: Node[] | undefined;
  /** Rows of the nodes that were handed out are numbered as they were then. */
  #epoch = -1;
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
    this.#pages.set(group, this.#shown(group) + PAGE);
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
    const { index, shown } = this.filter;
    if (!node) {
      this.#epoch = index.epoch;
      this.#roots ??= this.#groups(() => shown, undefined);
      return this.#roots;
    }
    // A node of before the rows were numbered anew: the view is about to ask for the new ones.
    if (node.kind !== 'group' || this.#epoch !== index.epoch) return [];
    return node.depth + 1 < GROUP_BY.length ? this.#groups(node.events, node) : this.#events(node);
  }

  #groups(of: () => Selection, parent: Group | undefined): Node[] {
    const { index, session } = this.filter;
    const depth = parent ? parent.depth + 1 : 0;
    const groups = index.group(of(), [GROUP_BY[depth]!], GROUP_ORDERS.count);
    const pageId = parent?.id ?? '';
    const shown = groups.slice(0, this.#shown(pageId)).map((group): Group => {
      const { dimension, key, newest } = group;
      let events: Selection | undefined;
      return {
        kind: 'group',
        id: `${pageId}/${dimension}=${key}`,
        group,
        newest: session.event(newest),
        events: () => {
          events ??= index.within(of(), dimension, key);
          return events;
        },
        depth,
        parent,
      };
    });
    return this.#page(shown, groups.length, parent);
  }

  #events(parent: Group): Node[] {
    const { session } = this.filter;
    const events = parent.events();
    const nodes = events.newest(this.#shown(parent.id)).map((row): EventNode => {
      const event = session.event(row);
      const id = `${parent.id}/${event.log.uri.toString()}#${event.ordinal}`;
      return { kind: 'event', id, event, parent };
    });
    return this.#page(nodes, events.count, parent);
  }

  #page(nodes: Node[], total: number, parent: Group | undefined): Node[] {
    if (nodes.length === total) return nodes;
    return [...nodes, { kind: 'more', id: `${parent?.id ?? ''}/more`, parent, shown: nodes.length, total }];
  }

  #shown(id: string): number {
    return this.#pages.get(id) ?? PAGE;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
