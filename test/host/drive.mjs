/** What a user does in a workbench, for scripts: every function takes the Playwright page first. */
import { setTimeout as sleep } from 'node:timers/promises';
import { HumanError } from './human-error.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Waits until the workbench has loaded its extensions, shows its parts and its theme, and nothing changes any more.
 * @param {Page} page
 * @param {string} themeClass the class that the workbench has while it shows the theme
 */
export async function whenSettled(page, themeClass) {
  const loaded = () => performance.getEntriesByName('code/didLoadExtensions').length > 0;
  await page.waitForFunction(loaded, undefined, { timeout: 60_000 });
  // Color themes come from extensions: until then the workbench shows another one, whatever its settings say.
  await page.waitForSelector(`.monaco-workbench.${themeClass} .statusbar-item`, { timeout: 30_000 });
  // Extensions that wait for the start to be over get their turn about two seconds later.
  await sleep(2500);
  await whenIdle(page, { quietMs: 1000 });
}

/**
 * Waits until nothing changes on the screen, in the workbench and in its webviews, and no progress is shown; gives up
 * silently after `limitMs`.
 * @param {Page} page
 * @param {{ quietMs?: number, limitMs?: number }} [options]
 */
export async function whenIdle(page, { quietMs = 500, limitMs = 20_000 } = {}) {
  const end = Date.now() + limitMs;
  let before;
  for (let since = Date.now(); Date.now() < end; await sleep(100)) {
    const now = (
      await Promise.all(page.frames().map((frame) => frame.evaluate(describeScreen).catch(() => '')))
    ).join();
    if (now !== before || now.includes('busy')) since = Date.now();
    else if (Date.now() - since >= quietMs) return;
    before = now;
  }
}

/** Runs in a frame: a number for what it shows, and whether it shows that something is going on. */
function describeScreen() {
  let hash = 0;
  const text = document.documentElement.outerHTML.replace(/<div class="cursors-layer.*?<\/div><\/div>/g, '');
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  const busy = document.querySelector(
    '.monaco-progress-container.active, #status\\.progress, .statusbar .codicon-modifier-spin, .tree-explorer-viewlet-tree-view .codicon-loading',
  );
  return `${hash}${busy ? 'busy' : ''}`;
}

/**
 * Runs a command from the palette.
 * @param {Page} page
 * @param {string} title as the palette shows it, category included; its beginning is enough
 */
export async function runCommand(page, title) {
  await page.keyboard.press('F1');
  await pick(page, `>${title}`, title);
  await whenIdle(page);
}

/** Opens a file of the folder with Go to File. @param {Page} page @param {string} name a path or part of one */
export async function openFile(page, name) {
  await page.keyboard.press('Control+P');
  await pick(page, name, name);
  await whenIdle(page);
}

/**
 * Picks from an open quick pick.
 * @param {Page} page
 * @param {string} filter what is typed
 * @param {string} label the entry, or its beginning
 */
export async function pick(page, filter, label) {
  const box = page.locator('.quick-input-widget input').first();
  await box.waitFor({ state: 'visible', timeout: 5000 });
  await box.fill(filter);
  const rows = page.locator('.quick-input-list .monaco-list-row');
  const wanted = plain(label);
  let seen = [];
  for (let tries = 0; tries < 40; tries++) {
    seen = await rows.evaluateAll((all) =>
      all.map((row) => row.querySelector('.label-name')?.textContent ?? ''),
    );
    const texts = seen.map(plain);
    const tests = [
      (text) => text === wanted,
      (text) => text.startsWith(wanted),
      (text) => text.includes(wanted),
    ];
    // Entries arrive bit by bit: the exact one is taken at once, a similar one only after a while.
    const found = tests.slice(0, tries < 10 ? 1 : 3).map((test) => texts.findIndex(test));
    const index = found.find((at) => at >= 0);
    if (index !== undefined) {
      await rows.nth(index).click();
      return;
    }
    await sleep(100);
  }
  await page.keyboard.press('Escape');
  throw new HumanError(`There is no “${label}” to pick; there is: ${seen.join(', ') || 'nothing'}.`);
}

/**
 * Moves the mouse over a text in an editor and waits for what appears.
 * @param {Page} page
 * @param {string} text within one line; it is searched for if it isn't on the screen
 * @returns {Promise<string>} the hover's text, empty if none appears
 */
export async function hoverText(page, text) {
  const place = await textPlace(page, text);
  // Two moves: the first may only bring the mouse into the editor.
  await page.mouse.move(place.x - 3, place.y);
  await page.mouse.move(place.x, place.y);
  const hover = page.locator('.monaco-hover:visible').last();
  await hover.waitFor({ state: 'visible', timeout: 4000 }).catch(() => {});
  await whenIdle(page);
  // biome-ignore lint/performance/useDomNodeTextContent: the text as it is seen, in lines.
  return (await hover.isVisible()) ? hover.innerText() : '';
}

/**
 * Where a text of an editor is on the screen: the middle of it.
 * @param {Page} page
 * @param {string} text
 * @returns {Promise<{ x: number, y: number }>}
 */
export async function textPlace(page, text) {
  const place = await page.evaluate(findInEditors, text);
  if (place) return place;
  await revealText(page, text);
  const found = await page.evaluate(findInEditors, text);
  if (!found) throw new HumanError(`No editor shows “${text}”.`);
  return found;
}

/** Brings a text of the active editor onto the screen and selects it. @param {Page} page @param {string} text */
export async function revealText(page, text) {
  await page.keyboard.press('Control+F');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await whenIdle(page);
}

/** Runs in the page. Lines are made of many spans, and their spaces are no-break spaces. */
function findInEditors(text) {
  for (const line of document.querySelectorAll('.monaco-editor .view-line')) {
    const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let start = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const end = start + node.length;
      if (at >= start && at < end) range.setStart(node, at - start);
      if (at + text.length > start && at + text.length <= end) range.setEnd(node, at + text.length - start);
      start = end;
    }
    const box = range.getBoundingClientRect();
    const inside = box.width > 0 && box.left >= 0 && box.left + box.width / 2 < window.innerWidth;
    if (inside) return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  }
  return undefined;
}

/**
 * The first visible element for a CSS selector (`css=…`, or anything that begins with . # or [) or a text (`text=…`, or
 * anything else), in the workbench or in one of its webviews.
 * @param {Page} page
 * @param {string} target
 * @param {number} [timeoutMs]
 */
export async function find(page, target, timeoutMs = 5000) {
  const end = Date.now() + timeoutMs;
  do {
    for (const frame of page.frames()) {
      for (const locator of locators(frame, target)) {
        const visible = locator.locator('visible=true').first();
        if (await visible.count().catch(() => 0)) return visible;
      }
    }
    await sleep(100);
  } while (Date.now() < end);
  throw new HumanError(`Nothing on the screen is “${target}”.`);
}

function locators(frame, target) {
  if (/^(css|xpath|role)=/.test(target)) return [frame.locator(target)];
  if (/^[.#[]/.test(target)) return [frame.locator(`css=${target}`)];
  const text = target.replace(/^text=/, '');
  return [
    frame.getByText(text, { exact: true }),
    frame.getByRole('button', { name: text }),
    frame.getByLabel(text, { exact: true }),
    frame.getByText(text),
    frame.getByLabel(text),
  ];
}

/**
 * Clicks on what `find` finds.
 * @param {Page} page
 * @param {string} target
 * @param {{ button?: 'left' | 'right', clickCount?: number }} [options]
 */
export async function clickOn(page, target, options) {
  const element = await find(page, target);
  try {
    await element.click({ timeout: 2000, ...options });
  } catch {
    // Something lies over it, like the sticky lines of an editor: click where a user would.
    const box = await element.boundingBox();
    if (!box) throw new HumanError(`“${target}” has gone.`);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2, options);
  }
  await whenIdle(page);
}

/** Takes a picture once nothing changes any more. @param {Page} page @param {string} file */
export async function screenshot(page, file) {
  await whenIdle(page);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'initial' });
}

const plain = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim().toLowerCase();
