import { type Disposable, Location, languages, Position, SymbolInformation, SymbolKind } from 'vscode';
import { eventTitle, timeOf } from '../core/event/eventText';
import { fold } from '../core/filter/wildcard';
import { searchEvents } from '../core/index/search';
import { showable } from '../core/text/plain';
import type { LoadedEvent } from '../host/reading/log';
import type { Session } from '../host/session/session';
import type { Settings } from '../host/ui/settings';
import { viewUri } from '../host/views/addresses';
import { placeInView } from '../host/views/eventPlace';
import type { Views } from '../host/views/views';

/** Symbols that are offered at a time; the list is filtered and sorted again with each letter. */
const MAX_SYMBOLS = 500;

class EventSymbol extends SymbolInformation {
  constructor(
    readonly event: LoadedEvent,
    name: string,
    container: string,
  ) {
    const kind = event.failed ? SymbolKind.Event : SymbolKind.Object;
    super(name, kind, container, new Location(viewUri(event.log.uri), new Position(0, 0)));
  }
}

/** Go to Symbol in Workspace (`#`): events of all open logs by action, principal or ID, the newest of them. */
export function registerWorkspaceSymbols(session: Session, views: Views, settings: Settings): Disposable {
  return languages.registerWorkspaceSymbolProvider({
    provideWorkspaceSymbols(query, token) {
      if (session.isEmpty || token.isCancellationRequested) return [];
      const zone = settings.get('timeZone');
      return searchEvents(session.index, query, MAX_SYMBOLS).map((row) => {
        const event = session.event(row);
        return new EventSymbol(event, nameOf(event, query, zone), showable(timeOf(event, zone), 40));
      });
    },
    async resolveWorkspaceSymbol(symbol) {
      if (!(symbol instanceof EventSymbol)) return symbol;
      const { uri, range } = await placeInView(views, symbol.event);
      symbol.location = new Location(uri, range);
      return symbol;
    },
  });
}

/** What the list shows and matches once more: an ID stands in it where it is what was looked for. */
function nameOf(event: LoadedEvent, query: string, zone: 'utc' | 'local'): string {
  const word = fold(query.trim());
  const id = [event.id, event.requestId, event.sharedId].find(
    (one) => word.length > 3 && fold(one).includes(word),
  );
  // The list makes `$(name)` an icon, and knows no escape for it.
  return showable([eventTitle(event, zone), id].filter(Boolean).join(' · ')).replace(/\$\(/g, '$ (');
}
