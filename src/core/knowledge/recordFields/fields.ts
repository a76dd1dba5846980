import { RECORD_PAGE } from '../sources';
import { NEWEST_VERSION } from '../versions';
import { RARE_FIELDS } from './rare';
import type { RecordField } from './rows';

function row(
  name: string,
  since: string,
  meaning: string,
  conclude: string,
  values?: Readonly<Record<string, string>>,
): RecordField {
  const field = { name, since, meaning, conclude, confidence: 'documented', source: RECORD_PAGE } as const;
  return values ? { ...field, values: new Map(Object.entries(values)) } : field;
}

/** The top-level fields, in the order of the reference. `userIdentity` has a table of its own (userIdentity.ts). */
export const RECORD_FIELDS: readonly RecordField[] = [
  row(
    'eventVersion',
    '1.0',
    'Version of the record’s format.',
    `It tells which fields can be there at all; the newest known is ${NEWEST_VERSION}. Its parts are whole numbers: 1.10 is newer than 1.09.`,
  ),
  row(
    'userIdentity',
    '1.0',
    'Who made the request, with which kind of credential, and how temporary ones were obtained.',
    'Insights events and aggregated events never have it.',
  ),
  row(
    'eventTime',
    '1.0',
    'When the request was finished, in UTC, by the clock of the service’s endpoint.',
    'Records in a file are in no order: sort by this.',
  ),
  row(
    'eventSource',
    '1.0',
    'The service that was called.',
    'Usually its short name and .amazonaws.com, with exceptions: CloudWatch is monitoring.amazonaws.com.',
  ),
  row(
    'eventName',
    '1.0',
    'The action that was asked for.',
    'Usually the operation of the API, sometimes with a version behind it, sometimes a name that only the console has.',
  ),
  row(
    'awsRegion',
    '1.0',
    'The Region that the request was made to.',
    'Global services such as IAM log us-east-1. Activity in a Region that you never use deserves a look.',
  ),
  row(
    'sourceIPAddress',
    '1.0',
    'The address that the request came from.',
    'For work in the console it is the user’s address. Where AWS called, a service name stands here.',
  ),
  row(
    'userAgent',
    '1.0',
    'The client software, by its own account.',
    'The caller chooses this text: it tells tools apart, but proves nothing. CloudTrail cuts it at 1 KB.',
  ),
  row(
    'errorCode',
    '1.0',
    'Why the request failed, as a code of the service.',
    'Without it an API call succeeded. A failed console sign-in has none: look at responseElements.',
  ),
  row(
    'errorMessage',
    '1.0',
    'The failure in words.',
    'Often missing although there is an errorCode; some services put the text into responseElements.',
  ),
  row(
    'requestParameters',
    '1.0',
    'What was asked, as sent.',
    'null where there were none, and for many calls that were refused. Over 100 KB it is left out; secrets are replaced.',
  ),
  row(
    'responseElements',
    '1.0',
    'What the service answered, for actions that change something.',
    'null for reads, which does not mean failure; on failure it can hold the message.',
  ),
  row(
    'additionalEventData',
    '1.0',
    'What belongs neither to request nor response.',
    'At console sign-in it tells MFAUsed; for S3 how many bytes left.',
  ),
  row(
    'requestID',
    '1.01',
    'The number that the called service gave to the request.',
    'One request can lead to several events; AWS Support asks for it.',
  ),
  row('eventID', '1.01', 'The ID of this event.', 'The same ID twice is the same event delivered twice.'),
  row(
    'readOnly',
    '1.01',
    'Whether CloudTrail classifies the action as a read.',
    'AssumeRole, GetSecretValue and GetPasswordData are reads too. Missing in many older records.',
    {
      true: 'CloudTrail classifies the action as a read. Some reads hand out credentials or secrets.',
      false: 'CloudTrail classifies the action as one that can change something.',
    },
  ),
  row(
    'resources',
    '1.01',
    'The resources that were touched.',
    'Not every service fills it; its ARN key is in capitals.',
  ),
  row('apiVersion', '1.01', 'The version of the API that was called.', 'Of little use to an investigation.'),
  row('eventType', '1.02', 'What wrote the event.', 'It decides which other fields to expect.', {
    AwsApiCall: 'Somebody called an API.',
    AwsServiceEvent: 'The service wrote it about its own work; there may be no caller.',
    AwsConsoleAction: 'Something was done in the console that is no API call.',
    AwsConsoleSignIn: 'A sign-in to the console, or a switch of role there.',
    AwsVpceEvents: 'Network activity through a VPC endpoint.',
    AwsVpceEvent: 'Network activity through a VPC endpoint.',
    AwsCloudTrailInsight: 'CloudTrail Insights noticed an unusual rate of calls or errors.',
    AwsAggregatedEvent: 'Data events of five minutes, counted together.',
  }),
  row(
    'recipientAccountId',
    '1.02',
    'The account whose trail received the event.',
    'Another one than userIdentity.accountId means access across accounts.',
  ),
  row(
    'sharedEventID',
    '1.03',
    'An ID that the copies of one action in several accounts have in common. The start and the end of an Insights event have one, too.',
    'Search for it in the logs of other accounts: if the caller came from one of yours, its log has the full identity.',
  ),
  row(
    'vpcEndpointId',
    '1.04',
    'The VPC endpoint that the request went through.',
    'A call with stolen credentials rarely comes through your own endpoint.',
  ),
  row(
    'serviceEventDetails',
    '1.05',
    'What set off a service event, and its result.',
    'Read it where userIdentity names nobody.',
  ),
  row(
    'managementEvent',
    '1.06',
    'Whether this is a management event.',
    'Event history and lookup-events hold management events only.',
    {
      true: 'A management event: work on the set-up.',
      false: 'Not a management event: work on data, or network activity.',
    },
  ),
  row(
    'eventCategory',
    '1.07',
    'The category of the event.',
    'A log without a category does not prove that nothing of the kind happened: it may not have been recorded.',
    {
      Management: 'Work on the set-up of the account.',
      Data: 'Work on the data inside resources, such as objects in a bucket.',
      NetworkActivity: 'Calls through a VPC endpoint.',
      Insight: 'An unusual rate of calls or errors.',
      Aggregated: 'Data events counted together.',
      ConfigurationItem: 'How a resource is set up, by AWS Config. In CloudTrail Lake only.',
      Evidence: 'Evidence of Audit Manager. In CloudTrail Lake only.',
      ActivityAuditLog: 'An event from outside AWS. In CloudTrail Lake only.',
    },
  ),
  row(
    'insightDetails',
    '1.07',
    'What CloudTrail Insights noticed: which action, and how far from the usual.',
    'Its attributions name at most five callers and clients.',
  ),
  row(
    'addendum',
    '1.08',
    'Why the event came late or was corrected.',
    'UPDATED_DATA names the fields that changed since the first delivery.',
  ),
  row(
    'sessionCredentialFromConsole',
    '1.08',
    'Whether the credentials come from a console session.',
    'Only there when true. With tlsDetails beside it, a client outside the console used them.',
    { true: 'The credentials are those of a console session.' },
  ),
  row(
    'edgeDeviceDetails',
    '1.08',
    'Devices outside the Region that the request went to.',
    'For S3 on Outposts.',
  ),
  row(
    'tlsDetails',
    '1.08',
    'The encryption of the connection, and the host name that the client asked for.',
    'Missing where a service called. An unusual host name hints at a proxy.',
  ),
  row(
    'vpcEndpointAccountId',
    '1.09',
    'The account that owns the VPC endpoint.',
    'A foreign account here means that the call came through somebody else’s network.',
  ),
  row(
    'eventContext',
    '1.11',
    'Tags and condition keys that were in force.',
    'Only in CloudTrail Lake, where it was asked for.',
  ),
  ...RARE_FIELDS,
];

const BY_NAME = new Map(RECORD_FIELDS.map((field) => [field.name, field]));

/** A top-level field by its exact name. */
export function recordFieldOf(name: string): RecordField | undefined {
  return BY_NAME.get(name);
}
