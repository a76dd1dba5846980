import { MarkdownString } from 'vscode';
import type { Explanation, Piece } from '../../core/text/explanation';
import { codeSpan, words } from '../../core/text/markdown';
import { showable } from '../../core/text/plain';

export { codeSpan, words };

/** Log text for a label: where VS Code would make `$(name)` an icon, it is kept as text. */
export function label(text: string, max = 120): string {
  return showable(text, max).replace(/\$\(/g, '\\$(');
}

/**
 * Log text in a notification or a prompt, where VS Code makes `[text](command:…)` a link that runs it: parted, it is
 * none. Names of files come here too.
 */
export function inMessage(text: string, max = 200): string {
  return showable(text, max).replace(/\]\(/g, '] (').replace(/\$\(/g, '$ (');
}

/** Text in HTML, between tags or as an attribute's value. Log text is never given to it: pages get that by messages. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A line as Markdown: our words, and values as code. */
export function lineText(line: readonly Piece[]): string {
  return line.map(piece).join('');
}

function piece(one: Piece): string {
  if (typeof one === 'string') return words(one);
  if ('value' in one) return codeSpan(one.value);
  if (typeof one.strong === 'string') return one.strong === '' ? '' : `**${words(one.strong)}**`;
  return piece(one.strong);
}

/** A line of an explanation that may lead somewhere. */
export interface Step {
  readonly line: readonly Piece[];
  readonly link?: Link;
}

/**
 * An explanation as the Markdown of a hover, with steps among its lines, one under the other. Commands of links and steps
 * are the only ones that may be run from it.
 */
export function toMarkdown(
  explanation: Explanation,
  links: readonly Link[] = [],
  steps: readonly Step[] = [],
): MarkdownString {
  const markdown = new MarkdownString();
  const all = [...links, ...steps.flatMap(({ link }) => link ?? [])];
  markdown.isTrusted =
    all.length > 0 ? { enabledCommands: [...new Set(all.map((link) => link.command))] } : false;
  markdown.supportHtml = false;
  const paragraphs = explanation.lines.map(lineText);
  if (steps.length > 0) {
    const shown = steps.map(({ line, link }) => [lineText(line), ...(link ? linksTo(link) : [])].join(' '));
    // Two spaces at the end of a line break it.
    paragraphs.splice(explanation.stepsAfter ?? paragraphs.length, 0, shown.join('  \n'));
  }
  markdown.appendMarkdown(paragraphs.join('\n\n'));
  const footer = links.flatMap(linksTo);
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

/** No more of an address than this: VS Code cuts off a long Markdown text, and a link that is cut is shown as text. */
const MAX_ADDRESS = 4000;

/** The link as Markdown, or nothing where its arguments are too long for one. */
function linksTo({ title, command, args }: Link): string[] {
  const query = encodeURIComponent(JSON.stringify(args)).replace(
    /[()]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  return query.length > MAX_ADDRESS ? [] : [`[${words(title)}](command:${command}?${query})`];
}
