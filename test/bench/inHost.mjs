import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HumanError } from '../host/human-error.mjs';
import { projectRoot } from '../host/paths.mjs';

/** Builds the extension as it is packaged. */
export function buildExtension() {
  run(['esbuild.mjs', '--production']);
}

/**
 * Runs a suite of this folder in a real VS Code, with `workspace` in the temporary folder as its folder. Returns the
 * figures that the suite wrote.
 * @param {string} suite name of the file; it finds `input` in BENCH_INPUT, and writes to BENCH_OUTPUT
 * @param {string} temp
 * @param {unknown} input
 */
export function runInHost(suite, temp, input) {
  const inputFile = path.join(temp, 'input.json');
  const output = path.join(temp, 'figures.json');
  writeFileSync(inputFile, JSON.stringify(input));
  run(
    [
      path.join('test', 'host', 'code.mjs'),
      path.join(temp, 'workspace'),
      `--extensionDevelopmentPath=${projectRoot}`,
      `--extensionTestsPath=${path.join(projectRoot, 'test', 'bench', suite)}`,
      `--user-data-dir=${path.join(temp, 'data')}`,
      `--extensions-dir=${path.join(temp, 'extensions')}`,
    ],
    { BENCH_INPUT: inputFile, BENCH_OUTPUT: output },
  );
  return JSON.parse(readFileSync(output, 'utf8'));
}

function run(args, env = {}) {
  const { status } = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) throw new HumanError(`${args[0]} ended with ${status}.`);
}
