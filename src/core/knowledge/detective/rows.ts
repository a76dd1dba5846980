import type { Confidence } from '../confidence';

/** How much an operation matters to somebody who looks for an intruder. */
export type Relevance = 'critical' | 'high' | 'medium' | 'low';

/** An operation of Amazon Detective's API, version 2018-10-26. */
export interface DetectiveOperation {
  readonly name: string;
  readonly readOnly: boolean;
  readonly relevance: Relevance;
  /** What it does, in a sentence. */
  readonly summary: string;
  /** Who may call it, after "Called by". */
  readonly calledBy: string;
  /** Why an investigator cares. */
  readonly why: string;
  /** Request parameters as CloudTrail mostly logs them (`graphArn`); the wire name has a capital (`GraphArn`). */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** IAM action, where it is not `detective:` and the operation's name. */
  readonly action?: string;
  /** Operations are in the API reference and in the model of `@aws-sdk/client-detective`. */
  readonly confidence: Confidence;
  /** Its page in the API reference. */
  readonly source: string;
}

/** A row of the tables: confidence and source are the same for all. */
export type OperationRow = Omit<DetectiveOperation, 'confidence' | 'source'>;

/** An action that only policies know: it may show up for use of the console, though no sample was found. */
export interface PermissionOnlyAction {
  readonly name: string;
  readonly access: 'Read' | 'List';
  readonly meaning: string;
  /** How well it is founded that such an action is logged at all. That policies know it, AWS documents. */
  readonly confidence: Confidence;
  readonly source: string;
}

export type PermissionOnlyRow = Omit<PermissionOnlyAction, 'confidence' | 'source'>;
