import type { CompiledTerm } from '../filter/evaluate';
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
  const found = (test: (word: string) => Test) =>
    index.select(words.map((word) => termFor(word, test(word)))).newest(limit);
  const exact = found((word) => (text) => fold(text).includes(word));
  if (exact.length === limit) return exact;
  const known = new Set(exact);
  const loose = found((word) => (text) => hasLetters(fold(text), word));
  return [...exact, ...loose.filter((row) => !known.has(row))].slice(0, limit);
}

function termFor(word: string, test: Test): CompiledTerm {
  const columns = ['name', 'label', 'userName'] as const;
  const withIds = ID_PART.test(word) ? ([...columns, 'id', 'requestId', 'sharedId'] as const) : columns;
  return { kind: 'text', field: { ...ANYWHERE, columns: withIds }, negated: false, absent: false, test };
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
