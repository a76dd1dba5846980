import { Disposable, type Memento } from 'vscode';
import type { LogReader } from '../../host/reading/reader';
import type { EditorSync } from '../../host/session/editorSync';
import type { Settings } from '../../host/ui/settings';
import type { GzipEditors } from '../../host/views/lateEditors';
import type { TabHistory } from '../../host/views/tabs';
import type { Views } from '../../host/views/views';
import { registerExpandCommands } from './commands';
import { GzipEditor } from './gzipEditor';
import { Redirect } from './redirect';
import { ViewSwitcher } from './viewSwitcher';

/** The expanded view in place of a log: opened by itself, toggled, and left by going back. */
export function registerExpand(
  logs: EditorSync,
  views: Views,
  history: TabHistory,
  reader: LogReader,
  settings: Settings,
  memory: Memento,
): { readonly editors: GzipEditors; readonly parts: Disposable } {
  const switcher = new ViewSwitcher(views, reader);
  const redirect = new Redirect(logs, switcher, settings, memory);
  const parts = Disposable.from(
    redirect.register(history),
    ...registerExpandCommands(switcher, redirect, views, settings.log),
  );
  return { editors: new GzipEditor(logs, switcher, history), parts };
}
