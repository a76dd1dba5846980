/**
 * Log text made fit to be shown: on one line, invisible characters made visible, long text shortened. What a log
 * holds was typed by whoever made the call; text that turns itself round or hides parts of itself misleads.
 */
export function showable(text: string, max = 200): string {
  // Nothing longer than this is looked at: shortening comes first, and no pair of surrogates is cut.
  let end = Math.min(text.length, max);
  if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end--;
  const short = text.slice(0, end).replace(INVISIBLE, mark);
  return end < text.length ? `${short}…` : short;
}

/** Control and format characters, separators, lone surrogates, what is never drawn, and blanks but the plain space. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Zs} ]/gu;

function mark(char: string): string {
  if (char === '\n' || char === '\r') return '⏎';
  if (char === '\t') return ' ';
  const code = char.codePointAt(0) ?? 0;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
