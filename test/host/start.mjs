#!/usr/bin/env node
/**
 * Builds the extension and opens it in a real VS Code, in the browser:
 *
 * start.mjs [FILE_OR_FOLDER] [--theme dark|light|hc|hc-light] [--trust] [--no-open]
 * start.mjs [FILE_OR_FOLDER] --screenshot FILE.png [--theme …] [--size 1280x800] [--scale 1]
 *
 * Without a path it shows the bundled sample. It runs until Ctrl+C; with --screenshot it only takes a picture.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { absolute, parseArguments } from './arguments.mjs';
import { onPath } from './chromium.mjs';
import { HumanError, runMain } from './human-error.mjs';
import { withLifetime } from './lifetime.mjs';
import { projectRoot, sample } from './paths.mjs';
import { screenOptions } from './screen-options.mjs';
import { screenshot, serveWorkbench, withWorkbench } from './workbench.mjs';

const ctrlC = 130;

runMain(async () => {
  const { flags, rest } = parseArguments(process.argv.slice(2), [
    'screenshot',
    'theme',
    'size',
    'scale',
    'setting',
  ]);
  const options = { ...screenOptions(flags), ...whatToOpen(rest[0]), trust: flags.has('trust') };
  const built = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectRoot, stdio: 'inherit' });
  if (built.status !== 0) throw new HumanError('The extension could not be built.');

  const picture = flags.get('screenshot')?.at(-1);
  if (picture) {
    await withWorkbench(options, ({ page }) => screenshot(page, path.resolve(picture)), { seconds: 300 });
    return;
  }
  await withLifetime(async (life) => {
    const { url } = await serveWorkbench(life, { ...options, browser: false });
    process.stdout.write(`VS Code with the extension is at\n\n  ${url}\n\nCtrl+C ends it.\n`);
    if (!flags.has('no-open')) openInBrowser(url);
    await new Promise(() => {});
  }).catch((error) => {
    // Ctrl+C is how this ends, not a failure.
    if (error.exitCode !== ctrlC) throw error;
  });
});

/** @param {string | undefined} given */
function whatToOpen(given) {
  if (given === undefined) {
    return {
      folder: existsSync(sample.folder) ? sample.folder : undefined,
      openFile: existsSync(sample.file) ? sample.file : undefined,
    };
  }
  const file = absolute(given);
  if (!existsSync(file)) throw new HumanError(`${given} does not exist.`);
  // A file alone: opening its folder too could mean all of somebody's downloads.
  return statSync(file).isDirectory() ? { folder: file } : { openFile: file };
}

/** Opens the user's browser if there is a display to open it on. @param {string} url */
function openInBrowser(url) {
  if (!(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || !onPath('xdg-open')) return;
  spawn('xdg-open', [url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
