import { element, setup, words } from './words';

/** The parts of the page. */
export interface Layout {
  readonly view: HTMLElement;
  readonly by: HTMLSelectElement;
  readonly legend: HTMLUListElement;
  readonly showAll: HTMLButtonElement;
  readonly clearTime: HTMLButtonElement;
  readonly toggle: HTMLButtonElement;
  /** Takes keys and the wheel. */
  readonly chart: HTMLElement;
  readonly canvas: HTMLElement;
  readonly tip: HTMLElement;
  readonly table: HTMLElement;
  readonly empty: HTMLElement;
  readonly status: HTMLElement;
}

/** Builds the page's body. */
export function makeLayout(by: string): Layout {
  const tools = element('div', 'tools');
  const label = element('label', '', words.stackBy);
  const select = element('select');
  for (const { name, title } of setup.dimensions) select.add(new Option(title, name, false, name === by));
  label.append(select);
  const legend = element('ul', 'legend');
  legend.setAttribute('aria-label', words.legend);
  const [showAll, clearTime, toggle] = [words.showAll, words.clearTime, words.table].map(button) as [
    HTMLButtonElement,
    HTMLButtonElement,
    HTMLButtonElement,
  ];
  tools.append(label, toggle, showAll, clearTime, legend);

  const view = element('div', 'view');
  const chart = element('div', 'chart');
  chart.tabIndex = 0;
  // Keys go to the chart itself: screen readers are told so.
  chart.setAttribute('role', 'application');
  chart.setAttribute('aria-label', words.chart);
  chart.setAttribute('aria-describedby', 'keys');
  const canvas = element('div', 'canvas');
  const tip = element('div', 'tip');
  tip.setAttribute('aria-hidden', 'true');
  tip.hidden = true;
  const keys = element('p', 'unseen', words.keys);
  keys.id = 'keys';
  chart.append(canvas, tip);
  const table = element('div', 'table');
  table.hidden = true;
  const empty = element('p', 'empty', words.noEvents);
  empty.hidden = true;
  view.append(chart, table, empty, keys);

  const status = element('p', 'status');
  status.setAttribute('role', 'status');
  const main = element('main');
  main.append(tools, view, status);
  document.body.append(main);
  return { view, by: select, legend, showAll, clearTime, toggle, chart, canvas, tip, table, empty, status };
}

function button(text: string): HTMLButtonElement {
  const made = element('button', 'action', text);
  made.type = 'button';
  return made;
}
