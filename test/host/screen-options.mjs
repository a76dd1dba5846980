import { HumanError } from './human-error.mjs';
import { themes } from './settings.mjs';

/**
 * The flags that say how a workbench looks: --theme, --size, --scale and --setting.
 * @param {Map<string, string[]>} flags
 * @returns {import('./workbench.mjs').WorkbenchOptions}
 */
export function screenOptions(flags) {
  const theme = flags.get('theme')?.at(-1) ?? 'dark';
  if (!(theme in themes))
    throw new HumanError(`--theme is one of ${Object.keys(themes).join(', ')}, not “${theme}”.`);
  const size = flags.get('size')?.at(-1) ?? '1280x800';
  const [, width, height] = /^(\d+)x(\d+)$/.exec(size) ?? [];
  if (!width) throw new HumanError(`--size is a width and a height like 1280x800, not “${size}”.`);
  return {
    theme,
    viewport: { width: Number(width), height: Number(height) },
    scale: Number(flags.get('scale')?.at(-1) ?? 1),
    userSettings: Object.fromEntries((flags.get('setting') ?? []).map(readSetting)),
  };
}

function readSetting(text) {
  const [, key, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (!key) throw new HumanError(`--setting is a key and a value like editor.fontSize=14, not “${text}”.`);
  try {
    return [key, JSON.parse(value)];
  } catch {
    return [key, value];
  }
}
