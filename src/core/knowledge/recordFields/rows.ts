import type { Confidence } from '../confidence';

/** A top-level field of a record. */
export interface RecordField {
  readonly name: string;
  /** First `eventVersion` that has it; '' where AWS does not say. */
  readonly since: string;
  readonly meaning: string;
  /** What an investigator has to know. */
  readonly conclude: string;
  readonly values?: ReadonlyMap<string, string>;
  readonly confidence: Confidence;
  readonly source: string;
}
