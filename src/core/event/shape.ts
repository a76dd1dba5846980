/** A form in which CloudTrail events are kept on disk. */
export interface Shape {
  readonly id: string;
  /** What the status bar and the load report call it. */
  readonly title: string;
}
