/**
 * What VS Code loads and runs in its extension host: every test file beside this one, wherever it lies. Those in first/
 * are the first, and find the extension as VS Code has started it.
 * CLOUDTRAIL_TEST_FOLDER names the folder whose tests are run, if not all are, CLOUDTRAIL_TEST_RESULTS the file for the numbers, CLOUDTRAIL_TEST_GREP the tests to keep.
 */
import { strict as assert } from 'node:assert';
import { readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Mocha from 'mocha';
import { extensions } from 'vscode';
import { shareApi } from './replacing';
import { unnoticed, watchCalls } from './watch';

const none: Mocha.Stats = { suites: 0, tests: 0, passes: 0, pending: 0, failures: 0 };

export async function run(): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    color: process.env['FORCE_COLOR'] !== undefined,
    // Only for a test that hangs: longer than what tests wait for.
    timeout: 180_000,
    forbidOnly: true,
    forbidPending: true,
    ...(process.env['CLOUDTRAIL_TEST_GREP'] ? { grep: process.env['CLOUDTRAIL_TEST_GREP'] } : {}),
  });
  const folder = path.join(__dirname, process.env['CLOUDTRAIL_TEST_FOLDER'] ?? '');
  const isFirst = (file: string) => file.startsWith(`first${path.sep}`);
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)) || (a < b ? -1 : 1));
  for (const file of files) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(folder, file));
  }

  const { extensionPath } = extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector')!;
  const bundles = path.join(extensionPath, 'dist') + path.sep;
  const watch = watchCalls(bundles);
  // VS Code hands out an API of its own to each extension, by the file that asks for it.
  shareApi(createRequire(path.join(bundles, 'extension.js'))('vscode'));
  mocha.rootHooks({
    beforeAll: () => {
      assert.ok(watch.calls > 60, `${watch.calls} calls are watched`);
      assert.deepEqual(unnoticed(watch, bundles), []);
    },
    afterAll: () => {
      const told = watch.found.slice(0, 10).map((one) => one.slice(0, 300));
      assert.equal(told.join('\n'), '', `${watch.found.length} things that the extension must not do`);
    },
  });

  const titles: string[] = [];
  const stats = await new Promise<Mocha.Stats>((resolve) => {
    const runner = mocha.run(() => resolve(runner.stats ?? none));
    runner.on('pass', (test) => titles.push(test.fullTitle()));
  });
  watch.stop();
  const { passes, failures, pending } = stats;
  const results = process.env['CLOUDTRAIL_TEST_RESULTS'];
  if (results) writeFileSync(results, JSON.stringify({ passes, failures, pending, titles }));
  if (failures > 0) throw new Error(`${failures} of the integration tests failed`);
  if (passes === 0 && !process.env['CLOUDTRAIL_TEST_GREP']) throw new Error('there are no integration tests');
}
