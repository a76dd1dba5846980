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

/** Thrown by `compileOrThrow`, and what the public API rejects with: `name` and `offset` are part of its contract. */
export class FilterSyntaxError extends Error {
  override readonly name = 'FilterSyntaxError';
  readonly offset: number;
  readonly length: number;
  readonly code: FilterProblemCode;

  constructor(problem: FilterProblem) {
    super(problem.message);
    this.offset = problem.offset;
    this.length = problem.length;
    this.code = problem.code;
  }
}
