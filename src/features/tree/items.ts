import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { clockOf, nameOf, serviceOf, shortName, timeOf } from '../../core/eventText';
import { filterOfGroup } from '../../core/filter/ofGroup';
import { findDimension } from '../../core/index/dimensions';
import type { EventGroup } from '../../core/index/groups';
import { showable } from '../../core/plain';
import type { Principal, PrincipalKind } from '../../core/trail/event';
import { codeSpan, words } from '../../host/show';
import { groupLabel } from './labels';
import type { EventNode, Group, MoreNode } from './nodes';

/** `list.errorForeground` has no colour of its own in high contrast. */
const FAILED = new ThemeColor('errorForeground');

const PRINCIPAL_ICONS: Readonly<Record<PrincipalKind, string>> = {
  root: 'shield',
  user: 'person',
  role: 'account',
  federated: 'organization',
  service: 'server-process',
  account: 'globe',
  anonymous: 'question',
  identityCenter: 'person',
  saml: 'key',
  web: 'key',
  directory: 'book',
  unknown: 'question',
};

const DIMENSION_ICONS: Readonly<Record<string, string>> = {
  principal: 'account',
  role: 'account',
  session: 'person',
  key: 'key',
  account: 'globe',
  type: 'symbol-class',
  service: 'server',
  action: 'symbol-method',
  outcome: 'pass',
  error: 'error',
  ip: 'location',
  region: 'map',
  agent: 'device-desktop',
  recipient: 'inbox',
  graph: 'type-hierarchy',
  resource: 'package',
  file: 'file',
  day: 'calendar',
  hour: 'watch',
};

/** The icon of a group by its dimension. */
export function iconOf({ dimension, key }: EventGroup): string {
  // What went through has no error, and is not to look as if it had.
  if (dimension === 'error' && key === '') return 'pass';
  return dimension === 'outcome' && key === 'failed' ? 'error' : (DIMENSION_ICONS[dimension] ?? 'folder');
}

/** `12 · 3 failed` */
export function counts(events: number, failed: number): string {
  return failed > 0 ? l10n.t('{0} · {1} failed', events, failed) : String(events);
}

export function groupItem({ group, newest, id, isOpen }: Group): TreeItem {
  const { dimension, label, events, failed } = group;
  const { principal } = newest;
  const isPrincipal = dimension === 'principal';
  const name = groupLabel(group, principal);
  const { Collapsed, Expanded } = TreeItemCollapsibleState;
  const item = new TreeItem(showable(name, 100), isOpen ? Expanded : Collapsed);
  item.id = id;
  item.description = counts(events, failed);
  item.contextValue = filterOfGroup(group) ? `group:${dimension}:filter` : `group:${dimension}`;
  const icon = isPrincipal ? PRINCIPAL_ICONS[principal.kind] : iconOf(group);
  item.iconPath = failed > 0 ? new ThemeIcon(icon, FAILED) : new ThemeIcon(icon);
  item.tooltip = isPrincipal ? principalTooltip(principal, events, failed) : valueTooltip(group);
  item.accessibilityInformation = {
    label: l10n.t('{0}, {1} events, {2} failed', showable(label, 100), events, failed),
  };
  return item;
}

/** What is cut off in a narrow view: the whole value, and what it is. */
function valueTooltip({ dimension, key, label, events, failed }: EventGroup): MarkdownString {
  const value = words(`${findDimension(dimension).title}: `) + codeSpan(key || label);
  return new MarkdownString([value, words(counts(events, failed))].join('\n\n'));
}

function principalTooltip(principal: Principal, events: number, failed: number): MarkdownString {
  const rows: [string, string][] = [
    [l10n.t('Type'), principal.type],
    [l10n.t('ARN'), principal.arn],
    [l10n.t('Account'), principal.account],
    [l10n.t('Role'), principal.role],
    [l10n.t('Session'), principal.session],
    [l10n.t('User'), principal.userName],
    [l10n.t('Principal ID'), principal.principalId],
    [l10n.t('Access key'), principal.accessKey],
  ];
  const known = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${words(name)}: ${codeSpan(value)}`);
  const text = [`**${codeSpan(principal.label)}**`, words(counts(events, failed)), ...known].join('\n\n');
  return new MarkdownString(text);
}

export function eventItem({ event, id, parent }: EventNode, zone: 'utc' | 'local'): TreeItem {
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
    dimensions.has('ip') ? '' : event.sourceIp,
    dimensions.has('region') ? '' : event.region,
  ];
  const item = new TreeItem(showable(when || nameOf(event), 60));
  item.id = id;
  item.description = says
    .filter(Boolean)
    .map((text) => showable(text, 60))
    .join(' · ');
  item.iconPath = event.failed ? new ThemeIcon('error', FAILED) : new ThemeIcon('circle-small-filled');
  item.contextValue = event.id === '' ? 'event' : 'event:filter';
  item.command = { command: 'cloudtrail.openEvent', title: l10n.t('Show Event'), arguments: [event] };
  const rows: [string, string][] = [
    [l10n.t('Action'), `${serviceOf(event)}:${nameOf(event)}`],
    [l10n.t('Principal'), event.principal.label],
    [l10n.t('Outcome'), event.failed ? event.error || l10n.t('failed') : l10n.t('ok')],
    [l10n.t('Time'), time],
    [l10n.t('From'), event.sourceIp],
    [l10n.t('Region'), event.region],
    [l10n.t('User agent'), event.userAgent],
    [l10n.t('Event ID'), event.id],
    [l10n.t('File'), event.log.uri.path.split('/').at(-1) ?? ''],
  ];
  const known = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${words(name)}: ${codeSpan(value)}`);
  item.tooltip = new MarkdownString(known.join('\n\n'));
  const outcome = event.failed ? l10n.t('failed') : l10n.t('ok');
  item.accessibilityInformation = {
    label: l10n.t('{0}, {1}, {2}, {3}', nameOf(event), showable(event.principal.label, 80), outcome, time),
  };
  return item;
}

export function moreItem(node: MoreNode, page: number): TreeItem {
  const { id, isBefore, hidden, total } = node;
  const next = Math.min(page, hidden);
  const label = isBefore ? l10n.t('Show {0} before…', next) : l10n.t('Show {0} more…', next);
  const item = new TreeItem(label);
  item.id = id;
  item.description = l10n.t('{0} of {1} not shown', hidden, total);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'cloudtrail.showMore', title: label, arguments: [node] };
  return item;
}
