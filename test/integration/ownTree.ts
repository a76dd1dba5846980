import { type LogOutputChannel, type Memento, type TreeView, window } from 'vscode';
import { Arrangement } from '../../src/features/tree/arrangement';
import type { Node } from '../../src/features/tree/nodes';
import { EventTree } from '../../src/features/tree/provider';
import { ActiveFilter } from '../../src/host/filter/activeFilter';
import { IndexPool } from '../../src/host/reading/node/pool';
import { LogReader } from '../../src/host/reading/reader';
import { Session } from '../../src/host/session/session';
import { Settings } from '../../src/host/ui/settings';
import { inExtension, memento } from './support';

// Parts of the extension that a test makes for itself, beside those that the extension made when it was activated.

export function createChannel(test: string): LogOutputChannel {
  return window.createOutputChannel(`${test} test`, { log: true });
}

/** A session without logs, and what it needs. */
export function createSession(channel: LogOutputChannel) {
  const settings = new Settings(channel);
  const reader = new LogReader(settings);
  const session = new Session(reader, new IndexPool(inExtension('dist', 'indexWorker.js').fsPath));
  return { settings, reader, session, dispose: disposeOf(session, reader, settings, channel) };
}

/** A tree over a session that there is, with a filter and an arrangement. */
export function createTreeOver(session: Session, settings: Settings, state: Memento = memento()) {
  const filter = new ActiveFilter(session, settings);
  const arrangement = new Arrangement(settings, state);
  const tree = new EventTree(filter, settings, arrangement);
  return { filter, arrangement, tree, dispose: disposeOf(tree, arrangement, filter) };
}

/** A session without logs, with a filter, an arrangement and a tree. */
export function createTree(channel: LogOutputChannel) {
  const own = createSession(channel);
  const over = createTreeOver(own.session, own.settings);
  return { ...own, ...over, dispose: disposeOf(over, own) };
}

function disposeOf(...all: readonly { dispose(): void }[]): () => void {
  return () => {
    for (const one of all) one.dispose();
  };
}

/** A tree view whose events never happen. */
export function createView(): TreeView<Node> {
  const nothing = () => ({ dispose: () => undefined });
  const names = [
    'onDidChangeVisibility',
    'onDidChangeSelection',
    'onDidExpandElement',
    'onDidCollapseElement',
  ];
  return {
    dispose: () => undefined,
    visible: false,
    selection: [],
    ...Object.fromEntries(names.map((name) => [name, nothing])),
  } as unknown as TreeView<Node>;
}
