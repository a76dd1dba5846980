import type { Stacked } from './stacked';
import type { Paint, Theme } from './theme';
import { count, element, words } from './words';

/** The layers with their colours and counts in what is shown; a press hides one or shows it again. */
export function fillLegend(
  list: HTMLElement,
  stacked: Stacked,
  theme: Theme,
  toggle: (label: string) => void,
): void {
  const { layers, outside } = stacked.answer;
  const focused = (document.activeElement as HTMLElement | null)?.dataset['layer'];
  const items = layers.map(({ label, counts }, layer) => {
    const isShown = stacked.drawn.includes(layer);
    const button = element('button', 'layer');
    button.type = 'button';
    button.title = label;
    button.dataset['layer'] = label;
    button.setAttribute('aria-pressed', String(isShown));
    button.append(
      swatch(theme.layer(layers[layer]!, layer)),
      element('span', 'label', label),
      element('span', 'count', count(sum(counts))),
    );
    button.addEventListener('click', () => toggle(label));
    return listItem(button);
  });
  if (sum(outside) > 0) {
    const note = element('span', 'layer');
    note.title = words.outside;
    note.append(
      swatch(theme.outside),
      element('span', 'label', words.outsideShort),
      element('span', 'count', count(sum(outside))),
    );
    items.push(listItem(note));
  }
  list.replaceChildren(...items);
  if (focused === undefined) return;
  for (const button of list.querySelectorAll('button'))
    if (button.dataset['layer'] === focused) button.focus();
}

export function swatch({ background }: Paint): HTMLElement {
  const made = element('span', 'swatch');
  made.style.background = background;
  return made;
}

function listItem(content: HTMLElement): HTMLLIElement {
  const item = element('li');
  item.append(content);
  return item;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}
