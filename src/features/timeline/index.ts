import { commands, Disposable, type Uri, window } from 'vscode';
import { registerCommand } from '../../host/commands';
import type { ActiveFilter } from '../../host/filter';
import { connectTimeline } from './page';

/**
 * The view "Timeline" in the panel: what filter and scope let through, over time. While it is hidden there is no page;
 * how it was left the page remembers by itself.
 */
export function registerTimeline(filter: ActiveFilter, extension: Uri): Disposable {
  return Disposable.from(
    window.registerWebviewViewProvider('cloudtrail.timeline', {
      resolveWebviewView: (view) => {
        const page = connectTimeline(view.webview, filter, extension);
        view.onDidDispose(() => page.dispose());
      },
    }),
    registerCommand(filter.settings.log, 'cloudtrail.showTimeline', () =>
      commands.executeCommand('cloudtrail.timeline.focus'),
    ),
  );
}
