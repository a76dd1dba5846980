import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { HumanError } from './human-error.mjs';
import { projectRoot } from './paths.mjs';

const networkTrouble =
  /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/;

/** A stopped run takes its downloads along. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Fetches the archive of a package with the npm client as its user has set it up (registry, proxy, certificates)
 * and checks it against the pinned integrity.
 * @param {import('./versions.mjs').Pin} pin
 * @param {string} folder where the archive is put
 * @returns {Promise<string>} the archive's path
 */
export async function fetchPackage(pin, folder) {
  const spec = `${pin.name}@${pin.version}`;
  process.stdout.write(`Fetching ${spec} (${pin.megabytes} MB) …\n`);
  const out = await npm(['pack', spec, '--json', '--pack-destination', folder], projectRoot, spec);
  const archive = path.join(folder, path.basename(JSON.parse(out)[0].filename));
  const found = `sha512-${createHash('sha512')
    .update(await readFile(archive))
    .digest('base64')}`;
  if (found !== pin.integrity) {
    throw new HumanError(
      `The archive of ${spec} is not the pinned one (its sha512 differs), so it was not used.`,
    );
  }
  return archive;
}

/**
 * Installs what a folder's lock file names, nothing newer, and runs no package's scripts.
 * @param {string} folder
 * @param {string} what the folder's name in messages
 */
export function installLocked(folder, what) {
  return install('ci', folder, what);
}

/** Installs what a folder's package.json asks for, as it is on the day, and runs no package's scripts. */
export function installUnlocked(folder, what) {
  return install('install', folder, what);
}

async function install(command, folder, what) {
  // Outside the project npm doesn't see the project's .npmrc, which may name the registry.
  const own = path.join(projectRoot, '.npmrc');
  const copy = path.join(folder, '.npmrc');
  if (existsSync(own)) await copyFile(own, copy);
  await npm(
    [command, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false'],
    folder,
    `the dependencies of ${what}`,
  );
  await rm(copy, { force: true });
}

function npm(args, cwd, what) {
  // Under `npm test` the very npm that runs the script is used; else the one on the PATH.
  const own = process.env.npm_execpath;
  const [command, first] = own?.endsWith('npm-cli.js') ? [process.execPath, [own]] : ['npm', []];
  const quick = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--loglevel=error'];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args, ...quick], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    let out = '';
    let err = '';
    child.stdout.on('data', (data) => {
      out += data;
    });
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.on('error', (error) =>
      reject(
        new HumanError(`npm could not be started (${error.message}), but it is needed to fetch ${what}.`),
      ),
    );
    child.on('close', (code) => {
      running.delete(child);
      if (code === 0) resolve(out);
      else reject(failure(what, `${out}\n${err}`));
    });
  });
}

function failure(what, output) {
  const network = networkTrouble.exec(output)?.[1];
  if (network) {
    return new HumanError(
      `A part of the VS Code for tests (${what}) is not in .vscode-test yet and the npm registry can't be reached ` +
        `(${network}): connect to the network and run this again.`,
    );
  }
  const said = /npm error (?!code)(.+)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1);
  return new HumanError(`npm could not fetch ${what}: ${said}`);
}
