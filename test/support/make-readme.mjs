/**
 * Writes the tables of README that come from elsewhere: settings and commands from package.json, the filter's fields and
 * the problem codes from the sources. Each stands between two marker comments; the rest of README is written by hand.
 *
 * make-readme.mjs [--check]   --check changes nothing, and fails where README differs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { HumanError, runMain } from '../host/human-error.mjs';
import { projectRoot } from '../host/paths.mjs';

const readme = path.join(projectRoot, 'README.md');
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
  };
}

runMain(async () => {
  const before = readFileSync(readme, 'utf8');
  let after = before;
  for (const [name, content] of Object.entries(await sections())) {
    const [start, end] = [`<!-- ${name}: written by npm run readme -->`, `<!-- end of ${name} -->`];
    const from = after.indexOf(start);
    const to = after.indexOf(end);
    if (from < 0 || to < from) throw new HumanError(`README has no place for ${name}: ${start} … ${end}`);
    after = `${after.slice(0, from + start.length)}\n\n${content}\n\n${after.slice(to)}`;
  }
  if (after === before) return;
  if (process.argv.includes('--check'))
    throw new HumanError('README is not up to date with package.json and the sources: run npm run readme.');
  writeFileSync(readme, after);
});
