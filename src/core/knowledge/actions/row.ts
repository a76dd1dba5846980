import type { Confidence } from '../confidence';
import { serviceOf } from '../services/services';

/** What an answer hands out besides descriptions of resources. */
export type HandsOut = 'credentials' | 'secrets' | 'data';

/** An event name and what it stands for. */
export interface Action {
  /** `eventSource`. */
  readonly source: string;
  /** `eventName`, without an API version. */
  readonly name: string;
  /** What the action does, in one sentence. It holds for every record, also for calls that failed: those tried it. */
  readonly what: string;
  readonly handsOut?: HandsOut;
  /** What an investigator looks at, in one sentence or two. */
  readonly why?: string;
  readonly confidence: Confidence;
  /** Its page in the API reference, or the page that describes the event. */
  readonly page: string;
}

/** Leads to the page of an operation, as AWS's SDKs link it. */
const API = 'https://docs.aws.amazon.com/goto/WebAPI/';

const FLAGS: Readonly<Record<string, Partial<Action>>> = {
  '-': {},
  C: { handsOut: 'credentials' },
  S: { handsOut: 'secrets' },
  D: { handsOut: 'data' },
  o: { confidence: 'observed' },
  u: { confidence: 'unverified' },
};

/**
 * Reads a table of actions of one service, one per line: `name | flags | what | why | page`. Flags: `C` hands out credentials,
 * `S` secrets, `D` stored data; `o` known from public logs only, `u` not verified; `-` none. `name=Operation` names the operation of the
 * API reference where it differs. `page` is a web page, or the API's ID if it is not the service's main one. The last two can be missing.
 */
export function actionsOf(prefix: string, table: string): readonly Action[] {
  const source = `${prefix}.amazonaws.com`;
  const reference = serviceOf(source)?.reference ?? '';
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [names = '', flags = '-', what = '', why = '', page = ''] = line
        .split('|')
        .map((cell) => cell.trim());
      const [name = '', operation = name] = names.split('=');
      const base = page === '' ? reference : `${API}${page}`;
      return {
        source,
        name,
        what,
        ...(why !== '' && { why }),
        confidence: 'documented',
        ...Object.assign({}, ...[...flags].map((flag) => FLAGS[flag])),
        page: page.startsWith('https:') ? page : `${base}/${operation}`,
      };
    });
}
