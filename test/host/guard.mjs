/**
 * Runs one program and outlives whoever asked for it just long enough to clean up: as soon as its standard input
 * ends, which also happens when the asking process is killed outright, it ends the program with all its descendants
 * and removes a folder.
 *
 * node guard.mjs FOLDER PROGRAM [ARGUMENT…]
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { endTree } from './process-tree.mjs';

const [folder, program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: true });

child.on('error', () => finish(127));
child.on('exit', (code) => finish(code ?? 1));
// Ctrl+C is for the asking process; this one goes when its input ends.
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => {});
process.stdin
  .on('end', () => finish(0))
  .on('error', () => finish(0))
  .resume();

let finishing = false;
async function finish(code) {
  if (finishing) return;
  finishing = true;
  if (child.pid) await endTree(child.pid);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}
