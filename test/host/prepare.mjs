import path from 'node:path';
import { cached } from './cache.mjs';
import { cachedBrowser, chromiumItem, installedBrowser } from './chromium.mjs';
import { requireLinux } from './platform.mjs';
import { nodeItem, runningNodeWillDo, vscodeItem } from './vscode.mjs';

/**
 * Everything a run needs, fetched if it is not there yet.
 * @typedef {{ node: string, vscode: string, browser?: import('./chromium.mjs').Browser }} Parts
 * @param {{ browser?: boolean }} [want] whether a browser is needed
 * @returns {Promise<Parts>}
 */
export async function prepare({ browser: wantBrowser = true } = {}) {
  requireLinux();
  const installed = wantBrowser ? installedBrowser() : undefined;
  const items = [vscodeItem];
  if (!runningNodeWillDo) items.push(nodeItem);
  if (wantBrowser && !installed) items.push(chromiumItem);
  const folders = new Map((await cached(items)).map((folder, index) => [items[index], folder]));

  const node = folders.get(nodeItem);
  const chromium = folders.get(chromiumItem);
  return {
    vscode: folders.get(vscodeItem),
    node: node ? path.join(node, 'node') : process.execPath,
    browser: installed ?? (chromium ? cachedBrowser(chromium) : undefined),
  };
}
