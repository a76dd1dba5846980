import { commands, Disposable, l10n, type Uri, window } from 'vscode';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { registerCommand } from '../../host/ui/commands';
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
    registerCommand(filter.settings.log, 'cloudtrail.showTimeline', async () => {
      // The view is there only while there is something to show. The walkthrough leads here too.
      if (!filter.session.isEmpty) await commands.executeCommand('cloudtrail.timeline.focus');
      else {
        const open = l10n.t('Open Sample Log');
        const told = l10n.t('No CloudTrail logs are open, so there is no timeline yet.');
        if ((await window.showInformationMessage(told, open)) === open)
          await commands.executeCommand('cloudtrail.openSample');
      }
    }),
  );
}
