import { RECORD_PAGE } from '../sources';
import type { RecordField } from './rows';

const AGGREGATED =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aggregated-events.html';
const LAKE_INSIGHTS =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-insights-fields-lake.html';
const LAKE_SCHEMA =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html';

/** Top-level fields of other kinds of records, and of CloudTrail Lake. They belong to no `eventVersion` of API calls. */
export const RARE_FIELDS: readonly RecordField[] = [
  {
    name: 'eventId',
    since: '',
    meaning: 'The ID of an aggregated event.',
    conclude: 'Written with a small d, unlike eventID.',
    confidence: 'documented',
    source: AGGREGATED,
  },
  {
    name: 'accountId',
    since: '',
    meaning: 'The account that received an aggregated event.',
    conclude: 'It stands for recipientAccountId there; who called is not in such events.',
    confidence: 'documented',
    source: AGGREGATED,
  },
  {
    name: 'timeWindow',
    since: '',
    meaning: 'The five minutes that an aggregated event counts.',
    conclude: 'Its end is no longer part of it.',
    confidence: 'documented',
    source: AGGREGATED,
  },
  {
    name: 'summary',
    since: '',
    meaning: 'What an aggregated event counted: calls by action, by resource or by caller.',
    conclude: 'Single calls cannot be told apart any more.',
    confidence: 'documented',
    source: AGGREGATED,
  },
  {
    name: 'insightSource',
    since: '',
    meaning: 'The event data store of CloudTrail Lake whose events CloudTrail Insights looked at.',
    conclude: 'The calls themselves are in that store, not in this event.',
    confidence: 'documented',
    source: LAKE_INSIGHTS,
  },
  {
    name: 'insightState',
    since: '',
    meaning: 'Whether unusual activity began or ended with this Insights event of CloudTrail Lake.',
    conclude:
      'Start and End of one finding share a sharedEventID; what lies between them is the time to look at.',
    values: new Map([
      ['Start', 'The unusual activity begins here.'],
      ['End', 'The unusual activity ends here.'],
    ]),
    confidence: 'documented',
    source: LAKE_INSIGHTS,
  },
  {
    name: 'annotation',
    since: '',
    meaning: 'A free text in CloudTrail Lake.',
    conclude: 'It is the first thing to be cut from an event that is too large.',
    confidence: 'schema only',
    source: LAKE_SCHEMA,
  },
  {
    name: 'omitted',
    since: '',
    meaning: 'A mark, true, that content was left out since it was too large.',
    conclude: 'What is missing was there once: ask the service that was called.',
    confidence: 'documented',
    source: RECORD_PAGE,
  },
];
