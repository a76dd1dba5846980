import { type CancellationToken, type CustomDocument, l10n, type Uri, type WebviewPanel } from 'vscode';
import type { EditorSync } from '../../host/session/editorSync';
import { escapeHtml } from '../../host/ui/show';
import { viewUri } from '../../host/views/addresses';
import type { GzipEditors } from '../../host/views/lateEditors';
import { type TabHistory, tabOf } from '../../host/views/tabs';
import type { ViewSwitcher } from './viewSwitcher';

/** Coming from its view back to a log within this time is going back, and not a click on the file. */
const AGAIN_MS = 3000;

/**
 * Opens compressed logs, which have no text to show: the expanded view takes the place of the editor at once.
 * When the user comes back from that view, a page says what the file is instead, so that Back never goes in
 * circles.
 */
export class GzipEditor implements GzipEditors {
  /** When each log was last opened into its view. */
  readonly #shown = new Map<string, number>();

  constructor(
    readonly logs: EditorSync,
    readonly switcher: ViewSwitcher,
    readonly history: TabHistory,
  ) {}

  async resolveCustomEditor(
    document: CustomDocument,
    panel: WebviewPanel,
    token: CancellationToken,
  ): Promise<void> {
    const { uri } = document;
    const since = performance.now() - (this.#shown.get(uri.toString()) ?? Number.NEGATIVE_INFINITY);
    if (since < AGAIN_MS && this.history.isRecent(viewUri(uri))) {
      this.#page(
        panel,
        uri,
        l10n.t('This CloudTrail log is compressed. Its events are in the expanded view.'),
      );
      return;
    }
    if (!(await this.logs.head(uri))) {
      this.#page(panel, uri, l10n.t('This file is compressed, and no CloudTrail log was found in it.'));
      return;
    }
    if (token.isCancellationRequested) return;
    const tab = tabOf(uri);
    this.#shown.set(uri.toString(), performance.now());
    this.#page(panel, uri, l10n.t('Opening the expanded view…'));
    if (!(await this.switcher.show(uri, tab))) {
      this.#page(
        panel,
        uri,
        l10n.t('This log is too large for an editor. Its events are in the CloudTrail view.'),
      );
    }
  }

  #page(panel: WebviewPanel, uri: Uri, text: string): void {
    panel.webview.options = { enableScripts: false, enableCommandUris: ['cloudtrail.showExpanded'] };
    const link = `command:cloudtrail.showExpanded?${encodeURIComponent(JSON.stringify([uri.toString()]))}`;
    panel.webview.html = `<!DOCTYPE html>
<html><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"></head>
<body style="padding: 2em; text-align: center"><p>${escapeHtml(text)}</p>
<p><a href="${escapeHtml(link)}">${escapeHtml(l10n.t('Show expanded view'))}</a></p></body></html>`;
  }
}
