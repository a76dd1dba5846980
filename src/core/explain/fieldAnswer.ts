import type { Line } from '../text/pieces';

/** What the value of a field says beyond itself. */
export interface FieldAnswer {
  readonly lines: readonly Line[];
  /** They say what to conclude: the field's general sentence is left out. */
  readonly concludes?: boolean;
  readonly source?: { readonly title: string; readonly url: string };
}
