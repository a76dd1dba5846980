import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { HumanError } from './host/human-error.mjs';
import { projectRoot } from './host/paths.mjs';
import { requireLinux } from './host/platform.mjs';
import { quietSettings } from './host/settings.mjs';
import { release } from './host/versions.mjs';
import { makePackage, stage } from './support/package.mjs';

const suite = path.join(projectRoot, 'out', 'test', 'integration', 'index.cjs');
const code = fileURLToPath(new URL('host/code.mjs', import.meta.url));

/**
 * @typedef {object} Options
 * @property {string} [grep]
 * @property {boolean} [desktop] download the desktop build and use that
 * @property {boolean} [whole] where only the main job is tested: everything else too
 */

/**
 * Runs the integration tests in a real VS Code, on a copy of the fixtures, with a profile of their own.
 * @param {import('./host/lifetime.mjs').Life} life
 * @param {Options} options
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function runIntegrationTests(life, { grep, desktop }) {
  return runSuite(await scratchFolder(life), { development: projectRoot, grep, desktop });
}

/**
 * Makes a package, installs it into a VS Code that has nothing else, and runs the tests of the main job with it.
 * @param {import('./host/lifetime.mjs').Life} life
 * @param {Options} options
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function runInstalledTests(life, { grep, whole }) {
  requireLinux();
  const temp = await scratchFolder(life);
  const file = path.join(temp, 'extension.vsix');
  const { bytes, content } = await makePackage(file);
  console.log(`A package of ${content.length} files, ${Math.ceil(bytes / 1000)} KB`);
  const flags = [`--install-extension=${file}`, `--extensions-dir=${extensionsIn(temp)}`];
  const installed = spawnSync(
    process.execPath,
    [code, ...flags, `--user-data-dir=${path.join(temp, 'install')}`],
    {
      encoding: 'utf8',
    },
  );
  if (installed.status !== 0)
    throw new HumanError(`The package could not be installed: ${installed.stdout}${installed.stderr}`);
  return runSuite(temp, {
    development: path.join(projectRoot, 'test', 'host', 'no-extension'),
    grep,
    folder: whole ? '' : 'main',
    env: { CLOUDTRAIL_TEST_INSTALLED: extensionsIn(temp) },
  });
}

/**
 * Runs the tests in the web worker host of the same VS Code. It takes an extension there only if it has nothing for the
 * other host, so it gets a copy without.
 * @param {import('./host/lifetime.mjs').Life} life
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function runWebTests(life) {
  requireLinux();
  const temp = await scratchFolder(life);
  const copy = path.join(projectRoot, 'out', 'web-extension');
  await stage(copy, { change: (manifest) => delete manifest.main });
  // Tests run in the host of the extension that they lie in.
  const tests = path.join(copy, 'test', 'index.js');
  await cp(path.join(projectRoot, 'out', 'test', 'web'), path.dirname(tests), { recursive: true });
  return runSuite(temp, { development: copy, tests });
}

/**
 * Runs the tests of the main job in a workspace that is not trusted.
 * @param {import('./host/lifetime.mjs').Life} life
 * @param {Options} options
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function runUntrustedTests(life, { grep, whole }) {
  requireLinux();
  return runSuite(await scratchFolder(life), {
    development: projectRoot,
    grep,
    folder: whole ? '' : 'main',
    flags: ['--enable-workspace-trust'],
    settings: {
      'security.workspace.trust.startupPrompt': 'never',
      'security.workspace.trust.banner': 'never',
      'security.workspace.trust.untrustedFiles': 'open',
    },
    env: { CLOUDTRAIL_TEST_UNTRUSTED: '1' },
  });
}

const extensionsIn = (temp) => path.join(temp, 'extensions');

/** Short on purpose: the desktop puts a socket into its profile, whose path may have about 100 letters. */
async function scratchFolder(life) {
  const temp = await mkdtemp(path.join(tmpdir(), 'ct-'));
  life.defer(() => rm(temp, { recursive: true, force: true, maxRetries: 5 }));
  return temp;
}

/**
 * @param {string} temp
 * @param {Options & { development: string, tests?: string, folder?: string, flags?: string[], settings?: object, env?: Record<string, string> }} options
 *   `folder`: the one below the suite's whose tests are run; `flags`: for VS Code; `settings`: the user's, besides the quiet ones
 */
async function runSuite(
  temp,
  { development, tests = suite, grep, desktop, folder, flags = [], settings, env },
) {
  if (!desktop) requireLinux();
  const workspace = path.join(temp, 'workspace');
  const fixtures = path.join(projectRoot, 'test', 'fixtures', 'workspace');
  if (existsSync(fixtures)) await cp(fixtures, workspace, { recursive: true });
  else await mkdir(workspace);
  const profile = path.join(temp, 'profile');
  await mkdir(path.join(profile, 'User'), { recursive: true });
  await writeFile(
    path.join(profile, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }),
  );
  const results = path.join(temp, 'results.json');

  let failure;
  await runTests({
    ...(desktop
      ? { version: release.vscode, cachePath: path.join(projectRoot, '.vscode-test') }
      : { vscodeExecutablePath: code }),
    extensionDevelopmentPath: development,
    extensionTestsPath: tests,
    launchArgs: [workspace, `--user-data-dir=${profile}`, `--extensions-dir=${extensionsIn(temp)}`, ...flags],
    extensionTestsEnv: {
      // The stand-in starts as a script, and must find this very Node.js.
      PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
      CLOUDTRAIL_TEST_RESULTS: results,
      ...(folder ? { CLOUDTRAIL_TEST_FOLDER: folder } : {}),
      ...(grep ? { CLOUDTRAIL_TEST_GREP: grep } : {}),
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      ...env,
    },
  }).catch((error) => {
    failure = error;
  });

  const result = await readResult(results);
  // Failing tests make the run fail, and are counted; any other failure is one by itself.
  if (failure && result.failures === 0)
    throw new HumanError(`The integration tests ended early: ${failure.message}.`);
  return result;
}

/** @returns {Promise<import('./run.mjs').Result>} */
async function readResult(file) {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (text === '')
    throw new HumanError('The integration tests left no result, so they did not get to their end.');
  return JSON.parse(text);
}
