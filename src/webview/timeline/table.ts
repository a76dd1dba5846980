import type { Stacked } from './stacked';
import { Times } from './timeLabels';
import { count, element, fill, words } from './words';

/** So many rows are read by nobody. */
const MAX_ROWS = 500;

/** What is done in the table. */
export interface TableListener {
  filterTo(bucket: number): void;
  show(bucket: number, layer: number | null): void;
}

/** The same numbers as a table, for those who read rather than look: a row for each bucket that holds events. */
export function makeTable(stacked: Stacked, listener: TableListener): HTMLTableElement {
  const { answer, drawn, totals, heights } = stacked;
  const times = new Times(answer.zone);
  const table = element('table');
  const filled = heights.filter((height) => height > 0).length;
  const isCut = filled > MAX_ROWS;
  const note = isCut ? fill(words.firstRows, count(MAX_ROWS), count(filled)) : '';
  table.append(isCut ? element('caption', 'note', note) : element('caption', 'unseen', words.chart));
  const head = table.createTHead().insertRow();
  const isFiltered = answer.outside.length > 0;
  const titles = [
    fill(words.time, answer.zone),
    words.total,
    ...drawn.map((layer) => answer.layers[layer]!.label),
    ...(isFiltered ? [words.outside] : []),
  ];
  for (const title of titles) {
    const cell = element('th', '', title);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  for (let bucket = 0; bucket < stacked.length && body.rows.length < MAX_ROWS; bucket++) {
    if (heights[bucket] === 0) continue;
    const row = body.insertRow();
    const name = times.stretch(stacked.bucket(bucket), answer.size);
    const header = element('th');
    header.scope = 'row';
    header.append(button(name, fill(words.filterTo, name), () => listener.filterTo(bucket)));
    row.append(header);
    const cell = (events: number, layer: number | null) => {
      const label = fill(words.showEvent, name);
      const shown = count(events);
      const inside =
        events > 0 ? button(shown, `${shown}, ${label}`, () => listener.show(bucket, layer)) : shown;
      row.insertCell().append(inside);
    };
    cell(totals[bucket]!, null);
    for (const layer of drawn) cell(answer.layers[layer]!.counts[bucket]!, layer);
    if (isFiltered) row.insertCell().append(count(answer.outside[bucket]!));
  }
  return table;
}

function button(text: string, label: string, run: () => void): HTMLButtonElement {
  const made = element('button', 'link', text);
  made.type = 'button';
  made.setAttribute('aria-label', label);
  made.addEventListener('click', run);
  return made;
}
