import { env, Uri, type Webview } from 'vscode';
import { DIMENSIONS } from '../../core/index/dimensions';
import { escapeHtml } from '../../host/ui/show';
import type { Setup } from '../../webview/timeline/messages';
import { timelineWords } from './words';

/** Where the page's script and style lie in the extension. */
export function pageFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist', 'webview');
}

/**
 * The page. Nothing of a log is in it: that comes by messages, and is set as text. Scripts run by their nonce alone, and
 * nothing is loaded from elsewhere.
 */
export function timelineHtml(webview: Webview, extension: Uri): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const file = (name: string) =>
    escapeHtml(webview.asWebviewUri(Uri.joinPath(pageFolder(extension), name)).toString());
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    `form-action 'none'`,
    `base-uri 'none'`,
  ];
  const dimensions = DIMENSIONS.filter(({ chronological }) => !chronological);
  const setup: Setup = {
    words: timelineWords(),
    dimensions: dimensions.map(({ name, title }) => ({ name, title })),
  };
  return `<!DOCTYPE html>
<html lang="${escapeHtml(env.language)}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escapeHtml(setup.words.chart)}</title>
  <link rel="stylesheet" href="${file('timeline.css')}">
</head>
<body data-setup="${escapeHtml(JSON.stringify(setup))}">
  <script nonce="${nonce}" src="${file('timeline.js')}"></script>
</body>
</html>`;
}
