import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { openPage } from './host/browser.mjs';
import { projectRoot } from './host/paths.mjs';
import { prepare } from './host/prepare.mjs';

/**
 * Runs the tests of the pages of webviews, in the browser of the test host and without a VS Code. Each finds the browser's
 * page as `this.page`.
 * @param {import('./host/lifetime.mjs').Life} life
 * @param {{ grep?: string }} options
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function runPageTests(life, { grep }) {
  const folder = path.join(projectRoot, 'out', 'test', 'page');
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.test.cjs')) : [];
  if (files.length === 0) return { passes: 0, failures: 0, pending: 0 };
  const page = await openPage(life, await prepare(), { viewport: { width: 900, height: 240 } });
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'spec',
    timeout: 120_000,
    forbidOnly: true,
    forbidPending: true,
    grep,
    rootHooks: {
      beforeAll() {
        this.page = page;
      },
    },
  });
  for (const file of files.sort()) mocha.addFile(path.join(folder, file));
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats;
      resolve({ passes, failures, pending });
    });
  });
}
