import { rmSync } from 'node:fs';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

/** A lock of another machine on a shared disk can't be asked whether its owner lives; it is old after this. */
const foreignLockMs = 30 * 60_000;

/**
 * Runs `work` while no other process holds the same lock. The lock is a file that names its owner; one whose owner
 * has died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @param {() => void} onWait called once if somebody else holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(file, work, onWait) {
  const mine = `${file}.${process.pid}`;
  await writeFile(mine, `${process.pid} ${hostname()}`);
  try {
    for (let waited = false; !(await linked(mine, file)); ) {
      if (await takeOver(file)) continue;
      if (!waited) onWait();
      waited = true;
      await sleep(250);
    }
  } finally {
    await rm(mine, { force: true });
  }
  const unlock = () => rmSync(file, { force: true });
  process.once('exit', unlock);
  try {
    return await work();
  } finally {
    process.off('exit', unlock);
    unlock();
  }
}

/** Linking a finished file is atomic, and nobody ever sees a lock without an owner in it. */
async function linked(from, to) {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose owner is gone. Two that try at once can't both: only one of the renames succeeds. */
async function takeOver(file) {
  try {
    const owner = await readFile(file, 'utf8');
    if (await alive(owner, file)) return false;
    const aside = `${file}.dead.${process.pid}`;
    await rename(file, aside);
    const taken = await readFile(aside, 'utf8');
    // Between the look and the rename somebody else may have taken over: give that one its lock back.
    if (taken !== owner) await linked(aside, file);
    await rm(aside, { force: true });
    return true;
  } catch (error) {
    if (error.code === 'ENOENT') return true;
    throw error;
  }
}

async function alive(owner, file) {
  const [pid, host] = owner.split(' ');
  if (host !== hostname()) return Date.now() - (await stat(file)).mtimeMs < foreignLockMs;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
