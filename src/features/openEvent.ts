import {
  Disposable,
  env,
  type LogOutputChannel,
  l10n,
  type Range,
  TextEditorRevealType,
  type Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { LoadedEvent } from '../host/reading/log';
import { hasChanged } from '../host/reading/reader';
import { rowOfArgs } from '../host/session/eventRow';
import type { Session } from '../host/session/session';
import { registerCommand } from '../host/ui/commands';
import { placeInView } from '../host/views/eventPlace';
import type { LogDocuments } from '../host/views/logDocuments';
import { tabOf, viewTabOf } from '../host/views/tabs';
import type { Views } from '../host/views/views';

/** Show an event at its place, and copy one. */
export function registerOpenEvent(
  views: Views,
  texts: LogDocuments,
  session: Session,
  log: LogOutputChannel,
): Disposable {
  const inOriginal = async (event: LoadedEvent): Promise<boolean> => {
    // Where the user reads the original, the event is shown there.
    if (event.log.packed || !tabOf(event.log.uri) || viewTabOf(event.log.uri)) return false;
    const document = await workspace.openTextDocument(event.log.uri);
    const text = texts.of(document);
    const same = text?.trail.events[event.ordinal];
    if (!text || same?.facts.id !== event.id) return false;
    await reveal(document.uri, text.rangeOf(same), true);
    return true;
  };

  const inView = async (event: LoadedEvent): Promise<void> => {
    const { uri, range } = await placeInView(views, event);
    await reveal(uri, range, false);
  };

  return Disposable.from(
    // A node of the tree gives the event itself, a link its address.
    registerCommand(log, 'cloudtrail.openEvent', async (given: LoadedEvent | string, ...rest: unknown[]) => {
      const row = typeof given === 'string' ? rowOfArgs(session, [given, ...rest]) : undefined;
      if (typeof given === 'string' && row === undefined) throw hasChanged();
      const event = row === undefined ? (given as LoadedEvent) : session.event(row);
      if (!(await inOriginal(event))) await inView(event);
    }),
    registerCommand(log, 'cloudtrail.copyEvent', async (uri: string, ordinal: number, id: string) => {
      const row = rowOfArgs(session, [uri, ordinal, id]);
      if (row === undefined) throw hasChanged();
      await env.clipboard.writeText(await session.record(row));
      window.setStatusBarMessage(l10n.t('Copied the event as JSON.'), 3000);
    }),
  );
}

async function reveal(uri: Uri, range: Range, select: boolean): Promise<void> {
  const selection = select ? range : range.with({ end: range.start });
  // Where it is open already, in that column.
  const open = tabOf(uri);
  const editor = await window.showTextDocument(uri, {
    selection,
    preview: open?.isPreview ?? true,
    preserveFocus: true,
    viewColumn: open?.group.viewColumn ?? ViewColumn.Active,
  });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}
