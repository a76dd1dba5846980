import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpack } from './archive.mjs';
import { fetchPackage, installLocked, installUnlocked } from './npm.mjs';
import { release } from './versions.mjs';

/** VS Code's server and workbench, ready to start with the Node.js that it needs. @type {import('./cache.mjs').Item} */
export const vscodeItem = {
  name: 'vscode',
  version: release.vscode,
  recipe: 2,
  async make(folder, scratch) {
    const archive = await fetchPackage(release.server, scratch);
    await unpack(archive, folder, { only: 'package/lib/vscode', strip: 3 });
    if (release.unlocked) {
      await forgetLock(folder);
      await installUnlocked(folder, `VS Code ${release.vscode}`);
    } else {
      await completeLock(path.join(folder, 'npm-shrinkwrap.json'));
      await installLocked(folder, `VS Code ${release.vscode}`);
    }
    await replaceNative(folder);
  },
};

async function completeLock(file) {
  const lock = JSON.parse(await readFile(file, 'utf8'));
  Object.assign(lock.packages, release.forgotten);
  await writeFile(file, JSON.stringify(lock, undefined, 2));
}

/** Some name a package by its address in Git, which can't be had from a registry. */
async function forgetLock(folder) {
  for (const name of ['npm-shrinkwrap.json', 'package-lock.json'])
    await rm(path.join(folder, name), { force: true });
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  if (manifest.dependencies['@parcel/watcher']) manifest.dependencies['@parcel/watcher'] = '^2.5.1';
  await writeFile(file, JSON.stringify(manifest, undefined, 2));
}

/** Two packages of the server come uncompiled; what they do is small enough to be done in JavaScript. */
async function replaceNative(folder) {
  const own = fileURLToPath(new URL('stand-ins', import.meta.url));
  const modules = path.join(folder, 'node_modules');
  // In older ones the first has no scope.
  for (const name of ['@vscode/native-watchdog', 'native-watchdog']) {
    const watchdog = path.join(modules, name, 'build', 'Release');
    await mkdir(watchdog, { recursive: true });
    await copyFile(path.join(own, 'watchdog.cjs'), path.join(watchdog, 'watchdog.js'));
  }
  await copyFile(path.join(own, 'spdlog.cjs'), path.join(modules, '@vscode', 'spdlog', 'index.js'));
}

/** The Node.js for the server, if the running one is another. @type {import('./cache.mjs').Item} */
export const nodeItem = {
  name: 'node',
  version: release.node.version,
  recipe: 1,
  async make(folder, scratch) {
    await unpack(await fetchPackage(release.node, scratch), folder, { only: 'package/bin/node', strip: 2 });
  },
};

const majorOf = (version) => Number(version.split('.')[0]);

/** Whether the running Node.js will do: the newest VS Code takes newer ones, older ones hang on those. */
export const runningNodeWillDo = release.unlocked
  ? majorOf(process.versions.node) === majorOf(release.node.version)
  : majorOf(process.versions.node) >= majorOf(release.node.version);
