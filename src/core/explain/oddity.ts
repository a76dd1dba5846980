import type { Line } from '../text/pieces';

/** Something in an identity that does not fit together. None proves forgery: documentation samples have them too. */
export interface Oddity {
  readonly code: string;
  readonly line: Line;
  /** Paths of the fields that disagree, for the hover on one of them. */
  readonly paths: readonly string[];
  /** AWS's own Detective sample shows the very same. */
  readonly inAwsSample?: boolean;
}
