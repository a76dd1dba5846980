import type { EventFacts, Principal } from '../event/event';
import type { IdentityDetails } from '../event/identityDetails';

/** Who signed a call, as far as following it back needs. An index has one of these for each identity it knows. */
export interface ChainIdentity {
  readonly principal: Principal;
  /** `sessionContext.sourceIdentity`; like all texts here as recorded, and '' where there is none. */
  readonly sourceIdentity: string;
  /** `onBehalfOf.userId` */
  readonly onBehalfOf: string;
  readonly invokedBy: string;
  readonly details: IdentityDetails;
}

/** An event of the loaded logs. */
export interface ChainEvent
  extends ChainIdentity,
    Pick<
      EventFacts,
      'id' | 'sharedId' | 'time' | 'timeMs' | 'source' | 'name' | 'sourceIp' | 'recipient' | 'failed'
    > {
  readonly row: number;
  /** `responseElements.credentials.accessKeyId`: the key that this event issued. */
  readonly issuedKey: string;
  /** For whom, as `issuedToOf` tells it. */
  readonly issuedTo: string;
}

/** What the chain asks of the loaded events. Rows are numbers that mean something to the source only. */
export interface ChainSource {
  /** Rows of the events that issued an access key, in any order; copies of one event may all be among them. */
  issuers(accessKey: string): readonly number[];
  event(row: number): ChainEvent;
  /**
   * Rows of the events that have this `sharedEventID`: one act, as the trails of several accounts tell it. May be empty
   * where only one has it.
   */
  copies(sharedId: string): readonly number[];
  /**
   * Rows of the events that issued credentials for a session, by its ARN and the time of the event in milliseconds:
   * further keys of the session, as the console and services that act for it have them, are in no event.
   */
  sessions(arn: string, issuedMs: number): readonly number[];
}
