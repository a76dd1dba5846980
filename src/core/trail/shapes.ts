/** A form in which CloudTrail events are kept on disk. */
export interface Shape {
  readonly id: string;
  /** What the status bar and the load report call it. */
  readonly title: string;
}

/**
 * Shapes by the place of their records: the keys and arrays above a record. An array at the root and JSON Lines
 * are forms of the same shape.
 */
const SHAPES: readonly (Shape & { readonly at: readonly string[] })[] = [
  { id: 's3', title: 'S3 log file', at: ['Records[]'] },
  { id: 'lookup-events', title: 'lookup-events', at: ['Events[].CloudTrailEvent'] },
  { id: 'lookup-item', title: 'lookup-events items', at: ['CloudTrailEvent'] },
  { id: 'record', title: 'records', at: [''] },
  { id: 'eventbridge', title: 'EventBridge', at: ['detail'] },
  { id: 'cloudwatch-logs', title: 'CloudWatch Logs', at: ['events[].message'] },
  { id: 'cloudwatch-subscription', title: 'CloudWatch Logs subscription', at: ['logEvents[].message'] },
  { id: 'cloudwatch-insights', title: 'CloudWatch Logs Insights', at: ['results[][].value'] },
  {
    id: 'shipper',
    title: 'log shipper',
    at: ['_raw', 'message', '@message', 'event.original', 'aws.cloudtrail', '_source', 'hits.hits[]._source'],
  },
];

const WRAPPED: Shape = { id: 'wrapped', title: 'wrapped records' };
export const DIGEST: Shape = { id: 'digest', title: 'digest file' };
export const NONE: Shape = { id: 'none', title: 'no CloudTrail log' };

const BY_PLACE = new Map<string, Shape>();
for (const { at, id, title } of SHAPES) for (const place of at) BY_PLACE.set(place, { id, title });

/** The shape of a log by where its first record was found. */
export function shapeAt(path: string): Shape {
  const inItem = path.replace(/^(?:\[\])+\.?/, '');
  return BY_PLACE.get(inItem) ?? WRAPPED;
}
