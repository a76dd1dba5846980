/**
 * Takes the pictures that README and the walkthrough show, of the sample in a real workbench: `npm run pictures [-- NAME…]`.
 * Open each of them afterwards: what is cut off or covered, no program notices.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HumanError, runMain } from '../host/human-error.mjs';
import { projectRoot, sample } from '../host/paths.mjs';
import {
  clickOn,
  find,
  hoverText,
  revealText,
  runCommand,
  screenshot,
  whenIdle,
  withWorkbench,
} from '../host/workbench.mjs';
import { recordTour, writeStill } from './tour.mjs';

const target = path.join(projectRoot, 'media', 'pictures');
const walkthroughTarget = path.join(projectRoot, 'media', 'walkthrough');
const MAX_BYTES = 300 * 1024;
const MAX_ANIMATION = 2 * 1024 * 1024;

/** Room for what the pictures are about; none of this changes what the extension does. */
const settings = {
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'workbench.layoutControl.enabled': false,
  'window.commandCenter': false,
  'editor.fontSize': 12,
};

/** The session that was named after the analyst, opened from the tree, with what is known about who called. */
async function identity(page) {
  await showTree(page);
  await openInTree(page, ['jane.roe@example.com (Detec', 'DeleteGraph', '13:21:09Z']);
  await hoverText(page, '"userIdentity"');
}

/** Steps of the walkthrough, in a dark and a light theme, small enough to be read beside its text. */
const walkthrough = [
  { name: 'sample', steps: (page) => runCommand(page, 'View: Close Primary Side Bar') },
  {
    name: 'read',
    hovers: true,
    async steps(page) {
      await runCommand(page, 'View: Close Primary Side Bar');
      await revealText(page, '"DeleteGraph"');
      await hoverText(page, '"userIdentity"');
    },
  },
  { name: 'filter', size: { width: 1000, height: 650 }, steps: timeline },
  {
    name: 'folder',
    async steps(page) {
      await runCommand(page, 'View: Close Primary Side Bar');
      await runCommand(page, 'CloudTrail: Show Load Report');
    },
  },
].flatMap(({ name, size = { width: 860, height: 560 }, hovers, steps }) =>
  ['dark', 'light'].map((theme) => ({
    name: `${name}-${theme}`,
    target: walkthroughTarget,
    theme,
    size,
    hovers,
    steps,
  })),
);

/** What README and the walkthrough show. */
const pictures = [
  ...walkthrough,
  { name: 'timeline-dark', theme: 'dark', steps: timeline },
  { name: 'tour', theme: 'dark', size: { width: 960, height: 600 }, record: recordTour },
  { name: 'expanded-dark', theme: 'dark', hovers: true, steps: identity },
  { name: 'expanded-light', theme: 'light', hovers: true, steps: identity },
  {
    name: 'original-peek',
    theme: 'dark',
    async steps(page) {
      await runCommand(page, 'CloudTrail: Show Original');
      await runCommand(page, 'View: Close Primary Side Bar');
      await revealText(page, '"DeleteGraph"');
      await runCommand(page, 'CloudTrail: Peek Event');
    },
  },
  {
    name: 'filtered',
    theme: 'dark',
    async steps(page) {
      await showTree(page);
      await runCommand(page, 'CloudTrail: Show All Services');
      await filter(page, 'outcome:failed ip:203.0.113.66');
      await page.keyboard.press('Enter');
      await whenIdle(page);
      await openInTree(page, ['jane.roe@example.com (Detec', 'DeleteGraph']);
    },
  },
  {
    name: 'filter-input',
    theme: 'dark',
    height: 440,
    async steps(page) {
      await showTree(page);
      await filter(page, 'outcome:failed ');
    },
  },
];

/** The sample with failed calls in the timeline, and a stretch of time that is marked in it. */
async function timeline(page) {
  await showTree(page);
  await runCommand(page, 'CloudTrail: Show All Services');
  await runCommand(page, 'CloudTrail: Show Timeline');
  const box = await (await find(page, 'css=main .u-over', 15_000)).boundingBox();
  const at = (share) => [box.x + box.width * share, box.y + box.height / 3];
  await page.mouse.move(...at(0.28));
  await page.mouse.down();
  await page.mouse.move(...at(0.52), { steps: 5 });
  await page.mouse.up();
  await whenIdle(page);
}

/** The tree, wide enough for the names in it. */
async function showTree(page) {
  await runCommand(page, 'CloudTrail: Focus on Events View');
  const box = await (await find(page, '.part.sidebar')).boundingBox();
  const [x, y] = [box.x + box.width + 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 120, y, { steps: 4 });
  await page.mouse.up();
  await whenIdle(page);
}

/** Opens one group after the other. */
async function openInTree(page, labels) {
  for (const label of labels) await clickOn(page, `css=.custom-view-tree-node-item:has-text("${label}")`);
}

async function filter(page, text) {
  await page.keyboard.press('F1');
  const box = await find(page, '.quick-input-widget input');
  await box.fill('>CloudTrail: Filter Events');
  await page.keyboard.press('Enter');
  await find(page, 'css=.quick-input-title:has-text("Filter Events")');
  await page.keyboard.type(text, { delay: 15 });
  await whenIdle(page);
}

runMain(async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !pictures.some((picture) => picture.name === name));
  if (unknown)
    throw new HumanError(`“${unknown}” is not one of ${pictures.map((one) => one.name).join(', ')}.`);
  const built = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectRoot, stdio: 'inherit' });
  if (built.status !== 0) throw new HumanError('The extension could not be built.');
  for (const one of [target, walkthroughTarget]) await mkdir(one, { recursive: true });

  // A copy under a plain name: a picture is to show no path of the machine that it was taken on.
  const folder = path.join(tmpdir(), 'cloudtrail-logs');
  await mkdir(folder).catch(() => {
    throw new HumanError(`${folder} is in the way: remove it, or set TMPDIR.`);
  });
  try {
    await cp(sample.folder, folder, { recursive: true });
    for (const picture of pictures) {
      const {
        name,
        theme,
        height = 800,
        size: viewport = { width: 1280, height },
        hovers = false,
        steps,
      } = picture;
      if (names.length > 0 && !names.includes(name)) continue;
      const options = {
        folder,
        openFile: path.join(folder, path.basename(sample.file)),
        theme,
        viewport,
        userSettings: settings,
      };
      const file = path.join(
        picture.target ?? target,
        `${name}.${picture.record || picture.target ? 'gif' : 'png'}`,
      );
      await withWorkbench(
        options,
        async ({ page }) => {
          await page.waitForSelector(theme === 'dark' ? '.vs-dark.monaco-workbench' : '.vs.monaco-workbench');
          await runCommand(page, 'Notifications: Clear All Notifications');
          try {
            if (picture.record) await picture.record(page, file);
            else await steps(page);
            // An empty stretch of the activity bar, where the mouse brings nothing up.
            if (!hovers) await page.mouse.move(24, 400);
          } catch (error) {
            const seen = path.join(tmpdir(), `${name}-failed.png`);
            await screenshot(page, seen);
            throw new HumanError(`${name}: ${error.message} The screen is in ${seen}.`);
          }
          await whenIdle(page);
          if (picture.target) await writeStill(await page.screenshot({ animations: 'disabled' }), file);
          else if (!picture.record) await screenshot(page, file);
        },
        { seconds: 180 },
      );
      const { size } = await stat(file);
      console.log(`${path.relative(projectRoot, file)}  ${Math.round(size / 1024)} KB`);
      const most = picture.record ? MAX_ANIMATION : MAX_BYTES;
      if (size > most) throw new HumanError(`${name} is larger than ${most / 1024} KB.`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
