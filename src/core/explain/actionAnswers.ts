import { factsOf } from '../event/facts';
import { errorOf } from '../event/outcome';
import { booleanOf, type JsonObject, textOf } from '../json/members';
import { actionOf } from '../knowledge/actions/actions';
import type { HandsOut } from '../knowledge/actions/row';
import { unversioned } from '../knowledge/actions/unversioned';
import { errorCodeOf } from '../knowledge/calls/errorCodes';
import { riskOf } from '../knowledge/risk/risk';
import { serviceOf } from '../knowledge/services/services';
import { type Line, strong, val } from '../text/pieces';
import { confidenceNote } from './confidenceNote';
import type { FieldAnswer } from './fieldAnswer';
import { ofService } from './serviceAnswers';

const HANDS_OUT: Readonly<Record<HandsOut, string>> = {
  credentials: 'A successful call hands out credentials.',
  secrets: 'A successful call hands out secrets.',
  data: 'A successful call hands out data.',
};

/** What an `eventName` says: what the action does, whether it succeeded, what to look at, and its risk. */
export function actionLines(event: JsonObject, text: string): FieldAnswer {
  const source = textOf(event['eventSource']);
  const facts = factsOf(event);
  const action = actionOf(source, text);
  const notable = riskOf(facts, event);
  const service = serviceOf(source);
  const operation = unversioned(text);
  return {
    lines: [
      [strong(val(text)), ...ofService(source), '.', ...outcome(event, facts.failed)],
      ...(operation === text
        ? []
        : [['The name carries an API version: the operation is ', val(operation), '.']]),
      ...(action ? [[action.what]] : []),
      ...(action?.handsOut ? [[HANDS_OUT[action.handsOut]]] : []),
      ...classification(event),
      ...(action?.why ? [[action.why]] : []),
      ...(notable
        ? [[`Risk ${notable.risk}${notable.isAttempt ? ', as an attempt' : ''}: ${notable.why}`]]
        : []),
      ...confidenceNote(action?.confidence ?? 'documented'),
    ],
    concludes: action !== undefined || notable !== undefined,
    ...(action
      ? { source: { title: `About ${action.name}`, url: action.page } }
      : notable
        ? { source: { title: 'About this action', url: notable.url } }
        : service?.reference
          ? { source: { title: `API reference: ${service.name}`, url: service.reference } }
          : {}),
  };
}

function outcome(event: JsonObject, failed: boolean): Line {
  const error = errorOf(event);
  if (errorCodeOf(error)?.kind === 'dry run') return [' It was a dry run: nothing was done.'];
  if (error !== '') return [' It failed: ', val(error), '.'];
  return failed ? [' It was refused.'] : [];
}

/** What CloudTrail says of the event, which is not what the action hands out: GetSecretValue is read-only. */
function classification(event: JsonObject): readonly Line[] {
  const readOnly = booleanOf(event['readOnly']);
  if (readOnly === undefined) return [];
  return [[`CloudTrail classifies it as ${readOnly ? 'a read' : 'a write: it can change something'}.`]];
}
