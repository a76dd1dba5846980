import { codeSpan, words } from '../text/markdown';
import { COLUMNS, type ExportedEvent } from './event';

/** Characters of one cell: more makes no table that anybody reads. */
const MAX_CELL = 300;

/** The heading of a Markdown table of events. */
export function markdownHead(): string {
  return row(COLUMNS.map(({ title }) => words(title))) + row(COLUMNS.map(() => '---'));
}

/** One event as a row of that table. */
export function markdownRow(event: ExportedEvent): string {
  return row(COLUMNS.map(({ text }) => cell(text(event))));
}

/** One event as a table of its own: a line for each thing that is known of it. */
export function markdownEvent(event: ExportedEvent): string {
  const known = COLUMNS.map(({ title, text }) => [title, text(event)] as const).filter(
    ([, value]) => value !== '',
  );
  return (
    row(['Event', 'Value']) +
    row(['---', '---']) +
    known.map(([title, value]) => row([words(title), cell(value)])).join('')
  );
}

/** Log text as a code span: nothing in it is markup. A bar ends a cell even there, unless it is escaped. */
function cell(text: string): string {
  return text === '' ? '' : codeSpan(text, MAX_CELL).replaceAll('|', '\\|');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}
