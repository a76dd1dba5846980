/**
 * The kinds of principal a record can name. `kind` picks icons and wording; it is derived from
 * `userIdentity.type` and, where that is absent, from `invokedBy` and `eventType`.
 */
export type PrincipalKind =
  | 'root'
  | 'user'
  | 'role'
  | 'federated'
  | 'service'
  | 'account'
  | 'anonymous'
  | 'identityCenter'
  | 'saml'
  | 'web'
  | 'directory'
  | 'unknown';

/** Who a record says made the call, as far as the record alone tells. Log text: never trusted. */
export interface Principal {
  /** Same key, same principal. Two accounts' principals of one name have two keys. */
  readonly key: string;
  /** What people call it: `role / session`, a user name, `root`, a service, an account. Never empty. */
  readonly label: string;
  readonly kind: PrincipalKind;
  /** `userIdentity.type` as recorded, empty where there is none. */
  readonly type: string;
  readonly account: string;
  readonly arn: string;
  readonly principalId: string;
  readonly accessKey: string;
  readonly userName: string;
  /** Name of the issuing role, without its path; empty where there is none. */
  readonly role: string;
  /** Name of the role session or federated user; empty where there is none. */
  readonly session: string;
}

/** What the index keeps of one record. All texts are as recorded; empty where the record has none. */
export interface EventFacts {
  /** `eventID`, or `eventId` of an aggregated event. */
  readonly id: string;
  /** `eventTime` as recorded. */
  readonly time: string;
  /** `eventTime` in milliseconds since 1970 UTC; NaN where it is no time. */
  readonly timeMs: number;
  readonly source: string;
  readonly name: string;
  readonly region: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  /** `errorCode`; empty for codes that mean success. */
  readonly error: string;
  /** Any error, or a sign-in event that says that it failed: see `hasFailed`. */
  readonly failed: boolean;
  readonly readOnly: boolean | undefined;
  readonly eventType: string;
  readonly requestId: string;
  readonly sharedId: string;
  readonly recipient: string;
  readonly principal: Principal;
}

/** A stretch, in bytes. */
export interface Span {
  readonly offset: number;
  readonly length: number;
}

/** Where a record stands in its source, in bytes of the inflated file. */
export interface RecordPlace {
  /** Number of the event in its source, counted from 0 in file order. */
  readonly ordinal: number;
  /** First byte of the record; of an escaped record: of its span inside the quotes. */
  readonly offset: number;
  readonly length: number;
  /** How many times the record's text is escaped: 0 for an object, 1 for JSON inside a JSON string. */
  readonly depth: number;
  /**
   * Where record and item stand in the trail's text, set where that is not the source itself. `offset` and `length`
   * are then of the row or object that the record was rebuilt from.
   */
  readonly inText?: (Span & { readonly item: Span }) | undefined;
  /** The text is an item of `lookup-events` without a readable record: the record is made from what it says besides. */
  readonly isLookupItem?: true | undefined;
}

/** A stretch of input that could not be read as it stands. Offsets and lengths in bytes of the inflated file. */
export interface TrailProblem {
  readonly code: string;
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}
