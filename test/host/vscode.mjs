import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { unpack } from './archive.mjs';
import { fetchPackage, installLocked } from './npm.mjs';
import { codeServer, missingFromServerLock, node, nodeMajor, vscodeVersion } from './versions.mjs';

/** VS Code's server and workbench, ready to start with Node.js 24. @type {import('./cache.mjs').Item} */
export const vscodeItem = {
  name: 'vscode',
  version: vscodeVersion,
  recipe: 2,
  async make(folder, scratch) {
    const archive = await fetchPackage(codeServer, scratch);
    await unpack(archive, folder, { only: 'package/lib/vscode', strip: 3 });
    await completeLock(path.join(folder, 'npm-shrinkwrap.json'));
    await installLocked(folder, `VS Code ${vscodeVersion}`);
    await replaceNative(folder);
  },
};

async function completeLock(file) {
  const lock = JSON.parse(await readFile(file, 'utf8'));
  Object.assign(lock.packages, missingFromServerLock);
  await writeFile(file, JSON.stringify(lock, undefined, 2));
}

/** Two packages of the server come uncompiled; what they do is small enough to be done in JavaScript. */
async function replaceNative(folder) {
  const own = fileURLToPath(new URL('stand-ins', import.meta.url));
  const scope = path.join(folder, 'node_modules', '@vscode');
  const watchdog = path.join(scope, 'native-watchdog', 'build', 'Release');
  await mkdir(watchdog, { recursive: true });
  await copyFile(path.join(own, 'watchdog.cjs'), path.join(watchdog, 'watchdog.js'));
  await copyFile(path.join(own, 'spdlog.cjs'), path.join(scope, 'spdlog', 'index.js'));
}

/** The Node.js for the server, if the running one is too old. @type {import('./cache.mjs').Item} */
export const nodeItem = {
  name: 'node',
  version: node.version,
  recipe: 1,
  async make(folder, scratch) {
    await unpack(await fetchPackage(node, scratch), folder, { only: 'package/bin/node', strip: 2 });
  },
};

/** Whether the running Node.js is new enough for the server. */
export const runningNodeWillDo = Number(process.versions.node.split('.')[0]) >= nodeMajor;
