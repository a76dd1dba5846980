import { Disposable, Hover, type HoverProvider, l10n, languages } from 'vscode';
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

/** Fields of the record that the filter has a field for. */
const FILTERS: readonly {
  readonly path: RegExp;
  readonly field: string;
  readonly of: (at: RecordLocation) => string;
}[] = [
  {
    path: /^userIdentity(?:\/(?:arn|userName|principalId))?$/,
    field: 'principal',
    of: ({ event }) => event.facts.principal.label,
  },
  { path: /^userIdentity\/accessKeyId$/, field: 'key', of: ({ event }) => event.facts.principal.accessKey },
  { path: /^userIdentity\/accountId$/, field: 'account', of: ({ event }) => event.facts.principal.account },
  { path: /^eventName$/, field: 'action', of: ({ event }) => event.facts.name },
  { path: /^eventSource$/, field: 'service', of: ({ event }) => event.facts.source },
  { path: /^errorCode$/, field: 'error', of: ({ event }) => event.facts.error },
  { path: /^sourceIPAddress$/, field: 'ip', of: ({ event }) => event.facts.sourceIp },
  { path: /^awsRegion$/, field: 'region', of: ({ event }) => event.facts.region },
];

function linksFor(location: RecordLocation): readonly Link[] {
  const path = location.path.join('/');
  const filter = FILTERS.find((one) => one.path.test(path));
  const value = filter?.of(location);
  if (!filter || !value) return [];
  const command = 'cloudtrail.addToFilter';
  return [
    { title: l10n.t('Filter to This'), command, args: [filter.field, value, 'include'] },
    { title: l10n.t('Exclude This'), command, args: [filter.field, value, 'exclude'] },
  ];
}
