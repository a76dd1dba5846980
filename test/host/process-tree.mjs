import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a program may take to end by itself when it is asked to. */
const graceMs = 1500;

/**
 * Ends a process that leads a group, with everything it started: politely first, then for good. Descendants are
 * looked up as well, since a program of the server may have made a group of its own.
 * @param {number} pid
 */
export async function endTree(pid) {
  const all = [pid, ...descendants(pid)];
  signal(-pid, 'SIGTERM');
  for (const one of all) signal(one, 'SIGTERM');
  for (let waited = 0; waited < graceMs && all.some(running); waited += 50) await sleep(50);
  signal(-pid, 'SIGKILL');
  for (const one of all) signal(one, 'SIGKILL');
}

/** @returns {boolean} whether there was somebody to get the signal */
function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

/** A process that has ended but was not yet waited for still takes signals; its state tells. */
function running(pid) {
  const state = read(pid)?.state;
  return state !== undefined && state !== 'Z';
}

function descendants(root) {
  const children = new Map();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    const parent = Number.isInteger(pid) ? read(pid)?.parent : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  const found = [];
  for (const queue = [root]; queue.length > 0; ) {
    const below = children.get(queue.pop()) ?? [];
    found.push(...below);
    queue.push(...below);
  }
  return found;
}

function read(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may contain anything.
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
