import { Disposable, l10n, type TreeView, window } from 'vscode';
import { needsLogs, offer } from '../../host/ui/guards';
import type { Cursor, PlacedEvent } from '../../host/views/cursor';
import type { EventNode, Node } from './nodes';
import type { EventTree } from './provider';

/** How long the cursor must rest before the tree follows it. */
const PAUSE_MS = 250;

/** How often a selection is made, how often it is looked for each time, and how long to wait in between. */
const MOST_TRIES = 4;
const MOST_WAITS = 10;
const WAIT_MS = 50;

/** Reveal Event in Tree: the event at the cursor is selected in the tree, on whichever page of it. */
export async function revealAtCursor(tree: EventTree, view: TreeView<Node>, cursor: Cursor): Promise<void> {
  if (!needsLogs(tree.filter)) return;
  const placed = cursor.eventOf(undefined);
  if (!placed) {
    cursor.tellNone();
    return;
  }
  const { index } = tree.filter;
  const { epoch } = index;
  const node = await tree.find(placed.row);
  if (node) await selectEvent(tree, view, node);
  else if (epoch === index.epoch) tellHidden(tree, placed);
  else await revealAtCursor(tree, view, cursor);
}

/** Selects an event. VS Code drops a selection that meets a refresh of the tree: then it is made again. */
async function selectEvent(tree: EventTree, view: TreeView<Node>, found: EventNode): Promise<void> {
  let node: EventNode | undefined = found;
  for (let tries = 0; node && found.isCurrent() && tries < MOST_TRIES; tries++) {
    await view.reveal(node, { select: true, focus: true });
    for (let waits = 0; waits < MOST_WAITS; waits++) {
      if (view.selection.some((one) => one.kind === 'event' && one.row === found.row)) return;
      await new Promise((done) => setTimeout(done, WAIT_MS));
    }
    node = await tree.find(found.row);
  }
}

function tellHidden({ filter }: EventTree, { row }: PlacedEvent): void {
  if (!filter.scoped.has(row)) {
    offer(l10n.t('This is no call to Amazon Detective, and the tree shows only these.'), [
      l10n.t('Show All Services'),
      'cloudtrail.showAllServices',
    ]);
    return;
  }
  offer(l10n.t('The filter hides this event from the tree.'), [
    l10n.t('Clear Filters'),
    'cloudtrail.clearFilters',
  ]);
}

/** While the setting is on, selects the event at the cursor in the tree, if that is seen; the focus stays. */
export function followCursor(tree: EventTree, view: TreeView<Node>, cursor: Cursor): Disposable {
  let pause: NodeJS.Timeout | undefined;
  let selecting = 0;
  const follow = () => {
    clearTimeout(pause);
    if (!tree.settings.get('followCursor')) return;
    pause = setTimeout(() => void select().catch(() => undefined), PAUSE_MS);
  };
  const select = async () => {
    const mine = ++selecting;
    const editor = window.activeTextEditor;
    const placed = editor && view.visible ? cursor.eventIn(editor) : undefined;
    // A click on a node moves the cursor: the node that was clicked may be another one of the same event.
    if (!placed || view.selection.some((node) => node.kind === 'event' && node.row === placed.row)) return;
    const node = await tree.find(placed.row);
    // The cursor may have gone on.
    if (node && mine === selecting) await view.reveal(node, { select: true, focus: false });
  };
  return Disposable.from(
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) follow();
    }),
    window.onDidChangeActiveTextEditor(follow),
    view.onDidChangeVisibility(follow),
    tree.settings.onDidChange(follow),
    { dispose: () => clearTimeout(pause) },
  );
}
