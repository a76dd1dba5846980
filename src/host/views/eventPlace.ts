import { Range, type Uri } from 'vscode';
import { nameOf } from '../../core/event/eventText';
import { placeInText } from '../../core/trail/record';
import type { LoadedEvent } from '../reading/log';
import { sameEvent } from '../reading/reader';
import { eventUri, PAGE_EVENTS, pageUri } from './addresses';
import { openViewUri, tabOf } from './tabs';
import { MAX_VIEW, type Views, viewSize } from './views';

/**
 * Where an event stands in an expanded view, at the start of its record: of a log that is too large for one, in a page
 * that is open or the view of the event alone. Rejects where the log has changed and the event is not there any more.
 */
export async function placeInView(views: Views, event: LoadedEvent): Promise<{ uri: Uri; range: Range }> {
  const whole = viewSize(event.log.bytes) <= MAX_VIEW;
  // A page that is open shows the event among others.
  const page = pageUri(event.log.uri, Math.floor(event.ordinal / PAGE_EVENTS));
  const uri = whole ? openViewUri(event.log.uri) : tabOf(page) ? page : viewOf(event);
  const { expanded, lines } = await views.open(uri);
  const same = sameEvent(expanded.trail, event);
  // A link may lead to an event that the filter hides.
  if (uri.toString() !== viewOf(event).toString() && !expanded.itemOf(placeInText(same).item.offset)) {
    return placeAlone(views, event);
  }
  const { line, character } = lines.placeOf(expanded.fromSource(placeInText(same).offset));
  return { uri, range: new Range(line, character, line, character) };
}

async function placeAlone(views: Views, event: LoadedEvent): Promise<{ uri: Uri; range: Range }> {
  const uri = viewOf(event);
  const { expanded, lines } = await views.open(uri);
  const { offset } = placeInText(sameEvent(expanded.trail, event));
  const { line, character } = lines.placeOf(expanded.fromSource(offset));
  return { uri, range: new Range(line, character, line, character) };
}

/** Address of the view of one event alone. */
export function viewOf(event: LoadedEvent): Uri {
  return eventUri(event.log.uri, event.ordinal, nameOf(event));
}
