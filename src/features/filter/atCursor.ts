import { l10n, type TextEditor, window } from 'vscode';
import type { EventFacts } from '../../core/event/event';
import { extrasOf } from '../../core/event/extras';
import { withTerm } from '../../core/filter/edit';
import { momentOf, type TermAt, termAt } from '../../core/filter/termAt';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import type { LogDocuments } from '../../host/views/logDocuments';

/** Filter to Value at Cursor, Exclude Value at Cursor: in the original, in its escaped strings, in expanded views. */
export function filterAtCursor(filter: ActiveFilter, texts: LogDocuments, mode: 'include' | 'exclude'): void {
  const editor = window.activeTextEditor;
  const text = editor && texts.of(editor.document);
  if (!editor || !text) {
    void window.showInformationMessage(
      l10n.t('Open a CloudTrail log and put the cursor on a value of an event first.'),
    );
    return;
  }
  if (text.isRebuilt) {
    void window.showInformationMessage(
      l10n.t(
        'This log is a table. Run “CloudTrail: Show Expanded View” and put the cursor on a value there.',
      ),
    );
    return;
  }
  const { active } = editor.selection;
  const location = text.locate(active);
  const event = text.eventAt(active);
  const term = location
    ? termAt({ ...location.event.facts, ...extrasOf(location.record) }, location.record, location.path)
    : event && termOfItem(event.facts, keyAround(editor));
  if (!term) {
    void window.showInformationMessage(
      l10n.t(
        'The cursor is not on a value that can be filtered by. Put it on a text, a number, true or false.',
      ),
    );
    return;
  }
  filter.set(withTerm(filter.text, term.field, [term.value], mode));
}

/** Members of an item of `lookup-events` that say what its record says. */
const ITEM_KEYS: Readonly<Record<string, (event: EventFacts) => TermAt>> = {
  EventId: ({ id }) => ({ field: 'id', value: id }),
  EventName: ({ name }) => ({ field: 'action', value: name }),
  EventSource: ({ source }) => ({ field: 'service', value: source }),
  EventTime: ({ timeMs }) => ({ field: 'time', value: momentOf(timeMs) }),
  Username: ({ principal }) => ({ field: 'principal', value: principal.label }),
  AccessKeyId: ({ principal }) => ({ field: 'key', value: principal.accessKey }),
  ReadOnly: ({ readOnly }) => ({ field: 'readonly', value: readOnly === undefined ? '' : String(readOnly) }),
};

function termOfItem(event: EventFacts, key: string | undefined): TermAt | undefined {
  return key !== undefined && Object.hasOwn(ITEM_KEYS, key) ? ITEM_KEYS[key]!(event) : undefined;
}

/** How far around the cursor a member of an item is looked for: it may stand in a line of many MB. */
const AROUND = 300;

/** The key of the member that the cursor is on. */
function keyAround({ document, selection }: TextEditor): string | undefined {
  const { text } = document.lineAt(selection.active.line);
  const start = Math.max(0, selection.active.character - AROUND);
  const at = selection.active.character - start;
  for (const found of text
    .slice(start, start + 2 * AROUND)
    .matchAll(/"(\w{1,40})"\s*:\s*("[^"]*"|[^\s,}]+)/g)) {
    if (found.index <= at && at <= found.index + found[0].length) return found[1];
  }
  return undefined;
}
