/** Work that comes in steps, so that something else can be done in between; it ends with its result. */
export type Steps<T> = Generator<undefined, T>;

/** Does all of it at a stretch. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
