import { spawn } from 'node:child_process';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cached } from './cache.mjs';
import { HumanError } from './human-error.mjs';
import { installLocked } from './npm.mjs';
import { prepare } from './prepare.mjs';

const own = fileURLToPath(new URL('vsce', import.meta.url));
const { dependencies } = JSON.parse(await readFile(path.join(own, 'package.json'), 'utf8'));

/** VS Code's packager, as `vsce/package-lock.json` pins it. @type {import('./cache.mjs').Item} */
const vsceItem = {
  name: 'vsce',
  version: dependencies['@vscode/vsce'],
  recipe: 1,
  async make(folder) {
    for (const file of ['package.json', 'package-lock.json'])
      await copyFile(path.join(own, file), path.join(folder, file));
    await installLocked(folder, 'the packager');
  },
};

/**
 * Runs `vsce` in a folder; it wants a newer Node.js than this project does, so it gets the one of the test host.
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} what it printed
 */
export async function vsce(args, cwd) {
  const { node } = await prepare({ browser: false });
  const [folder] = await cached([vsceItem]);
  const script = path.join(folder, 'node_modules', '@vscode', 'vsce', 'vsce');
  const child = spawn(node, [script, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      out += data;
    });
  }
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new HumanError(`vsce ${args[0]} failed: ${out.trim()}`);
  return out;
}
