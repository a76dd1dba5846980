/**
 * Records the colours that VS Code's themes give to a webview, for the tests of pages: `node test/support/record-themes.mjs`.
 * To be run again when VS Code is another version, or a page uses other variables.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { HumanError, runMain } from '../host/human-error.mjs';
import { projectRoot, sample } from '../host/paths.mjs';
import { themes } from '../host/settings.mjs';
import { find, runCommand, withWorkbench } from '../host/workbench.mjs';

/** Runs in the page. */
function variablesOf(names) {
  const style = getComputedStyle(document.documentElement);
  const values = names.map((name) => [name, style.getPropertyValue(name).trim()]);
  return {
    classes: document.body.className,
    variables: Object.fromEntries(values.filter(([, value]) => value)),
  };
}

runMain(async () => {
  const pages = path.join(projectRoot, 'src', 'webview');
  const files = readdirSync(pages, { recursive: true })
    .map(String)
    .filter((file) => /\.(css|ts)$/.test(file));
  const texts = files.map((file) => readFileSync(path.join(pages, file), 'utf8'));
  const used = new Set(texts.flatMap((text) => text.match(/--vscode-[\w-]*\w/g) ?? []));
  for (const color of ['blue', 'orange', 'green', 'purple', 'yellow', 'red'])
    used.add(`--vscode-charts-${color}`);
  const recorded = {};
  for (const theme of Object.keys(themes)) {
    await withWorkbench({ folder: sample.folder, openFile: sample.file, theme }, async ({ page }) => {
      await runCommand(page, 'CloudTrail: Show Timeline');
      await find(page, 'css=main .chart', 15_000);
      for (const frame of page.frames()) {
        if ((await frame.locator('main .chart').count()) === 0) continue;
        recorded[theme] = await frame.evaluate(variablesOf, [...used].sort());
      }
      if (!recorded[theme]) throw new HumanError('The page was not found.');
    });
  }
  const file = path.join(projectRoot, 'test', 'support', 'themes.json');
  writeFileSync(file, `${JSON.stringify(recorded, undefined, 2)}\n`);
});
