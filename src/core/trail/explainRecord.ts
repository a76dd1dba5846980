import type { Explanation } from '../explain';
import { addressKindOf } from '../knowledge/addresses';
import {
  DETECTIVE_SOURCE,
  detectiveOperationOf,
  detectiveParameterOf,
  permissionOnlyOf,
} from '../knowledge/detective';
import { errorCodeOf } from '../knowledge/errorCodes';
import { isServiceName, parseArn } from '../knowledge/ids';
import { type RecordField, recordFieldOf } from '../knowledge/recordFields';
import { formatDuration, parseTime } from '../knowledge/times';
import { type Line, strong, val } from './pieces';
import { accountOf, booleanOf, isObject, type JsonObject, objectOf, textOf } from './values';

/**
 * Explains a top-level field of a record, or a parameter of a Detective call. `path` leads from the record's root.
 * Undefined for everything else. Never throws, whatever the record holds.
 */
export function explainRecordField(
  record: unknown,
  path: readonly (string | number)[],
): Explanation | undefined {
  const event = objectOf(record);
  const [name, parameter] = path;
  if (typeof name !== 'string') return undefined;
  if (path.length === 2 && name === 'requestParameters' && typeof parameter === 'string') {
    return explainParameter(event, parameter);
  }
  const field = path.length === 1 ? recordFieldOf(name) : undefined;
  if (!field) return undefined;
  if (name === 'eventName') return explainDetective(event) ?? explainField(event, field);
  return explainField(event, field);
}

function explainField(event: JsonObject, field: RecordField): Explanation {
  const value = Object.hasOwn(event, field.name) ? event[field.name] : undefined;
  const text = typeof value === 'boolean' ? String(value) : accountOf(value);
  const special = text === '' ? undefined : VALUE_LINES.get(field.name)?.(event, text);
  return {
    lines: [
      ...(special?.lines ?? [plainAnswer(field, text, value)]),
      [field.meaning],
      [field.conclude],
      ...(value === undefined && field.since !== ''
        ? [[`Records can have it since version ${field.since}.`]]
        : []),
    ],
    source: special?.source ?? { title: `CloudTrail ${field.name}`, url: field.source },
  };
}

function plainAnswer(field: RecordField, text: string, value: unknown): Line {
  if (text !== '') {
    const meaning = field.values?.get(text);
    return meaning ? [val(text), ': ', meaning] : [val(text), '.'];
  }
  if (value === undefined) return ['This record does not have the field.'];
  if (value === null) return ['null: nothing is recorded here.'];
  if (isObject(value) || Array.isArray(value)) return ['A group of values.'];
  return ['Empty: nothing is recorded here.'];
}

interface ValueLines {
  readonly lines: readonly Line[];
  readonly source?: { readonly title: string; readonly url: string };
}

/** Fields whose value says more than itself. */
const VALUE_LINES: ReadonlyMap<string, (event: JsonObject, text: string) => ValueLines | undefined> = new Map(
  [
    ['eventTime', timeLines],
    ['eventSource', serviceLines],
    ['eventName', actionLines],
    ['sourceIPAddress', addressLines],
    ['userAgent', agentLines],
    ['errorCode', errorLines],
    ['recipientAccountId', recipientLines],
  ],
);

function timeLines(event: JsonObject, text: string): ValueLines {
  const at = parseTime(text);
  if (Number.isNaN(at)) return { lines: [[val(text), ' is not a valid time.']] };
  const created = objectOf(objectOf(objectOf(event['userIdentity'])['sessionContext'])['attributes'])[
    'creationDate'
  ];
  const age = at - parseTime(created);
  const since: Line = age >= 0 ? [`, ${formatDuration(age)} after the session began`] : [];
  return { lines: [[strong(val(text)), ...since, '.']] };
}

function serviceLines(_event: JsonObject, text: string): ValueLines | undefined {
  if (text === DETECTIVE_SOURCE) {
    return {
      lines: [
        ['Amazon Detective, which links activity of many accounts in a behavior graph for investigations.'],
        ['CloudTrail logs all its operations as management events, in each Region for itself.'],
      ],
    };
  }
  return isServiceName(text)
    ? undefined
    : { lines: [[val(text), ', which is not the usual form of a service name.']] };
}

function actionLines(event: JsonObject, text: string): ValueLines {
  const service = textOf(event['eventSource']);
  const readOnly = booleanOf(event['readOnly']);
  const error = textOf(event['errorCode']);
  const effect = readOnly === undefined ? '' : readOnly ? '. It only reads' : '. It can change something';
  return {
    lines: [
      [
        strong(val(text)),
        ...(service === '' ? [] : [' of ', val(service)]),
        effect,
        ...(error === '' ? [] : ['. It failed: ', val(error)]),
        '.',
      ],
    ],
  };
}

function addressLines(_event: JsonObject, text: string): ValueLines | undefined {
  const kind = addressKindOf(text);
  return kind && { lines: [[strong(val(text)), `: ${kind.meaning}.`], [kind.conclude]] };
}

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
  { pattern: /\bTerraform\//i, meaning: 'Terraform.' },
  {
    pattern: /\bkali\b|\bpentoo\b|\bparrot\b/i,
    meaning: 'An operating system made for attacking and testing.',
  },
  { pattern: /^Mozilla\//, meaning: 'A web browser, or a program that says it is one.' },
  { pattern: /^(?:console(?:\.[\w-]+)?|signin)\.amazonaws\.com$/, meaning: 'The AWS console.' },
  { pattern: /^AWS Internal|^(?!console\.|signin\.)[\w.-]+\.amazonaws\.com$/, meaning: 'AWS itself called.' },
];

function agentLines(_event: JsonObject, text: string): ValueLines {
  const meanings = AGENTS.filter((row) => row.pattern.test(text)).slice(0, 3);
  return { lines: [[val(text)], ...meanings.map((row): Line => [row.meaning])] };
}

function errorLines(event: JsonObject, text: string): ValueLines {
  const known = errorCodeOf(text);
  const message = textOf(event['errorMessage']) || textOf(objectOf(event['responseElements'])['message']);
  const said: readonly Line[] = message === '' ? [] : [['The service said: ', val(shortened(message))]];
  if (!known)
    return { lines: [[strong(val(text)), ': a failure; what this code means is not known here.'], ...said] };
  return {
    lines: [
      [strong(val(text)), ` (${known.kind}): `, known.meaning],
      ...said,
      ...(known.conclude === '' ? [] : [[known.conclude]]),
    ],
    ...(known.source ? { source: { title: 'Meaning of the error', url: known.source } } : {}),
  };
}

const LONGEST_MESSAGE = 240;

/** Refusals carry an encoded message of a thousand characters, which no hover can hold. */
function shortened(message: string): string {
  return message.length <= LONGEST_MESSAGE ? message : `${message.slice(0, LONGEST_MESSAGE)}…`;
}

function recipientLines(event: JsonObject, text: string): ValueLines {
  return { lines: [['Account ', strong(val(text)), comparedWithCaller(event, text)]] };
}

function comparedWithCaller(event: JsonObject, account: string): string {
  const caller = accountOf(objectOf(event['userIdentity'])['accountId']);
  if (caller === '') return '.';
  return caller === account ? ', the caller’s own account.' : ', not the account of the caller.';
}

function explainDetective(event: JsonObject): Explanation | undefined {
  if (event['eventSource'] !== DETECTIVE_SOURCE) return undefined;
  const name = textOf(event['eventName']);
  const operation = detectiveOperationOf(name);
  if (!operation) return explainPermissionOnly(name);
  const error = textOf(event['errorCode']);
  const parameters = [
    ...operation.required,
    ...operation.optional.map((optional) => `${optional} (optional)`),
  ];
  return {
    lines: [
      [strong(val(name)), `: ${operation.summary}`],
      [
        `${operation.readOnly ? 'Read' : 'Write'}, of ${operation.relevance} weight in an investigation. Called by ${operation.calledBy}.`,
      ],
      ...(error === '' ? [] : [['This call failed: ', val(error), '.'] satisfies Line]),
      [operation.why],
      [
        parameters.length === 0
          ? 'No parameters.'
          : `Parameters: ${parameters.join(', ')}; the first letter may also be a capital (${capital(parameters[0]!)}).`,
      ],
      ...(operation.action ? [[`In policies: ${operation.action}.`]] : []),
    ],
    source: { title: `Detective API: ${operation.name}`, url: operation.source },
  };
}

function capital(name: string): string {
  return (name.slice(0, 1).toUpperCase() + name.slice(1)).replace(' (optional)', '');
}

function explainPermissionOnly(name: string): Explanation | undefined {
  const action = permissionOnlyOf(name);
  return (
    action && {
      lines: [
        [strong(val(name)), `: ${action.meaning}`],
        [`${action.access === 'List' ? 'Lists' : 'Reads'}, changes nothing.`],
        [
          'Policies know this action, but the API reference does not: the console uses it. That it is logged is not documented by AWS.',
        ],
      ],
      source: { title: 'Actions of Amazon Detective', url: action.source },
    }
  );
}

function explainParameter(event: JsonObject, name: string): Explanation | undefined {
  if (event['eventSource'] !== DETECTIVE_SOURCE) return undefined;
  const meaning = detectiveParameterOf(name);
  const operation = detectiveOperationOf(textOf(event['eventName']));
  if (!meaning) return undefined;
  const value = accountOf(objectOf(event['requestParameters'])[name]);
  const owner = parseArn(value)?.account ?? '';
  return {
    lines: [
      [strong(val(name)), `: ${meaning}`],
      ...(owner === ''
        ? []
        : [['Here it is in account ', strong(val(owner)), comparedWithCaller(event, owner)] satisfies Line]),
      ...(operation
        ? [['A parameter of ', val(operation.name), `. ${operation.summary}`] satisfies Line]
        : []),
      ['Detective’s own spelling begins with a capital; CloudTrail usually logs a small letter.'],
    ],
    ...(operation ? { source: { title: `Detective API: ${operation.name}`, url: operation.source } } : {}),
  };
}
