import { fingerprint } from '../../core/event/fingerprint';
import { type Candidate, fullness, isSameEvent } from '../../core/event/sameEvent';
import { parseRecord } from '../../core/trail/record';

/** A row that holds the same event as another one, which stands for both. */
export interface Copy {
  readonly row: number;
  readonly kept: number;
}

/** What a comparison of rows with one event ID gave. */
export interface Copies {
  readonly copies: readonly Copy[];
  /** Rows that have the event ID of an earlier row, and other values. */
  readonly differing: readonly number[];
}

/** The text of a row's record, and whether it was rebuilt from less than all of the event. */
export interface RecordText {
  readonly text: string;
  readonly partial: boolean;
}

/** Events of one ID that all differ: more are not compared with each other, so that it takes linear time. */
const MOST_COMPARED = 32;

/**
 * Which rows of one event ID hold the same event, when some of them may hold less of it than others. Of copies the fullest
 * is kept. Rows with equal texts, and whole records with equal values, are found without comparing them one by one.
 */
export async function copiesAmong(
  group: readonly number[],
  read: (row: number) => Promise<RecordText>,
  isSame = isSameEvent,
): Promise<Copies> {
  const candidates = new Map<number, Candidate>();
  const byText = new Map<string, number[]>();
  for (const row of group) {
    const { text, partial } = await read(row);
    const key = `${partial ? 'partial' : 'whole'} ${text}`;
    const same = byText.get(key);
    if (same) same.push(row);
    else {
      byText.set(key, [row]);
      candidates.set(row, { record: parseRecord(text), partial });
    }
  }
  const copies: Copy[] = [];
  const differing: number[] = [];
  for (const [n, same] of classesOf([...candidates], isSame).entries()) {
    if (n > 0) differing.push(same[0]!);
    const kept = fullest(same, candidates);
    for (const row of same) if (row !== kept) copies.push({ row, kept });
  }
  // Those with the text of another one are copies of it, or of what stands for it.
  const standsFor = new Map(copies.map(({ row, kept }) => [row, kept]));
  for (const [first, ...others] of byText.values()) {
    const kept = standsFor.get(first!) ?? first!;
    for (const row of others) copies.push({ row, kept });
  }
  return { copies, differing };
}

/** Rows that hold the same event together, in the order of their first. */
function classesOf(
  candidates: readonly (readonly [row: number, candidate: Candidate])[],
  isSame: typeof isSameEvent,
): number[][] {
  const classes: { readonly first: Candidate; readonly rows: number[] }[] = [];
  /** Classes by the values of a whole record in them. */
  const byValues = new Map<number, (typeof classes)[number]>();
  for (const [row, candidate] of candidates) {
    const values = candidate.partial ? undefined : fingerprint(candidate.record);
    let its = values === undefined ? undefined : byValues.get(values);
    for (let i = 0; !its && i < Math.min(classes.length, MOST_COMPARED); i++) {
      const { first } = classes[i]!;
      // Two whole ones of other values are told apart already.
      if ((first.partial || candidate.partial) && isSame(first, candidate)) its = classes[i];
    }
    if (!its) {
      its = { first: candidate, rows: [] };
      classes.push(its);
    }
    its.rows.push(row);
    if (values !== undefined && !byValues.has(values)) byValues.set(values, its);
  }
  return classes.map(({ rows }) => rows);
}

function fullest(rows: readonly number[], candidates: ReadonlyMap<number, Candidate>): number {
  const [first, ...others] = rows;
  let kept = first!;
  let most = fullness(candidates.get(kept)!.record);
  for (const row of others) {
    const [one, best] = [candidates.get(row)!, candidates.get(kept)!];
    const full = fullness(one.record);
    if (one.partial !== best.partial ? !best.partial : full <= most) continue;
    kept = row;
    most = full;
  }
  return kept;
}
