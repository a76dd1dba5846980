import type { Actor, ChainEnd } from '../event/actor';
import type { ChainEvent, ChainIdentity } from './source';

/** How a step is linked to the one before it. No link is guessed: a name alone is never one. */
export type ChainLink =
  /** The first step: whoever made the call. */
  | 'call'
  /** A service made the call for this identity. */
  | 'invoked by'
  /** The same act in the log of the caller's own account, by `sharedEventID`. */
  | 'same act'
  /** This identity was issued the key that signs what follows. */
  | 'issued key'
  /** This identity opened the session, by its ARN and the second in which it began; the key is another of the session. */
  | 'same session'
  /** A product provider made the call with access that this identity delegated to it. */
  | 'delegated access'
  /** This identity switched to the role in the console. */
  | 'switched role'
  /** The service that opened the session names the pod in session tags. */
  | 'session tags'
  /** The subject of the certificate that IAM Roles Anywhere opened the session for. */
  | 'certificate'
  | 'on behalf of'
  | 'in scope of'
  | 'source identity'
  /** `sessionIssuer` of a federated session. */
  | 'session issuer'
  /** `webIdFederationData` of a session. */
  | 'web identity'
  /** A role that only one service, or Identity Center, can hand out. */
  | 'reserved role'
  /** `ec2RoleDelivery`, which only credentials of an instance have. */
  | 'instance credentials'
  /** By the session's name alone, which anybody may choose: an indication, no link. */
  | 'session name';

export interface ChainStep {
  /** Who stands here. Log text, unless it is a label of ours such as `root`. */
  readonly name: string;
  readonly account: string;
  readonly how: ChainLink;
  /** The identity, where an event shows it in full. */
  readonly identity?: ChainIdentity;
  /** The event that shows the link: the call itself, or the one that opened the session of the step before. */
  readonly event?: ChainEvent;
  /** Rows of further records of the same act, in other trails and accounts. */
  readonly copies: readonly number[];
}

/** The way from a call back to whoever is behind it. */
export interface Chain {
  /** From the call back to the root; never empty. */
  readonly steps: readonly ChainStep[];
  readonly end: ChainEnd;
  readonly actor: Actor;
}
