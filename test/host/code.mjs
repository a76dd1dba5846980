#!/usr/bin/env node
/**
 * A stand-in for the `code` executable that runs a test suite in a real VS Code without a desktop build:
 *
 * code.mjs [FOLDER_OR_FILE] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE
 *   [--user-data-dir=DIR] [--extensions-dir=DIR] [--enable-workspace-trust] [--timeout=SECONDS]
 *   [--verbose]
 * code.mjs --install-extension FILE.vsix --extensions-dir=DIR
 *
 * It prints what the suite prints and ends with the suite's exit code. Flags it doesn't know are ignored, like those
 * that `@vscode/test-electron` adds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workbenchAddress } from './address.mjs';
import { absolute, parseArguments } from './arguments.mjs';
import { openPage } from './browser.mjs';
import { HumanError, runMain } from './human-error.mjs';
import { withLifetime } from './lifetime.mjs';
import { prepare } from './prepare.mjs';
import { startServer } from './server.mjs';
import { writeSettings } from './settings.mjs';
import { relayTestOutput } from './test-output.mjs';

const withValue = [
  'extensionDevelopmentPath',
  'extensionTestsPath',
  'user-data-dir',
  'extensions-dir',
  'folder-uri',
  'file-uri',
  'install-extension',
  'timeout',
  // Flags of the desktop that mean nothing here; unknown ones would leave their values to be opened.
  ...['locale', 'log', 'sync', 'profile', 'crash-reporter-directory', 'max-memory', 'add'],
];

runMain(async () => {
  const { flags, rest } = parseArguments(process.argv.slice(2), withValue);
  const one = (name) => flags.get(name)?.at(-1);
  if (flags.has('install-extension'))
    return installExtensions(flags.get('install-extension'), one('extensions-dir'), one('user-data-dir'));
  const tests = one('extensionTestsPath');
  if (!tests)
    throw new HumanError('--extensionTestsPath is missing: this only runs tests; npm start opens VS Code.');

  const seconds = Number(one('timeout') ?? process.env.CLOUDTRAIL_TEST_TIMEOUT ?? 1800);
  const opened = rest.concat(flags.get('folder-uri') ?? [], flags.get('file-uri') ?? []).map(absolute);
  return withLifetime(
    (life) =>
      runSuite(life, {
        folder: opened.find((one) => isFolder(one) || one.endsWith('.code-workspace')),
        file: opened.find((one) => !isFolder(one) && !one.endsWith('.code-workspace')),
        extensions: (flags.get('extensionDevelopmentPath') ?? []).map(absolute),
        tests: absolute(tests),
        userData: one('user-data-dir'),
        extensionsDir: one('extensions-dir'),
        trust: flags.has('enable-workspace-trust'),
        verbose: flags.has('verbose'),
      }),
    { seconds },
  );
});

/** @param {import('./lifetime.mjs').Life} life */
async function runSuite(life, { folder, file, extensions, tests, userData, extensionsDir, trust, verbose }) {
  const parts = await prepare();
  const scratch = mkdtempSync(path.join(tmpdir(), 'vscode-'));
  const dataDir = userData ? path.resolve(userData) : path.join(scratch, 'data');
  await writeSettings(dataDir);
  const [server, page] = await Promise.all([
    startServer(life, parts, {
      dataDir,
      extensionsDir: extensionsDir && path.resolve(extensionsDir),
      trust,
      scratch,
    }),
    openPage(life, parts),
  ]);
  const relay = await relayTestOutput(page, {
    onTest: (text) => takeResults(text) || process.stdout.write(`${text}\n`),
    onOther: verbose ? (text) => process.stderr.write(`[workbench] ${text}\n`) : () => {},
  });
  if (verbose) server.onLine((line) => process.stderr.write(`[server] ${line}\n`));
  const hostEnd = extensionHostEnd(server);
  await page.goto(workbenchAddress(server, { folder, file, extensions, tests }));
  return verdict(relay.exitCode, hostEnd);
}

/** Tests in a web worker write no files: their numbers come as a line of output. */
function takeResults(text) {
  const [, results] = /^CLOUDTRAIL_TEST_RESULTS (\{.*\})$/.exec(text) ?? [];
  const file = process.env.CLOUDTRAIL_TEST_RESULTS;
  if (!results || !file) return false;
  writeFileSync(file, results);
  return true;
}

/** Resolves with how the extension host ended: 0, another exit code, or the name of a signal. */
function extensionHostEnd(server) {
  return new Promise((resolve) => {
    server.onLine((line) => {
      const [, code, signal] =
        /Extension Host Process exited with code: (\w+), signal: (\w+)/.exec(line) ?? [];
      if (code !== undefined) resolve(code === 'null' ? signal : Number(code));
    });
  });
}

/**
 * The workbench's word on the suite holds only together with an orderly end of the extension host: after a crash it
 * waits for ever, or even reports success.
 */
async function verdict(exitCode, hostEnd) {
  const crash = hostEnd.then(async (how) => {
    const reported =
      how === 0 && Promise.race([exitCode.then(() => true), sleep(3000, false, { ref: false })]);
    if (await reported) return;
    // What was printed last is still on its way.
    await sleep(500);
    throw new HumanError(
      `The extension host ended before the tests did (${typeof how === 'number' ? `exit code ${how}` : how}).`,
    );
  });
  crash.catch(() => {});
  const code = await Promise.race([exitCode, crash.then(() => exitCode)]);
  await Promise.race([crash, sleep(1000, undefined, { ref: false })]);
  return code;
}

function isFolder(file) {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function installExtensions(files, extensionsDir, userData) {
  const { node, vscode } = await prepare({ browser: false });
  const args = files.flatMap((file) => ['--install-extension', path.resolve(file)]);
  if (extensionsDir) args.push('--extensions-dir', path.resolve(extensionsDir));
  if (userData) args.push('--server-data-dir', path.resolve(userData));
  const server = path.join(vscode, 'out', 'server-main.js');
  return (
    spawnSync(node, [server, ...args, '--accept-server-license-terms'], { stdio: 'inherit' }).status ?? 1
  );
}
