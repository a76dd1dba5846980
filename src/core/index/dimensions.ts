import { COLUMNS, type Column, shortService } from '../filter/columns';
import { findField } from '../filter/fields';
import { nearestName } from '../filter/nearest';
import type { EventFacts } from '../trail/event';

/** Something that events can be grouped by. */
export interface Dimension {
  /** The name of the filter's field for the same thing, where there is one. */
  readonly name: string;
  readonly title: string;
  /** The value as recorded, empty where there is none. Equal keys are one group. */
  readonly key: (facts: EventFacts) => string;
  /** What to call that value. Log text, except for `NO_VALUE`. */
  readonly label: (facts: EventFacts) => string;
  /** Set where groups stand in the order of time, not of size. */
  readonly chronological?: true;
}

/** The label of the group of events that have no value. */
export const NO_VALUE = '(none)';

/** Every dimension. A new one is a new row. */
export const DIMENSIONS: readonly Dimension[] = [
  {
    name: 'principal',
    title: 'Principal',
    key: ({ principal }) => principal.key,
    label: ({ principal }) => principal.label || NO_VALUE,
  },
  column('role', 'Role', 'role'),
  column('session', 'Session', 'session'),
  column('key', 'Access Key', 'accessKey'),
  column('account', 'Account', 'account'),
  column('type', 'Identity Type', 'type'),
  column('service', 'Service', 'source', shortService),
  column('action', 'Action', 'name'),
  column('outcome', 'Outcome', 'outcome'),
  column('error', 'Error', 'error'),
  column('ip', 'Source IP', 'sourceIp'),
  column('region', 'Region', 'region'),
  column('agent', 'User Agent', 'userAgent'),
  time('day', 'Day', (iso) => iso.slice(0, 10)),
  time(
    'hour',
    'Hour',
    (iso) => iso.slice(0, 13),
    (key) => `${key.replace('T', ' ')}:00`,
  ),
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
  throw new RangeError(`Unknown dimension "${name}". ${hint}`);
}

function column(name: string, title: string, from: Column, shown = (key: string) => key): Dimension {
  const key = COLUMNS[from];
  return { name, title, key, label: (facts) => shown(key(facts)) || NO_VALUE };
}

function time(
  name: string,
  title: string,
  cut: (iso: string) => string,
  shown = (key: string) => key,
): Dimension {
  const key = ({ timeMs }: EventFacts) => {
    const date = new Date(timeMs);
    return Number.isNaN(date.getTime()) ? '' : cut(date.toISOString());
  };
  const label = (facts: EventFacts) => {
    const recorded = key(facts);
    return recorded === '' ? NO_VALUE : shown(recorded);
  };
  return { name, title, key, label, chronological: true };
}
