import { existsSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A quiet VS Code: nothing that pops up, phones home or changes files by itself. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  // A headless browser says that it prefers light colours.
  'window.autoDetectColorScheme': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
};

/**
 * VS Code's own themes by the names that the command lines use: the setting's value, and the class that the workbench
 * has once it shows the theme.
 */
export const themes = {
  dark: { name: 'Dark Modern', className: 'vscode-theme-defaults-themes-dark_modern-json' },
  light: { name: 'Light Modern', className: 'vscode-theme-defaults-themes-light_modern-json' },
  hc: { name: 'Default High Contrast', className: 'vscode-theme-defaults-themes-hc_black-json' },
  'hc-light': {
    name: 'Default High Contrast Light',
    className: 'vscode-theme-defaults-themes-hc_light-json',
  },
};

/**
 * Puts user settings where the server looks for them, unless the folder has some. Settings where the desktop keeps
 * them (`User/settings.json`) count as well, so that one folder serves both.
 * @param {string} dataDir
 * @param {Record<string, unknown>} [extra]
 */
export async function writeSettings(dataDir, extra) {
  const folder = path.join(dataDir, 'data', 'User');
  const file = path.join(folder, 'settings.json');
  if (existsSync(file)) return;
  await mkdir(folder, { recursive: true });
  const desktop = path.join(dataDir, 'User', 'settings.json');
  if (existsSync(desktop)) await copyFile(desktop, file);
  else await writeFile(file, `${JSON.stringify({ ...quietSettings, ...extra }, undefined, 2)}\n`);
}
