/** `npm run fuzz [-- COUNT [SEED]]`: see run.ts. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { assemblyScript } from '../../esbuild.wasm.mjs';
import { projectRoot } from '../host/paths.mjs';

const outfile = path.join(projectRoot, 'out', 'fuzz', 'run.cjs');
await esbuild.build({
  entryPoints: [path.join(projectRoot, 'test', 'fuzz', 'run.ts')],
  outfile,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: [assemblyScript],
});
const { status } = spawnSync(process.execPath, [outfile, ...process.argv.slice(2)], {
  cwd: projectRoot,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
