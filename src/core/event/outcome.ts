import { type JsonObject, objectOf, textOf } from '../json/members';

/**
 * Codes that mean success, as some services and stores write them in `errorCode`: HTTP's 2xx (Amazon Managed Grafana
 * logs `200`), `0`, `NoError` and the like (published exports write it for every call that went through), and what tables
 * write for an empty cell.
 * https://docs.aws.amazon.com/grafana/latest/userguide/logging-using-cloudtrail.html
 */
const SUCCESS =
  /^(?:(?:http[ /])?(?:0|2\d\d)(?:\.0)?(?: ok)?|ok|no[ _-]?error|success(?:ful)?|succeeded|none|null|nil|nan|n\/a|undefined|-)$/i;

/** Whether an `errorCode` as recorded says that nothing went wrong. */
export function isSuccessCode(code: string): boolean {
  return SUCCESS.test(code.trim());
}

/** The error of a record: `errorCode`, or '' if it is empty or means success. */
export function errorOf(event: JsonObject): string {
  const code = textOf(event['errorCode']);
  return code === '' || isSuccessCode(code) ? '' : code;
}

/** The service that signs people in to AWS: its events say in their details whether they failed. */
export const SIGN_IN_SOURCE = 'signin.amazonaws.com';

/** `eventType` of sign-ins to the console. */
export const SIGN_IN_TYPE = 'AwsConsoleSignIn';

/** True for events whose `responseElements` tell the outcome under the name of the event. */
export function isSignIn(event: JsonObject): boolean {
  return textOf(event['eventSource']).toLowerCase() === SIGN_IN_SOURCE || event['eventType'] === SIGN_IN_TYPE;
}

/**
 * Whether an event failed: by its error, or, without one, by what it says under its own name. A console sign-in has
 * `responseElements.ConsoleLogin: Failure`, other sign-in events the same under their names (`CheckMfa`, `SwitchRole`),
 * those of IAM Identity Center `serviceEventDetails.CredentialVerification: Failure`.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html
 */
export function hasFailed(event: JsonObject): boolean {
  if (errorOf(event) !== '') return true;
  const response = objectOf(event['responseElements']);
  const name = textOf(event['eventName']);
  const isStep = isSignIn(event);
  const said =
    outcomeIn(response, 'ConsoleLogin') ||
    outcomeIn(objectOf(event['serviceEventDetails']), name) ||
    (isStep ? outcomeIn(response, name) || outcomeIn(objectOf(event['additionalEventData']), name) : '');
  if (said !== '') return FAILURE.test(said);
  // Tables without responseElements: only a sign-in that failed has a message.
  return isStep && textOf(event['errorMessage']) !== '';
}

const FAILURE = /^(?:fail(?:ed|ure)?|error|denied|unsuccessful)$/i;

/** What an event says of its outcome under a name; '' if it says nothing. */
function outcomeIn(details: JsonObject, name: string): string {
  return name !== '' && Object.hasOwn(details, name) ? textOf(details[name]) : '';
}

/**
 * The ARN of whoever switched to a role in the console, by the sign-in event of the switch; '' for other events and for
 * switches that failed. The caller of such an event is the new role session.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export function switchedFromOf(event: JsonObject): string {
  if (!isSignIn(event) || hasFailed(event)) return '';
  return textOf(objectOf(event['additionalEventData'])['SwitchFrom']);
}
