import { isObject, type JsonObject, objectOf, textOf } from '../json/members';
import { hasRiskCondition } from '../knowledge/risk/risk';
import { type IdentityDetails, identityDetails } from './identityDetails';
import { issuedKeyIn, issuedToOf } from './issued';
import { switchedFromOf } from './outcome';

/** What the index keeps of a record besides its facts. All texts are as recorded; empty where there is none. */
export interface EventExtras {
  /** `eventCategory`: Management, Data, Insight, NetworkActivity. */
  readonly category: string;
  /** ARN of the Detective behavior graph that the call was about. */
  readonly graph: string;
  /** The access key that the call gave out (`AssumeRole` and the like): it leads on to what was done with it. */
  readonly issuedKey: string;
  /** For whom, as `openedSession` tells it; '' where no key was given out and no session opened. */
  readonly issuedTo: string;
  /** What makes the action worse by the table of risk is in the record, as `hasRiskCondition` tells it. */
  readonly riskCondition: boolean;
  /**
   * ARNs or names of the resources that the record lists, each once, in the order of the record; behind them the graph
   * of a Detective call, which lists none.
   */
  readonly resources: readonly string[];
  /** `userIdentity.sessionContext.sourceIdentity`. */
  readonly sourceIdentity: string;
  /** `userIdentity.onBehalfOf.userId`, a person of Identity Center. */
  readonly onBehalfOf: string;
  /** `userIdentity.invokedBy`, a service of AWS. */
  readonly invokedBy: string;
  /** Where the credentials came from. */
  readonly details: IdentityDetails;
}

/** The session that a call gave out a key for, or that a switch of roles in the console opened; '' for other events. */
export function openedSession(event: JsonObject, name: string, issuedKey: string): string {
  if (issuedKey !== '') return issuedToOf(name, event['requestParameters'], event['responseElements']);
  return switchedFromOf(event) === '' ? '' : textOf(objectOf(event['userIdentity'])['arn']);
}

const DETECTIVE = 'detective.amazonaws.com';

/** The extras of a parsed record. Takes any JSON value and never throws; what has the wrong type is empty. */
export function extrasOf(record: unknown): EventExtras {
  const event = objectOf(record);
  const identity = objectOf(event['userIdentity']);
  const response = objectOf(event['responseElements']);
  const issuedKey = issuedKeyIn(response);
  const source = textOf(event['eventSource']);
  const name = textOf(event['eventName']);
  const graph = isDetectiveSource(source) ? graphOfDetective(event['requestParameters'], response) : '';
  return {
    category: textOf(event['eventCategory']),
    graph,
    issuedKey,
    issuedTo: openedSession(event, name, issuedKey),
    riskCondition: hasRiskCondition({ source, name }, event),
    resources: resourcesOf(event['resources'], graph),
    sourceIdentity: textOf(objectOf(identity['sessionContext'])['sourceIdentity']),
    onBehalfOf: textOf(objectOf(identity['onBehalfOf'])['userId']),
    invokedBy: textOf(identity['invokedBy']),
    details: identityDetails(event),
  };
}

/** Whether an event source is Amazon Detective. */
export function isDetectiveSource(source: string): boolean {
  return source.length === DETECTIVE.length && source.toLowerCase() === DETECTIVE;
}

/**
 * The graph of a Detective call, from its parameters and response: under one of its two spellings, the first of a
 * list (BatchGetMembershipDatasources), or the resource that is tagged, which can only be a graph. CreateGraph tells
 * the new graph in its response.
 * https://docs.aws.amazon.com/detective/latest/APIReference/API_Operations.html
 */
export function graphOfDetective(requestParameters: unknown, responseElements: unknown): string {
  const request = objectOf(requestParameters);
  const list = request['graphArns'] ?? request['GraphArns'];
  return (
    graphIn(request) ||
    textOf(Array.isArray(list) ? list[0] : undefined) ||
    textOf(request['resourceArn']) ||
    textOf(request['ResourceArn']) ||
    graphIn(objectOf(responseElements))
  );
}

function graphIn(parameters: Readonly<Record<string, unknown>>): string {
  return textOf(parameters['graphArn']) || textOf(parameters['GraphArn']);
}

/**
 * An S3 call on many objects has an `ARNPrefix` in place of an ARN.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
function resourcesOf(resources: unknown, graph: string): readonly string[] {
  if (!Array.isArray(resources) || resources.length === 0) return graph === '' ? NONE : [graph];
  const names = resources.map((resource) => {
    if (!isObject(resource)) return '';
    return (
      textOf(resource['ARN']) ||
      textOf(resource['ARNPrefix']) ||
      textOf(resource['resourceName']) ||
      textOf(resource['ResourceName'])
    );
  });
  return [...new Set([...names, graph].filter(Boolean))];
}

const NONE: readonly string[] = Object.freeze([]);
