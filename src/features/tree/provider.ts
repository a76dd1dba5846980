import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import { clampPage, orderOf, type Page, pageOf } from '../../core/index/arrangement';
import type { EventGroup } from '../../core/index/groups';
import { Ordered } from '../../core/index/ordered';
import type { Selection } from '../../core/index/selection';
import { whileWanted } from '../../core/rows/steps';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { inSlices } from '../../host/session/slices';
import type { Settings } from '../../host/ui/settings';
import type { Arrangement } from './arrangement';
import { eventItem, groupItem, moreItem } from './items';
import type { EventNode, Group, MoreNode, Node } from './nodes';
import { eventTooltip, groupTooltip } from './tooltips';

/** How many children are shown at a time: 1,000 take VS Code 0.2 s to show, 100,000 would freeze the view. */
export const PAGE = 500;

/** How many groups Expand All opens: each is asked for by a message of its own. */
export const MAX_OPEN = 300;

/** The index need not sort what is brought in order a page at a time. */
const AS_THEY_COME = () => 0;

const FIRST: Page = { from: 0, to: PAGE };

/**
 * The tree of the view "Events". A level is worked out when it is opened, and of a long one a page at a time. Nodes
 * are the same objects until logs, filter or arrangement change, and have the same ids ever after.
 */
export class EventTree implements TreeDataProvider<Node> {
  readonly #changed = new EventEmitter<Node | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  /** Groups inside a group, in order, and the nodes that were made, by id; both until something changes. */
  readonly #levels = new Map<string, Promise<Ordered<EventGroup> | undefined>>();
  readonly #nodes = new Map<string, Group | EventNode>();
  /** Moves with each change: what was begun before it is of no use. */
  #generation = 0;
  /** Which children of a group are shown, by the group's id. */
  readonly #pages = new Map<string, Page>();
  /** Id of the root. Moves with Expand All: nodes of other ids are new ones, which VS Code opens as it is told. */
  #root = '';
  /** Groups that are open, those that the user closed since Expand All, and how many more it may open. */
  readonly #opened = new Set<string>();
  readonly #closed = new Set<string>();
  #toOpen = 0;

  constructor(
    readonly filter: ActiveFilter,
    readonly settings: Settings,
    readonly arrangement: Arrangement,
  ) {}

  refresh(): void {
    this.#forget();
    this.#changed.fire(undefined);
  }

  /** Forgets which pages were shown and what was open; whoever calls this refreshes the tree. */
  reset(): void {
    this.#pages.clear();
    this.#close();
    this.#forget();
  }

  #close(): void {
    this.#opened.clear();
    this.#closed.clear();
    this.#toOpen = 0;
  }

  #forget(): void {
    this.#generation++;
    this.#levels.clear();
    this.#nodes.clear();
  }

  /** Shows one more page of a long list. */
  showMore({ parent, isBefore }: MoreNode): void {
    const { from, to } = this.#pages.get(this.#idOf(parent)) ?? FIRST;
    const page = isBefore ? { from: Math.max(0, from - PAGE), to } : { from, to: to + PAGE };
    this.#pages.set(this.#idOf(parent), page);
    this.#changed.fire(parent);
  }

  /** Opens every group, or the first `MAX_OPEN` of them. */
  expandAll(): void {
    this.#root = `${Number(this.#root) + 1}`;
    this.#close();
    this.#toOpen = MAX_OPEN;
    this.refresh();
  }

  /**
   * Closes every group for good: VS Code forgets nodes that a filter hides, and shows them as they are given when they
   * come back.
   */
  collapseAll(): void {
    this.#close();
  }

  /** The user opened or closed a node: so it is when it comes back after a filter hid it. */
  remember(node: Node, isOpen: boolean): void {
    if (node.kind !== 'group') return;
    const [to, from] = isOpen ? [this.#opened, this.#closed] : [this.#closed, this.#opened];
    from.delete(node.id);
    to.add(node.id);
  }

  getTreeItem(node: Node) {
    if (node.kind === 'group') return groupItem(node, this.settings.accountNames);
    return node.kind === 'event' ? eventItem(node, this.settings.get('timeZone')) : moreItem(node, PAGE);
  }

  /** Tooltips take a look at all events of a group: they are made when one is to be seen. */
  resolveTreeItem(item: TreeItem, node: Node): TreeItem {
    const { index } = this.filter;
    if (node.kind === 'more' || !node.isCurrent()) return item;
    const context = { index, names: this.settings.accountNames, zone: this.settings.get('timeZone') };
    item.tooltip = node.kind === 'group' ? groupTooltip(node, context) : eventTooltip(node, context);
    return item;
  }

  getParent(node: Node): Node | undefined {
    return node.parent;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    for (;;) {
      // A node of before the rows were numbered anew: the view is about to ask for the new ones.
      if (node && (node.kind !== 'group' || !node.isCurrent())) return [];
      const { by } = this.arrangement;
      if (node ? this.#isLast(node) : by.length === 0) {
        const events = node?.events() ?? this.filter.shown;
        return this.#paged(node, events.count, (from, to) => this.#eventNodes(events, from, to, node));
      }
      const groups = await this.#groups(node);
      // Otherwise something has changed meanwhile; an empty list would be shown until the view asks anew.
      if (!groups) continue;
      return this.#paged(node, groups.length, (from, to) =>
        groups.slice(from, to).map((group) => this.#groupNode(group, node)),
      );
    }
  }

  /**
   * The node of an event, in the first of its groups; the pages that hold it are shown from now on. Undefined where
   * filter or scope hides it.
   */
  async find(row: number): Promise<EventNode | undefined> {
    const isCurrent = this.#currency();
    for (;;) {
      const generation = this.#generation;
      const found = await this.#find(row);
      if (generation === this.#generation) return found;
      if (!isCurrent()) return undefined;
    }
  }

  async #find(row: number): Promise<EventNode | undefined> {
    const { index, shown } = this.filter;
    if (row >= shown.bits.length * 32 || !shown.has(row)) return undefined;
    let parent: Group | undefined;
    let events = shown;
    for (const dimension of this.arrangement.by) {
      const [key] = index.keysOf(events, dimension, row);
      const groups = await this.#groups(parent);
      const found = groups?.find((group) => group.key === key);
      if (!found) return undefined;
      this.#show(parent, found.at);
      parent = this.#groupNode(found.item, parent);
      events = parent.events();
    }
    this.#show(parent, events.newest().indexOf(row));
    return this.#eventNode(row, parent);
  }

  /** Sees to it that a child is among those that are shown. */
  #show(parent: Group | undefined, at: number): void {
    const id = this.#idOf(parent);
    const { from, to } = this.#pages.get(id) ?? FIRST;
    if (at >= from && at < to) return;
    this.#pages.set(id, pageOf(at, PAGE));
    this.#changed.fire(parent);
  }

  #isLast(group: Group): boolean {
    return group.depth + 1 >= this.arrangement.by.length;
  }

  /** Whether what is inside of a group is the same as in a new node of it. */
  #isNew(parent: Group | undefined): boolean {
    return parent === undefined || parent.generation === this.#generation;
  }

  /** The groups inside a group; undefined where something changes meanwhile. */
  async #groups(parent: Group | undefined): Promise<Ordered<EventGroup> | undefined> {
    // The view may still ask for what is inside of a node that is about to go: that is not kept.
    if (!this.#isNew(parent)) return this.#group(parent, () => parent?.isCurrent() ?? false);
    const id = this.#idOf(parent);
    const generation = this.#generation;
    const isWanted = () => generation === this.#generation;
    const groups = this.#levels.get(id) ?? this.#group(parent, isWanted);
    this.#levels.set(id, groups);
    let found: Ordered<EventGroup> | undefined;
    try {
      found = await groups;
    } finally {
      // What failed, or came to nothing, is tried again.
      if (!found && this.#levels.get(id) === groups) this.#levels.delete(id);
    }
    return isWanted() ? found : undefined;
  }

  async #group(parent: Group | undefined, isWanted: () => boolean): Promise<Ordered<EventGroup> | undefined> {
    const { index, shown } = this.filter;
    const { by, order } = this.arrangement;
    const dimension = by[parent ? parent.depth + 1 : 0]!;
    const steps = index.grouping(parent?.events() ?? shown, [dimension], AS_THEY_COME);
    const groups = await inSlices(whileWanted(steps, isWanted));
    return groups && new Ordered(groups, orderOf(order, dimension));
  }

  #groupNode(group: EventGroup, parent: Group | undefined): Group {
    const { index, shown, session } = this.filter;
    const { dimension, key, newest } = group;
    const id = `${this.#idOf(parent)}/${dimension}=${key}`;
    const isNew = this.#isNew(parent);
    const known = isNew ? this.#nodes.get(id) : undefined;
    if (known?.kind === 'group') return known;
    let events: Selection | undefined;
    const node: Group = {
      kind: 'group',
      id,
      group,
      newest: session.event(newest),
      events: () => {
        events ??= index.within(parent?.events() ?? shown, dimension, key);
        return events;
      },
      depth: parent ? parent.depth + 1 : 0,
      parent,
      isOpen: isNew ? this.#isOpen(id, parent) : this.#opened.has(id),
      generation: parent?.generation ?? this.#generation,
      isCurrent: this.#currency(),
    };
    if (isNew) this.#nodes.set(id, node);
    return node;
  }

  #eventNodes(events: Selection, from: number, to: number, parent: Group | undefined): EventNode[] {
    return events.newest(to - from, from).map((row) => this.#eventNode(row, parent));
  }

  #eventNode(row: number, parent: Group | undefined): EventNode {
    const event = this.filter.session.event(row);
    const id = `${this.#idOf(parent)}/${event.log.uri.toString()}#${event.ordinal}`;
    const isNew = this.#isNew(parent);
    const known = isNew ? this.#nodes.get(id) : undefined;
    if (known?.kind === 'event') return known;
    const risk = this.filter.index.risk(row)?.risk ?? 'none';
    const generation = parent?.generation ?? this.#generation;
    const isCurrent = this.#currency();
    const node: EventNode = { kind: 'event', id, event, row, risk, parent, generation, isCurrent };
    if (isNew) this.#nodes.set(id, node);
    return node;
  }

  /** The children on the page that is shown, between nodes that stand for the others. */
  #paged(parent: Group | undefined, total: number, nodes: (from: number, to: number) => Node[]): Node[] {
    const { from, to } = clampPage(this.#pages.get(this.#idOf(parent)) ?? FIRST, total, PAGE);
    const more = (isBefore: boolean, hidden: number): MoreNode[] => {
      const id = `${this.#idOf(parent)}/${isBefore ? 'before' : 'more'}`;
      return hidden > 0 ? [{ kind: 'more', id, parent, isBefore, hidden, total }] : [];
    };
    return [...more(true, from), ...nodes(from, to), ...more(false, total - to)];
  }

  #isOpen(id: string, parent: Group | undefined): boolean {
    if (this.#closed.has(id)) return false;
    if (this.#toOpen > 0 && (parent?.isOpen ?? true) && !this.#opened.has(id)) {
      this.#toOpen--;
      this.#opened.add(id);
    }
    return this.#opened.has(id);
  }

  #currency(): () => boolean {
    const { index, session } = this.filter;
    const { epoch } = index;
    const { removals } = session;
    return () => index.epoch === epoch && session.removals === removals;
  }

  #idOf(parent: Group | undefined): string {
    return parent?.id ?? this.#root;
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
