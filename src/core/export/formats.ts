import { csvRow } from './csv';
import { COLUMNS, type ExportedEvent } from './event';
import { markdownHead, markdownRow } from './markdown';

/** How events are written to a file, piece by piece. */
export interface ExportFormat {
  readonly id: 'json' | 'jsonl' | 'csv' | 'markdown';
  /** Of the file's name, without a dot. */
  readonly suffix: string;
  /** What comes before, between and after the events. */
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  /** One event; `line` is its record on one line, empty unless the format is of records. */
  readonly event: (event: ExportedEvent, line: string) => string;
  /** It holds the records themselves: all of what was recorded, and this extension reads it again. */
  readonly hasRecords: boolean;
}

/** Every format. A new one is a new row. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  {
    // CloudTrail's own layout: whatever reads log files reads this. One record a line, for grep and diff.
    id: 'json',
    suffix: 'json',
    head: '{"Records":[\n',
    between: ',\n',
    tail: '\n]}\n',
    event: (_, line) => line,
    hasRecords: true,
  },
  {
    id: 'jsonl',
    suffix: 'jsonl',
    head: '',
    between: '\n',
    tail: '\n',
    event: (_, line) => line,
    hasRecords: true,
  },
  {
    id: 'csv',
    suffix: 'csv',
    get head() {
      return csvRow(COLUMNS.map(({ name }) => name));
    },
    between: '',
    tail: '',
    event: (event) => csvRow(COLUMNS.map(({ text }) => text(event))),
    hasRecords: false,
  },
  {
    id: 'markdown',
    suffix: 'md',
    head: markdownHead(),
    between: '',
    tail: '',
    event: markdownRow,
    hasRecords: false,
  },
];
