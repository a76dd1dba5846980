import { errorOf } from '../event/outcome';
import { objectOf, textOf } from '../json/members';
import { issuingOperationOf, issuingParameterOf, STS_SOURCE } from '../knowledge/identities/issuing';
import { sessionNameOf } from '../knowledge/identities/sessionNames';
import type { Explanation } from '../text/explanation';
import { type Line, strong, val } from '../text/pieces';
import { valueAt } from './explainIdentity';

/** Explains operations of STS that issue credentials, and their parameters: the links of a chain of sessions. */
export function explainSts(record: unknown, path: readonly (string | number)[]): Explanation | undefined {
  const event = objectOf(record);
  if (event['eventSource'] !== STS_SOURCE) return undefined;
  const operation = issuingOperationOf(textOf(event['eventName']));
  if (!operation) return undefined;
  const source = { title: `STS API: ${operation.name}`, url: operation.source };
  if (path.length === 1 && path[0] === 'eventName') {
    const error = errorOf(event);
    const outcome: Line =
      error === ''
        ? [operation.conclude]
        : ['It failed (', val(error), '), so that no credentials were issued and no session began.'];
    return {
      lines: [
        [strong(val(operation.name)), `: ${operation.summary}`],
        [`userIdentity shows ${operation.caller}.`],
        outcome,
      ],
      source,
    };
  }
  const [place, name] = path;
  if (place !== 'requestParameters' || path.length !== 2 || typeof name !== 'string') return undefined;
  const parameter = issuingParameterOf(name);
  if (!parameter) return undefined;
  const text = textOf(valueAt(record, path));
  const known = name === 'roleSessionName' ? sessionNameOf(text) : undefined;
  return {
    lines: [
      [...(text === '' ? [val(name)] : [strong(val(text))]), `: ${parameter.meaning}`],
      ...(known ? [[`The session name ${known.meaning}.`]] : []),
      [parameter.conclude],
    ],
    source,
  };
}
