import { Range, type Uri } from 'vscode';
import { nameOf } from '../core/eventText';
import { placeInText } from '../core/trail/record';
import { eventUri, viewUri } from './addresses';
import type { LoadedEvent } from './log';
import { sameEvent } from './reader';
import { MAX_VIEW, type Views, viewSize } from './views';

/**
 * Where an event stands in an expanded view, at the start of its record: of a log that is too large for one, in the
 * view of the event alone. Rejects where the log has changed and the event is not there any more.
 */
export async function placeInView(views: Views, event: LoadedEvent): Promise<{ uri: Uri; range: Range }> {
  const whole = viewSize(event.log.bytes) <= MAX_VIEW;
  const uri = whole ? viewUri(event.log.uri) : viewOf(event);
  const { expanded, lines } = await views.open(uri);
  const same = sameEvent(expanded.trail, event);
  const { line, character } = lines.placeOf(expanded.fromSource(placeInText(same).offset));
  return { uri, range: new Range(line, character, line, character) };
}

/** Address of the view of one event alone. */
export function viewOf(event: LoadedEvent): Uri {
  return eventUri(event.log.uri, event.ordinal, nameOf(event));
}
