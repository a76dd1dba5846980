import {
  commands,
  Range,
  Selection,
  type TextDocument,
  type TextDocumentShowOptions,
  type TextEditor,
  TextEditorRevealType,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { allTabs, uriOfTab } from './tabs';
import type { View } from './view';

/** How long an editor may take to show a text that has changed. */
const SHOW_MS = 30_000;

/** Where in the log an editor's selection is, in bytes of the view's source. */
interface Place {
  readonly editor: TextEditor;
  /** Of the document, with the text of that view. */
  readonly version: number;
  readonly active: number;
}

/** The selections of the editors that show a view, as places in its log. */
export function placesIn(view: View): Place[] {
  return editorsOf(view.uri).flatMap((editor) => {
    const { document, selection } = editor;
    if (!shows(document, view)) return [];
    const byte = (position: TextEditor['selection']['active']) =>
      view.expanded.toSource(view.lines.byteOf(position));
    return [{ editor, version: document.version, active: byte(selection.active) }];
  });
}

/** Puts selections back to where they were in the log, once the editors show the view's new text. */
export async function putBack(places: readonly Place[], view: View): Promise<void> {
  for (const { editor, version, active } of places) {
    if (!(await hasCome(editor.document, version, view))) continue;
    const range = rangeIn(view, active);
    // Where it seems to be there already, the window may be about to tell of another place.
    editor.selection = new Selection(range.start, range.start);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

/** Whether an editor group has the view in front: only then it can be opened anew without a stir. */
export function isInFront(uri: Uri): boolean {
  const key = uri.toString();
  return allTabs().some((tab) => tab.isActive && uriOfTab(tab)?.toString() === key);
}

/** Opens a view in the place of the one before, at the same places of the log, and closes that. */
export async function reopen(before: View, places: readonly Place[], view: View): Promise<void> {
  const key = before.uri.toString();
  const old = allTabs().filter((tab) => uriOfTab(tab)?.toString() === key);
  for (const tab of old) {
    if (!tab.isActive) continue;
    const { viewColumn } = tab.group;
    const place = places.find(({ editor }) => editor.viewColumn === viewColumn);
    const options: TextDocumentShowOptions = {
      viewColumn,
      preview: tab.isPreview,
      preserveFocus: true,
      ...(place && { selection: rangeIn(view, place.active) }),
    };
    const { isPinned } = tab;
    await commands.executeCommand('vscode.open', view.uri, options);
    if (isPinned) await commands.executeCommand('workbench.action.pinEditor');
  }
  const left = allTabs().filter((tab) => uriOfTab(tab)?.toString() === key);
  await window.tabGroups.close(left, true);
}

function rangeIn(view: View, source: number): Range {
  const { line, character } = view.lines.placeOf(view.expanded.fromSource(source));
  return new Range(line, character, line, character);
}

function editorsOf(uri: Uri): TextEditor[] {
  const key = uri.toString();
  return window.visibleTextEditors.filter(({ document }) => document.uri.toString() === key);
}

/** Whether a document has the text of a view, as far as its size tells. */
function shows(document: TextDocument, { lines }: View): boolean {
  return document.lineCount === lines.count;
}

/** Waits for a document to have the text of a view in place of that of a version; false where it does not come. */
function hasCome(document: TextDocument, version: number, view: View): Promise<boolean> {
  const has = () => document.version > version && shows(document, view);
  if (has()) return Promise.resolve(true);
  return new Promise((resolve) => {
    const done = (came: boolean) => {
      clearTimeout(timer);
      listener.dispose();
      resolve(came);
    };
    const timer = setTimeout(() => done(false), SHOW_MS);
    const listener = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && has()) done(true);
    });
  });
}
