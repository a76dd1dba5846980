import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { cached } from '../host/cache.mjs';
import { release } from '../host/versions.mjs';
import { nodeItem } from '../host/vscode.mjs';

const wanted = release.node.version;

/** Whether this is the Node.js that the extension runs on in the test host. */
export const aboutNode =
  process.versions.node === wanted
    ? 'This is the Node.js of the test host.'
    : `This is not the Node.js of the test host, which is ${wanted}: other versions are faster or slower.`;

/**
 * Runs a script again with the Node.js of the test host, which is fetched if it is not there yet.
 * @param {string} script
 * @returns {Promise<number | undefined>} its exit code; undefined where this is that Node.js, or there is none for this computer
 */
export async function runOnHostNode(script) {
  const isForThisComputer = process.platform === 'linux' && process.arch === 'x64';
  if (process.versions.node === wanted || !isForThisComputer) return undefined;
  const [folder] = await cached([nodeItem]);
  const args = [script, ...process.argv.slice(2)];
  return spawnSync(path.join(folder, 'node'), args, { stdio: 'inherit' }).status ?? 1;
}
