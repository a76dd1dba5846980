import { l10n, type TextEditor, window } from 'vscode';
import type { LoadedEvent } from '../reading/log';
import type { Session } from '../session/session';
import { offer } from '../ui/guards';
import type { LogDocuments } from './logDocuments';

/** An event of an open log, and its row as long as the index's epoch is the same. */
export interface PlacedEvent {
  readonly event: LoadedEvent;
  /** Of several copies of the event, the row that is shown. */
  readonly row: number;
}

/** Which event of the open logs is where. */
export class Cursor {
  constructor(
    readonly texts: LogDocuments,
    readonly session: Session,
  ) {}

  /** The event at an editor's cursor; undefined where there is none, or its log is not loaded as it stands there. */
  eventIn(editor: TextEditor): PlacedEvent | undefined {
    const text = this.texts.of(editor.document);
    const entry = text?.eventAt(editor.selection.active);
    const log = text && this.session.log(text.source);
    const row = entry && log && this.session.rowAt(log, entry.offset, entry.length);
    return row === undefined ? undefined : this.#placed(row);
  }

  /** Where an event is that was handed out earlier: a node of the tree may be older than the rows' numbers. */
  find({ log, offset, length, id }: LoadedEvent): PlacedEvent | undefined {
    const now = this.session.log(log.uri);
    const row = now && this.session.rowAt(now, offset, length);
    const placed = row === undefined ? undefined : this.#placed(row);
    return placed?.event.id === id ? placed : undefined;
  }

  /** What a command is about: the node of the tree that it was called with, or the event at the cursor. */
  eventOf(given: unknown): PlacedEvent | undefined {
    const event = given as { readonly event?: LoadedEvent } | undefined;
    if (event?.event?.log) return this.find(event.event);
    const editor = window.activeTextEditor;
    return editor && this.eventIn(editor);
  }

  /** Tells what to do where `eventOf` finds nothing. */
  tellNone(): void {
    offer(
      l10n.t('Put the cursor on an event in a CloudTrail log, or select one in the CloudTrail tree, first.'),
      [l10n.t('Show the Tree'), 'cloudtrail.events.focus'],
    );
  }

  #placed(row: number): PlacedEvent {
    const shown = this.session.index.standsFor(row);
    return { event: this.session.event(shown), row: shown };
  }
}
