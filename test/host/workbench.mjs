import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workbenchAddress } from './address.mjs';
import { openPage } from './browser.mjs';
import { whenSettled } from './drive.mjs';
import { withLifetime } from './lifetime.mjs';
import { projectRoot } from './paths.mjs';
import { prepare } from './prepare.mjs';
import { startServer } from './server.mjs';
import { themes, writeSettings } from './settings.mjs';

export * from './drive.mjs';

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} [folder] the folder to open; none by default
 * @property {string} [openFile] a file to show
 * @property {string} [extensionPath] the folder of the extension; this project by default
 * @property {Record<string, unknown>} [userSettings]
 * @property {keyof typeof themes} [theme]
 * @property {{ width: number, height: number }} [viewport]
 * @property {number} [scale] pixels of a picture for each pixel of the page
 * @property {boolean} [trust] ask whether the folder is trusted, as a desktop VS Code does
 * @property {boolean} [browser] false if somebody else's browser is going to open the address
 */

/**
 * Starts a server with an ordinary workbench, a profile of its own and the extension as the only one installed.
 * @param {import('./lifetime.mjs').Life} life
 * @param {WorkbenchOptions} options
 */
export async function serveWorkbench(life, options) {
  const parts = await prepare({ browser: options.browser });
  const scratch = mkdtempSync(path.join(tmpdir(), 'vscode-'));
  const dataDir = path.join(scratch, 'data');
  await writeSettings(dataDir, {
    'workbench.colorTheme': themes[options.theme ?? 'dark'].name,
    ...options.userSettings,
  });
  const extensionsDir = path.join(scratch, 'extensions');
  linkExtension(extensionsDir, path.resolve(options.extensionPath ?? projectRoot));
  const { trust } = options;
  // A workbench for tests hides all notifications.
  const server = await startServer(life, parts, { dataDir, extensionsDir, trust, driver: false, scratch });
  const url = workbenchAddress(server, {
    folder: options.folder && path.resolve(options.folder),
    file: options.openFile && path.resolve(options.openFile),
  });
  return { parts, server, url };
}

/** Puts an extension where VS Code looks for installed ones, as a link to its folder. */
function linkExtension(extensionsDir, extension) {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(extension, 'package.json'), 'utf8'));
  mkdirSync(extensionsDir, { recursive: true });
  symlinkSync(extension, path.join(extensionsDir, `${publisher}.${name}-${version}`), 'dir');
}

/**
 * Opens a workbench in a headless browser, hands it to `work` once it has settled, and ends everything afterwards.
 * @template T
 * @param {WorkbenchOptions} options
 * @param {(workbench: { page: import('playwright-core').Page, url: string, log: string[] }) => Promise<T>} work `log`
 *   grows with what the page, its extensions and the server print
 * @param {{ seconds?: number }} [limit]
 * @returns {Promise<T>}
 */
export function withWorkbench(options, work, limit) {
  return withLifetime(async (life) => {
    const { parts, server, url } = await serveWorkbench(life, {
      ...options,
      // A blinking cursor would make two pictures of the same thing differ.
      userSettings: { 'editor.cursorBlinking': 'solid', ...options.userSettings },
    });
    const page = await openPage(life, parts, {
      viewport: options.viewport ?? { width: 1280, height: 800 },
      deviceScaleFactor: options.scale ?? 1,
    });
    const log = [];
    server.onLine((line) => log.push(`[server] ${line}`));
    page.on('console', (message) => log.push(`[${message.type()}] ${plainLog(message.text())}`));
    page.on('pageerror', (error) => log.push(`[error] ${error.stack ?? error.message}`));
    await page.goto(url);
    await whenSettled(page, themes[options.theme ?? 'dark'].className);
    return work({ page, url, log });
  }, limit);
}

/** The workbench colours its log with format codes. */
const plainLog = (text) => text.replace(/^%c\s*(\w+) color: #?\w*/, '$1');
