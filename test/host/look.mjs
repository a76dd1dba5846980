#!/usr/bin/env node
/**
 * Looks at the extension in a real workbench: opens it, does some steps in order and takes pictures.
 *
 * look.mjs [--folder DIR] [--open FILE] [--theme dark|light|hc|hc-light] [--size 1280x800] [--scale 1]
 *   [--setting KEY=JSON]… [--extension DIR] [--trust] [--log] [--shot FILE.png] [STEP…]
 *
 * Run it without anything to see the steps. If a step fails, the picture shows the screen at that moment.
 */
import path from 'node:path';
import { parseArguments } from './arguments.mjs';
import { HumanError, runMain } from './human-error.mjs';
import { screenOptions } from './screen-options.mjs';
import {
  clickOn,
  find,
  hoverText,
  openFile,
  revealText,
  runCommand,
  screenshot,
  textPlace,
  whenIdle,
  withWorkbench,
} from './workbench.mjs';

/** What a step does: the name before its colon, and what is done with the rest. */
const steps = {
  command: ['run a command from the palette', runCommand],
  open: ['open a file of the folder', openFile],
  hover: [
    'hover over a text in an editor and print what appears',
    async (page, text) => say(await hoverText(page, text)),
  ],
  put: ['put the cursor into the middle of a text in an editor', clickText],
  select: ['find a text in the active editor and select it', revealText],
  goto: ['go to LINE or LINE:COLUMN', goTo],
  click: ['click on a text or a CSS selector, in webviews too', clickOn],
  dblclick: ['double-click', (page, target) => clickOn(page, target, { clickCount: 2 })],
  rightclick: ['open a context menu', (page, target) => clickOn(page, target, { button: 'right' })],
  point: ['move the mouse onto a text or a CSS selector', pointAt],
  sidebar: ['make the side bar so many pixels wide', resizeSidebar],
  key: ['press keys, as in key:Control+K Control+I', pressKeys],
  type: ['type a text', (page, text) => page.keyboard.type(text, { delay: 15 })],
  wait: ['wait so many milliseconds', (page, ms) => page.waitForTimeout(Number(ms))],
  see: [
    'wait until a text or a CSS selector is visible, for at most 15 seconds',
    (page, text) => find(page, text, 15_000),
  ],
  print: ['print the text of a CSS selector', printText],
  shot: ['take a picture', screenshot],
};

const say = (text) => process.stdout.write(`${text}\n`);

async function clickText(page, text) {
  const { x, y } = await textPlace(page, text);
  await page.mouse.click(x, y);
  await whenIdle(page);
}

async function printText(page, css) {
  const element = await find(page, `css=${css}`);
  // biome-ignore lint/performance/useDomNodeTextContent: the text as it is seen, in lines.
  say(await element.innerText());
}

async function goTo(page, place) {
  await page.keyboard.press('Control+G');
  await page.keyboard.type(place);
  await page.keyboard.press('Enter');
  await whenIdle(page);
}

async function pointAt(page, target) {
  await (await find(page, target)).hover();
  await whenIdle(page);
}

async function resizeSidebar(page, width) {
  const box = await (await find(page, '.part.sidebar')).boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width, y);
  await page.mouse.down();
  await page.mouse.move(box.x + Number(width), y, { steps: 5 });
  await page.mouse.up();
  await whenIdle(page);
}

async function pressKeys(page, keys) {
  for (const key of keys.split(' ')) await page.keyboard.press(key);
  await whenIdle(page);
}

runMain(async () => {
  const { flags, rest } = parseArguments(process.argv.slice(2), [
    ...['folder', 'open', 'theme', 'size', 'scale', 'setting', 'extension', 'shot'],
  ]);
  const todo = rest.map(readStep);
  const shot = flags.get('shot')?.at(-1);
  if (todo.length === 0 && !shot) throw new HumanError(usage());

  const options = {
    ...screenOptions(flags),
    folder: flags.get('folder')?.at(-1),
    openFile: flags.get('open')?.at(-1),
    extensionPath: flags.get('extension')?.at(-1),
    trust: flags.has('trust'),
  };
  await withWorkbench(
    options,
    async ({ page, log }) => {
      try {
        for (const { name, run, argument } of todo) {
          await run(page, argument).catch((error) => {
            throw new HumanError(`${name}:${argument} failed: ${error.message.split('\n')[0]}`);
          });
        }
      } finally {
        if (shot) await screenshot(page, path.resolve(shot));
        if (flags.has('log')) say(log.join('\n'));
      }
    },
    { seconds: 300 },
  );
});

function readStep(text) {
  const [, name, argument] = /^(\w+):?(.*)$/s.exec(text) ?? [];
  const step = steps[name];
  if (!step) throw new HumanError(`“${text}” is no step.\n${usage()}`);
  return { name, argument, run: step[1] };
}

function usage() {
  const lines = Object.entries(steps).map(([name, [what]]) => `  ${`${name}:…`.padEnd(14)}${what}`);
  return `Usage: look.mjs [--folder DIR] [--open FILE] [--theme dark|light|hc|hc-light] [--size WxH] [--scale N]
  [--setting KEY=JSON] [--extension DIR] [--trust] [--log] [--shot FILE.png] [STEP…]\n${lines.join('\n')}`;
}
