import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { nameOf, shortName, timeOf } from '../../core/eventText';
import type { RiskLevel } from '../../core/filter/columns';
import { showable } from '../../core/plain';
import { type AccountNames, accountText, withAccountName } from '../../core/trail/accountNames';
import { PRINCIPAL_ICONS } from '../../host/icons';
import { riskMark } from '../../host/risk';
import type { EventNode, Group, MoreNode } from './nodes';

/** What failed, and what is of high risk. */
const FAILED = new ThemeColor('list.errorForeground');
/** What is of medium risk. */
const NOTABLE = new ThemeColor('list.warningForeground');

const DIMENSION_ICONS: Readonly<Record<string, string>> = {
  action: 'symbol-method',
  service: 'server',
  ip: 'location',
  error: 'error',
  outcome: 'pass',
  account: 'globe',
  region: 'map',
  actor: 'person',
  risk: 'warning',
};

/** `12 · 3 failed` */
export function counts(events: number, failed: number): string {
  return failed > 0 ? l10n.t('{0} · {1} failed', events, failed) : String(events);
}

function colorOf(hasFailed: boolean, risk: RiskLevel): ThemeColor | undefined {
  if (hasFailed || risk === 'high') return FAILED;
  return risk === 'medium' ? NOTABLE : undefined;
}

export function groupItem({ group, newest, id }: Group, names: AccountNames): TreeItem {
  const { dimension, label, events, failed, risk } = group;
  const { principal } = newest;
  const isPrincipal = dimension === 'principal';
  const name = isPrincipal
    ? withAccountName(shortName(principal), principal.account, names)
    : nameIn(dimension, label, names);
  const item = new TreeItem(showable(name, 100), TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = [counts(events, failed), riskMark(risk)].filter(Boolean).join(' · ');
  item.contextValue = `group:${dimension}`;
  const icon = isPrincipal ? PRINCIPAL_ICONS[principal.kind] : (DIMENSION_ICONS[dimension] ?? 'folder');
  item.iconPath = new ThemeIcon(icon, colorOf(failed > 0, risk));
  const told = l10n.t('{0}, {1} events, {2} failed', showable(label, 100), events, failed);
  item.accessibilityInformation = { label: [told, riskMark(risk)].filter(Boolean).join(', ') };
  return item;
}

/** Groups by account are named where the setting has a name. */
function nameIn(dimension: string, label: string, names: AccountNames): string {
  return dimension === 'account' || dimension === 'recipient' ? accountText(label, names) : label;
}

export function eventItem({ event, risk, id, parent }: EventNode, zone: 'utc' | 'local'): TreeItem {
  const time = timeOf(event, zone);
  const dimensions = new Set<string>();
  for (let group = parent; group; group = group.parent) dimensions.add(group.group.dimension);
  // What the groups above say already is not said again.
  const says = [
    dimensions.has('action') ? '' : nameOf(event),
    dimensions.has('principal') ? '' : shortName(event.principal),
    event.failed ? event.error || l10n.t('failed') : '',
    riskMark(risk),
    event.sourceIp,
    event.region,
  ];
  const item = new TreeItem(showable(time || nameOf(event), 60));
  item.id = id;
  item.description = says
    .filter(Boolean)
    .map((text) => showable(text, 60))
    .join(' · ');
  const isMarked = riskMark(risk) !== '';
  const icon = event.failed ? 'error' : isMarked ? 'warning' : 'circle-small-filled';
  item.iconPath = new ThemeIcon(icon, colorOf(event.failed, risk));
  item.contextValue = 'event';
  item.command = { command: 'cloudtrail.openEvent', title: l10n.t('Show Event'), arguments: [event] };
  const outcome = event.failed ? l10n.t('failed') : l10n.t('ok');
  const told = l10n.t(
    '{0}, {1}, {2}, {3}',
    nameOf(event),
    showable(event.principal.label, 80),
    outcome,
    time,
  );
  item.accessibilityInformation = { label: [told, riskMark(risk)].filter(Boolean).join(', ') };
  return item;
}

export function moreItem({ id, shown, total }: MoreNode): TreeItem {
  const item = new TreeItem(l10n.t('Show {0} more…', Math.min(1000, total - shown)));
  item.id = id;
  item.description = l10n.t('{0} of {1} shown', shown, total);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'cloudtrail.showMore', title: l10n.t('Show More'), arguments: [id] };
  return item;
}
