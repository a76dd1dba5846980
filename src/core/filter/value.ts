/** One of the values of a term, or the place where one should stand. */
export interface FilterValue {
  readonly start: number;
  readonly end: number;
  /**
   * The literal texts between the wildcards: `['Delete', '']` for `Delete*`, `['a*b']` for `"a*b"`, `['']` for
   * `""`, which stands for "nothing recorded". Empty where the value is missing (`action:`).
   */
  readonly pieces: readonly string[];
  /** Whether any part of it stands in quotes. */
  readonly quoted: boolean;
}

/** What `readValue` found: the value, and where a quote was opened that nothing closes. */
export interface ReadValue {
  readonly value: FilterValue;
  readonly openQuote?: number;
}

const SPACE = /\s/u;

/** Whether the filter language sees a character as a space between terms. */
export function isSpace(character: string | undefined): boolean {
  return character !== undefined && SPACE.test(character);
}

/**
 * Reads one value from `start` up to a space, a comma or the end of the text, all of them outside quotes.
 * Inside quotes `\"` is a quote and `\\` a backslash; any other backslash stands for itself, in quotes and out,
 * so that `CORP\jane` can be written as it is.
 */
export function readValue(text: string, start: number): ReadValue {
  const pieces: string[] = [];
  let piece = '';
  let openQuote: number | undefined;
  let quoted = false;
  let at = start;
  for (; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') {
      quoted = true;
      openQuote = openQuote === undefined ? at : undefined;
    } else if (openQuote !== undefined) {
      if (character === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at++;
      piece += text.charAt(at);
    } else if (character === ',' || SPACE.test(character)) {
      break;
    } else if (character === '*') {
      pieces.push(piece);
      piece = '';
    } else {
      piece += character;
    }
  }
  if (at > start) pieces.push(piece);
  const value = { start, end: at, pieces, quoted };
  return openQuote === undefined ? { value } : { value, openQuote };
}

/** Whether a value is the place of one that was not written. */
export function isMissing(value: FilterValue): boolean {
  return value.pieces.length === 0;
}

/** Whether a value is `""`: nothing recorded. */
export function isAbsent(value: FilterValue): boolean {
  return value.pieces.length === 1 && value.pieces[0] === '';
}

/** The one text that a value without wildcards stands for; `undefined` where it has wildcards or is missing. */
export function literalOf(value: FilterValue): string | undefined {
  return value.pieces.length === 1 ? value.pieces[0] : undefined;
}

/** The value without its quotes, wildcards as `*`: what to show, and what is being typed. */
export function plainText(value: FilterValue): string {
  return value.pieces.join('*');
}

/** Any text in quotes, so that it stands for itself wherever it is put. */
export function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** A recorded value as it has to be written after `field:` to mean exactly that value; quoted only where it must be. */
export function quoteValue(value: string): string {
  return value === '' || value.startsWith('-') || /[\s",*]/u.test(value) ? quote(value) : value;
}
