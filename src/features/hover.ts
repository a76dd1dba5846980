import { Disposable, Hover, type HoverProvider, l10n, languages } from 'vscode';
import type { Chain } from '../core/chain/chain';
import { actorLine, chainLines } from '../core/chain/lines';
import type { AccountNames } from '../core/event/accountNames';
import { extrasOf } from '../core/event/extras';
import { termAt } from '../core/filter/termAt';
import { LANGUAGES } from '../host/reading/documents';
import { argsOf, rowOfEvent } from '../host/session/eventRow';
import type { Session } from '../host/session/session';
import type { Settings } from '../host/ui/settings';
import { type Link, type Step, toMarkdown } from '../host/ui/show';
import { VIEW_LANGUAGE } from '../host/views/addresses';
import type { LogDocuments, RecordLocation } from '../host/views/logDocuments';

/** Steps of a chain that a hover has room for; longer chains have their middle left out. */
const MAX_STEPS = 4;

/** Explains what stands under the cursor, in the original, inside its escaped strings, and in the expanded view. */
export function registerHover(texts: LogDocuments, session: Session, settings: Settings): Disposable {
  const provider: HoverProvider = {
    async provideHover(document, position, token) {
      if (!settings.get('hover.enabled', document)) return undefined;
      const text = texts.of(document);
      const location = text?.locate(position);
      if (!location) return undefined;
      const { explain, leadsToChain } = await import('../core/explain/explaining');
      if (token.isCancellationRequested) return undefined;
      const { record, path, range } = location;
      const { accountNames } = settings;
      const row = leadsToChain(path) ? rowOfEvent(session, text!.source, location.event) : undefined;
      const chain = row === undefined ? undefined : session.index.chains.chain(row);
      const explanation = explain(record, path, { accountNames, ...(chain && { chain }) });
      if (!explanation) return undefined;
      const links = [...filterLinks(location), ...(chain ? chainLinks(session, chain) : [])];
      const steps = chain ? stepsOf(session, chain, accountNames) : [];
      return new Hover(toMarkdown(explanation, links, steps), range);
    },
  };
  return Disposable.from(
    ...[...LANGUAGES, VIEW_LANGUAGE].map((language) =>
      languages.registerHoverProvider({ language }, provider),
    ),
  );
}

/** Who opened which session, each with the way to its event. The call itself is where the hover is. */
function stepsOf(session: Session, chain: Chain, names: AccountNames): Step[] {
  const own = chain.steps[0]!.event?.row;
  const lines = chainLines(chain, names).filter(({ row }) => row !== own);
  // Without an event to go to, the explanation says it all.
  if (lines.every(({ row }) => row === undefined)) return [];
  const steps = lines.map(({ line, row }): Step => {
    return { line, ...(row !== undefined && { link: openLink(session, row) }) };
  });
  if (steps.length <= MAX_STEPS) return steps;
  const more = steps.length - MAX_STEPS + 1;
  return [...steps.slice(0, 2), { line: [`→ … ${more} more …`] }, ...steps.slice(3 - MAX_STEPS)];
}

function openLink(session: Session, row: number): Link {
  return {
    title: l10n.t('Show Event'),
    command: 'cloudtrail.openEvent',
    args: argsOf(session.event(row)),
  };
}

function chainLinks(session: Session, chain: Chain): Link[] {
  const [call] = chain.steps;
  if (!call?.event || chainLines(chain).length === 0) return [];
  const args = argsOf(session.event(call.event.row));
  const show = { title: l10n.t('Show Identity Chain'), command: 'cloudtrail.showIdentityChain', args };
  if (!actorLine(chain)) return [show];
  const include = ['actor', chain.actor.label, 'include'];
  return [
    show,
    { title: l10n.t('Filter to Who Is Behind It'), command: 'cloudtrail.addToFilter', args: include },
  ];
}

function filterLinks({ event, record, path }: RecordLocation): readonly Link[] {
  const facts = { ...event.facts, ...extrasOf(record) };
  const term = termAt(facts, record, path);
  if (!term || term.value === '') return [];
  const command = 'cloudtrail.addToFilter';
  return [
    { title: l10n.t('Filter to This'), command, args: [term.field, term.value, 'include'] },
    { title: l10n.t('Exclude This'), command, args: [term.field, term.value, 'exclude'] },
  ];
}
