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
import { vscodeVersion } from './host/versions.mjs';

/**
 * Runs the integration tests in a real VS Code, on a copy of the fixtures, with a profile of their own.
 * @param {import('./host/lifetime.mjs').Life} life
 * @param {{ grep?: string, desktop?: boolean }} options `desktop`: download the desktop build and use that
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function runIntegrationTests(life, { grep, desktop }) {
  if (!desktop) requireLinux();
  // Short on purpose: the desktop puts a socket into its profile, whose path may have about 100 letters.
  const temp = await mkdtemp(path.join(tmpdir(), 'ct-'));
  life.defer(() => rm(temp, { recursive: true, force: true, maxRetries: 5 }));
  const workspace = path.join(temp, 'workspace');
  const fixtures = path.join(projectRoot, 'test', 'fixtures', 'workspace');
  if (existsSync(fixtures)) await cp(fixtures, workspace, { recursive: true });
  else await mkdir(workspace);
  const profile = path.join(temp, 'profile');
  await mkdir(path.join(profile, 'User'), { recursive: true });
  await writeFile(path.join(profile, 'User', 'settings.json'), JSON.stringify(quietSettings));
  const results = path.join(temp, 'results.json');

  let failure;
  await runTests({
    ...(desktop
      ? { version: vscodeVersion, cachePath: path.join(projectRoot, '.vscode-test') }
      : { vscodeExecutablePath: fileURLToPath(new URL('host/code.mjs', import.meta.url)) }),
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: path.join(projectRoot, 'out', 'test', 'integration', 'index.cjs'),
    launchArgs: [
      workspace,
      `--user-data-dir=${profile}`,
      `--extensions-dir=${path.join(temp, 'extensions')}`,
    ],
    extensionTestsEnv: {
      // The stand-in starts as a script, and must find this very Node.js.
      PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
      CLOUDTRAIL_TEST_RESULTS: results,
      ...(grep ? { CLOUDTRAIL_TEST_GREP: grep } : {}),
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
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
