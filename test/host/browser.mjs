import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { cached } from './cache.mjs';
import { cachedBrowser, chromiumItem } from './chromium.mjs';
import { HumanError } from './human-error.mjs';

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * Opens a headless browser with one page; it ends with `life`. Nothing is left behind when this process is killed
 * either: a browser that is driven through a pipe ends with the pipe.
 * @param {import('./lifetime.mjs').Life} life
 * @param {import('./prepare.mjs').Parts} parts
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function openPage(life, parts, options) {
  const browser = await launch(parts.browser);
  life.defer(async () => {
    await Promise.race([browser.close(), sleep(3000, undefined, { ref: false })]);
  });
  const context = await browser.newContext({
    permissions: ['clipboard-read', 'clipboard-write'],
    // Else it is made of the machine's LANG, which for C is no language tag at all.
    locale: 'en-US',
    ...options,
  });
  const page = await context.newPage();
  page.on('dialog', (dialog) => dialog.accept().catch(() => {}));
  page.on('crash', () => life.fail(new HumanError('The page with the workbench crashed.')));
  browser.on('disconnected', () => life.fail(new HumanError('The browser ended by itself.')));
  return page;
}

/** @param {import('./chromium.mjs').Browser} how */
async function launch(how) {
  // This project ends what it starts in an order of its own (see lifetime.mjs).
  const quiet = { args, handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  try {
    return await chromium.launch({ ...quiet, ...how });
  } catch (error) {
    const why = String(error.message).split('\n')[0];
    if (how.executablePath === process.env.CHROME_PATH) {
      throw new HumanError(`The browser that CHROME_PATH names could not be started: ${why}`);
    }
    const [folder] = await cached([chromiumItem]);
    const own = cachedBrowser(folder);
    if (how.executablePath === own.executablePath) throw error;
    // Some distributions install a stub, or a browser that is confined to the user's home.
    process.stderr.write(`${how.executablePath} could not be started, so the cached Chromium is used.\n`);
    return await chromium.launch({ ...quiet, ...own });
  }
}
