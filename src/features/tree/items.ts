import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { type AccountNames, accountText, withAccountName } from '../../core/event/accountNames';
import type { Principal } from '../../core/event/event';
import { clockOf, nameOf, shortName, timeOf } from '../../core/event/eventText';
import type { RiskLevel } from '../../core/event/filterFacts';
import { filterOfGroup } from '../../core/filter/filterFromGroup';
import { findDimension } from '../../core/index/dimensions';
import type { EventGroup } from '../../core/index/groups';
import { showable } from '../../core/text/plain';
import { eventCount, failedCount, grouped, shortCounts } from '../../host/ui/counts';
import { PRINCIPAL_ICONS } from '../../host/ui/icons';
import { riskMark } from '../../host/ui/risk';
import { groupLabel } from './labels';
import { markUri } from './marks';
import type { EventNode, Group, MoreNode } from './nodes';

/** What failed, and what is of high risk. `list.errorForeground` has no colour of its own in high contrast. */
const FAILED = new ThemeColor('errorForeground');
/** What is of medium risk. `list.warningForeground` has no colour of its own in high contrast either. */
const NOTABLE = new ThemeColor('editorWarning.foreground');

/** The icon of a group by its dimension. */
export function iconOf({ dimension, key }: EventGroup): string {
  // What went through has no error, and is not to look as if it had.
  if (dimension === 'error' && key === '') return 'pass';
  return dimension === 'outcome' && key === 'failed' ? 'error' : findDimension(dimension).icon;
}

function colorOf(hasFailed: boolean, risk: RiskLevel): ThemeColor | undefined {
  if (hasFailed || risk === 'high') return FAILED;
  return risk === 'medium' ? NOTABLE : undefined;
}

export function groupItem({ group, newest, id, isOpen }: Group, names: AccountNames): TreeItem {
  const { dimension, label, events, failed, risk } = group;
  const { principal } = newest;
  const isPrincipal = dimension === 'principal';
  const own = groupLabel(group, principal);
  const name = isPrincipal ? callerIn(own, principal, names) : nameIn(dimension, own, names);
  const { Collapsed, Expanded } = TreeItemCollapsibleState;
  const item = new TreeItem(showable(name, 100), isOpen ? Expanded : Collapsed);
  item.id = id;
  item.description = [shortCounts(events, failed), riskMark(risk)].filter(Boolean).join(' · ');
  const mark = markUri(failed, risk);
  if (mark) item.resourceUri = mark;
  item.contextValue = filterOfGroup(group) ? `group:${dimension}:filter` : `group:${dimension}`;
  const icon = isPrincipal ? PRINCIPAL_ICONS[principal.kind] : iconOf(group);
  item.iconPath = new ThemeIcon(icon, colorOf(failed > 0, risk));
  const says = [showable(label, 100), eventCount(events), failedCount(failed), riskMark(risk)];
  item.accessibilityInformation = { label: says.filter(Boolean).join(', ') };
  return item;
}

/** Every account has a root user, who is told from others by the account alone. */
function callerIn(name: string, { kind, account }: Principal, names: AccountNames): string {
  const named = withAccountName(name, account, names);
  return named === name && kind === 'root' && account !== '' ? `${name} (${account})` : named;
}

/** Groups by account are named where the setting has a name. */
function nameIn(dimension: string, label: string, names: AccountNames): string {
  return dimension === 'account' || dimension === 'recipient' ? accountText(label, names) : label;
}

export function eventItem({ event, risk, id, parent }: EventNode, zone: 'utc' | 'local'): TreeItem {
  const time = timeOf(event, zone);
  const dimensions = new Set<string>();
  for (let group = parent; group; group = group.parent) dimensions.add(group.group.dimension);
  // What the groups above say already is not said again; days and hours are those of UTC.
  const hasDay = zone === 'utc' && (dimensions.has('day') || dimensions.has('hour'));
  const when = hasDay ? clockOf(event, zone) : time;
  const says = [
    dimensions.has('action') ? '' : nameOf(event),
    dimensions.has('principal') ? '' : shortName(event.principal),
    event.failed && !dimensions.has('error') ? event.error || l10n.t('failed') : '',
    dimensions.has('risk') ? '' : riskMark(risk),
    dimensions.has('ip') ? '' : event.sourceIp,
    dimensions.has('region') ? '' : event.region,
  ];
  const item = new TreeItem(showable(when || nameOf(event), 60));
  item.id = id;
  item.description = says
    .filter(Boolean)
    .map((text) => showable(text, 60))
    .join(' · ');
  const isMarked = riskMark(risk) !== '';
  const icon = event.failed ? 'error' : isMarked ? 'warning' : 'circle-small-filled';
  item.iconPath = new ThemeIcon(icon, colorOf(event.failed, risk));
  item.contextValue = event.id === '' ? 'event' : 'event:filter';
  item.command = { command: 'cloudtrail.openEvent', title: l10n.t('Show Event'), arguments: [event] };
  const outcome = event.failed ? l10n.t('failed') : l10n.t('ok');
  const told = l10n.t(
    '{0}, {1}, {2}, {3}',
    showable(nameOf(event), 60),
    showable(event.principal.label, 80),
    outcome,
    showable(time, 40),
  );
  item.accessibilityInformation = { label: [told, riskMark(risk)].filter(Boolean).join(', ') };
  return item;
}

export function moreItem(node: MoreNode, page: number): TreeItem {
  const { id, isBefore, hidden, total } = node;
  const next = grouped(Math.min(page, hidden));
  const label = isBefore ? l10n.t('Show {0} before…', next) : l10n.t('Show {0} more…', next);
  const item = new TreeItem(label);
  item.id = id;
  item.description = l10n.t('{0} of {1} not shown', grouped(hidden), grouped(total));
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'cloudtrail.showMore', title: label, arguments: [node] };
  return item;
}
