import type { Shape } from '../../event/shape';
import type { FoundRecord, ObjectKind } from '../walk/result';
import { type Makeup, shapeAt } from './placed';

export const DIGEST: Shape = { id: 'digest', title: 'digest file' };
export const NONE: Shape = { id: 'none', title: 'no CloudTrail log' };

/** Shapes whose records are rebuilt from objects, by what the walk calls these. */
const OBJECTS: Readonly<Record<ObjectKind, Shape>> = {
  'lookup-item': { id: 'lookup-item', title: 'lookup-events items' },
  lake: { id: 'lake', title: 'CloudTrail Lake' },
  ocsf: { id: 'ocsf', title: 'OCSF' },
  renamed: { id: 'stored', title: 'records of a store' },
  elastic: { id: 'elastic', title: 'Elastic AWS integration' },
  insights: { id: 'insights-fields', title: 'fields of CloudWatch Logs Insights' },
  'athena-row': { id: 'athena-results', title: 'Athena query results' },
};

/** Shapes that are tables whose columns are the fields of records. */
export const TABLES = {
  eventHistory: { id: 'event-history', title: 'Event history CSV' },
  elastic: { id: 'elastic-csv', title: 'Elastic AWS integration, CSV' },
  athena: { id: 'athena', title: 'Athena or Lake CSV' },
} as const satisfies Record<string, Shape>;

/** Whether the records of a shape are rebuilt from columns: they have the fields that it can hold, and no others. */
export function isRebuilt({ id }: Shape): boolean {
  return REBUILT.has(id);
}

const { 'lookup-item': LOOKUP_ITEM, ...REBUILT_OBJECTS } = OBJECTS;
const REBUILT: ReadonlySet<string> = new Set(
  [...Object.values(REBUILT_OBJECTS), ...Object.values(TABLES)].map(({ id }) => id),
);

/** The shape of a log by the first record that was found in it. */
export function shapeOf({ kind, path }: Pick<FoundRecord, 'kind' | 'path'>, makeup: Makeup): Shape {
  const shape = kind && kind !== 'lookup-item' ? OBJECTS[kind] : shapeAt(path, makeup);
  // A damaged item at the root stands where a record could.
  return kind === 'lookup-item' && shape.id === 'record' ? LOOKUP_ITEM : shape;
}
