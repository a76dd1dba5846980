/** Why a field cannot have a value, in words for users. */
export interface Refusal {
  readonly message: string;
  /** A value that could stand in its place, as it would be written in a filter. */
  readonly suggestion?: string;
  /** The part of the value that is wrong, as offset and length in it; all of it when left out. */
  readonly part?: readonly [offset: number, length: number];
}
