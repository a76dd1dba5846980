import { factsOf } from '../event/facts';
import { accountOf, booleanOf, type JsonObject, objectOf, textOf } from '../json/members';
import { addressKindOf } from '../knowledge/calls/addresses';
import { errorCodeOf, errorFormOf, FAILED_SIGN_IN } from '../knowledge/calls/errorCodes';
import { isAccountId } from '../knowledge/identities/ids';
import { riskOf } from '../knowledge/risk/risk';
import { formatDuration, parseTime } from '../knowledge/times';
import { type Line, strong, val } from '../text/pieces';
import { foundation } from './confidenceNote';
import type { FieldAnswer } from './fieldAnswer';
import { ofService, serviceLines } from './serviceAnswers';

// What values of top-level fields say beyond themselves: rows of FIELD_ANSWERS, for the hover on the field.

/** Fields whose value says more than itself. */
export const FIELD_ANSWERS: ReadonlyMap<
  string,
  (event: JsonObject, text: string) => FieldAnswer | undefined
> = new Map([
  ['eventTime', timeLines],
  ['eventSource', serviceLines],
  ['eventName', actionLines],
  ['sourceIPAddress', addressLines],
  ['userAgent', agentLines],
  ['errorCode', errorLines],
  ['errorMessage', messageLines],
  ['recipientAccountId', recipientLines],
]);

function timeLines(event: JsonObject, text: string): FieldAnswer {
  const at = parseTime(text);
  if (Number.isNaN(at)) return { lines: [[val(text), ' is not a valid time.']] };
  const created = objectOf(objectOf(objectOf(event['userIdentity'])['sessionContext'])['attributes'])[
    'creationDate'
  ];
  const age = at - parseTime(created);
  const since: Line = age >= 0 ? [`, ${formatDuration(age)} after the session began`] : [];
  return { lines: [[strong(val(text)), ...since, '.']] };
}

function actionLines(event: JsonObject, text: string): FieldAnswer {
  const service = textOf(event['eventSource']);
  const readOnly = booleanOf(event['readOnly']);
  const error = textOf(event['errorCode']);
  const facts = factsOf(event);
  const notable = riskOf(facts, event);
  const effect = readOnly === undefined ? '' : readOnly ? '. It only reads' : '. It can change something';
  const outcome: Line =
    error !== '' ? ['. It failed: ', val(error)] : facts.failed ? ['. It was refused'] : [];
  return {
    lines: [
      [strong(val(text)), ...ofService(service), ...(facts.failed ? [] : [effect]), ...outcome, '.'],
      ...(notable
        ? [[`Risk ${notable.risk}${notable.isAttempt ? ', as an attempt' : ''}: ${notable.why}`]]
        : []),
    ],
    concludes: notable !== undefined,
    ...(notable ? { source: { title: 'About this action', url: notable.url } } : {}),
  };
}

function addressLines(_event: JsonObject, text: string): FieldAnswer | undefined {
  const kind = addressKindOf(text);
  return kind && { concludes: true, lines: [[strong(val(text)), `: ${kind.meaning}.`], [kind.conclude]] };
}

/** Groups of fields of which one tells what the group is about. */
export const GROUP_ANSWERS: ReadonlyMap<string, (value: unknown) => FieldAnswer | undefined> = new Map([
  [
    'responseElements.credentials',
    (value: unknown) => {
      const { accessKeyId, expiration } = objectOf(value);
      const key = textOf(accessKeyId);
      const until = textOf(expiration);
      const end: Line = until === '' ? [] : [', good until ', val(until)];
      return key === '' ? undefined : { lines: [['Issued the key ', strong(val(key)), ...end, '.']] };
    },
  ],
]);

/** What parts of a user agent tell; all that match are shown. */
const AGENTS: readonly { readonly pattern: RegExp; readonly meaning: string }[] = [
  { pattern: /exec-env\/AWS_Lambda/i, meaning: 'It says that it runs in a Lambda function.' },
  {
    pattern: /exec-env\/(?:AWS_ECS|CloudShell)/i,
    meaning: 'It says that it runs in a container or in CloudShell.',
  },
  { pattern: /\baws-cli\//i, meaning: 'The AWS command line.' },
  { pattern: /\b(?:Boto3|Botocore)\//i, meaning: 'Python with boto3.' },
  {
    pattern: /\baws-sdk-(?:java|js|go|go-v2|php|dotnet|ruby|rust|cpp)\b/i,
    meaning: 'A program with an AWS SDK.',
  },
  { pattern: /^aws-internal\/|^aws \/3 /i, meaning: 'The client that services of AWS call with.' },
  { pattern: /\bS3Console\b/, meaning: 'The S3 pages of the console.' },
  { pattern: /\bAWSPowerShell\b/i, meaning: 'The AWS tools for PowerShell.' },
  { pattern: /^ec2-api-tools\b/, meaning: 'The old command line of EC2, which the AWS CLI replaced.' },
  {
    pattern: /^(?:curl|python-requests|Go-http-client|okhttp)\//i,
    meaning: 'A plain HTTP client: somebody signed the request by hand.',
  },
  { pattern: /stratus-red-team/i, meaning: 'Stratus Red Team, a tool that imitates attacks.' },
  { pattern: /\bTerraform\//i, meaning: 'Terraform.' },
  {
    pattern: /\bkali\b|\bpentoo\b|\bparrot\b/i,
    meaning: 'An operating system made for attacking and testing.',
  },
  { pattern: /^Mozilla\//, meaning: 'A web browser, or a program that says it is one.' },
  { pattern: /^(?:console(?:\.[\w-]+)?|signin)\.amazonaws\.com$/, meaning: 'The AWS console.' },
  { pattern: /^AWS Internal|^(?!console\.|signin\.)[\w.-]+\.amazonaws\.com$/, meaning: 'AWS itself called.' },
];

function agentLines(_event: JsonObject, text: string): FieldAnswer {
  const meanings = AGENTS.filter((row) => row.pattern.test(text)).slice(0, 3);
  return { lines: [[val(text), '.'], ...meanings.map((row): Line => [row.meaning])] };
}

function errorLines(event: JsonObject, text: string): FieldAnswer {
  const known = errorCodeOf(text);
  const said = saidBy(event);
  if (!known) {
    const form = errorFormOf(text);
    const hint = form === undefined ? '.' : `; by its form: ${form}.`;
    return {
      lines: [[strong(val(text)), ': a failure; what this code means is not known here', hint], ...said],
    };
  }
  return {
    concludes: known.conclude !== '',
    lines: [
      [strong(val(text)), ` (${known.kind}): `, known.meaning],
      ...said,
      ...(known.conclude === '' ? [] : [[known.conclude]]),
      ...foundation(known.confidence),
    ],
    ...(known.source ? { source: { title: 'Meaning of the error', url: known.source } } : {}),
  };
}

function messageLines(event: JsonObject, text: string): FieldAnswer | undefined {
  if (!factsOf(event).failed || textOf(event['errorCode']) !== '') return undefined;
  return {
    lines: [[strong(val(shortened(text)))], [FAILED_SIGN_IN.meaning], [FAILED_SIGN_IN.conclude]],
    source: { title: 'Console sign-in events', url: FAILED_SIGN_IN.source ?? '' },
  };
}

/** The failure in the service's own words; some services put them into the answer. */
function saidBy(event: JsonObject): readonly Line[] {
  const message = textOf(event['errorMessage']) || textOf(objectOf(event['responseElements'])['message']);
  return message === '' ? [] : [['The service said: ', val(shortened(message))]];
}

const LONGEST_MESSAGE = 240;

/** Refusals carry an encoded message of a thousand characters, which no hover can hold. */
function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}

function recipientLines(event: JsonObject, text: string): FieldAnswer {
  if (!isAccountId(text)) return { lines: [[val(text), ' is not a 12-digit account ID.']] };
  return { lines: [['Account ', strong(val(text)), comparedWithCaller(event, text)]] };
}

/** Whether an account is the caller's own, as the end of a sentence. */
export function comparedWithCaller(event: JsonObject, account: string): string {
  const caller = accountOf(objectOf(event['userIdentity'])['accountId']);
  if (caller === '') return '.';
  return caller === account ? ', the caller’s own account.' : ', not the account of the caller.';
}
