import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { projectRoot } from './host/paths.mjs';

/**
 * Runs every built unit test.
 * @param {{ grep?: string }} options
 * @returns {Promise<import('./run.mjs').Result>}
 */
export async function runUnitTests({ grep }) {
  const folder = path.join(projectRoot, 'out', 'test', 'unit');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  // Long enough for a machine with other work; a test that hangs is still found.
  const timeout = 20_000;
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: 'dot',
    forbidOnly: true,
    forbidPending: true,
    timeout,
    grep,
  });
  for (const file of files.map(String).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(folder, file));
  }
  if (mocha.files.length === 0) return { passes: 0, failures: 0, pending: 0 };
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes, failures, pending } = runner.stats;
      resolve({ passes, failures, pending });
    });
  });
}
