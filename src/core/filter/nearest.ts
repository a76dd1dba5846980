/**
 * The name that someone most likely meant: the one with the fewest typing slips, if they are few for its length.
 * Case, dots, dashes and underscores don't count. The first of equals wins.
 */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const wanted = fold(typed);
  if (!/\p{L}/u.test(wanted)) return undefined;
  let best: string | undefined;
  let fewest = wanted.length <= 3 ? 1 : wanted.length <= 7 ? 2 : 3;
  for (const name of names) {
    const candidate = fold(name);
    if (Math.abs(candidate.length - wanted.length) > fewest) continue;
    const slips = editDistance(wanted, candidate);
    if (slips < fewest || (slips === fewest && best === undefined)) {
      best = name;
      fewest = slips;
    }
  }
  return best;
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[._-]/g, '');
}

/** Letters to insert, delete, replace, or swap with their neighbour (each swap once) to turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + same,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}
