/** Work that comes in steps, so that something else can be done in between; it ends with its result. */
export type Steps<T> = Generator<undefined, T>;

/** Does all of it at a stretch. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Goes on with steps for as long as they are wanted; undefined where they no longer are. */
export function* whileWanted<T>(steps: Steps<T>, areWanted: () => boolean): Steps<T | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield;
    if (!areWanted()) return undefined;
  }
}

/** So many items are sorted, or merged, in one step. */
const STEP = 8192;

/** Items in an order, those that are equal in it as they came. */
export function* sorted<T>(items: readonly T[], order: (a: T, b: T) => number): Steps<T[]> {
  let parts: T[][] = [];
  for (let from = 0; from < items.length; from += STEP) {
    if (from > 0) yield;
    parts.push(items.slice(from, from + STEP).sort(order));
  }
  while (parts.length > 1) {
    const longer: T[][] = [];
    for (let i = 0; i < parts.length; i += 2)
      longer.push(yield* merged(parts[i]!, parts[i + 1] ?? [], order));
    parts = longer;
  }
  return parts[0] ?? [];
}

function* merged<T>(a: readonly T[], b: readonly T[], order: (a: T, b: T) => number): Steps<T[]> {
  const all: T[] = [];
  for (let i = 0, k = 0; i < a.length || k < b.length; ) {
    if (all.length % STEP === STEP - 1) yield;
    const isFromA = i < a.length && (k === b.length || order(a[i]!, b[k]!) <= 0);
    all.push(isFromA ? a[i++]! : b[k++]!);
  }
  return all;
}
