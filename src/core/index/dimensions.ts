import { type ColumnName, EVENT_COLUMNS } from '../event/columns';
import { findField } from '../filter/fields';
import { nearestName } from '../filter/nearest';
import type { CommonName, IdentityName } from '../rows/schema';
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
  /** A codicon. */
  readonly icon: string;
  /** How the events of an index fall into its groups. */
  readonly axis: AxisOf;
  /** Set where groups stand in the order of time, not of size. */
  readonly chronological?: true;
  /** Values in the order in which they are listed, where it is not that of size. */
  readonly ranks?: readonly string[];
  /** Set if there is a pick list for it: the command `cloudtrail.filterBy…`. */
  readonly pick?: true;
}

/** The label of the group of events that have no value. */
export const NO_VALUE = '(none)';

const HOUR = 3_600_000;

/** The axes of columns that are neither texts nor a part of the identity. */
const AXES: Readonly<Partial<Record<ColumnName, AxisOf>>> = {
  actor: actorAxis,
  outcome: outcomeAxis,
  risk: riskAxis,
  resource: resourceAxis,
};

/** The dimensions of columns that can be grouped by. */
const OF_COLUMNS: readonly Dimension[] = EVENT_COLUMNS.flatMap(({ name, kept, filter, group }) => {
  if (!group || !filter) return [];
  const { title, icon, shown, key, namesCallers, ranked, pick } = group;
  const axis =
    AXES[name] ??
    (kept === 'identity'
      ? identityAxis(key ?? (name as IdentityName), name as IdentityName, namesCallers)
      : textAxis(name as CommonName, shown));
  const ranks = ranked && filter.choices;
  return [{ name: filter.name, title, icon, axis, ...(ranks && { ranks }), ...(pick && { pick }) }];
});

/** Every dimension: those of columns, and what is known of an event without one. */
export const DIMENSIONS: readonly Dimension[] = [
  ...OF_COLUMNS,
  { name: 'file', title: 'File', icon: 'file', axis: fileAxis },
  {
    name: 'day',
    title: 'Day',
    icon: 'calendar',
    axis: timeAxis({ milliseconds: 24 * HOUR, keyLength: 10, rest: 'T00:00Z', label: (key) => key }),
    chronological: true,
  },
  {
    name: 'hour',
    title: 'Hour',
    icon: 'watch',
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
  return { name, title: name, icon: 'folder', axis: pathAxis(name) };
}
