import { shortService } from '../event/columns';
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
  textAxis,
  timeAxis,
} from './axes';

/** Something that events can be grouped by. */
export interface Dimension {
  /** The name of the filter's field for the same thing, where there is one. */
  readonly name: string;
  readonly title: string;
  /** How the events of an index fall into its groups. */
  readonly axis: AxisOf;
  /** Set where groups stand in the order of time, not of size. */
  readonly chronological?: true;
}

/** The label of the group of events that have no value. */
export const NO_VALUE = '(none)';

const HOUR = 3_600_000;

/** Every dimension. A new one is a new row. */
export const DIMENSIONS: readonly Dimension[] = [
  { name: 'principal', title: 'Principal', axis: identityAxis('key', 'label', true) },
  { name: 'role', title: 'Role', axis: identityAxis('role', 'role', true) },
  { name: 'session', title: 'Session', axis: identityAxis('session', 'session', true) },
  { name: 'key', title: 'Access Key', axis: identityAxis('accessKey') },
  { name: 'account', title: 'Account', axis: identityAxis('account') },
  { name: 'type', title: 'Identity Type', axis: identityAxis('type') },
  { name: 'service', title: 'Service', axis: textAxis('source', shortService) },
  { name: 'action', title: 'Action', axis: textAxis('name') },
  { name: 'actor', title: 'Actor', axis: actorAxis },
  { name: 'outcome', title: 'Outcome', axis: outcomeAxis },
  { name: 'risk', title: 'Risk', axis: riskAxis },
  { name: 'error', title: 'Error', axis: textAxis('error') },
  { name: 'ip', title: 'Source IP', axis: textAxis('sourceIp') },
  { name: 'region', title: 'Region', axis: textAxis('region') },
  { name: 'agent', title: 'User Agent', axis: textAxis('userAgent') },
  { name: 'recipient', title: 'Recipient Account', axis: textAxis('recipient') },
  { name: 'graph', title: 'Detective Graph', axis: textAxis('graph') },
  { name: 'resource', title: 'Resource', axis: resourceAxis },
  { name: 'file', title: 'File', axis: fileAxis },
  {
    name: 'day',
    title: 'Day',
    axis: timeAxis({ milliseconds: 24 * HOUR, keyLength: 10, rest: 'T00:00Z', label: (key) => key }),
    chronological: true,
  },
  {
    name: 'hour',
    title: 'Hour',
    axis: timeAxis({
      milliseconds: HOUR,
      keyLength: 13,
      rest: ':00Z',
      label: (key) => `${key.replace('T', ' ')}:00`,
    }),
    chronological: true,
  },
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
  return { name, title: name, axis: pathAxis(name) };
}
