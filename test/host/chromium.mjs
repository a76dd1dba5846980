import { accessSync, constants, existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unbrotli, unpack } from './archive.mjs';
import { HumanError } from './human-error.mjs';
import { fetchPackage } from './npm.mjs';
import { chromium, fonts } from './versions.mjs';

/**
 * A headless Chromium, the libraries it wants and some fonts: enough to run and to take legible pictures on a machine
 * that has none of the three.
 * @type {import('./cache.mjs').Item}
 */
export const chromiumItem = {
  name: 'chromium',
  version: chromium.version,
  recipe: 2,
  async make(folder, scratch) {
    const [archive, fontArchive] = await Promise.all([
      fetchPackage(chromium, scratch),
      fetchPackage(fonts, scratch),
    ]);
    const parts = path.join(scratch, 'parts');
    await unpack(archive, parts, { strip: 2, only: 'package/bin' });
    await unbrotli(path.join(parts, 'chromium.br'), path.join(folder, 'chromium'));
    await unpack(path.join(parts, 'al2023.tar.br'), folder);
    await unpack(path.join(parts, 'fonts.tar.br'), folder);
    await unpack(fontArchive, scratch, { strip: 1, only: 'package/ttf' });
    for (const name of ['DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf', 'DejaVuSans.ttf']) {
      await rename(path.join(scratch, 'ttf', name), path.join(folder, 'fonts', name));
    }
    await writeFile(path.join(folder, 'fonts.conf'), fontConfiguration);
  },
};

/**
 * Our fonts come first, so that pictures look the same on every machine; the system's, if any, fill in missing
 * letters. The paths are relative to this file, which lets the cache be moved.
 */
const fontConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  ${['sans-serif', 'system-ui', 'Droid Sans', 'Ubuntu'].map((name) => alias(name, 'Open Sans')).join('\n  ')}
  ${['monospace', 'Droid Sans Mono'].map((name) => alias(name, 'DejaVu Sans Mono')).join('\n  ')}
</fontconfig>
`;

function alias(family, font) {
  return `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
}

/**
 * How to start a browser.
 * @typedef {{ executablePath: string, env?: NodeJS.ProcessEnv }} Browser
 */

/** The browser of this machine, if it has one. @returns {Browser | undefined} */
export function installedBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new HumanError(`CHROME_PATH names ${chosen}, which does not exist.`);
    return { executablePath: chosen };
  }
  for (const name of ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser']) {
    const found = onPath(name);
    if (found) return { executablePath: found };
  }
  return undefined;
}

/** The browser in the cache. @param {string} folder the folder of `chromiumItem` @returns {Browser} */
export function cachedBrowser(folder) {
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [path.join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      // Where the font cache goes (see fonts.conf).
      XDG_CACHE_HOME: folder,
    },
  };
}

/** The full path of a program on the PATH. @param {string} name */
export function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
