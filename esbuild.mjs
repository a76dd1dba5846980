// Builds every bundle: dist/extension.js, what it loads later, the pages of webviews, and with --tests all tests in out/test.
// --tests=unit,slow builds the tests of these suites alone. --production leaves source maps out, --list prints the files
// that bundles are made of.
// Tests are found by their place in the folder, never by a list.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { assemblyScript, LIBRARY } from './esbuild.wasm.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const flags = new Set(process.argv.slice(2));
/** Where bundles go: `--outdir=DIR`, for packages. */
const outdir = process.argv.find((one) => one.startsWith('--outdir='))?.slice(9) ?? 'dist';

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
  metafile: flags.has('--list'),
};

/** Bundles that are loaded when they are first needed, by their source. */
const LATER = {
  inspector: 'src/inspector.ts',
  archives: 'src/host/reading/node/archives.ts',
  folders: 'src/host/reading/folders.ts',
  work: 'src/host/reading/node/work.ts',
  csv: 'csv-parse/browser/esm/sync',
  explaining: 'src/core/explain/explaining.ts',
  rebuilding: 'src/core/trail/rebuilding.ts',
  csvWriter: 'csv-stringify/browser/esm/sync',
  ipaddr: 'ipaddr.js',
  jsonc: 'jsonc-parser',
};

/**
 * Leaves imports by `import()` and `require()` to run time, where what they name is a bundle of its own.
 * @type {esbuild.Plugin}
 */
const loadedLater = {
  name: 'loaded later',
  setup(build) {
    for (const [name, source] of Object.entries(LATER)) {
      // Our own are imported by paths that end in their name, packages by all of theirs.
      const filter = new RegExp(source.endsWith('.ts') ? `/${path.basename(source, '.ts')}$` : `^${source}$`);
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
    indexWorker: 'src/host/reading/node/indexWorker.ts',
    ...LATER,
  },
  outdir,
  external: ['vscode'],
  plugins: [loadedLater, assemblyScript],
  // By require: extension hosts load what import() names in their own way.
  supported: { 'dynamic-import': false },
  // While somebody watches, the output is for reading.
  minify: !flags.has('--watch'),
  sourcemap: !flags.has('--production'),
};

/**
 * Files of src/host/reading/web stand in for files of the same name in src/host/reading and src/host/reading/node.
 * @type {esbuild.Plugin}
 */
const forTheWeb = {
  name: 'for the web',
  setup(build) {
    const host = path.join(root, 'src', 'host', 'reading');
    const web = readdirSync(path.join(host, 'web')).map((file) => path.basename(file, '.ts'));
    build.onResolve({ filter: /^\.{1,2}\// }, ({ path: imported, resolveDir }) => {
      const { dir, base } = path.parse(path.resolve(resolveDir, imported));
      const isTheirs = dir === host || dir === path.join(host, 'node');
      return isTheirs && web.includes(base) ? { path: path.join(host, 'web', `${base}.ts`) } : undefined;
    });
  },
};

/** The extension where VS Code runs in a browser: one file, since there is nothing that could load others. */
const web = {
  ...extension,
  entryPoints: { 'web/extension': 'src/extension.ts' },
  platform: 'browser',
  target: 'es2023',
  plugins: [forTheWeb],
};

/** Scripts and styles of webviews, one of each a page. @type {esbuild.BuildOptions} */
const pages = {
  ...shared,
  entryPoints: { timeline: 'src/webview/timeline/main.ts' },
  outdir: path.join(outdir, 'webview'),
  format: 'iife',
  platform: 'browser',
  target: 'chrome120',
  minify: !flags.has('--watch'),
  sourcemap: !flags.has('--production'),
};

/** Test files of these suites, by their place; the integration suite also has the module that VS Code loads. */
function testEntries(...suites) {
  return suites.flatMap((suite) => {
    const folder = path.join('test', suite);
    const files = readdirSync(path.join(root, folder), { recursive: true }).map(String);
    return files
      .filter((file) => file.endsWith('.test.ts') || (suite === 'integration' && file === 'index.ts'))
      .map((file) => path.join(folder, file));
  });
}

/** Tests with a bundle each. @returns {esbuild.BuildOptions} */
const tests = (...suites) => ({
  ...shared,
  entryPoints: testEntries(...suites),
  outdir: 'out/test',
  outbase: 'test',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', 'mocha'],
  plugins: [assemblyScript],
});

/**
 * Unit tests share what they have in common, which then is compiled once in a process. esbuild splits ES modules alone;
 * they are made CommonJS afterwards, since tests replace functions of Node.js's modules.
 * @returns {esbuild.BuildOptions}
 */
const unitTests = () => ({
  ...tests('unit'),
  format: 'esm',
  splitting: true,
  chunkNames: 'unit/shared/[name]-[hash]',
  sourcemap: 'inline',
  write: false,
  plugins: [assemblyScript, writtenAsCommonJs],
});

/** @type {esbuild.Plugin} */
const writtenAsCommonJs = {
  name: 'written as CommonJS',
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path: file, text } of outputFiles) {
        const { code } = await esbuild.transform(text, {
          format: 'cjs',
          platform: 'node',
          target: shared.target,
          sourcemap: 'inline',
        });
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, code);
      }
    });
  },
};

/** Tests of pages run without a VS Code: what they need of it is a stub. @returns {esbuild.BuildOptions} */
const pageTests = () => ({
  ...tests('page'),
  external: ['mocha', 'axe-core', 'playwright-core'],
  alias: { vscode: './test/support/vscodeStub.ts' },
});

/** Mocha's bundle for browsers would take the exports of whatever it is bundled into. @type {esbuild.Plugin} */
const mochaAsGlobal = {
  name: 'mocha as a global',
  setup(build) {
    build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path: file }) => ({
      contents: `var module, exports;\n${readFileSync(file, 'utf8')}`,
    }));
  },
};

/**
 * Tests for the web worker host, in one file: those of the main job, or with --whole all that need no Node.js.
 * @returns {esbuild.BuildOptions}
 */
const webTests = () => {
  const isMeant = (file) => {
    const folder = path.relative(path.join('test', 'integration'), path.dirname(file));
    return folder === 'main' || (flags.has('--whole') && folder === '');
  };
  const files = testEntries('integration').filter((file) => file.endsWith('.test.ts') && isMeant(file));
  const imports = ['test/web/run.ts', ...files].map((file) => JSON.stringify(`./${file}`));
  return {
    ...web,
    entryPoints: undefined,
    // The first sets up what the others call.
    stdin: {
      contents: `export { run } from ${imports[0]}; ${imports.map((one) => `import ${one};`).join(' ')}`,
      resolveDir: root,
    },
    outdir: undefined,
    outfile: 'out/test/web/index.js',
    minify: false,
    sourcemap: 'inline',
    alias: { 'node:assert': './test/web/assert.ts' },
    plugins: [...web.plugins, mochaAsGlobal],
  };
};

/** How the tests of each suite are built. */
const SUITES = {
  unit: unitTests,
  slow: () => tests('slow'),
  page: pageTests,
  integration: () => tests('integration'),
  web: webTests,
};

/** The suites that `--tests` or `--only-tests` ask for: those that are named, or all. */
function suitesAskedFor() {
  const flag = process.argv.find((one) => /^--(?:only-)?tests(?:=|$)/.test(one));
  if (!flag) return [];
  return flag.includes('=') ? flag.slice(flag.indexOf('=') + 1).split(',') : Object.keys(SUITES);
}

const suites = suitesAskedFor();
if (flags.has('--watch')) {
  const options = [{ ...extension, logLevel: 'info' }, pages, ...suites.map((suite) => SUITES[suite]())];
  const contexts = await Promise.all(options.map((one) => esbuild.context(one)));
  await Promise.all(contexts.map((context) => context.watch()));
} else {
  const builds = process.argv.some((one) => one.startsWith('--only-tests'))
    ? []
    : [esbuild.build(extension), esbuild.build(web), esbuild.build(pages)];
  for (const suite of suites) {
    // A test that was renamed or removed must not live on in the output.
    rmSync(path.join(root, 'out', 'test', suite), { recursive: true, force: true });
    builds.push(esbuild.build(SUITES[suite]()));
  }
  const built = await Promise.all(builds);
  // What a package is made of, for the licences in it.
  const inputs = built.flatMap(({ metafile }) => Object.keys(metafile?.inputs ?? {}));
  if (inputs.some((input) => input.startsWith('wasm:'))) inputs.push(`${LIBRARY}/`);
  if (flags.has('--list')) process.stdout.write(`${[...new Set(inputs)].sort().join('\n')}\n`);
}
