import { showable } from '../text/plain';

/** What can be wrong with a filter. The editor layer may word a code anew; `message` is the English wording. */
export type FilterProblemCode =
  | 'open-quote'
  | 'empty-value'
  | 'stray-comma'
  | 'stray-minus'
  | 'unknown-field'
  | 'bad-value';

/** Something in a filter that cannot be meant. Offsets and lengths in UTF-16 units of the filter's text. */
export interface FilterProblem {
  readonly code: FilterProblemCode;
  readonly message: string;
  readonly offset: number;
  readonly length: number;
  /** What could stand in place of the `length` units at `offset` to mend this very problem. */
  readonly suggestion?: string;
}

/** Problems that typing on may mend. A field that doesn't exist, and a dash that excludes nothing, are slips. */
const PASSING: readonly FilterProblemCode[] = ['open-quote', 'empty-value', 'stray-comma', 'bad-value'];

/** Whether a problem may merely come of the text's end not being typed yet: `action:`, `ip:203.`, `-`. */
export function isUnfinished(text: string, { code, offset, length }: FilterProblem): boolean {
  if (offset + length < text.length) return false;
  return PASSING.includes(code) || (code === 'stray-minus' && /(?:^|\s)-$/u.test(text));
}

/** Thrown by `compileOrThrow`, and what the public API rejects with: `name` and `offset` are part of its contract. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
  readonly offset: number;
  readonly length: number;
  readonly code: FilterProblemCode;

  constructor(problem: FilterProblem) {
    // It may hold a value of the filter, whole.
    super(showable(problem.message, 500));
    this.offset = problem.offset;
    this.length = problem.length;
    this.code = problem.code;
  }
}
