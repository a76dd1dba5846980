import { type JsonObject, objectOf, textOf } from '../json/members';

/**
 * Codes that mean success, as some services and stores write them in `errorCode`: HTTP's 2xx (Amazon Managed Grafana
 * logs `200`), `0`, `NoError` and the like (published exports write it for every call that went through).
 * https://docs.aws.amazon.com/grafana/latest/userguide/logging-using-cloudtrail.html
 */
const SUCCESS = /^(?:0|2\d\d(?: ok)?|ok|none|null|no ?error|success(?:ful)?|succeeded)$/i;

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
  if (saysFailure(response, 'ConsoleLogin')) return true;
  const name = textOf(event['eventName']);
  if (name === '') return false;
  return (
    saysFailure(objectOf(event['serviceEventDetails']), name) ||
    (isSignIn(event) &&
      (saysFailure(response, name) || saysFailure(objectOf(event['additionalEventData']), name)))
  );
}

function saysFailure(details: JsonObject, name: string): boolean {
  return Object.hasOwn(details, name) && /^fail(?:ure|ed)$/i.test(textOf(details[name]));
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
