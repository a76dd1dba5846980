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

/** The names that the command lines use for VS Code's own themes. */
export const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  hc: 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
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
