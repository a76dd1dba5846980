import { strict as assert } from 'node:assert';
import {
  ConfigurationTarget,
  commands,
  extensions,
  type Hover,
  type MarkdownString,
  type Memento,
  type Position,
  type Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { CloudTrailInspectorApi } from '../../src/api';

export const SCHEME = 'cloudtrail-inspector';

/** The extension's public API, activated. */
export async function api(): Promise<CloudTrailInspectorApi> {
  const extension = extensions.getExtension<CloudTrailInspectorApi>(
    'cloudtrail-inspector.cloudtrail-inspector',
  );
  assert.ok(extension, 'the extension is installed');
  return extension.activate();
}

export function workspaceFolder(): Uri {
  const folder = workspace.workspaceFolders?.[0];
  assert.ok(folder, 'a folder is open');
  return folder.uri;
}

export function fixture(name: string): Uri {
  return Uri.joinPath(workspaceFolder(), name);
}

/** A file of the extension itself. */
export function inExtension(...path: string[]): Uri {
  const extension = extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector');
  assert.ok(extension, 'the extension is installed');
  return Uri.joinPath(extension.extensionUri, ...path);
}

/** The log that comes with the extension. */
export function sample(): Uri {
  return inExtension('media', 'sample', 'lookup-events.json');
}

let copies = 0;

/** A copy of a fixture that no test has opened: what the user does with a log is remembered for the session. */
export async function copyOf(name: string): Promise<Uri> {
  const copy = fixture(`copy-${++copies}-${name}`);
  await workspace.fs.copy(fixture(name), copy, { overwrite: true });
  return copy;
}

/** For what never comes; a busy machine may take long for all else. */
const MOST_WAITED_MS = 60_000;

/** Waits until a value is there (not undefined, not false, no error); fails with the last error otherwise. */
export async function until<T>(
  what: string,
  find: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + MOST_WAITED_MS;
  let last: unknown;
  for (;;) {
    try {
      const found = await find();
      if (found !== undefined && found !== false) return found;
      last = undefined;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end)
      throw last ?? new Error(`waited in vain: ${what}; active tab: ${activeUri()?.toString()}`);
    await pause(25);
  }
}

/**
 * Makes a change to a file, again and again, until it is seen: VS Code begins to watch a folder a moment after it is
 * asked to, and never tells of what happened before that. Each time there is twice as long to see it.
 */
export async function noticed(
  what: string,
  change: () => Thenable<unknown>,
  isSeen: () => Promise<boolean>,
): Promise<void> {
  for (let ms = 1500; ms < MOST_WAITED_MS; ms *= 2) {
    await change();
    for (const end = Date.now() + ms; Date.now() < end; await pause(25)) if (await isSeen()) return;
  }
  throw new Error(`waited in vain: ${what}`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Long enough for a redirect that should not come to have come. */
export const SETTLE_MS = 700;

/** Address of the active tab. */
export function activeUri(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input as { uri?: Uri } | undefined;
  return input?.uri;
}

export function open(uri: Uri, options?: object): Thenable<unknown> {
  return commands.executeCommand('vscode.open', uri, options);
}

/** Opens a log and waits for the expanded view that takes its place. */
export async function openExpanded(uri: Uri): Promise<TextEditor> {
  await open(uri);
  return expandedOf(uri);
}

export function expandedOf(source: Uri): Promise<TextEditor> {
  return until(`the expanded view of ${source.path}`, () => {
    const editor = window.activeTextEditor;
    const isView = editor?.document.uri.scheme === SCHEME && editor.document.uri.query === source.toString();
    return isView && activeUri()?.scheme === SCHEME && editor;
  });
}

/** Opens a log as it is, whatever the settings say. */
export async function openOriginal(uri: Uri): Promise<TextEditor> {
  await setting('expandOnOpen', 'never');
  const editor = await window.showTextDocument(uri, { preview: false });
  const { count } = await api();
  await until('the log is loaded', async () => (await count()).events > 0);
  return editor;
}

export async function setting(key: string, value: unknown): Promise<void> {
  await workspace.getConfiguration('cloudtrail').update(key, value, ConfigurationTarget.Global);
}

/** Closes everything, and gives each setting and the filter their defaults back. */
export async function reset(): Promise<void> {
  await commands.executeCommand('cloudtrail.clearFilters');
  const { packageJSON } = extensions.getExtension('cloudtrail-inspector.cloudtrail-inspector')!;
  for (const name of Object.keys(packageJSON.contributes.configuration.properties)) {
    const key = name.replace('cloudtrail.', '');
    if (workspace.getConfiguration('cloudtrail').inspect(key)?.globalValue !== undefined)
      await setting(key, undefined);
  }
  while (window.activeTextEditor?.document.isDirty) {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
  await (await api()).close();
}

/**
 * A document without a file that holds a text. VS Code may give it the backup of one with the same name that was closed
 * a moment ago: then another one is opened.
 */
export async function openUntitled(content: string): Promise<TextDocument> {
  return until('a document with the text', async () => {
    const document = await workspace.openTextDocument({ content, language: 'json' });
    await window.showTextDocument(document);
    if (document.getText() === content) return document;
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await pause(500);
    return undefined;
  });
}

/** The position of a text in a document, and of the `|` in it: `"access|KeyId"`. */
export function positionOf(document: TextDocument, marked: string, from = 0): Position {
  const bar = marked.indexOf('|');
  const text = marked.replace('|', '');
  const at = document.getText().indexOf(text, from);
  assert.ok(at >= 0, `the document holds ${text}`);
  return document.positionAt(at + Math.max(0, bar));
}

/** What the hovers at a place say, and the text that they are about. */
export async function hoverAt(
  document: TextDocument,
  place: Position | string,
): Promise<{ text: string; range: Range | undefined }> {
  const position = typeof place === 'string' ? positionOf(document, place) : place;
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const ours = hovers.flatMap((hover) => hover.contents.map((content) => ({ content, range: hover.range })));
  const text = ours
    .map(({ content }) => (typeof content === 'string' ? content : (content as MarkdownString).value))
    .join('\n');
  return { text, range: ours[0]?.range };
}

/** Markdown without its escapes and marks, to be compared with what is read. */
export function plain(markdown: string): string {
  return markdown
    .replace(/\[((?:\\.|[^\]])*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/`/g, '')
    .replace(/\\(.)/g, '$1');
}

/** The text that stands at a range or selection. */
export function textAt(editor: TextEditor): string {
  return editor.document.getText(editor.selection);
}

/** The line that the cursor is on, without its margin. */
export function lineAt(editor: TextEditor): string {
  return editor.document.lineAt(editor.selection.active.line).text.trim();
}

/** A memory of a workspace that lasts as long as the test. */
export function memento(): Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: (key: string, fallback?: unknown) => values.get(key) ?? fallback,
    update: async (key: string, value: unknown) => {
      values.set(key, value);
    },
  } as Memento;
}
