import { l10n, type TreeView } from 'vscode';
import { needsEvents, offer } from '../../host/ui/guards';
import type { PlacedEvent } from '../../host/views/cursor';
import type { EventNode, Group, Node } from './nodes';
import type { EventTree } from './provider';

/** Groups and events that commands can be about. */
export type Chosen = Group | EventNode;

/**
 * The nodes that a command is about: those that it was called on, all that are selected if the one is among them, or
 * from the palette those that are selected. Where there are none it is told what to do.
 */
export function chosenNodes(
  { filter }: EventTree,
  view: TreeView<Node>,
  clicked: unknown,
  selected: unknown,
): readonly Chosen[] {
  const given =
    Array.isArray(selected) && selected.length > 0 ? selected : clicked ? [clicked] : view.selection;
  const nodes = given.filter(isChosen);
  if (nodes.length === 0 && needsEvents(filter)) {
    offer(l10n.t('Select an event or a group in the CloudTrail tree first.'), [
      l10n.t('Show the Tree'),
      'cloudtrail.events.focus',
    ]);
  }
  return nodes;
}

function isChosen(given: unknown): given is Chosen {
  const node = given as Partial<Chosen> | undefined;
  return (node?.kind === 'group' || node?.kind === 'event') && node.isCurrent?.() === true;
}

/** The events of nodes, each once, in the order of the tree, and how many they are; no more than the limit are given. */
export function eventsOf(
  { filter }: EventTree,
  nodes: readonly Chosen[],
  limit: number,
): { readonly events: readonly PlacedEvent[]; readonly total: number } {
  const rows = new Set<number>();
  let total = 0;
  for (const node of nodes) {
    const found = node.kind === 'event' ? [node.row] : node.events().newest();
    for (const row of found) {
      if (rows.has(row)) continue;
      total++;
      if (rows.size < limit) rows.add(row);
    }
  }
  return { events: Array.from(rows, (row) => ({ row, event: filter.session.event(row) })), total };
}
