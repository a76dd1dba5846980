import { Disposable, Hover, type HoverProvider, l10n, languages } from 'vscode';
import { termAt } from '../core/filter/termAt';
import { explain } from '../core/trail/explain';
import { VIEW_LANGUAGE } from '../host/addresses';
import type { Settings } from '../host/settings';
import { type Link, toMarkdown } from '../host/show';
import { LANGUAGES, type RecordLocation, type TrailTexts } from '../host/trailText';

/** Explains what stands under the cursor, in the original, inside its escaped strings, and in the expanded view. */
export function registerHover(texts: TrailTexts, settings: Settings): Disposable {
  const provider: HoverProvider = {
    provideHover(document, position, token) {
      if (!settings.get('hover.enabled', document)) return undefined;
      const location = texts.of(document)?.locate(position);
      if (!location || token.isCancellationRequested) return undefined;
      const explanation = explain(location.record, location.path);
      return explanation && new Hover(toMarkdown(explanation, linksFor(location)), location.range);
    },
  };
  return Disposable.from(
    ...[...LANGUAGES, VIEW_LANGUAGE].map((language) =>
      languages.registerHoverProvider({ language }, provider),
    ),
  );
}

function linksFor({ event, record, path }: RecordLocation): readonly Link[] {
  const term = termAt(event, record, path);
  if (!term || term.value === '') return [];
  const command = 'cloudtrail.addToFilter';
  return [
    { title: l10n.t('Filter to This'), command, args: [term.field, term.value, 'include'] },
    { title: l10n.t('Exclude This'), command, args: [term.field, term.value, 'exclude'] },
  ];
}
