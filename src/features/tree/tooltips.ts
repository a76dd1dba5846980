import { l10n, MarkdownString } from 'vscode';
import { actorLine, stopLine } from '../../core/chain/lines';
import { type AccountNames, accountText } from '../../core/event/accountNames';
import { nameOf, serviceOf, timeOf } from '../../core/event/eventText';
import { type FailureSeries, failureSeries } from '../../core/explain/failureSeries';
import { findDimension } from '../../core/index/dimensions';
import type { EventIndex } from '../../core/index/eventIndex';
import type { EventGroup } from '../../core/index/groups';
import type { NotableEvent } from '../../core/knowledge/risk/risk';
import { countText, eventCount, failedCount, grouped } from '../../host/ui/counts';
import { riskText } from '../../host/ui/risk';
import { codeSpan, lineText, words } from '../../host/ui/show';
import type { EventNode, Group } from './nodes';

/** What a tooltip is made with. */
export interface TooltipContext {
  readonly index: EventIndex;
  readonly names: AccountNames;
  readonly zone: 'utc' | 'local';
}

/** Callers behind one principal that are named, series of failures that are told, and failures that are looked at. */
const MAX_ACTORS = 3;
const MAX_SERIES = 2;
const MAX_FAILURES = 5000;

/** What a group is about: of a principal all that is known of it, of other groups why they are notable. */
export function groupTooltip(node: Group, context: TooltipContext): MarkdownString | undefined {
  const { group, newest } = node;
  const notable = notableLine(group.notable, context);
  // What is cut off in a narrow view: the whole value, and what it is.
  if (group.dimension !== 'principal') {
    const value = words(`${findDimension(group.dimension).title}: `) + codeSpan(group.key || group.label);
    return tooltip([value, words(eventsText(group)), notable]);
  }
  const { principal } = newest;
  const account = principal.account === '' ? '' : accountText(principal.account, context.names);
  return tooltip([
    `**${codeSpan(principal.label)}**`,
    words(eventsText(group)),
    actorText(node, context),
    notable,
    ...seriesTexts(node, context),
    ...rows([
      [l10n.t('Type'), principal.type],
      [l10n.t('ARN'), principal.arn],
      [l10n.t('Account'), account],
      [l10n.t('Role'), principal.role],
      [l10n.t('Session'), principal.session],
      [l10n.t('User'), principal.userName],
      [l10n.t('Principal ID'), principal.principalId],
      [l10n.t('Access key'), principal.accessKey],
    ]),
  ]);
}

export function eventTooltip({ event, row }: EventNode, context: TooltipContext): MarkdownString {
  const { index, names, zone } = context;
  const chain = index.chains.chain(row);
  const behind = actorLine(chain, names) ?? stopLine(chain);
  return tooltip([
    notableLine(row, context),
    ...rows([
      [l10n.t('Action'), `${serviceOf(event)}:${nameOf(event)}`],
      [l10n.t('Principal'), event.principal.label],
    ]),
    behind ? lineText(behind) : '',
    ...rows([
      [l10n.t('Outcome'), event.failed ? event.error || l10n.t('failed') : l10n.t('ok')],
      [l10n.t('Time'), timeOf(event, zone)],
      [l10n.t('From'), event.sourceIp],
      [l10n.t('Region'), event.region],
      [l10n.t('Account'), event.principal.account && accountText(event.principal.account, names)],
      [l10n.t('Logged in'), loggedElsewhere(event.recipient, event.principal.account, names)],
      [l10n.t('User agent'), event.userAgent],
      [l10n.t('Event ID'), event.id],
      [l10n.t('File'), event.log.uri.path.split('/').at(-1) ?? ''],
    ]),
  ]);
}

/** The account whose log it is, where that is not the caller's. */
function loggedElsewhere(recipient: string, account: string, names: AccountNames): string {
  return recipient === '' || recipient === account ? '' : accountText(recipient, names);
}

/** `8 events · 1 failed` */
function eventsText({ events, failed }: EventGroup): string {
  return [eventCount(events), failed > 0 ? failedCount(failed) : ''].filter(Boolean).join(' · ');
}

function tooltip(paragraphs: readonly string[]): MarkdownString {
  return new MarkdownString(paragraphs.filter((text) => text !== '').join('\n\n'));
}

function rows(all: readonly (readonly [string, string])[]): string[] {
  return all.filter(([, value]) => value !== '').map(([name, value]) => `${words(name)}: ${codeSpan(value)}`);
}

/** Why an event deserves a look, with the page about it; '' for the many that are nothing special. */
function notableLine(row: number, { index }: TooltipContext): string {
  const notable = index.risk(row);
  if (!notable) return '';
  const { name } = index.facts(row);
  return `**${words(riskTitle(notable))}**: ${codeSpan(name, 80)}. ${words(notable.why)} ${page(notable)}`;
}

function riskTitle({ risk, isAttempt }: NotableEvent): string {
  const text = capital(riskText(risk));
  return isAttempt ? l10n.t('{0}, as it failed', text) : text;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function page({ url }: NotableEvent): string {
  return `[${words(l10n.t('AWS documentation'))}](${encodeURI(url).replace(/[()]/g, encodeURIComponent)})`;
}

/** Who is behind a principal's events; a role that programs use may have many callers. */
function actorText(node: Group, { index, names }: TooltipContext): string {
  const actors = index.group(node.events(), ['actor']);
  const [first] = actors;
  if (!first) return '';
  if (actors.length === 1) {
    const chain = index.chains.chain(first.newest);
    const line = actorLine(chain, names) ?? stopLine(chain);
    return line ? lineText(line) : '';
  }
  const named = actors
    .slice(0, MAX_ACTORS)
    .map(({ label, events }) => `${codeSpan(label, 100)} \\(${grouped(events)}\\)`);
  const more = actors.length - named.length;
  if (more > 0) named.push(words(l10n.t('{0} more', grouped(more))));
  return `${words(l10n.t('Behind it, by their sessions:'))} ${named.join(', ')}`;
}

/** Failures of a principal that follow each other closely, the most telling first. */
function seriesTexts(node: Group, { index, zone }: TooltipContext): string[] {
  if (node.group.failed === 0) return [];
  const failed = index.within(node.events(), 'outcome', 'failed').newest(MAX_FAILURES).reverse();
  const events = failed.map((row) => index.facts(row));
  const severity = ({ risk }: FailureSeries) => ['high', 'medium', 'low'].indexOf(risk);
  return failureSeries(events)
    .toSorted((a, b) => severity(a) - severity(b) || b.failures - a.failures)
    .slice(0, MAX_SERIES)
    .map(({ failures, first, last, actions, why }) => {
      const from = timeOf(events[first]!, zone);
      const to = timeOf(events[last]!, zone);
      const title = countText(failures, l10n.t('{0} failure'), l10n.t('{0} failures in a row'));
      const tried = actions.map((action) => codeSpan(action, 80)).join(', ');
      return `**${words(title)}**, ${words(l10n.t('{0} to {1}', from, to))}: ${tried}. ${words(why)}`;
    });
}
