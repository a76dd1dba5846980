import { existsSync, rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { cacheRoot } from './paths.mjs';

/**
 * One thing kept in the cache. Its folder's name tells its version; raise `recipe` when `make` changes.
 * @typedef {{ name: string, version: string, recipe: number, make: (folder: string, scratch: string) => Promise<void> }} Item
 */

/** @param {Item} item */
const folderOf = (item) => path.join(cacheRoot, `${item.name}-${item.version}-r${item.recipe}`);

/**
 * The folders of the items, made first where they are missing. A folder is either whole or absent: it is made under
 * another name and renamed at the end, and one process at a time does so.
 * @param {Item[]} items
 * @returns {Promise<string[]>}
 */
export async function cached(items) {
  const missing = () => items.filter((item) => !existsSync(folderOf(item)));
  if (missing().length > 0) {
    await mkdir(cacheRoot, { recursive: true });
    const lock = path.join(cacheRoot, 'lock');
    const onWait = () => process.stdout.write('Waiting for another run that is filling .vscode-test …\n');
    await withLock(lock, () => fill(missing()), onWait);
  }
  return items.map(folderOf);
}

/** @param {Item[]} items */
async function fill(items) {
  // Only the holder of the lock has unfinished folders, so any that are here were left by a run that was ended.
  for (const entry of await readdir(cacheRoot)) {
    if (entry.startsWith('unfinished-'))
      await rm(path.join(cacheRoot, entry), { recursive: true, force: true });
  }
  const results = await Promise.allSettled(items.map(make));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** @param {Item} item */
async function make(item) {
  // The process in the name: a download that outlives a killed run must not write into the next run's folder.
  const unfinished = path.join(cacheRoot, `unfinished-${item.name}-${process.pid}`);
  const folder = path.join(unfinished, 'folder');
  const scratch = path.join(unfinished, 'scratch');
  const remove = () => rmSync(unfinished, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    await mkdir(folder, { recursive: true });
    await mkdir(scratch);
    await item.make(folder, scratch);
    await rename(folder, folderOf(item));
  } finally {
    process.off('exit', remove);
    remove();
  }
}
