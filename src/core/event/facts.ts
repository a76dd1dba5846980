import { accountOf, booleanOf, type JsonObject, objectOf, textOf } from '../json/members';
import { parseTime } from '../knowledge/times';
import type { EventFacts } from './event';
import { errorOf, hasFailed } from './outcome';
import { principalOf } from './principal';

/**
 * What the index keeps of a parsed record. Takes any JSON value and never throws; what is not there, or has
 * the wrong type, is empty.
 *
 * Records without the usual fields lend others: an Insights event its `insightDetails.eventName` and
 * `eventSource`; an aggregated event its `eventId`, `accountId` and the start of its `timeWindow`.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aggregated-events.html
 */
export function factsOf(record: unknown): EventFacts {
  const event = objectOf(record);
  const insight = objectOf(event['insightDetails']);
  const isAggregated = event['eventType'] === 'AwsAggregatedEvent';
  const recordedTime = timeOf(event, isAggregated);
  return {
    id: textOf(event['eventID']) || textOf(event['eventId']),
    time: textOf(recordedTime),
    timeMs: parseTime(recordedTime),
    source: textOf(event['eventSource']) || textOf(insight['eventSource']),
    name: textOf(event['eventName']) || textOf(insight['eventName']),
    region: textOf(event['awsRegion']),
    sourceIp: textOf(event['sourceIPAddress']),
    userAgent: textOf(event['userAgent']),
    error: errorOf(event),
    failed: hasFailed(event),
    readOnly: booleanOf(event['readOnly']),
    eventType: textOf(event['eventType']),
    requestId: textOf(event['requestID']),
    sharedId: textOf(event['sharedEventID']),
    recipient: accountOf(event['recipientAccountId']) || (isAggregated ? accountOf(event['accountId']) : ''),
    principal: principalOf(record),
  };
}

/** Members that shippers keep an event's time in, where they have taken `eventTime` away. */
export const SHIPPED_TIMES: readonly string[] = ['@timestamp', '_time', 'timestamp', 'time'];

/** Whether a record has a time of its own, of whatever name. */
export function hasTime(event: JsonObject): boolean {
  return textOf(timeOf(event, event['eventType'] === 'AwsAggregatedEvent')) !== '';
}

/**
 * The time of a record: `eventTime`, of an aggregated event the start of its window, or the time that a log shipper left in
 * their place. Logstash's CloudTrail codec moves `eventTime` to `@timestamp`.
 * https://github.com/logstash-plugins/logstash-codec-cloudtrail
 */
function timeOf(event: JsonObject, isAggregated: boolean): unknown {
  const recorded = event['eventTime'];
  if (recorded !== undefined && recorded !== null && recorded !== '') return recorded;
  if (isAggregated) return objectOf(event['timeWindow'])['windowStart'];
  for (const name of SHIPPED_TIMES) {
    const shipped = event[name];
    if (typeof shipped === 'string' && !Number.isNaN(parseTime(shipped))) return shipped;
  }
  return recorded;
}
