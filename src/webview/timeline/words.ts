import type { BucketSize } from '../../core/timeline/buckets';
import type { Setup, Words } from './messages';

/** What came with the page's HTML. */
export const setup = JSON.parse(document.body.dataset['setup'] ?? '{}') as Setup;

export const words: Words = setup.words;

/** Puts values in for `{0}`, `{1}` and so on. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)] ?? ''));
}

const numbers = numberFormat(document.documentElement.lang);

/** Some VS Codes name no language, or one that browsers don't know. */
function numberFormat(language: string): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(language);
  } catch {
    return new Intl.NumberFormat('en');
  }
}

export function count(value: number): string {
  return numbers.format(value);
}

export function eventCount(value: number): string {
  return value === 1 ? words.oneEvent : fill(words.events, count(value));
}

export function sizeName({ unit, count: many }: BucketSize): string {
  const [one, several] = words.buckets[unit];
  return many === 1 ? one : fill(several, many);
}

/** An element with text in it, which is never read as HTML. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
