import { Disposable, InlayHint, type InlayHintsProvider, languages, MarkdownString } from 'vscode';
import { eventTitle } from '../core/event/eventText';
import { showable } from '../core/text/plain';
import { LANGUAGES } from '../host/reading/documents';
import type { Settings } from '../host/ui/settings';
import { codeSpan } from '../host/ui/show';
import type { LogDocuments } from '../host/views/logDocuments';

/** Says what an escaped event is about, after its string in the original. */
export function registerInlays(texts: LogDocuments, settings: Settings): Disposable {
  const provider: InlayHintsProvider = {
    onDidChangeInlayHints: settings.onDidChange,
    provideInlayHints(document, range, token) {
      if (!settings.get('codeLens.enabled', document)) return [];
      const text = texts.of(document);
      if (!text || text.isRebuilt || token.isCancellationRequested) return [];
      const from = text.byteAt(range.start);
      const to = text.byteAt(range.end);
      const zone = settings.get('timeZone', document);
      return text.events
        .filter((event) => event.depth > 0 && event.offset + event.length >= from && event.offset <= to)
        .map((event) => {
          // Behind the closing quote.
          const at = text.positionOf(event.offset + event.length + 1);
          const title = eventTitle(event.facts, zone);
          const hint = new InlayHint(at, showable(title, 90));
          hint.paddingLeft = true;
          hint.tooltip = new MarkdownString(codeSpan(title));
          return hint;
        });
    },
  };
  return Disposable.from(
    ...LANGUAGES.map((language) => languages.registerInlayHintsProvider({ language }, provider)),
  );
}
