import { MarkdownString } from 'vscode';
import type { Explanation, Piece } from '../core/explain';
import { showable } from '../core/plain';

/** Log text for a label: where VS Code would make `$(name)` an icon, it is kept as text. */
export function label(text: string, max = 120): string {
  return showable(text, max).replace(/\$\(/g, '\\$(');
}

/** Log text as an inline code span that it can't close, whatever backticks it holds. */
export function codeSpan(text: string, max = 300): string {
  const shown = showable(text, max);
  if (shown === '') return '*(empty)*';
  const longest = Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') || shown.trim() !== shown ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Text in HTML, between tags or as an attribute's value. Log text is never given to it: pages get that by messages. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Our own words as Markdown text: nothing in them is markup. */
export function words(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!<>|~&$]/g, '\\$&');
}

function piece(one: Piece): string {
  if (typeof one === 'string') return words(one);
  if ('value' in one) return codeSpan(one.value);
  if (typeof one.strong === 'string') return one.strong === '' ? '' : `**${words(one.strong)}**`;
  return piece(one.strong);
}

/** An explanation as the Markdown of a hover; `commands` are the only ones that its links may run. */
export function toMarkdown(explanation: Explanation, links: readonly Link[] = []): MarkdownString {
  const markdown = new MarkdownString();
  markdown.isTrusted =
    links.length > 0 ? { enabledCommands: [...new Set(links.map((link) => link.command))] } : false;
  markdown.supportHtml = false;
  markdown.appendMarkdown(explanation.lines.map((line) => line.map(piece).join('')).join('\n\n'));
  const footer = links.map((link) => commandLink(link));
  const { source } = explanation;
  if (source)
    footer.push(`[${words(source.title)}](${encodeURI(source.url).replace(/[()]/g, encodeURIComponent)})`);
  if (footer.length > 0) markdown.appendMarkdown(`\n\n${footer.join(' · ')}`);
  return markdown;
}

/** A link that runs a command with arguments; the arguments are encoded, the title is our own. */
export interface Link {
  readonly title: string;
  readonly command: string;
  readonly args: readonly unknown[];
}

function commandLink({ title, command, args }: Link): string {
  const query = encodeURIComponent(JSON.stringify(args)).replace(
    /[()]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  return `[${words(title)}](command:${command}?${query})`;
}
