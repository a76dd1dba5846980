/**
 * Rules for text as it comes out of the extension, one for each kind of place. Each throws with what is wrong. They
 * know nothing of the escapes: they read what VS Code would make of the text.
 */

/** Controls, format characters, lone surrogates, what is never drawn, and blanks other than the plain space. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Zs} ]/u;

function fail(rule: string, text: string): never {
  throw new Error(`${rule}: ${JSON.stringify(text.length > 600 ? `${text.slice(0, 600)}…` : text)}`);
}

/** Text of one line that is shown as it is. */
export function checkPlain(text: string, max = 400): void {
  if (UNSEEN.test(text)) fail('holds what can’t be seen', text);
  // Each character may have become eleven: ⟨U+10FFFF⟩.
  if (text.length > max * 11) fail(`is longer than ${max} characters`, text.slice(0, 600));
}

/** Text in which VS Code makes `$(name)` an icon, unless a backslash stands before it. One of ours may begin it. */
export function checkIcons(text: string, max?: number): void {
  const rest = text.replace(/^\$\([a-z-]+(~spin)?\)[ \u00a0]/, '').replace(/\u00a0\$\(arrow-right\)$/, '');
  checkPlain(rest, max);
  if (/(?<!\\)\$\([a-z0-9-]+(?:~[a-z]+)?\)/i.test(rest)) fail('makes an icon', text);
}

/** Text in which no `$(name)` may stand at all: places that make it an icon and know no escape. */
export function checkNoIcons(text: string, max?: number): void {
  checkPlain(text, max);
  if (/\$\([a-z0-9-]+(?:~[a-z]+)?\)/i.test(text)) fail('makes an icon', text);
}

/** Text of notifications and prompts: VS Code makes `[text](command:…)` and the like a link in them. */
export function checkMessage(text: string, max = 1000): void {
  checkPlain(text, max);
  if (/\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+/i.test(text)) fail('makes a link', text);
}

/** What a Markdown text of VS Code is, as far as it says what may be in it. */
interface Markdown {
  readonly value: string;
  readonly isTrusted?: boolean | { readonly enabledCommands: readonly string[] } | undefined;
  readonly supportHtml?: boolean | undefined;
  readonly supportThemeIcons?: boolean | undefined;
}

/** A Markdown text of VS Code: trusted for commands of ours at most, no HTML, no icons. */
export function checkMarkdown(markdown: Markdown, max = 12_000): void {
  const { value, isTrusted, supportHtml, supportThemeIcons } = markdown;
  if (supportHtml) fail('takes HTML', value);
  if (supportThemeIcons) fail('takes icons', value);
  if (isTrusted === true) fail('is trusted for all commands', value);
  const enabled = typeof isTrusted === 'object' ? isTrusted.enabledCommands : [];
  for (const command of enabled) if (!command.startsWith('cloudtrail.')) fail('is trusted', command);
  checkMarkdownText(value, max, enabled);
}

/** Our own links: to commands that are named, and to AWS's documentation. */
const LINK =
  /(?<!\\)\[(?:\\.|[^\\\]`<[])*\]\((?:command:([\w.]+)\?[\w%.!~*'-]*|https:\/\/docs\.aws\.amazon\.com\/[^\s()<>]*)\)/g;

/** Markdown text in which nothing is markup but our strong words and links; all else is code or escaped. */
export function checkMarkdownText(value: string, max = 12_000, commands: readonly string[] = []): void {
  if (value.length > max * 11) fail(`is longer than ${max} characters`, value);
  // A code span ends with its paragraph: what a blank line parts is read by itself.
  for (const paragraph of value.split('\n\n')) {
    const lines = paragraph.split('  \n');
    if (lines.some((line) => line.includes('\n'))) fail('holds a line break of the log', paragraph);
    for (const line of lines) checkLine(line, commands);
  }
}

function checkLine(line: string, commands: readonly string[]): void {
  if (UNSEEN.test(line)) fail('holds what can’t be seen', line);
  if (/^ {4}|^\s*(?:[-+]|\d+[.)]) |^\s*(?:#|>|~~~)/.test(line)) fail('begins a block', line);
  if (/^`{3,}[^`]*$/.test(line)) fail('begins a fence', line);
  let outside = '';
  for (let at = 0; at < line.length; ) {
    const run = /^`+/.exec(line.slice(at))?.[0];
    if (run && line[at - 1] !== '\\') {
      const end = closing(line, at + run.length, run.length);
      if (end === undefined) fail('leaves a code span open', line);
      at = end;
      // As a letter: marks around a span depend on what is beside them.
      outside += 'x';
    } else outside += line[at++];
  }
  const text = outside.replace(LINK, (_, command?: string) => {
    if (command !== undefined && !commands.includes(command))
      fail('links to a command that is not enabled', line);
    return 'x';
  });
  const left = text
    .replace(/\\[!-/:-@[-`{-~]/g, 'x')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/\*\(empty\)\*/g, 'x');
  if (/[<>[\]*_`~#|&$!\\]/.test(left) || /(?:https?|command|file|mailto):\S|www\.|\w@\w/i.test(left))
    fail('holds markup', left);
}

/** Where a code span that was opened by so many backticks ends. */
function closing(line: string, from: number, ticks: number): number | undefined {
  for (const run of line.slice(from).matchAll(/`+/g)) {
    if (run[0].length === ticks) return from + run.index + ticks;
  }
  return undefined;
}

/** A row of a Markdown table: as many cells as the heading has, each of them harmless. */
export function checkTableRow(row: string, cells: number): void {
  if (!row.startsWith('| ') || !row.endsWith(' |')) fail('is no row', row);
  const found = row.slice(2, -2).split(/ \| /);
  // A bar that is not escaped ends a cell, in code too.
  if (row.replace(/\\\|/g, '').split('|').length !== cells + 2) fail(`has not ${cells} cells`, row);
  for (const cell of found) checkLine(cell.replaceAll('\\|', '│'), []);
}

/** A cell of a table for spreadsheets: none of them takes it for a formula, read in whatever way. */
export function checkCell(cell: string): void {
  for (const part of cell.split(/[;\t\r\n]/)) {
    if (/^[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠]/u.test(part)) fail('is a formula', cell);
  }
}
