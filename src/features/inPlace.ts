import {
  commands,
  Disposable,
  EndOfLine,
  Location,
  type LogOutputChannel,
  l10n,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { nameOf } from '../core/event/eventText';
import { collapseObject, expandString } from '../core/json/inPlace';
import { decodeUtf8 } from '../core/json/text';
import { eventOf, type TrailEntry } from '../core/trail/trail';
import { registerCommand } from '../host/ui/commands';
import { eventUri, VIEW_SCHEME } from '../host/views/addresses';
import { isExpandedInPlace } from '../host/views/expandedInPlace';
import type { LogDocument, LogDocuments } from '../host/views/logDocuments';
import type { Views } from '../host/views/views';

/** How many expanded records keep their exact former text, over all documents. */
const MAX_KEPT = 500;

/** Peek at an escaped event under its line, and expand or collapse it in the text itself, as an undoable edit. */
export function registerInPlace(texts: LogDocuments, views: Views, log: LogOutputChannel): Disposable {
  /** The line of a view that says what happened: the peek's list shows it. */
  const telling = async (view: Uri) => {
    const { expanded } = await views.open(view);
    const lines = decodeUtf8(expanded.text).split('\n');
    const line = Math.max(
      0,
      lines.findIndex((text) => /^\s*"eventName":/i.test(text)),
    );
    return new Range(line, 0, line, lines[line]?.length ?? 0);
  };

  /** What stood in the quotes before "Expand here", by what stands there now: collapsing gives it back exactly. */
  const before = new Map<string, string>();

  const at = async (uri: unknown, ordinal: unknown) => {
    const document =
      typeof uri === 'string'
        ? await workspace.openTextDocument(Uri.parse(uri, true))
        : window.activeTextEditor?.document;
    const text = document && texts.of(document);
    if (!document || !text) {
      void window.showInformationMessage(
        l10n.t('Open a CloudTrail log and put the cursor on an event first.'),
      );
      return undefined;
    }
    const cursor = window.activeTextEditor?.selection.active;
    const event = typeof ordinal === 'number' ? eventOf(text.trail, ordinal) : cursor && text.eventAt(cursor);
    if (!event) {
      void window.showInformationMessage(l10n.t('The cursor is not on an event.'));
      return undefined;
    }
    return { document, text, event };
  };

  return Disposable.from(
    registerCommand(log, 'cloudtrail.peekEvent', async (uri?: unknown, ordinal?: unknown) => {
      const found = await at(uri, ordinal);
      if (!found) return;
      const { document, text, event } = found;
      const target = eventUri(text.source, event.ordinal, nameOf(event.facts));
      const locations = [new Location(target, await telling(target))];
      const { start } = text.rangeOf(event);
      await commands.executeCommand('editor.action.peekLocations', document.uri, start, locations, 'peek');
    }),
    registerCommand(log, 'cloudtrail.expandHere', async (uri?: unknown, ordinal?: unknown) => {
      const found = await at(uri, ordinal);
      if (!found || !canEdit(found.document)) return;
      const { document, text, event } = found;
      if (event.depth !== 1 || text.isRebuilt) {
        void window.showInformationMessage(l10n.t('This event is not escaped: there is nothing to expand.'));
        return;
      }
      const string = stringAround(document, text, event);
      if (!string) return;
      const content = document.getText(string).slice(1, -1);
      const margin = /^\s*/.exec(document.lineAt(string.start.line).text)?.[0] ?? '';
      const object = expandString(content, margin, document.eol === EndOfLine.CRLF ? '\r\n' : '\n');
      if (before.size >= MAX_KEPT) before.delete(before.keys().next().value!);
      before.set(keyOf(document, object), content);
      await replace(document, string, object);
    }),
    registerCommand(log, 'cloudtrail.collapseHere', async (uri?: unknown, ordinal?: unknown) => {
      const found = await at(uri, ordinal);
      if (!found || !canEdit(found.document)) return;
      const { document, text, event } = found;
      const range = text.rangeOf(event);
      if (event.depth !== 0 || !isExpandedInPlace(document, range)) {
        void window.showInformationMessage(
          l10n.t(
            'Only an event that was expanded here can be collapsed: the value of CloudTrailEvent, message or _raw.',
          ),
        );
        return;
      }
      const object = document.getText(range);
      const content = before.get(keyOf(document, object)) ?? collapseObject(object);
      await replace(document, range, `"${content}"`);
    }),
  );
}

function keyOf(document: TextDocument, object: string): string {
  return `${document.uri.toString()}\n${object.replaceAll('\r\n', '\n')}`;
}

function canEdit(document: TextDocument): boolean {
  if (document.uri.scheme !== VIEW_SCHEME) return true;
  void window.showInformationMessage(
    l10n.t('The expanded view can’t be edited. Show the original to expand an event in it.'),
  );
  return false;
}

/** The string literal that a record stands in, with its quotes. */
function stringAround(document: TextDocument, text: LogDocument, event: TrailEntry): Range | undefined {
  const { bytes } = text;
  let start = event.offset;
  while (start > 0 && bytes[start - 1] !== 0x22) start--;
  let end = event.offset + event.length;
  while (end < bytes.length && bytes[end] !== 0x22) end++;
  const range = text.rangeOf({ offset: start - 1, length: end + 1 - (start - 1) });
  return document.getText(range).startsWith('"') ? range : undefined;
}

async function replace(document: TextDocument, range: Range, text: string): Promise<void> {
  const edit = new WorkspaceEdit();
  edit.replace(document.uri, range, text);
  await workspace.applyEdit(edit);
  await window.showTextDocument(document, { preserveFocus: false, preview: false });
}
