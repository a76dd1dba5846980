import { Disposable, type Memento } from 'vscode';
import type { GzipEditors } from '../../host/lateEditors';
import type { EditorLogs } from '../../host/logs';
import type { LogReader } from '../../host/reader';
import type { Settings } from '../../host/settings';
import type { TabHistory } from '../../host/tabs';
import type { Views } from '../../host/views';
import { registerExpandCommands } from './commands';
import { GzipEditor } from './gzipEditor';
import { Redirect } from './redirect';
import { Twins } from './twins';

/** The expanded view in place of a log: opened by itself, toggled, and left by going back. */
export function registerExpand(
  logs: EditorLogs,
  views: Views,
  history: TabHistory,
  reader: LogReader,
  settings: Settings,
  memory: Memento,
): { readonly editors: GzipEditors; readonly parts: Disposable } {
  const twins = new Twins(views, reader);
  const redirect = new Redirect(logs, twins, settings, memory);
  const parts = Disposable.from(
    redirect.register(history),
    ...registerExpandCommands(twins, redirect, views, settings.log),
  );
  return { editors: new GzipEditor(logs, twins, history), parts };
}
