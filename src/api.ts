import type { CancellationToken, Event, Uri } from 'vscode';

/**
 * What this extension offers to others: `extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector')`,
 * then `await extension.activate()`. The user's filter and scope play no part in its answers.
 */
export interface CloudTrailInspectorApi {
  readonly version: 1;
  /**
   * Reads logs of any shape, folders with all that is in them. A log that is open already is replaced. Never
   * rejects for what can't be read: that is a problem in the report. A cancelled call rejects with
   * `CancellationError`, and the open logs are what they were before.
   */
  open(uris: readonly Uri[], token?: CancellationToken): Promise<LoadReport>;
  /** Closes these logs; all of them when left out, also those that an editor opened. */
  close(uris?: readonly Uri[]): Promise<void>;
  /** Logs were opened, changed or closed. */
  readonly onDidChange: Event<void>;
  count(query?: Query): Promise<{ events: number; failed: number }>;
  /** The events that a query lets through, newest first. */
  events(query?: Query & { limit?: number; offset?: number }): Promise<readonly EventSummary[]>;
  /** Events grouped by one dimension after the other, as the tree does it: `['principal', 'action']`. */
  group(by: readonly string[], query?: Query): Promise<readonly Group[]>;
  /** The record's JSON text as stored, unescaped. */
  record(event: EventSummary): Promise<string>;
  /**
   * Describes who called, by a record, or by a `userIdentity` alone. Its lines hold the names of accounts from the
   * setting `cloudtrail.accountNames`, and where logs are open, who is behind the session by these.
   */
  describeIdentity(record: unknown): IdentityDescription;
}

/**
 * Which events. A `filter` that does not parse rejects with an error of name `FilterSyntaxError`, with the `offset`
 * of what is wrong. `scope` is `all` when left out.
 */
export interface Query {
  filter?: string;
  scope?: 'detective' | 'all';
}

export interface LoadReport {
  /** Logs that were read. */
  files: number;
  /** Files in folders that are no CloudTrail logs. */
  skipped: number;
  /** Events by the shape of the log that they come from. */
  shapes: Record<string, number>;
  /** Inflated bytes of the logs that were read. */
  bytes: number;
  /** Distinct events that were added. */
  events: number;
  /** Further copies of events that were met: the same event ID and equal values. */
  duplicates: number;
  problems: readonly Problem[];
  elapsedMs: number;
}

/** Something that could not be read as it stands. Offset and length in bytes of the inflated file. */
export interface Problem {
  uri: Uri;
  offset?: number;
  length?: number;
  code: string;
  message: string;
}

export interface EventSummary {
  /** `eventID` */
  id: string;
  /** `eventTime` as recorded */
  time: string;
  /** `eventSource` */
  source: string;
  /** `eventName` */
  name: string;
  /** The principal's label. */
  principal: string;
  /** `userIdentity.type` */
  identityType: string;
  accountId?: string;
  region?: string;
  sourceIp?: string;
  error?: string;
  readOnly?: boolean;
  uri: Uri;
  /** The record's place in bytes of the inflated file; of an escaped record its span inside the quotes. */
  offset: number;
  length: number;
}

export interface Group {
  dimension: string;
  /** The value as recorded (for `action` the eventName), empty where there is none. */
  key: string;
  label: string;
  events: number;
  failed: number;
  children?: readonly Group[];
}

export interface IdentityDescription {
  label: string;
  /** `userIdentity.type` as recorded */
  type: string;
  /** Root or IAM user credentials? */
  rootOrIamUser: Answer;
  /** Temporary credentials for a role or a federated user? */
  temporaryCredentials: Answer;
  /** Made by another AWS service? */
  awsService: Answer;
  /** The kind of principal: `user`, `role`, `root`, `service`, … */
  kind: string;
  /** What signed the request: `user key`, `console session`, `role session`, `foreign account`, `anonymous`, … */
  credential: string;
  /** Age of the session at the event, in milliseconds; left out where the record does not tell. */
  sessionAgeMs?: number;
  /** Whether MFA was passed; `counts` is false where that says nothing about this kind of caller. */
  mfa?: { passed: boolean; counts: boolean };
  /** The account inside a modern access key, role or user ID; `agrees` is left out where the record names no account. */
  accountInside?: { account: string; agrees?: boolean };
  /** What does not fit together. No proof of forgery: AWS's own samples show such things. */
  oddities: readonly { code: string; text: string }[];
  lines: readonly string[];
}

export type Answer = 'yes' | 'no' | 'unknown';
