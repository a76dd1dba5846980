import type { ColumnName } from '../event/columns';
import type { CompiledTerm, TextTerm } from '../filter/evaluate';
import { ANYWHERE } from '../filter/fields';
import { fold, type Test } from '../filter/wildcard';
import type { EventIndex } from './eventIndex';

/** A part of an event, request or shared event ID as people paste it. IDs are no words: they are not looked at for others. */
const ID_PART = /^[0-9a-f][0-9a-f-]{3,}$/i;

/**
 * The newest events whose action, principal or ID holds each word of a query; after these, while there is room, those
 * that have the letters of each word in their order, as editors match names.
 */
export function searchEvents(index: EventIndex, query: string, limit: number): number[] {
  const words = query.split(/\s+/).filter(Boolean).map(fold);
  const all = index.all();
  if (words.length === 0) return all.newest(limit);
  const newest = (termFor: (word: string) => CompiledTerm) => index.select(words.map(termFor)).newest(limit);
  const exact = newest((word) => {
    const columns = ID_PART.test(word) ? [...NAMES, ...IDS] : NAMES;
    return {
      ...termOf(columns, (text) => fold(text).includes(word)),
      patterns: [{ pieces: [word], whole: false }],
    };
  });
  if (exact.length === limit) return exact;
  const known = new Set(exact);
  const loose = newest((word) => termOf(NAMES, (text) => hasLetters(fold(text), word)));
  return [...exact, ...loose.filter((row) => !known.has(row))].slice(0, limit);
}

const NAMES: readonly ColumnName[] = ['name', 'label', 'userName'];
const IDS: readonly ColumnName[] = ['id', 'requestId', 'sharedId'];

function termOf(columns: readonly ColumnName[], test: Test): TextTerm {
  const field = { ...ANYWHERE, columns };
  return { kind: 'text', field, negated: false, absent: false, test, patterns: [] };
}

/** Whether a text has these letters in this order, with any others between them. */
export function hasLetters(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + letter.length;
    if (at < letter.length) return false;
  }
  return true;
}
