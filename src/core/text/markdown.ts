import { showable } from './plain';

/** Log text as an inline code span that it can't close, whatever backticks it holds. */
export function codeSpan(text: string, max = 300): string {
  const shown = showable(text, max);
  if (shown === '') return '*(empty)*';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown.trim() !== shown ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Our own words as Markdown text: nothing in them is markup. */
export function words(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&$]/g, '\\$&');
}
