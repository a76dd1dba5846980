import type { ChainEvent, ChainIdentity } from './source';

/** Where a chain ends: what stands at its root, or why it goes no further. */
export type ChainEnd =
  /** An IAM user, or the root user, with its own key, password or session. */
  | 'user'
  | 'root'
  /** Somebody of IAM Identity Center. */
  | 'person'
  /** Somebody for whom an outside identity provider vouched. */
  | 'federated person'
  /** A CI job, a workload that a cluster or service vouched for, an instance, a service of AWS. */
  | 'ci'
  | 'workload'
  | 'instance'
  | 'service'
  /** Somebody in another account, whose own log is not loaded. */
  | 'account'
  | 'anonymous'
  | 'directory'
  /** Somebody who is known by the source identity only. */
  | 'source identity'
  /** A session whose issuing event is not in the loaded logs, and which tells nothing about its origin. */
  | 'issued-elsewhere'
  /** Sessions that issue each other: a log that was tampered with. */
  | 'loop'
  | 'unknown';

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

/** Whoever stands at the root of a chain: a key and a label to group and to filter by. */
export interface Actor {
  /** Same key, same actor: the same for every session that leads here. */
  readonly key: string;
  readonly label: string;
  readonly kind: ChainEnd;
  readonly account: string;
  /** The name alone, as recorded: of a user, a person, a job; '' where the label is all there is. */
  readonly name: string;
  /** '' where none is recorded. */
  readonly arn: string;
  /** False where only a session's name speaks for it. */
  readonly isCertain: boolean;
}

/** The way from a call back to whoever is behind it. */
export interface Chain {
  /** From the call back to the root; never empty. */
  readonly steps: readonly ChainStep[];
  readonly end: ChainEnd;
  readonly actor: Actor;
}
