/** Public pages that more than one table takes its facts from. */

/** userIdentity and its fields. */
export const IDENTITY_PAGE =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html';
/** The top-level fields of a record. */
export const RECORD_PAGE =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html';
/** Events that a service writes about its own work. */
export const SERVICE_EVENTS_PAGE =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html';
/** Console sign-ins, which tell success and failure in their own way. */
export const SIGN_IN_PAGE =
  'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html';
