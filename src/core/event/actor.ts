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
