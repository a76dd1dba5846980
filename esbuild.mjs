// Builds every bundle: dist/extension.js, and with --tests the unit and integration tests in out/test.
// Tests are found by their place in the folder, never by a list.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { assemblyScript } from './esbuild.wasm.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const flags = new Set(process.argv.slice(2));

/** @type {esbuild.BuildOptions} */
const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  // jsonc-parser's UMD entry, which "main" names, fails at run time when it is bundled.
  mainFields: ['module', 'main'],
  sourcemap: true,
  logLevel: 'warning',
};

/** Bundles that are loaded when they are first needed, by their source. */
const LATER = {
  archives: 'src/host/node/archives.ts',
  folders: 'src/host/folders.ts',
  csv: 'csv-parse/browser/esm/sync',
};

/**
 * Leaves imports by `import()` and `require()` to run time, where what they name is a bundle of its own.
 * @type {esbuild.Plugin}
 */
const loadedLater = {
  name: 'loaded later',
  setup(build) {
    for (const [name, source] of Object.entries(LATER)) {
      const filter = new RegExp(`(?:^|/)${path.basename(source, '.ts')}$`);
      build.onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' || kind === 'require-call'
          ? { path: `./${name}.js`, external: true }
          : undefined,
      );
    }
  },
};

/** @type {esbuild.BuildOptions} */
const extension = {
  ...shared,
  entryPoints: {
    extension: 'src/extension.ts',
    // Threads load a file of their own, which needs none of what knows vscode.
    indexWorker: 'src/host/node/indexWorker.ts',
    ...LATER,
  },
  outdir: 'dist',
  external: ['vscode'],
  plugins: [loadedLater, assemblyScript],
  // By require: extension hosts load what import() names in their own way.
  supported: { 'dynamic-import': false },
  // While somebody watches, the output is for reading.
  minify: !flags.has('--watch'),
  sourcemap: !flags.has('--production'),
};

function testEntries() {
  const found = [];
  for (const entry of readdirSync(path.join(root, 'test'), { recursive: true })) {
    const file = path.join('test', String(entry));
    if (/^test[\\/](unit|integration)[\\/].*\.test\.ts$/.test(file)) found.push(file);
  }
  const entry = path.join('test', 'integration', 'index.ts');
  return existsSync(path.join(root, entry)) ? [...found, entry] : found;
}

/** @returns {esbuild.BuildOptions} */
const tests = () => ({
  ...shared,
  entryPoints: testEntries(),
  outdir: 'out/test',
  outbase: 'test',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', 'mocha'],
  plugins: [assemblyScript],
});

if (flags.has('--watch')) {
  const contexts = [await esbuild.context({ ...extension, logLevel: 'info' })];
  if (flags.has('--tests')) contexts.push(await esbuild.context(tests()));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const builds = flags.has('--only-tests') ? [] : [esbuild.build(extension)];
  if (flags.has('--tests') || flags.has('--only-tests')) {
    // A test that was renamed or removed must not live on in the output.
    rmSync(path.join(root, 'out', 'test'), { recursive: true, force: true });
    builds.push(esbuild.build(tests()));
  }
  await Promise.all(builds);
}
