import type { Principal } from '../event/event';
import { withOpenMembers } from '../event/jsonMembers';
import { principalOf, typeOfArn } from '../event/principal';
import { booleanOf, holdsAnything, isObject, type JsonObject, objectOf, textOf } from '../json/members';
import { HIDDEN_NAME } from '../knowledge/identities/hiddenName';
import { linkedServiceOf } from '../knowledge/identities/roleNames';
import { actsForCaller } from '../knowledge/risk/signIn';
import { parseTime } from '../knowledge/times';
import { type Answer, type IdentityType, identityTypeOf } from '../knowledge/userIdentity/types';

/** A record's identity taken apart once, for everything that explains it. All texts are as recorded. */
export interface IdentityView {
  /** The record; of a userIdentity alone: an object that holds nothing else. */
  readonly event: JsonObject;
  readonly identity: JsonObject;
  /** `sessionContext`, its `attributes` and its `sessionIssuer`; empty objects where they are missing. */
  readonly session: JsonObject;
  readonly attributes: JsonObject;
  readonly issuer: JsonObject;
  readonly principal: Principal;
  /** The row of the recorded type; where none is recorded, of the type that ARN or service event imply. */
  readonly type: IdentityType | undefined;
  readonly invokedBy: string;
  /** Whether `sessionContext` holds anything. */
  readonly hasSession: boolean;
  /** An AWS service acted for the caller or for itself; the console (`signin.amazonaws.com`) acts for the person signed in. */
  readonly serviceActs: boolean;
  /** The service that the issuing role is linked to; '' for other roles. */
  readonly linkedService: string;
  /** `mfaAuthenticated`; undefined where it is not recorded. */
  readonly mfa: boolean | undefined;
  /** `eventTime` minus `creationDate` in milliseconds; NaN where either is missing. */
  readonly age: number;
  readonly answers: IdentityAnswers;
}

/** The three questions that identity information is there to answer. */
export interface IdentityAnswers {
  readonly rootOrIamUser: Answer;
  readonly temporaryCredentials: Answer;
  readonly awsService: Answer;
}

/** Takes a record or a userIdentity alone, of any quality; never throws. */
export function viewIdentity(value: unknown): IdentityView {
  const event = recordOf(value);
  const identity = objectOf(event['userIdentity']);
  const session = objectOf(identity['sessionContext']);
  const attributes = objectOf(session['attributes']);
  const issuer = objectOf(session['sessionIssuer']);
  const principal = principalOf(event);
  const invokedBy = textOf(identity['invokedBy']);
  const linkedService = linkedServiceOf(textOf(issuer['arn'])) ?? '';
  const type = typeOf(principal, invokedBy, textOf(event['eventType']));
  return {
    event,
    identity,
    session,
    attributes,
    issuer,
    principal,
    type,
    invokedBy,
    hasSession: holdsAnything(identity['sessionContext']),
    serviceActs: actsForCaller(invokedBy),
    linkedService,
    mfa: booleanOf(attributes['mfaAuthenticated']),
    age: parseTime(event['eventTime']) - parseTime(attributes['creationDate']),
    answers: answersOf(principal, type, invokedBy !== '' || linkedService !== ''),
  };
}

const RECORD_KEYS = [
  'userIdentity',
  'eventVersion',
  'eventTime',
  'eventName',
  'eventSource',
  'eventID',
  'eventType',
];

/** A userIdentity alone has none of the fields that every kind of record has. */
function recordOf(value: unknown): JsonObject {
  if (!isObject(value)) return objectOf(undefined);
  const isRecord = RECORD_KEYS.some((key) => Object.hasOwn(value, key));
  return objectOf(withOpenMembers(isRecord ? value : { userIdentity: value }));
}

function typeOf(principal: Principal, invokedBy: string, eventType: string): IdentityType | undefined {
  const named = principal.type || typeOfArn(principal.arn);
  if (named !== '') return identityTypeOf(named);
  const isServiceEvent =
    principal.kind === 'service' && (invokedBy !== '' || eventType === 'AwsServiceEvent');
  return isServiceEvent ? identityTypeOf('') : undefined;
}

function answersOf(
  principal: Principal,
  type: IdentityType | undefined,
  byService: boolean,
): IdentityAnswers {
  const awsService = byService ? 'yes' : (type?.awsService ?? 'unknown');
  // What was typed as a user name is no user's: whose credentials they were is not known.
  if (principal.kind === 'unknown' && principal.userName === HIDDEN_NAME) {
    return { rootOrIamUser: 'unknown', temporaryCredentials: 'no', awsService };
  }
  if (principal.kind === 'anonymous') {
    return { rootOrIamUser: 'no', temporaryCredentials: 'no', awsService };
  }
  // Another account's identity is hidden, except for what the prefix of its ID gives away.
  if (type?.type === 'AWSAccount' && principal.principalId.startsWith('AIDA')) {
    return { rootOrIamUser: 'yes', temporaryCredentials: 'no', awsService };
  }
  if (type?.type === 'AWSAccount' && principal.principalId.startsWith('AROA')) {
    return { rootOrIamUser: 'no', temporaryCredentials: 'yes', awsService };
  }
  return {
    rootOrIamUser: type?.rootOrIamUser ?? 'unknown',
    temporaryCredentials: type?.temporaryCredentials ?? 'unknown',
    awsService,
  };
}
