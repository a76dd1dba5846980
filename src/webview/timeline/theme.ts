import type { TimelineLayer, Tone } from './messages';

/** How a layer is painted: in the chart, and as the background of its swatch. */
export interface Paint {
  readonly fill: string | CanvasPattern;
  readonly background: string;
}

/** Colours of the theme that are shown now. */
export interface Theme {
  readonly faint: string;
  readonly grid: string;
  readonly font: string;
  /** Of what the time filter keeps out. */
  readonly outside: Paint;
  readonly layer: (layer: TimelineLayer, index: number) => Paint;
}

/** The colours of charts; red stands last, since it means failure elsewhere. */
const CHARTS = ['blue', 'green', 'purple', 'yellow', 'orange', 'red'];

const TONES: Readonly<Record<Tone, string>> = {
  bad: '--vscode-charts-red',
  warn: '--vscode-charts-yellow',
  calm: '--vscode-charts-blue',
  faint: '--vscode-disabledForeground',
};

const GRAY = 'rgba(128, 128, 128, 0.35)';

export function readTheme(): Theme {
  const style = getComputedStyle(document.documentElement);
  const color = (name: string, other: string) => style.getPropertyValue(name).trim() || other;
  const text = color('--vscode-foreground', '#888');
  const isHighContrast =
    document.body.classList.contains('vscode-high-contrast') ||
    document.body.classList.contains('vscode-high-contrast-light');
  const ground = color('--vscode-panel-background', color('--vscode-editor-background', '#000'));
  return {
    faint: isHighContrast ? text : color('--vscode-descriptionForeground', text),
    grid: GRAY,
    font: `11px ${color('--vscode-font-family', 'sans-serif')}`,
    outside: plain(opaque(isHighContrast ? 'rgba(128, 128, 128, 0.6)' : GRAY, ground)),
    layer: ({ tone }, index) => {
      const name = tone ? TONES[tone] : `--vscode-charts-${CHARTS[index % CHARTS.length]}`;
      const shown = opaque(color(name, text), ground);
      // Where contrast is what counts, colour alone is to tell nothing.
      return isHighContrast && tone === 'bad' ? striped(shown, ground) : plain(shown);
    },
  };
}

/** A colour as it looks on a ground: bars lie over one another, and some themes' colours let through what is below. */
function opaque(color: string, ground: string): string {
  const canvas = document.createElement('canvas');
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  for (const one of [ground, color]) {
    context.fillStyle = one;
    context.fillRect(0, 0, 1, 1);
  }
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return `rgb(${red}, ${green}, ${blue})`;
}

function plain(color: string): Paint {
  return { fill: color, background: color };
}

const STRIPE = 4;

/** Stripes on the ground's color: bars lie over one another, and the one below is not to shine through. */
function striped(color: string, ground: string): Paint {
  const tile = document.createElement('canvas');
  tile.width = STRIPE * 2;
  tile.height = STRIPE * 2;
  const context = tile.getContext('2d')!;
  context.fillStyle = ground;
  context.fillRect(0, 0, STRIPE * 2, STRIPE * 2);
  context.fillStyle = color;
  context.fillRect(0, 0, STRIPE * 2, STRIPE);
  const background = `repeating-linear-gradient(${color} 0 2px, ${ground} 2px 4px)`;
  return { fill: context.createPattern(tile, 'repeat') ?? color, background };
}

/** Tells when the user chooses another theme: VS Code then sets other variables. */
export function onThemeChange(then: () => void): void {
  const observer = new MutationObserver(then);
  const options = { attributes: true, attributeFilter: ['style', 'class', 'data-vscode-theme-id'] };
  observer.observe(document.documentElement, options);
  observer.observe(document.body, options);
}
