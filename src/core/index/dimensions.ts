import { COLUMNS, type Derived, shortService, type TextColumn } from '../event/columns';
import type { EventFacts } from '../event/event';
import type { EventExtras } from '../event/extras';
import { findField } from '../filter/fields';
import { nearestName } from '../filter/nearest';
import { showable } from '../text/plain';
import {
  type AxisOf,
  actorAxis,
  fileAxis,
  identityAxis,
  outcomeAxis,
  pathAxis,
  resourceAxis,
  riskAxis,
  type Stretch,
  textAxis,
  timeAxis,
} from './axes';

/** What a dimension can look at in one event alone. */
export type DimensionFacts = EventFacts & Partial<EventExtras & Derived> & { readonly file?: string };

/** Something that events can be grouped by. */
export interface Dimension {
  /** The name of the filter's field for the same thing, where there is one. */
  readonly name: string;
  readonly title: string;
  /** The value as recorded, empty where there is none. Equal keys are one group. */
  readonly key: (facts: DimensionFacts) => string;
  /** What to call that value. Log text, except for `NO_VALUE`. */
  readonly label: (facts: DimensionFacts) => string;
  /** The same over the columns of an index. */
  readonly axis: AxisOf;
  /** Set where values name callers: the account of the caller, since the same name may be another one elsewhere. */
  readonly account?: (facts: DimensionFacts) => string;
  /** Set where groups stand in the order of time, not of size. */
  readonly chronological?: true;
}

/** The label of the group of events that have no value. */
export const NO_VALUE = '(none)';

const HOUR = 3_600_000;

/** Every dimension. A new one is a new row. */
export const DIMENSIONS: readonly Dimension[] = [
  {
    name: 'principal',
    title: 'Principal',
    key: ({ principal }) => principal.key,
    label: ({ principal }) => principal.label || NO_VALUE,
    axis: identityAxis('key', 'label', true),
    account: callerAccount,
  },
  { ...column('role', 'Role', 'role', identityAxis('role', 'role', true)), account: callerAccount },
  {
    ...column('session', 'Session', 'session', identityAxis('session', 'session', true)),
    account: callerAccount,
  },
  column('key', 'Access Key', 'accessKey', identityAxis('accessKey')),
  column('account', 'Account', 'account', identityAxis('account')),
  column('type', 'Identity Type', 'type', identityAxis('type')),
  column('service', 'Service', 'source', textAxis('source', shortService), shortService),
  column('action', 'Action', 'name', textAxis('name')),
  {
    name: 'actor',
    title: 'Actor',
    key: ({ actor }) => actor?.key ?? '',
    label: ({ actor }) => actor?.label || NO_VALUE,
    axis: actorAxis,
    account: ({ actor }) => actor?.account ?? '',
  },
  column('outcome', 'Outcome', 'outcome', outcomeAxis),
  column('risk', 'Risk', 'risk', riskAxis),
  column('error', 'Error', 'error', textAxis('error')),
  column('ip', 'Source IP', 'sourceIp', textAxis('sourceIp')),
  column('region', 'Region', 'region', textAxis('region')),
  column('agent', 'User Agent', 'userAgent', textAxis('userAgent')),
  column('recipient', 'Recipient Account', 'recipient', textAxis('recipient')),
  extra('graph', 'Detective Graph', ({ graph = '' }) => graph, textAxis('graph')),
  extra('resource', 'Resource', ({ resources = [] }) => resources[0] ?? '', resourceAxis),
  extra('file', 'File', ({ file = '' }) => file, fileAxis),
  time('day', 'Day', { milliseconds: 24 * HOUR, keyLength: 10, rest: 'T00:00Z', label: (key) => key }),
  time('hour', 'Hour', {
    milliseconds: HOUR,
    keyLength: 13,
    rest: ':00Z',
    label: (key) => `${key.replace('T', ' ')}:00`,
  }),
];

const BY_NAME = new Map(DIMENSIONS.map((dimension) => [dimension.name, dimension]));

/**
 * The dimension of a name, or of another name of the filter's field (`eventName` is `action`).
 * @throws RangeError if there is none, with the nearest name
 */
export function findDimension(name: string): Dimension {
  const dimension = BY_NAME.get(name) ?? BY_NAME.get(findField(name)?.name ?? name.toLowerCase());
  if (dimension) return dimension;
  const names = [...BY_NAME.keys()];
  const meant = nearestName(name, names);
  const hint = meant === undefined ? `There are ${names.join(', ')}.` : `Did you mean "${meant}"?`;
  throw new RangeError(`Unknown dimension "${showable(name, 60)}". ${hint}`);
}

/** The dimension of a path of the record. It counts what was read of it: see `EventIndex.paths`. */
export function pathDimension(name: string): Dimension {
  // No list of events is grouped by a path.
  const none = () => NO_VALUE;
  return { name, title: name, key: none, label: none, axis: pathAxis(name) };
}

function callerAccount({ principal }: DimensionFacts): string {
  return principal.account;
}

function column(
  name: string,
  title: string,
  from: TextColumn,
  axis: AxisOf,
  shown = (key: string) => key,
): Dimension {
  const key = COLUMNS[from];
  return { name, title, key, label: (facts) => shown(key(facts)) || NO_VALUE, axis };
}

function extra(name: string, title: string, key: Dimension['key'], axis: AxisOf): Dimension {
  return { name, title, key, label: (facts) => key(facts) || NO_VALUE, axis };
}

function time(name: string, title: string, stretch: Stretch): Dimension {
  const key = ({ timeMs }: EventFacts) => {
    const date = new Date(timeMs);
    return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, stretch.keyLength);
  };
  const label = (facts: EventFacts) => {
    const recorded = key(facts);
    return recorded === '' ? NO_VALUE : stretch.label(recorded);
  };
  return { name, title, key, label, axis: timeAxis(stretch), chronological: true };
}
