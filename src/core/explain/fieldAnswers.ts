import { addressesIn } from '../event/addressList';
import { factsOf } from '../event/facts';
import { errorOf, isSuccessCode } from '../event/outcome';
import { accountOf, holdsAnything, type JsonObject, objectOf, textOf } from '../json/members';
import { addressKindOf } from '../knowledge/calls/addresses';
import { errorCodeOf, errorFormOf, FAILED_SIGN_IN } from '../knowledge/calls/errorCodes';
import { isAccountId } from '../knowledge/identities/ids';
import { formatDuration, parseTime } from '../knowledge/times';
import { counted, grouped } from '../text/count';
import { type Line, strong, val } from '../text/pieces';
import { actionLines } from './actionAnswers';
import { agentLines } from './agentAnswers';
import { confidenceNote } from './confidenceNote';
import type { FieldAnswer } from './fieldAnswer';
import { serviceLines } from './serviceAnswers';

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
  ['sharedEventID', sharedLines],
  ['sessionCredentialFromConsole', consoleLines],
  ['vpcEndpointId', endpointLines],
  ['vpcEndpointAccountId', endpointLines],
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

function addressLines(_event: JsonObject, text: string): FieldAnswer | undefined {
  const several = addressesIn(text) ?? [];
  if (several.length > 1) return listLines(several);
  const kind = addressKindOf(several[0] ?? text);
  return kind && { concludes: true, lines: [[strong(val(text)), `: ${kind.meaning}.`], [kind.conclude]] };
}

/** Most addresses of a list that are explained; the rest is counted. */
const SHOWN_ADDRESSES = 4;

/** Several addresses: of the client, and of proxies on the way. Their order is not documented. */
function listLines(addresses: readonly string[]): FieldAnswer {
  const more = addresses.length - SHOWN_ADDRESSES;
  return {
    concludes: true,
    lines: [
      [
        `${counted(addresses.length, 'address', 'addresses')}: the client and proxies on the way, as the service recorded them.`,
      ],
      ...addresses.slice(0, SHOWN_ADDRESSES).map((address): Line => {
        const kind = addressKindOf(address);
        return [strong(val(address)), kind ? `: ${kind.meaning}.` : '.'];
      }),
      ...(more > 0 ? [[`${grouped(more)} more.`]] : []),
      [
        'A client can add addresses of its own choice: look at each of them. An ip: filter finds the event by any of them.',
      ],
    ],
  };
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

function errorLines(event: JsonObject, text: string): FieldAnswer {
  if (isSuccessCode(text))
    return { lines: [[strong(val(text)), ': this code means that the call succeeded.']] };
  const known = errorCodeOf(text);
  const said = saidBy(event);
  const refused = known?.kind === 'not permitted' ? refusedCaller(event) : undefined;
  if (!known) {
    const form = errorFormOf(text);
    const hint = form === undefined ? '.' : `; by its form: ${form}.`;
    return {
      lines: [[strong(val(text)), ': unknown error code', hint], ...said],
    };
  }
  return {
    concludes: known.conclude !== '',
    lines: [
      [strong(val(text)), ` (${known.kind}): `, known.meaning],
      ...said,
      ...(known.conclude === '' ? [] : [[refused ?? known.conclude]]),
      ...confidenceNote(known.confidence),
    ],
    ...(known.source ? { source: { title: 'Meaning of the error', url: known.source } } : {}),
  };
}

/** What a refusal means for callers who have no key that could have been stolen. */
function refusedCaller(event: JsonObject): string | undefined {
  const { kind } = factsOf(event).principal;
  if (kind === 'service')
    return 'A service was refused: what it was to read or deliver does not arrive. Look at the policy of the bucket, key or role.';
  if (kind === 'anonymous') return 'Nobody signed this request, and the resource is not open to everyone.';
  if (kind === 'web' || kind === 'saml')
    return 'The trust policy of the role does not let this subject in: a wrong set-up, or a token of somebody else.';
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
  if (kind === 'account')
    return 'Access across accounts needs the policy of the resource and a policy in the caller’s own account: one of them is missing, or a policy denies it.';
  return undefined;
}

function messageLines(event: JsonObject, text: string): FieldAnswer | undefined {
  if (!factsOf(event).failed || errorOf(event) !== '') return undefined;
  if (textOf(event['eventName']) !== 'ConsoleLogin') {
    return {
      lines: [
        [strong(val(shortened(text)))],
        ['The event says that it failed. Such events have no errorCode.'],
      ],
      source: { title: 'Console sign-in events', url: FAILED_SIGN_IN.source ?? '' },
    };
  }
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

function consoleLines(event: JsonObject, text: string): FieldAnswer | undefined {
  if (text !== 'true' || !holdsAnything(event['tlsDetails'])) return undefined;
  return {
    concludes: true,
    lines: [
      [
        val(text),
        ': the credentials are those of a console session, and tlsDetails shows a client outside the console.',
      ],
      [
        'CloudShell calls like this. If it was not CloudShell, somebody took the credentials out of the browser.',
      ],
    ],
  };
}

/** AWS writes `AWS Internal` for requests of its own, which go through no endpoint of anybody's. */
function endpointLines(event: JsonObject, text: string): FieldAnswer | undefined {
  if (text.startsWith('AWS Internal')) {
    return {
      concludes: true,
      lines: [[strong(val(text)), ': the request stayed inside AWS. It went through nobody’s endpoint.']],
    };
  }
  return isAccountId(text)
    ? { lines: [['Account ', strong(val(text)), comparedWithCaller(event, text)]] }
    : undefined;
}

function sharedLines(event: JsonObject, text: string): FieldAnswer | undefined {
  if (event['insightDetails'] === undefined) return undefined;
  return {
    concludes: true,
    lines: [
      [strong(val(text)), ': shared by the start and the end of this Insights event.'],
      ['Filter to it to see both: what lies between them is the time to look at.'],
    ],
  };
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
