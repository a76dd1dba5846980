// Compiles the scanner's AssemblyScript (src/core/scan/wasm) when a bundle imports it.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));
const OPTIONS = ['--enable', 'simd', '--runtime', 'minimal', '-O3', '--noAssert', '--use', 'abort='];

/** What else is in a module: the parts of AssemblyScript's own library that it uses. */
export const LIBRARY = 'node_modules/assemblyscript/std';

/**
 * `import bytes from '….wasm'` gives the bytes of the module whose sources are in the folder of that name.
 * @type {import('esbuild').Plugin}
 */
export const assemblyScript = {
  name: 'AssemblyScript',
  setup(build) {
    build.onResolve({ filter: /\.wasm$/ }, ({ path: name, resolveDir }) => ({
      path: path.relative(root, path.join(resolveDir, name.replace(/\.wasm$/, ''))),
      namespace: 'wasm',
    }));
    build.onLoad({ filter: /.*/, namespace: 'wasm' }, async ({ path: name }) => {
      const folder = path.join(root, name);
      const sources = sourcesIn(folder);
      const contents = await (running ?? once(compiled(folder, sources)));
      return { contents, loader: 'binary', watchFiles: sources };
    });
  },
};

/** The files in a folder, and what they import from outside of it. */
function sourcesIn(folder) {
  const inside = readdirSync(folder).map((name) => path.join(folder, name));
  const outside = inside.flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(/ from '(\.\.\/[^']+)'/g), ([, name]) =>
      path.join(folder, `${name}.ts`),
    ),
  );
  return [...inside, ...new Set(outside)];
}

/** What is being compiled now: bundles are built side by side. */
let running;

async function once(compiling) {
  running = compiling;
  try {
    return await compiling;
  } finally {
    running = undefined;
  }
}

/** Compiling takes seconds: it is done once for the same sources. */
async function compiled(folder, sources) {
  const hash = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(OPTIONS.join());
  for (const source of sources) hash.update(readFileSync(source));
  const outFile = path.join(root, 'out', 'wasm', `${hash.digest('hex').slice(0, 16)}.wasm`);
  if (!existsSync(outFile)) {
    const { default: asc } = await import('assemblyscript/asc');
    const entry = path.relative(root, path.join(folder, 'index.ts'));
    let binary;
    const { error, stderr } = await asc.main(
      [entry, '--outFile', 'module.wasm', '--baseDir', root, ...OPTIONS],
      {
        writeFile: (_, contents) => {
          binary = contents;
        },
      },
    );
    if (error) throw new Error(`${error.message}\n${stderr}`);
    mkdirSync(path.dirname(outFile), { recursive: true });
    writeFileSync(outFile, binary);
  }
  return readFileSync(outFile);
}
