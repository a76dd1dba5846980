// What an event has in a dimension, told by the event alone: the oracle for the axes of an index.

import type { EventFacts } from '../../../src/core/event/event';
import type { EventExtras } from '../../../src/core/event/extras';
import type { Derived } from '../../../src/core/event/filterFacts';
import { shortService } from '../../../src/core/event/names';
import { findDimension, NO_VALUE } from '../../../src/core/index/dimensions';

/** What a dimension can look at in one event. */
export type OracleFacts = EventFacts & Partial<EventExtras & Derived> & { readonly file?: string };

export interface OracleDimension {
  readonly name: string;
  /** The value as recorded, empty if there is none. Equal keys are one group. */
  readonly key: (facts: OracleFacts) => string;
  /** What to call that value. */
  readonly label: (facts: OracleFacts) => string;
  /** Set if values name callers: the account of the caller. */
  readonly account?: (facts: OracleFacts) => string;
  /** Set if groups are in the order of time. */
  readonly chronological?: true;
}

type Read = (facts: OracleFacts) => string;

const callerAccount: Read = ({ principal }) => principal.account;

/** By the name of the dimension: key, label, account. */
const READERS: Readonly<Record<string, { key: Read; label?: Read; account?: Read }>> = {
  principal: {
    key: ({ principal }) => principal.key,
    label: ({ principal }) => principal.label,
    account: callerAccount,
  },
  role: { key: ({ principal }) => principal.role, account: callerAccount },
  session: { key: ({ principal }) => principal.session, account: callerAccount },
  key: { key: ({ principal }) => principal.accessKey },
  account: { key: callerAccount },
  type: { key: ({ principal }) => principal.type },
  service: { key: ({ source }) => source, label: ({ source }) => shortService(source) },
  action: { key: ({ name }) => name },
  actor: {
    key: ({ actor }) => actor?.key ?? '',
    label: ({ actor }) => actor?.label ?? '',
    account: ({ actor }) => actor?.account ?? '',
  },
  outcome: { key: ({ failed }) => (failed ? 'failed' : 'ok') },
  risk: { key: ({ risk = 'none' }) => risk },
  error: { key: ({ error }) => error },
  ip: { key: ({ sourceIp }) => sourceIp },
  region: { key: ({ region }) => region },
  agent: { key: ({ userAgent }) => userAgent },
  recipient: { key: ({ recipient }) => recipient },
  graph: { key: ({ graph = '' }) => graph },
  resource: { key: ({ resources = [] }) => resources[0] ?? '' },
  invokedBy: { key: ({ invokedBy = '' }) => invokedBy },
  file: { key: ({ file = '' }) => file },
  day: { key: ({ timeMs }) => timeKey(timeMs, 10) },
  hour: {
    key: ({ timeMs }) => timeKey(timeMs, 13),
    label: ({ timeMs }) => {
      const key = timeKey(timeMs, 13);
      return key === '' ? '' : `${key.replace('T', ' ')}:00`;
    },
  },
};

function timeKey(timeMs: number, length: number): string {
  const date = new Date(timeMs);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, length);
}

/** @throws RangeError for an unknown dimension, as `findDimension` does */
export function oracleDimension(name: string): OracleDimension {
  const { name: found, chronological } = findDimension(name);
  const reader = READERS[found];
  if (!reader) throw new Error(`The oracle knows no dimension "${found}": add it to READERS.`);
  const { key, label = key, account } = reader;
  return {
    name: found,
    key,
    label: (facts) => label(facts) || NO_VALUE,
    ...(account && { account }),
    ...(chronological && { chronological }),
  };
}
