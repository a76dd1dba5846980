import {
  CodeLens,
  type CodeLensProvider,
  type Command,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  type TextDocument,
  type Uri,
} from 'vscode';
import { actorLine } from '../core/chain/lines';
import { withAccountName } from '../core/event/accountNames';
import type { Actor } from '../core/event/actor';
import { clockOf, nameOf, outcomeOf, shortName } from '../core/event/eventText';
import { showable } from '../core/text/plain';
import type { TrailEntry } from '../core/trail/trail';
import type { ActiveFilter } from '../host/filter/activeFilter';
import { LANGUAGES } from '../host/reading/documents';
import { rowOfEvent } from '../host/session/eventRow';
import type { Session } from '../host/session/session';
import { eventCount, grouped, partCount } from '../host/ui/counts';
import { riskText } from '../host/ui/risk';
import type { Settings } from '../host/ui/settings';
import { label } from '../host/ui/show';
import { PAGE_EVENTS, VIEW_LANGUAGE } from '../host/views/addresses';
import { isExpandedInPlace } from '../host/views/expandedInPlace';
import type { LogDocument, LogDocuments } from '../host/views/logDocuments';

/** More lenses than this take seconds to appear and make scrolling slow. */
const MAX_EVENTS = 1000;
/** On a line with more escaped events than this, a lens for each would be a wall of text. */
const MAX_ON_LINE = 2;

/** Characters of a part of a lens; its tooltip has the whole. */
const MAX_PART = 48;

class EventLens extends CodeLens {
  constructor(
    range: Range,
    readonly text: LogDocument,
    readonly event: TrailEntry,
    readonly part: 'summary' | 'chain' | 'filter' | 'copy' | 'original' | 'peek' | 'expand' | 'collapse',
  ) {
    super(range);
  }
}

/** Lenses: over each event of a view who did what, when; in the original, what can be done with an escaped event. */
export function registerLenses(texts: LogDocuments, filter: ActiveFilter, settings: Settings): Disposable {
  const changed = new EventEmitter<void>();
  const provider: CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document, token) {
      if (!settings.get('codeLens.enabled', document)) return [];
      const text = texts.of(document);
      if (!text || token.isCancellationRequested) return [];
      if (text.isRebuilt) return [expandLens(document.uri, 0, text.events.length)];
      return text.view
        ? [...pageLenses(text, filter), ...filterLens(text, filter), ...viewLenses(text, filter.session)]
        : originalLenses(document, text);
    },
    resolveCodeLens(lens) {
      if (lens instanceof EventLens) lens.command = commandOf(lens, filter.session, settings);
      return lens;
    },
  };
  return Disposable.from(
    changed,
    filter.onDidChange(() => changed.fire()),
    // Who is behind an event may be in another log.
    filter.session.onDidChange(() => changed.fire()),
    settings.onDidChange(() => changed.fire()),
    ...[...LANGUAGES, VIEW_LANGUAGE].map((language) =>
      languages.registerCodeLensProvider({ language }, provider),
    ),
  );
}

/** The first lens of a view: what the filter hides, and the way to see it. */
function filterLens(text: LogDocument, filter: ActiveFilter): CodeLens[] {
  if (filter.text === '' || text.view?.address.event !== undefined) return [];
  const range = new Range(0, 0, 0, 0);
  const shown = text.events.length;
  const all = text.trail.events.length;
  // The tree may show fewer.
  const title =
    filter.scope === 'detective'
      ? l10n.t('$(filter)\u00a0{0} of all services: {1}', partCount(shown, all), label(filter.text))
      : l10n.t('$(filter)\u00a0{0}: {1}', partCount(shown, all), label(filter.text));
  return [
    new CodeLens(range, { title, command: 'cloudtrail.filter', tooltip: l10n.t('Change the filter') }),
    new CodeLens(range, { title: l10n.t('Show All'), command: 'cloudtrail.clearFilters' }),
  ];
}

/** The way to records that can't be read as they stand: those of a table, or many on a line. */
function expandLens(uri: Uri, line: number, events: number): CodeLens {
  const title = l10n.t('$(unfold)\u00a0Show {0} expanded', eventCount(events));
  const command = { title, command: 'cloudtrail.showExpanded', arguments: [uri.toString()] };
  return new CodeLens(new Range(line, 0, line, 0), command);
}

/** Over a part of a log that is too large to be shown as a whole: which part it is, and the way to others. */
function pageLenses({ source, view }: LogDocument, { session }: ActiveFilter): CodeLens[] {
  const { event, page } = view?.address ?? {};
  const log = session.log(source);
  // A whole log, or an event out of one, has no pages.
  if (!log || view?.expanded.trail.firstOrdinal === undefined) return [];
  const at = page ?? Math.floor((event ?? 0) / PAGE_EVENTS);
  const range = new Range(0, 0, 0, 0);
  const to = (title: string, target: number) =>
    new CodeLens(range, { title, command: 'cloudtrail.showPage', arguments: [source.toString(), target] });
  if (page === undefined) return [to(l10n.t('$(list-flat)\u00a0Show the Events Around It'), at)];
  const first = at * PAGE_EVENTS;
  const last = Math.min(first + PAGE_EVENTS, log.events);
  const title = l10n.t('Events {0}–{1} of {2}', ...[first + 1, last, log.events].map(grouped));
  return [
    new CodeLens(range, { title, command: '' }),
    ...(at > 0 ? [to(l10n.t('$(arrow-left)\u00a0Previous'), at - 1)] : []),
    ...(last < log.events ? [to(l10n.t('Next\u00a0$(arrow-right)'), at + 1)] : []),
  ];
}

function viewLenses(text: LogDocument, session: Session): CodeLens[] {
  const { events } = text;
  if (events.length > MAX_EVENTS) return [];
  return events.flatMap((event) => {
    const range = text.rangeOfItem(event);
    if (!range) return [];
    const chain = behind(text, event, session) ? ['chain' as const] : [];
    const parts = [
      'summary',
      ...chain,
      'filter',
      'copy',
      ...(text.view?.packed ? [] : ['original']),
    ] as const;
    return parts.map(
      (part) => new EventLens(range.with({ end: range.start }), text, event, part as EventLens['part']),
    );
  });
}

function originalLenses(document: TextDocument, text: LogDocument): CodeLens[] {
  const escaped = text.events.filter((event) => event.depth > 0);
  if (text.events.length > MAX_EVENTS) return [];
  const lines = new Map<number, TrailEntry[]>();
  for (const event of escaped) {
    const { line } = text.positionOf(event.offset);
    lines.set(line, [...(lines.get(line) ?? []), event]);
  }
  const lenses: CodeLens[] = [];
  for (const event of text.events) {
    const range = event.depth === 0 && event.offset !== event.item.offset ? text.rangeOf(event) : undefined;
    if (!range || !isExpandedInPlace(document, range)) continue;
    for (const part of ['summary', 'collapse'] as const) lenses.push(new EventLens(range, text, event, part));
  }
  for (const [line, events] of lines) {
    if (events.length > MAX_ON_LINE) {
      lenses.push(expandLens(document.uri, line, events.length));
      continue;
    }
    for (const event of events) {
      const at = text.positionOf(event.offset);
      const range = new Range(at, at);
      for (const part of ['summary', 'peek', 'expand'] as const)
        lenses.push(new EventLens(range, text, event, part));
    }
  }
  return lenses;
}

/** Whoever is behind an event by its chain; undefined where the lens names them already, or nobody is known. */
function behind(text: LogDocument, event: TrailEntry, session: Session): Actor | undefined {
  const row = rowOfEvent(session, text.source, event);
  const chain = row === undefined ? undefined : session.index.chains.chain(row);
  if (!chain || !actorLine(chain)) return undefined;
  const { name } = chain.actor;
  const { principal } = event.facts;
  // Labels end with whom AWS vouches for: a source identity, a user of Identity Center.
  const isNamed = name !== '' && (principal.session === name || principal.label.endsWith(` ${name})`));
  return isNamed ? undefined : chain.actor;
}

function commandOf({ part, text, event }: EventLens, session: Session, settings: Settings): Command {
  const uri = text.document.uri.toString();
  switch (part) {
    case 'summary': {
      const clock = clockOf(event.facts, settings.get('timeZone', text.document));
      const outcome = outcomeOf(event.facts);
      const row = rowOfEvent(session, text.source, event);
      const notable = row === undefined ? undefined : session.index.risk(row);
      const isMarked = notable?.risk === 'high' || notable?.risk === 'medium';
      const icon = event.facts.failed ? '$(error)' : isMarked ? '$(warning)' : '$(pass)';
      const { account } = event.facts.principal;
      const who = withAccountName(shortName(event.facts.principal), account, settings.accountNames);
      const says = [who, nameOf(event.facts), outcome, isMarked ? riskText(notable.risk) : '', clock].filter(
        Boolean,
      );
      // Who and what come first, and leave room for each other where an editor is narrow.
      const title = `${icon}\u00a0${says.map((part) => label(part, MAX_PART)).join(' · ')}`;
      const whole = says.some((part) => part.length > MAX_PART)
        ? says.map((part) => showable(part, 300)).join(' · ')
        : '';
      const tooltip = [whole, isMarked ? notable.why : ''].filter(Boolean).join('\n');
      return { title, command: '', ...(tooltip && { tooltip }) };
    }
    case 'chain':
      return {
        title: l10n.t('Behind It: {0}', label(behind(text, event, session)?.label ?? '', 60)),
        tooltip: l10n.t('Show Identity Chain'),
        command: 'cloudtrail.showIdentityChain',
        arguments: [text.source.toString(), event.ordinal, event.facts.id],
      };
    case 'filter':
      return {
        title: l10n.t('Filter to Principal'),
        command: 'cloudtrail.addToFilter',
        arguments: ['principal', event.facts.principal.label, 'include'],
      };
    case 'copy':
      return {
        title: l10n.t('Copy'),
        command: 'cloudtrail.copyEvent',
        arguments: [text.source.toString(), event.ordinal, event.facts.id],
      };
    case 'original':
      return {
        title: l10n.t('Show in Original'),
        command: 'cloudtrail.showInOriginal',
        arguments: [uri, event.ordinal],
      };
    case 'peek':
      return {
        title: l10n.t('Peek Event'),
        command: 'cloudtrail.peekEvent',
        arguments: [uri, event.ordinal],
      };
    case 'collapse':
      return {
        title: l10n.t('Collapse Here'),
        command: 'cloudtrail.collapseHere',
        arguments: [uri, event.ordinal],
      };
    case 'expand':
      return {
        title: l10n.t('Expand Here'),
        command: 'cloudtrail.expandHere',
        arguments: [uri, event.ordinal],
      };
  }
}
