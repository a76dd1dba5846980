/**
 * Writes the tables of README and `docs` that come from elsewhere: settings and commands from package.json, the filter's
 * fields and the problem codes from the sources, and the libraries from the bundles. Each is between two marker comments;
 * the rest is written by hand.
 *
 * make-readme.mjs [--check]   --check changes nothing, and fails where a table differs
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { HumanError, runMain } from '../host/human-error.mjs';
import { projectRoot } from '../host/paths.mjs';

/** The document that has each table. */
const DOCUMENTS = {
  settings: 'README.md',
  commands: 'docs/commands.md',
  fields: 'docs/filters.md',
  problems: 'docs/formats.md',
  libraries: 'docs/security.md',
};
const readJson = (name) => JSON.parse(readFileSync(path.join(projectRoot, name), 'utf8'));

/** Text in a cell; code in it may hold bars. */
const row = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** The modules of `src/core` that tables come from: pure, so that they run here as they do in the extension. */
async function loadSources() {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: projectRoot,
    stdin: {
      contents: `export { filterReferenceMarkdown } from './src/core/filter/reference';
        export { PROBLEMS } from './src/core/trail/problems';`,
      resolveDir: projectRoot,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Why each library is part of the extension. One that is not named here fails, and so does one that is not bundled. */
const WHY = {
  assemblyscript:
    'the runtime of the scanner that is compiled to WebAssembly: a few lines of its standard library',
  'csv-parse': 'reads tables',
  'csv-stringify': 'quotes the cells of exported tables',
  'ipaddr.js': 'tells whether an address lies in a range: `ip:203.0.113.0/24`',
  'jsonc-parser': 'tells which key or value of damaged JSON is at the cursor',
  minipass: 'streams of `tar`',
  minizlib: 'inflates for `tar`, by the zlib of Node.js',
  pako: 'inflates damaged gzip on the web, where there is no zlib',
  pend: 'waits for several things at once, for `yauzl`',
  picomatch: 'matches `cloudtrail.include` and `cloudtrail.exclude`',
  tar: 'reads tar archives; nothing is unpacked to disk',
  uplot: 'draws the timeline',
  yauzl: 'reads zip archives; nothing is unpacked to disk',
  zod: 'checks settings, stored filters, and what pages and other extensions say',
};

/** The packages that the bundles hold, each with its version and why. */
function libraries() {
  const folder = mkdtempSync(path.join(tmpdir(), 'cloudtrail-'));
  const args = ['esbuild.mjs', '--production', '--list', `--outdir=${folder}`];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: projectRoot, encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  if (status !== 0) throw new HumanError('The extension could not be built.');
  const found = [...stdout.matchAll(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, name]) => name);
  const names = [...new Set(found)].sort();
  const other = [...names, ...Object.keys(WHY)].find((name) => !names.includes(name) || !(name in WHY));
  if (other)
    throw new HumanError(
      `The reason for ${other} is missing, or is one too many: see WHY in make-readme.mjs.`,
    );
  return names.map((name) => {
    const { version, license } = readJson(path.join('node_modules', name, 'package.json'));
    return [`\`${name}\``, version, license, WHY[name]];
  });
}

/** What stands between the markers, by their names. */
async function sections() {
  const { contributes } = readJson('package.json');
  const texts = readJson('package.nls.json');
  const text = (value = '') => value.replace(/^%(.*)%$/, (_, key) => texts[key] ?? value);
  const { filterReferenceMarkdown, PROBLEMS } = await loadSources();

  const settings = Object.entries(contributes.configuration.properties).map(([name, setting]) => {
    const choices = (setting.enum ?? []).map(
      (value, index) => `\`${value}\`: ${text(setting.enumDescriptions?.[index])}`,
    );
    const what = [text(setting.markdownDescription ?? setting.description), ...choices].join('<br>');
    return [`\`${name}\``, `\`${JSON.stringify(setting.default)}\``, what];
  });
  const commands = contributes.commands.map(({ command, title, category }) => [
    `${category}: ${text(title)}`,
    `\`${command}\``,
  ]);
  const problems = Object.entries(PROBLEMS).map(([code, message]) => [`\`${code}\``, message]);
  return {
    settings: table(['setting', 'default', 'what it does'], settings),
    commands: table(['command', 'ID, for key bindings'], commands),
    fields: filterReferenceMarkdown(),
    problems: table(['code', 'what it says'], problems),
    libraries: table(['library', 'version', 'license', 'what it does'], libraries()),
  };
}

runMain(async () => {
  for (const [name, content] of Object.entries(await sections())) {
    const document = path.join(projectRoot, DOCUMENTS[name]);
    const before = readFileSync(document, 'utf8');
    const [start, end] = [`<!-- ${name}: written by npm run readme -->`, `<!-- end of ${name} -->`];
    const from = before.indexOf(start);
    const to = before.indexOf(end);
    if (from < 0 || to < from)
      throw new HumanError(`${DOCUMENTS[name]} has no place for ${name}: ${start} … ${end}`);
    const after = `${before.slice(0, from + start.length)}\n\n${content}\n\n${before.slice(to)}`;
    if (after === before) continue;
    if (process.argv.includes('--check'))
      throw new HumanError(
        `${DOCUMENTS[name]} differs from package.json or the sources: run npm run readme.`,
      );
    writeFileSync(document, after);
  }
});
