/** Tests one recorded value, which is never empty. */
export type Test = (recorded: string) => boolean;

/** Takes the case out of a text. A sigma's small form depends on what follows it: one form for both. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  return small.includes('ς') ? small.replaceAll('ς', 'σ') : small;
}

/**
 * Matches a whole value against the literal pieces between wildcards, without regard to case. A piece is looked
 * for once, left to right, and never again: no pattern makes it go back, so `a*a*a*…b` costs what `b` costs.
 */
export function wholeTest(pieces: readonly string[]): Test {
  const [first = '', ...rest] = pieces.map(fold);
  const last = rest.pop();
  if (last === undefined) return (recorded) => fold(recorded) === first;
  return (recorded) => {
    const text = fold(recorded);
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    // The pieces may not overlap: `ab*ba` is not `aba`.
    const end = findInOrder(text, rest, first.length);
    return end >= 0 && end <= text.length - last.length;
  };
}

/** Matches anywhere inside a value: the pieces in their order, without regard to case. */
export function insideTest(pieces: readonly string[]): Test {
  const lower = pieces.map(fold);
  return (recorded) => findInOrder(fold(recorded), lower, 0) >= 0;
}

/** Where the last of the pieces ends when each is found as early as it can be; -1 where one is not found. */
function findInOrder(text: string, pieces: readonly string[], from: number): number {
  let at = from;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) return -1;
    at = found + piece.length;
  }
  return at;
}
