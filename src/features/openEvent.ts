import {
  Disposable,
  env,
  type LogOutputChannel,
  l10n,
  Range,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import { nameOf } from '../core/eventText';
import { placeInText } from '../core/trail/record';
import type { TrailEntry } from '../core/trail/trail';
import { eventUri, PAGE_EVENTS, pageUri, viewUri } from '../host/addresses';
import { registerCommand } from '../host/commands';
import type { LoadedEvent } from '../host/log';
import { hasChanged, sameEvent } from '../host/reader';
import type { Session } from '../host/session';
import { tabOf } from '../host/tabs';
import type { TrailTexts } from '../host/trailText';
import { MAX_VIEW, type View, type Views, viewSize } from '../host/views';

/** Show an event at its place, and copy one. */
export function registerOpenEvent(
  views: Views,
  texts: TrailTexts,
  session: Session,
  log: LogOutputChannel,
): Disposable {
  const inOriginal = async (event: LoadedEvent): Promise<boolean> => {
    // Where the user reads the original, the event is shown there.
    if (event.log.packed || !tabOf(event.log.uri) || tabOf(viewUri(event.log.uri))) return false;
    const document = await workspace.openTextDocument(event.log.uri);
    const text = texts.of(document);
    const same = text?.trail.events[event.ordinal];
    if (!text || same?.facts.id !== event.id) return false;
    await reveal(document.uri, text.rangeOf(same), true);
    return true;
  };

  const inView = async (event: LoadedEvent): Promise<void> => {
    const whole = viewSize(event.log.bytes) <= MAX_VIEW;
    const one = eventUri(event.log.uri, event.ordinal, nameOf(event));
    // A page that is open shows the event among others.
    const page = pageUri(event.log.uri, Math.floor(event.ordinal / PAGE_EVENTS));
    const uri = whole ? viewUri(event.log.uri) : tabOf(page) ? page : one;
    const view = await views.open(uri);
    const same = sameEvent(view.expanded.trail, event);
    await reveal(uri, rangeIn(view, same), false);
  };

  return Disposable.from(
    registerCommand(log, 'cloudtrail.openEvent', async (event: LoadedEvent) => {
      if (!(await inOriginal(event))) await inView(event);
    }),
    registerCommand(log, 'cloudtrail.copyEvent', async (uri: string, ordinal: number, id: string) => {
      const log = session.log(Uri.parse(uri, true));
      const row = log && session.rowOf(log, ordinal);
      if (row === undefined || session.index.facts(row).id !== id) throw hasChanged();
      await env.clipboard.writeText(await session.record(row));
      window.setStatusBarMessage(l10n.t('Copied the event as JSON.'), 3000);
    }),
  );
}

/** An event's first line in a view: the record's, below what wraps it. */
function rangeIn(view: View, event: TrailEntry): Range {
  const { line, character } = view.lines.placeOf(view.expanded.fromSource(placeInText(event).offset));
  return new Range(line, character, line, character);
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
