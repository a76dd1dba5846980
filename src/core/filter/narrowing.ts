import { parseFilter } from './grammar';

/** A word that is looked for as it stands: whatever holds a longer one that begins with it holds it too. */
const WORD = /^[\p{L}\p{N}_.@/][\p{L}\p{N}_.@/-]*$/u;

/** The terms of a filter as they are written. */
export function writtenTerms(text: string): readonly string[] {
  return parseFilter(text).terms.map(({ start, end }) => text.slice(start, end));
}

/**
 * What is left to be tested of a filter where the events that another one lets through are known: its own terms that
 * the other one does not have. Undefined where it may let other events through as well. So typing on costs a look at
 * the events that are left.
 */
export function leftToTest(
  known: readonly string[],
  terms: readonly string[],
): readonly string[] | undefined {
  if (known.length > terms.length) return undefined;
  const last = known.length - 1;
  for (let i = 0; i < last; i++) if (known[i] !== terms[i]) return undefined;
  const [before = '', now = ''] = [known[last], terms[last]];
  if (before === now) return terms.slice(known.length);
  return WORD.test(before) && WORD.test(now) && now.startsWith(before) ? terms.slice(last) : undefined;
}
