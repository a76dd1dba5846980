import type { Shape } from '../../event/shape';
import type { FoundRecord, ObjectKind } from '../walk/result';
import { ATHENA } from './athena';
import type { ObjectShape, TableShape } from './contract';
import { EVENT_HISTORY } from './eventHistory';
import { LAKE } from './lake';
import { LOOKUP_ITEM } from './lookupItem';
import { OCSF } from './ocsf';
import { type Makeup, shapeAt } from './placed';
import { RECORD_COLUMN } from './recordColumn';
import { STORED } from './stored';

export const DIGEST: Shape = { id: 'digest', title: 'digest file' };
export const NONE: Shape = { id: 'none', title: 'no CloudTrail log' };

/** Shapes whose records are rebuilt from objects, by what the walk calls these. */
export const OBJECT_SHAPES: Readonly<Record<ObjectKind, ObjectShape>> = {
  'lookup-item': LOOKUP_ITEM,
  lake: LAKE,
  ocsf: OCSF,
  stored: STORED,
};

/** Shapes that are tables; the first that a table's columns are of is its own. */
export const TABLE_SHAPES: readonly TableShape[] = [RECORD_COLUMN, EVENT_HISTORY, ATHENA];

/** Whether the records of a shape are rebuilt from columns: they have the fields that it can hold, and no others. */
export function isRebuilt({ id }: Shape): boolean {
  return REBUILT.has(id);
}

const REBUILT: ReadonlySet<string> = new Set([LAKE.id, OCSF.id, STORED.id, EVENT_HISTORY.id, ATHENA.id]);

/** The shape of a log by the first record that was found in it. */
export function shapeOf({ kind, path }: Pick<FoundRecord, 'kind' | 'path'>, makeup: Makeup): Shape {
  const { id, title } = kind && kind !== 'lookup-item' ? OBJECT_SHAPES[kind] : shapeAt(path, makeup);
  // A damaged item at the root stands where a record could.
  if (kind === 'lookup-item' && id === 'record') return { id: LOOKUP_ITEM.id, title: LOOKUP_ITEM.title };
  return { id, title };
}
