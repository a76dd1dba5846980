import { factsOf } from '../event/facts';
import { errorOf } from '../event/outcome';
import { accountOf, type JsonObject, objectOf, textOf } from '../json/members';
import {
  DETECTIVE_SOURCE,
  detectiveOperationOf,
  detectiveParameterOf,
  permissionOnlyOf,
} from '../knowledge/detective/operations';
import type { DetectiveOperation } from '../knowledge/detective/rows';
import { detectiveValueOf } from '../knowledge/detective/values';
import { isAccountId, parseArn } from '../knowledge/identities/ids';
import { riskOf } from '../knowledge/risk/risk';
import type { Explanation } from '../text/explanation';
import { type Line, strong, val } from '../text/pieces';
import { confidenceNote } from './confidenceNote';
import { valueAt } from './explainIdentity';
import { comparedWithCaller } from './fieldAnswers';

/**
 * Explains what is Detective's own in a record: the operation, its parameters, and values of its enumerations in request
 * and answer. Undefined for everything else, and for the events of other services.
 */
export function explainDetective(
  record: unknown,
  path: readonly (string | number)[],
): Explanation | undefined {
  const event = objectOf(record);
  if (event['eventSource'] !== DETECTIVE_SOURCE) return undefined;
  const [name, parameter] = path;
  if (name === 'eventName' && path.length === 1) return explainOperation(event);
  if (name !== 'requestParameters' && name !== 'responseElements') return undefined;
  const value = isEnumeration(path) ? explainEnumeration(textOf(valueAt(record, path))) : undefined;
  if (value) return value;
  return name === 'requestParameters' && path.length === 2 && typeof parameter === 'string'
    ? explainParameter(event, parameter)
    : undefined;
}

function explainOperation(event: JsonObject): Explanation | undefined {
  const name = textOf(event['eventName']);
  const operation = detectiveOperationOf(name);
  if (!operation) return explainPermissionOnly(name);
  const error = errorOf(event);
  const notable = riskOf(factsOf(event), event);
  const risk = notable
    ? `risk ${notable.risk}${notable.isAttempt ? ', as it failed' : ''}`
    : 'no risk by itself';
  return {
    lines: [
      [strong(val(name)), `: ${operation.summary}`],
      [`${operation.readOnly ? 'Read' : 'Write'}, ${risk}. Called by ${operation.calledBy}.`],
      ...(error === '' ? [] : [['This call failed: ', val(error), '.'] satisfies Line]),
      [operation.why],
      [parametersOf(operation)],
      ...(operation.action ? [[`In policies: ${operation.action}.`]] : []),
      ...confidenceNote(operation.confidence),
    ],
    source: { title: `Detective API: ${operation.name}`, url: operation.source },
  };
}

function parametersOf({ required, optional }: DetectiveOperation): string {
  const names = [...required, ...optional];
  const [first] = names;
  if (first === undefined) return 'No parameters.';
  const shown = [...required, ...optional.map((name) => `${name} (optional)`)].join(', ');
  const capital = first.slice(0, 1).toUpperCase() + first.slice(1);
  return `Parameters: ${shown}; the first letter may also be a capital (${capital}).`;
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
  const meaning = detectiveParameterOf(name);
  if (!meaning) return undefined;
  const operation = detectiveOperationOf(textOf(event['eventName']));
  const value = accountOf(objectOf(event['requestParameters'])[name]);
  return {
    lines: [
      [strong(val(name)), `: ${meaning}`],
      ...here(event, value),
      ...(operation
        ? [['A parameter of ', val(operation.name), `. ${operation.summary}`] satisfies Line]
        : []),
      ['Detective’s own spelling begins with a capital; CloudTrail usually logs a small letter.'],
    ],
    ...(operation ? { source: { title: `Detective API: ${operation.name}`, url: operation.source } } : {}),
  };
}

/** The value, and whose it is. */
function here(event: JsonObject, value: string): readonly Line[] {
  if (isAccountId(value)) return [['Here account ', strong(val(value)), comparedWithCaller(event, value)]];
  const owner = parseArn(value)?.account ?? '';
  if (owner !== '') return [['Here it is in account ', strong(val(owner)), comparedWithCaller(event, owner)]];
  return value === '' ? [] : [['Here ', strong(val(value)), '.']];
}

/** Keys whose values are enumerations; kinds of data are keys themselves (`DETECTIVE_CORE: STARTED`). */
const ENUMERATIONS =
  /^(?:status|state|severity|value|indicatorType|datasourcePackages?|disabledReason|invitationType|entityType|errorCode|[A-Z]+_[A-Z_]+)$/i;

/** Tags are free text. */
function isEnumeration(path: readonly (string | number)[]): boolean {
  const names = path.filter((step) => typeof step === 'string');
  return ENUMERATIONS.test(names.at(-1) ?? '') && !names.some((name) => /^tags$/i.test(name));
}

function explainEnumeration(text: string): Explanation | undefined {
  const value = detectiveValueOf(text);
  return (
    value && {
      lines: [[strong(val(text)), ': ', value.meaning], ...confidenceNote(value.confidence)],
      source: { title: 'Detective API', url: value.source },
    }
  );
}
