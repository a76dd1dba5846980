import { grouped } from '../text/count';

/** A stretch of a report that leads to a place in a log. Offsets in UTF-16 units of the report's text. */
export interface ReportLink {
  readonly start: number;
  readonly end: number;
  /** Number of the log, in the order of the report's data. */
  readonly log: number;
  /** Place in the log, in bytes of the inflated file. */
  readonly offset: number;
  readonly length: number;
}

/** A cell of a table: text, aligned to the right where it is a number. */
export type Cell = string | number;

/** Writes the text of a report: headings, aligned tables and links. */
export class ReportText {
  #text = '';
  readonly links: ReportLink[] = [];

  get text(): string {
    return this.#text;
  }

  line(text = ''): void {
    this.#text += `${text}\n`;
  }

  heading(text: string): void {
    this.#text += `\n${text}\n${'─'.repeat(text.length)}\n`;
  }

  /** A line that leads to a place in a log. */
  linkLine(indent: string, title: string, behind: string, target: Omit<ReportLink, 'start' | 'end'>): void {
    const start = this.#text.length + indent.length;
    this.#text += `${indent}${title}${behind}\n`;
    this.links.push({ ...target, start, end: start + title.length });
  }

  table(header: readonly string[], rows: readonly (readonly Cell[])[]): void {
    const shown = rows.map((row) => row.map(cellText));
    const widths = header.map((title, column) =>
      Math.max(title.length, ...shown.map((row) => row[column]?.length ?? 0)),
    );
    const isNumber = header.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
    const write = (cells: readonly string[]) => {
      const padded = cells.map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
      );
      this.line(`  ${padded.join('  ')}`.trimEnd());
    };
    write(header);
    for (const row of shown) write(row);
  }
}

function cellText(cell: Cell): string {
  return typeof cell === 'number' ? grouped(cell) : cell;
}

/** A number of bytes for people: `1.2 MB`. */
export function byteText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const power = Math.min(3, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${['B', 'kB', 'MB', 'GB'][power]}`;
}
