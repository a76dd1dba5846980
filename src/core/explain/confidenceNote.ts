import type { Confidence } from '../knowledge/confidence';
import type { Line } from '../text/pieces';

const FOUNDATIONS: Readonly<Record<Confidence, readonly Line[]>> = {
  documented: [],
  'schema only': [['Not documented by AWS, except as the name of a column.']],
  observed: [['Not documented by AWS: known from public logs.']],
  unverified: [['Not documented by AWS, and not verified.']],
};

/** What a reader has to know about how well a statement is founded; nothing for what AWS documents. */
export function confidenceNote(confidence: Confidence): readonly Line[] {
  return FOUNDATIONS[confidence];
}
