import { ATHENA } from './shapes/athena';
import type { ObjectShape, TableShape } from './shapes/contract';
import { ELASTIC, ELASTIC_TABLE } from './shapes/elastic';
import { EVENT_HISTORY } from './shapes/eventHistory';
import { LAKE } from './shapes/lake';
import { LOOKUP_ITEM } from './shapes/lookupItem';
import { OCSF } from './shapes/ocsf';
import { ATHENA_ROW, INSIGHTS } from './shapes/queryRows';
import { RECORD_COLUMN } from './shapes/recordColumn';
import { RENAMED } from './shapes/renamed';
import type { ObjectKind } from './walk/result';

// A bundle of its own, which is loaded with the first log that has to be rebuilt: most logs hold their records.

/** Shapes whose records are rebuilt from objects, by what the walk calls these. */
export const OBJECT_SHAPES: Readonly<Record<ObjectKind, ObjectShape>> = {
  'lookup-item': LOOKUP_ITEM,
  lake: LAKE,
  ocsf: OCSF,
  renamed: RENAMED,
  elastic: ELASTIC,
  insights: INSIGHTS,
  'athena-row': ATHENA_ROW,
};

/** Shapes that are tables; the first that a table's columns are of is its own. */
export const TABLE_SHAPES: readonly TableShape[] = [RECORD_COLUMN, EVENT_HISTORY, ELASTIC_TABLE, ATHENA];
