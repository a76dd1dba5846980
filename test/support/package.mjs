/**
 * `npm run package`: makes `cloudtrail-inspector-VERSION.vsix`, or the file that is named, and prints what is in it.
 *
 * What goes in is copied into a folder of its own first: bundles without source maps, and no more of package.json than
 * VS Code reads.
 */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { HumanError, runMain } from '../host/human-error.mjs';
import { projectRoot } from '../host/paths.mjs';
import { vsce } from '../host/vsce.mjs';

const MAX_BYTES = 2_500_000;

/** What is taken as it is. */
const TAKEN = [
  'package.nls.json',
  'CHANGELOG.md',
  'PRIVACY.md',
  'LICENSE',
  'syntaxes',
  'media/icon.png',
  'media/activity.svg',
  'media/sample',
  'media/walkthrough',
];

/** Of package.json, what is for those who develop. */
const OURS = ['private', 'scripts', 'devDependencies'];

/**
 * Puts what a package holds into a folder.
 * @param {string} folder
 * @param {{ change?: (manifest: Record<string, unknown>) => void }} [options] `change`: of package.json, for tests
 */
export async function stage(folder, { change = () => {} } = {}) {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const inputs = build(path.join(folder, 'dist'));
  for (const name of TAKEN)
    await cp(path.join(projectRoot, name), path.join(folder, name), { recursive: true });
  const manifest = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
  for (const key of OURS) delete manifest[key];
  delete manifest.engines.node;
  change(manifest);
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const readme = await readFile(path.join(projectRoot, 'README.md'), 'utf8');
  await writeFile(path.join(folder, 'README.md'), packagedReadme(readme));
  await writeFile(path.join(folder, 'THIRD-PARTY-NOTICES.txt'), await notices(inputs));
}

/**
 * Makes a package.
 * @param {string} file
 * @returns {Promise<{ bytes: number, content: { name: string, bytes: number }[] }>}
 */
export async function makePackage(file) {
  const folder = path.join(projectRoot, 'out', 'package');
  await stage(folder);
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  const options = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links'];
  await vsce(['package', ...options, '--out', file], folder);
  const content = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const full = path.join(entry.parentPath, entry.name);
    content.push({ name: path.relative(folder, full), bytes: (await stat(full)).size });
  }
  const bytes = (await stat(file)).size;
  const kilobytes = Math.ceil(bytes / 1000);
  if (bytes > MAX_BYTES)
    throw new HumanError(`The package has ${kilobytes} KB, more than ${MAX_BYTES / 1000}.`);
  return { bytes, content: content.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

/** Builds the bundles, and returns the files that they are made of. */
function build(outdir) {
  const args = ['esbuild.mjs', '--production', '--list', `--outdir=${outdir}`];
  const built = spawnSync(process.execPath, args, {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (built.status !== 0) throw new HumanError('The extension could not be built.');
  return built.stdout.trim().split('\n');
}

/** README without what is not in the package: there is no page on the web that it could be taken from. */
function packagedReadme(readme) {
  const text = readme.replace(/^!\[[^\]]*\]\([^)]*\)\n\n?/gm, '');
  return text.replace(/\[([^\]]+)\]\((?![a-z]+:|#)([^)#]+)[^)]*\)/g, (link, words, target) =>
    TAKEN.some((name) => target === name || target.startsWith(`${name}/`)) ? link : words,
  );
}

/** The licences of all packages that are part of the bundles. */
async function notices(inputs) {
  const names = inputs.map((input) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]);
  const parts = [];
  for (const name of [...new Set(names)].filter(Boolean).sort()) {
    const folder = path.join(projectRoot, 'node_modules', name);
    const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const found = (await readdir(folder)).find((file) => /^licen[cs]e(\.(md|txt))?$/i.test(file));
    if (!found) throw new HumanError(`${name} has no file with its licence.`);
    const text = (await readFile(path.join(folder, found), 'utf8')).trim();
    parts.push(`${name} ${version} (${license})\n\n${text}\n`);
  }
  const intro = 'CloudTrail Inspector contains these packages. Their licences:\n';
  return [intro, ...parts].join(`\n${'-'.repeat(80)}\n\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  runMain(async () => {
    const { name, version } = JSON.parse(await readFile(path.join(projectRoot, 'package.json'), 'utf8'));
    const file = path.resolve(process.argv[2] ?? path.join(projectRoot, `${name}-${version}.vsix`));
    const { bytes, content } = await makePackage(file);
    for (const entry of content) console.log(`${String(entry.bytes).padStart(9)}  ${entry.name}`);
    console.log(`\n${path.relative(process.cwd(), file)}  ${Math.ceil(bytes / 1000)} KB`);
  });
}
