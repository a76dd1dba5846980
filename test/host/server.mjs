import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { HumanError } from './human-error.mjs';
import { endTree } from './process-tree.mjs';

const startSeconds = 60;

/**
 * A running VS Code server.
 * @typedef {object} Server
 * @property {number} port a free one, on 127.0.0.1
 * @property {string} token whoever knows it may use the server
 * @property {string[]} lines the last lines that it printed
 * @property {(listener: (line: string) => void) => void} onLine
 */

/**
 * Starts VS Code's server; it ends with `life`.
 * @param {import('./lifetime.mjs').Life} life
 * @param {import('./prepare.mjs').Parts} parts
 * @param {{ dataDir: string, extensionsDir?: string, trust?: boolean, driver?: boolean, scratch: string }} options
 *   `trust`: ask whether folders are trusted; `driver`: false for a workbench that shows notifications and takes neither
 *   tests nor extensions in development; `scratch`: the folder for temporary files, removed when the server has ended
 * @returns {Promise<Server>}
 */
export async function startServer(life, parts, { dataDir, extensionsDir, trust, driver = true, scratch }) {
  // Other users of the machine, and pages in a browser, reach the port too: only the token lets one in.
  const token = randomBytes(16).toString('hex');
  const args = [
    path.join(parts.vscode, 'out', 'server-main.js'),
    ...['--host', '127.0.0.1', '--port', '0', '--connection-token', token],
    ...['--accept-server-license-terms', '--server-data-dir', dataDir, '--telemetry-level', 'off'],
    // A built workbench takes an extension in development, and tests, from its address only with this.
    ...(driver ? ['--enable-smoke-test-driver'] : []),
    // Else a login shell is started to ask for its variables, which may undo the caller's.
    '--force-disable-user-env',
    ...(extensionsDir ? ['--extensions-dir', extensionsDir] : []),
    ...(trust ? [] : ['--disable-workspace-trust']),
  ];
  const guard = fileURLToPath(new URL('guard.mjs', import.meta.url));
  const child = spawn(process.execPath, [guard, scratch, parts.node, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Its own group, so that Ctrl+C in a terminal doesn't reach it: it has to stay for the clean-up.
    detached: true,
    env: serverEnvironment(scratch),
  });
  const ended = once(child, 'exit');
  let ending = false;
  life.defer(async () => {
    ending = true;
    child.stdin.end();
    if (child.exitCode === null && child.signalCode === null) {
      await Promise.race([ended, sleep(6000, undefined, { ref: false })]);
    }
    if (child.exitCode === null && child.signalCode === null) await endTree(child.pid);
  });

  const lines = [];
  const listeners = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      if (lines.push(line) > 200) lines.shift();
      for (const listener of listeners) listener(line);
    });
  }
  ended.then(() => {
    if (!ending)
      life.fail(new HumanError(`The VS Code server ended by itself. It said: ${lines.slice(-8).join('\n')}`));
  });

  const port = await new Promise((resolve, reject) => {
    const late = () =>
      reject(new HumanError(`The VS Code server was not ready after ${startSeconds} seconds.`));
    const timer = setTimeout(late, startSeconds * 1000);
    life.defer(() => clearTimeout(timer));
    listeners.add((line) => {
      const found = /Extension host agent listening on (\d+)/.exec(line);
      if (!found) return;
      clearTimeout(timer);
      resolve(Number(found[1]));
    });
  });
  return { port, token, lines, onLine: (listener) => listeners.add(listener) };
}

/**
 * The caller's environment, so that what a test is told by variables arrives, but without the marks that a VS Code
 * leaves in its own terminals: they would make this one think that it runs inside that one.
 */
function serverEnvironment(scratch) {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  return {
    ...Object.fromEntries(own),
    // Sockets and other leavings of the server go with the folder.
    TMPDIR: scratch,
    XDG_RUNTIME_DIR: scratch,
    // No marketplace: a test run asks nobody for anything.
    EXTENSIONS_GALLERY: '{}',
  };
}
