import type { Shape } from '../../event/shape';
import type { PlacedShape } from './contract';

/** Shapes by the place of their records. An array at the root and JSON Lines are forms of the same shape. */
const PLACED: readonly PlacedShape[] = [
  { id: 's3', title: 'S3 log file', at: ['Records[]'] },
  { id: 'lookup-events', title: 'lookup-events', at: ['Events[].CloudTrailEvent', 'Events[]'] },
  { id: 'lookup-item', title: 'lookup-events items', at: ['CloudTrailEvent'] },
  { id: 'record', title: 'records', at: [''] },
  { id: 'eventbridge', title: 'EventBridge', at: ['detail'] },
  { id: 'cloudwatch-logs', title: 'CloudWatch Logs', at: ['events[].message'] },
  { id: 'cloudwatch-subscription', title: 'CloudWatch Logs subscription', at: ['logEvents[].message'] },
  { id: 'cloudwatch-insights', title: 'CloudWatch Logs Insights', at: ['results[][].value'] },
  { id: 'lake', title: 'CloudTrail Lake', at: ['QueryResultRows[]', 'QueryResultRows[][].eventJson'] },
];

/**
 * Keys under which log shippers have a record, as a string or an object; anything may be around them, and in them.
 * Elastic's `event.original` and `_source`, Filebeat's `aws.cloudtrail`, Splunk's `_raw`, CloudWatch's `@message`.
 */
const SHIPPERS = ['_raw', 'message', '@message', 'event.original', 'aws.cloudtrail', '_source'];
const IN_SHIPPER = new RegExp(`(?:^|\\.)(?:${SHIPPERS.join('|')})(?:\\[\\])*(?:\\.|$)`);

export const SHIPPER: Shape = { id: 'shipper', title: 'log shipper' };
/** Records in wrappers that are nobody's in particular. */
export const WRAPPED: Shape = { id: 'wrapped', title: 'wrapped records' };
/** Several `{"Records":[…]}` in one file: log files that were put together, one a line or as an array. */
export const S3_LINES: Shape = { id: 's3-lines', title: 'S3 log files' };
/** CloudWatch Logs that were exported to S3: each record has the time of its log event before it. */
export const EXPORT: Shape = { id: 'cloudwatch-export', title: 'CloudWatch Logs export' };

const BY_PLACE = new Map<string, Shape>();
for (const { at, id, title } of PLACED) for (const place of at) BY_PLACE.set(place, { id, title });

/** How a log is made up, besides the place of its first record. */
export interface Makeup {
  /** Number of lists under `Records` that hold some. */
  readonly batches: number;
  /** Times stand before them. */
  readonly stamped: boolean;
}

/** The shape of a log by where its first record was found. */
export function shapeAt(path: string, { batches, stamped }: Makeup): Shape {
  const inItem = path.replace(/^(?:\[\])+\.?/, '');
  if (inItem === '' && stamped) return EXPORT;
  if (inItem === 'Records[]' && batches > 1) return S3_LINES;
  return BY_PLACE.get(inItem) ?? (IN_SHIPPER.test(inItem) ? SHIPPER : WRAPPED);
}
