/**
 * `npm test`: builds everything, runs the unit tests in plain Node.js and the integration tests in a real VS Code, and
 * ends with one line `N passed, N failed`.
 *
 * run.mjs [--unit] [--slow] [--page] [--integration] [--web] [--installed] [--untrusted] [--whole] [--desktop] [--grep TEXT]
 *
 * Without the name of a suite it runs all of them. --slow: the tests that need no editor either, but take long, and are
 * no part of npm run check. --page: the pages of webviews, in a browser alone. --web,
 * --installed and --untrusted: the main job (with --whole all tests that can be run there) in the web worker host, from a package that
 * is installed, and in a workspace that is not trusted.
 * --desktop runs the integration tests in a desktop VS Code, which is downloaded, instead of the stand-in of host/.
 *
 * When all suites are run, the integration tests take about as long as the others together: these run beside them, in a
 * process of their own (with --built, since all is built once), and print all at once when they are done.
 */
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArguments } from './host/arguments.mjs';
import { HumanError, runMain, wordsFor } from './host/human-error.mjs';
import { withLifetime } from './host/lifetime.mjs';
import { projectRoot } from './host/paths.mjs';
import {
  runInstalledTests,
  runIntegrationTests,
  runUntrustedTests,
  runWebTests,
} from './run-integration.mjs';
import { runPageTests } from './run-page.mjs';
import { leftOut, runUnitTests } from './run-unit.mjs';

const known = new Set([
  'unit',
  'slow',
  'page',
  'integration',
  'web',
  'installed',
  'untrusted',
  'whole',
  'desktop',
  'grep',
  'built',
]);

/** Suites with tests of their own; the others run those of the integration suite. */
const BUILT = ['unit', 'slow', 'page', 'integration', 'web'];

/**
 * What a suite came to.
 * @typedef {{ passes: number, failures: number, pending: number }} Result
 */

runMain(async () => {
  const { flags, rest } = parseArguments(process.argv.slice(2), ['grep']);
  const unknown = [
    ...rest,
    ...[...flags.keys()].filter((flag) => !known.has(flag)).map((flag) => `--${flag}`),
  ];
  if (unknown.length > 0) throw new HumanError(`${unknown[0]} is not one of: --${[...known].join(', --')}.`);
  const grep = flags.get('grep')?.at(-1);

  const all = [
    ['unit', () => runUnitTests('unit', { grep })],
    ['slow', () => runUnitTests('slow', { grep })],
    ['page', () => withLifetime((life) => runPageTests(life, { grep }))],
    [
      'integration',
      () => withLifetime((life) => runIntegrationTests(life, { grep, desktop: flags.has('desktop') })),
    ],
    ['web', () => withLifetime((life) => runWebTests(life))],
    ['installed', () => withLifetime((life) => runInstalledTests(life, { grep, whole: flags.has('whole') }))],
    ['untrusted', () => withLifetime((life) => runUntrustedTests(life, { grep, whole: flags.has('whole') }))],
  ];
  const named = all.filter(([name]) => flags.has(name));
  const suites = named.length > 0 ? named : all.filter(([name]) => name === 'integration');
  const others = named.length > 0 ? [] : all.filter(([name]) => name !== 'integration').map(([name]) => name);

  if (!flags.has('built')) build([...suites.map(([name]) => name), ...others], flags.has('whole'));
  if (!process.env.CLOUDTRAIL_CORPUS) {
    console.log('CLOUDTRAIL_CORPUS is not set, so the tests over the corpus are left out.');
  }

  const beside = others.length > 0 ? withLifetime((life) => runBeside(life, others)) : undefined;
  // It is waited for below; until then nobody is told that it failed.
  beside?.catch(() => undefined);

  let passed = 0;
  let failed = 0;
  for (const [name, run] of suites) {
    console.log(`\n${name[0].toUpperCase()}${name.slice(1)} tests`);
    const result = await run().catch((error) => {
      // Somebody who stops the run doesn't want the next suite.
      if (error.exitCode) throw error;
      console.error(wordsFor(error));
      return { passes: 0, failures: 1, pending: 0 };
    });
    passed += result.passes;
    failed += Math.max(result.failures, troubles(name, result, grep));
  }
  if (beside) {
    const result = await beside;
    passed += result.passed;
    failed += result.failed;
  }
  if (flags.has('unit') && !flags.has('slow')) console.log(leftOut());
  if (passed + failed === 0 && !flags.has('built')) {
    console.error('No test was run.');
    failed = 1;
  }
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
});

/**
 * Runs suites in another process, and prints what it says once it is over.
 * @param {import('./host/lifetime.mjs').Life} life
 * @param {readonly string[]} names
 * @returns {Promise<{ passed: number, failed: number }>}
 */
async function runBeside(life, names) {
  const args = [fileURLToPath(import.meta.url), '--built', ...names.map((name) => `--${name}`)];
  const given = process.argv.slice(2);
  const child = spawn(process.execPath, [...args, ...given], { stdio: ['ignore', 'pipe', 'pipe'] });
  life.defer(() => child.kill());
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  process.stdout.write(said);
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(said) ?? [];
  if (passed === undefined)
    throw new HumanError(`The tests beside those of integration left no result (${code}).`);
  return { passed: Number(passed), failed: Math.max(Number(failed), code === 0 ? 0 : 1) };
}

function build(suites, whole) {
  const wanted = new Set(suites.map((name) => (BUILT.includes(name) ? name : 'integration')));
  const args = ['esbuild.mjs', `--tests=${[...wanted]}`, ...(whole ? ['--whole'] : [])];
  const built = spawnSync(process.execPath, args, { cwd: projectRoot, stdio: 'inherit' });
  if (built.status !== 0) throw new HumanError(`The build failed (node ${args.join(' ')}).`);
}

/** A suite that ran nothing, or left something out, must not look like one that passed. */
function troubles(name, { passes, failures, pending }, grep) {
  if (pending > 0) console.error(`${pending} of the ${name} tests are pending; a test either runs or goes.`);
  // With --grep a suite may well have no match; both without one are caught in the end.
  const empty = passes + failures === 0 && !grep;
  if (empty) console.error(`There is no ${name} test.`);
  return Math.max(pending, empty ? 1 : 0);
}
