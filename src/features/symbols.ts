import {
  Disposable,
  DocumentSymbol,
  type DocumentSymbolProvider,
  FoldingRange,
  type FoldingRangeProvider,
  languages,
  SymbolKind,
  type TextDocument,
} from 'vscode';
import { clockOf, eventTitle } from '../core/event/eventText';
import { showable } from '../core/text/plain';
import { LANGUAGES } from '../host/reading/documents';
import type { Settings } from '../host/ui/settings';
import { VIEW_LANGUAGE } from '../host/views/addresses';
import type { LogDocument, LogDocuments } from '../host/views/logDocuments';

/** VS Code folds no more regions than this (setting editor.foldingMaximumRegions). */
const MAX_FOLDS = 5000;

/** Outline, breadcrumbs and Go to Symbol by event, and folding of an event as one. */
export function registerSymbols(texts: LogDocuments, settings: Settings): Disposable {
  const symbols: DocumentSymbolProvider = {
    provideDocumentSymbols(document, token) {
      const text = texts.of(document);
      if (!text || token.isCancellationRequested) return undefined;
      const zone = settings.get('timeZone', document);
      return text.events.flatMap((event) => {
        // Pickers match and show the name: what tells events apart is all in it.
        // The picker makes `$(name)` an icon, and knows no escape for it that the outline would not show.
        const name = showable(eventTitle(event.facts, zone)).replace(/\$\(/g, '$ (');
        const kind = event.facts.failed ? SymbolKind.Event : SymbolKind.Object;
        const range = text.rangeOfItem(event);
        if (!range) return [];
        return new DocumentSymbol(
          name || clockOf(event.facts, zone) || 'event',
          '',
          kind,
          range,
          range.with({ end: range.start }),
        );
      });
    },
  };
  const folding: FoldingRangeProvider = {
    provideFoldingRanges: (document) => {
      const text = texts.of(document);
      return text?.view ? foldsOf(document, text) : undefined;
    },
  };
  const selector = { language: VIEW_LANGUAGE };
  return Disposable.from(
    languages.registerDocumentSymbolProvider(
      [...LANGUAGES, VIEW_LANGUAGE].map((language) => ({ language })),
      symbols,
      { label: 'CloudTrail' },
    ),
    languages.registerFoldingRangeProvider(selector, folding),
  );
}

/** Events first, so that these fold whatever else is over the limit; then what is nested, by its indentation. */
function foldsOf(document: TextDocument, text: LogDocument): FoldingRange[] {
  const folds: FoldingRange[] = [];
  for (const item of text.view!.expanded.items) {
    const start = text.lines.placeOf(item.start).line;
    const end = text.lines.placeOf(item.end).line;
    if (end > start) folds.push(new FoldingRange(start, end - 1));
    if (folds.length >= MAX_FOLDS) return folds;
  }
  const events = new Set(folds.map((fold) => fold.start));
  const open: { line: number; indent: number }[] = [];
  for (let line = 0; line < document.lineCount && folds.length < MAX_FOLDS; line++) {
    const content = document.lineAt(line);
    if (content.isEmptyOrWhitespace) continue;
    const indent = content.firstNonWhitespaceCharacterIndex;
    for (let top = open.at(-1); top && top.indent >= indent; top = open.at(-1)) {
      open.pop();
      if (line - 1 > top.line && !events.has(top.line)) folds.push(new FoldingRange(top.line, line - 1));
    }
    open.push({ line, indent });
  }
  return folds;
}
