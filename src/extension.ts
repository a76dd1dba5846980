import { commands, Disposable, EventEmitter, type ExtensionContext, window } from 'vscode';
import type { CloudTrailInspectorApi } from './api';
import type { Node } from './features/tree/nodes';
import { whenLogMayBeOpen } from './host/session/firstLog';
import { once } from './host/ui/once';
import { registerGzipEditors } from './host/views/lateEditors';
import { LateTree } from './host/views/lateTree';
import { ViewFiles } from './host/views/viewFiles';
import type { Inspector } from './inspector';

/**
 * VS Code runs this whenever it starts, also for those who open no log. So it is only what tells that there is one, and
 * what VS Code asks for by itself; all that works on logs is loaded with the first log, command or call.
 */
export function activate(context: ExtensionContext): CloudTrailInspectorApi {
  const changed = new EventEmitter<void>();
  const files = new ViewFiles(() => inspector().views);
  const tree = new LateTree<Node>();
  const view = window.createTreeView('cloudtrail.events', {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const waiting = Disposable.from(
    whenLogMayBeOpen(() => inspector()),
    ...commandsOf(context).map((id) =>
      commands.registerCommand(id, (...args: unknown[]) => {
        inspector();
        return commands.executeCommand(id, ...args);
      }),
    ),
  );
  context.subscriptions.push(
    changed,
    files.register(),
    registerGzipEditors(() => inspector().editors),
    tree,
    view,
    waiting,
  );

  const inspector = once((): Inspector => {
    waiting.dispose();
    const { startInspector }: typeof import('./inspector') = require('./inspector');
    const started = startInspector(context, { files, place: { view, tree } });
    context.subscriptions.push(
      started.parts,
      started.api.onDidChange(() => changed.fire()),
    );
    return started;
  });

  return {
    version: 1,
    onDidChange: changed.event,
    open: async (...args) => inspector().api.open(...args),
    close: async (...args) => inspector().api.close(...args),
    count: async (...args) => inspector().api.count(...args),
    events: async (...args) => inspector().api.events(...args),
    group: async (...args) => inspector().api.group(...args),
    record: async (...args) => inspector().api.record(...args),
    describeIdentity: (record) => inspector().api.describeIdentity(record),
  };
}

/** All commands that the manifest names. */
function commandsOf({ extension }: ExtensionContext): string[] {
  const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}
