import { writeFile } from 'node:fs/promises';
import gifenc from 'gifenc';
import { PNG } from 'pngjs';
import { clickOn, find, hoverText, openFile, revealText, runCommand, whenIdle } from '../host/workbench.mjs';

const { GIFEncoder, applyPalette, quantize } = gifenc;

/** How long a picture stands, in milliseconds: long enough to read what is new in it. */
const STAY_MS = 1800;

/** From the file as it was downloaded to who did what: what the animation in README shows, a picture after each. */
const scenes = [
  async (page) => {
    await openFile(page, 'lookup-events.json');
    await runCommand(page, 'CloudTrail: Show Original');
    await runCommand(page, 'View: Close Primary Side Bar');
  },
  (page) => runCommand(page, 'CloudTrail: Show Expanded View'),
  async (page) => {
    await revealText(page, '"DeleteGraph"');
    await hoverText(page, '"userIdentity"');
  },
  async (page) => {
    await page.mouse.move(24, 400);
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await (await find(page, '.quick-input-widget input')).fill('>CloudTrail: Filter Events');
    await page.keyboard.press('Enter');
    await find(page, 'css=.quick-input-title:has-text("Filter Events")');
    await page.keyboard.type('outcome:failed service:detective ', { delay: 15 });
  },
  async (page) => {
    await clickOn(page, 'css=.quick-input-list .monaco-list-row:has-text("Show ")');
    await page.mouse.move(24, 400);
    await runCommand(page, 'View: Focus Active Editor Group');
    await page.keyboard.press('Control+Home');
  },
  (page) => runCommand(page, 'CloudTrail: Show Timeline'),
];

/**
 * Writes a picture with a palette of 64 colours: a third of the size of what the browser gives, for what is packaged.
 * @param {Buffer} png
 * @param {string} file
 */
export async function writeStill(png, file) {
  const gif = GIFEncoder();
  addFrame(gif, png, {}, 64);
  gif.finish();
  await writeFile(file, gif.bytes());
}

function addFrame(gif, png, options, colours = 256) {
  const { data, width, height } = PNG.sync.read(png);
  const palette = quantize(data, colours);
  gif.writeFrame(applyPalette(data, palette), width, height, { palette, ...options });
}

/**
 * Plays the scenes in a workbench and writes them as an animated GIF.
 * @param {import('playwright-core').Page} page
 * @param {string} file
 */
export async function recordTour(page, file) {
  const gif = GIFEncoder();
  for (const scene of scenes) {
    await scene(page);
    await whenIdle(page);
    addFrame(gif, await page.screenshot({ animations: 'disabled' }), { delay: STAY_MS });
  }
  gif.finish();
  await writeFile(file, gif.bytes());
}
