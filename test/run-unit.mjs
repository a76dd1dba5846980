import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import Mocha from 'mocha';
import { projectRoot } from './host/paths.mjs';

/**
 * Runs all built tests of a suite that needs no editor. There is a process for each core; one process runs all of a file.
 * @param {'unit' | 'slow'} suite
 * @param {{ grep?: string }} options
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function runUnitTests(suite, { grep }) {
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'dot',
    forbidOnly: true,
    forbidPending: true,
    // Only for a test that hangs. Other tests get the time they need, on a busy machine too.
    timeout: 120_000,
    grep,
    parallel: true,
    // With one, mocha would run the files in this process.
    jobs: Math.max(2, availableParallelism()),
  });
  const folder = path.join(projectRoot, 'out', 'test', suite);
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  for (const file of files.map(String).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(folder, file));
  }
  if (mocha.files.length === 0) return { passes: 0, failures: 0, pending: 0 };
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => {
      const { passes, pending } = runner.stats;
      resolve({ passes, failures: Math.max(failures, runner.stats.failures), pending });
    });
  });
}

/** A sentence that names the slow tests that were not run, by their place in `test/slow`. */
export function leftOut() {
  const folder = path.join(projectRoot, 'test', 'slow');
  const files = readdirSync(folder, { recursive: true }).map(String);
  const names = files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.test.ts'.length));
  return `Left out because they are slow; npm test runs them: ${names.sort().join(', ')}.`;
}
