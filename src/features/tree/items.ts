import { l10n, MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { nameOf, serviceOf, shortName, timeOf } from '../../core/eventText';
import { showable } from '../../core/plain';
import type { Principal, PrincipalKind } from '../../core/trail/event';
import { codeSpan, words } from '../../host/show';
import type { EventNode, Group, MoreNode } from './nodes';

const FAILED = new ThemeColor('list.errorForeground');

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
  action: 'symbol-method',
  service: 'server',
  ip: 'location',
  error: 'error',
  outcome: 'pass',
  account: 'globe',
  region: 'map',
};

/** `12 · 3 failed` */
export function counts(events: number, failed: number): string {
  return failed > 0 ? l10n.t('{0} · {1} failed', events, failed) : String(events);
}

export function groupItem({ group, newest, id }: Group): TreeItem {
  const { dimension, label, events, failed } = group;
  const { principal } = newest;
  const isPrincipal = dimension === 'principal';
  const name = isPrincipal ? shortName(principal) : label;
  const item = new TreeItem(showable(name, 100), TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.description = counts(events, failed);
  item.contextValue = `group:${dimension}`;
  const icon = isPrincipal ? PRINCIPAL_ICONS[principal.kind] : (DIMENSION_ICONS[dimension] ?? 'folder');
  item.iconPath = failed > 0 ? new ThemeIcon(icon, FAILED) : new ThemeIcon(icon);
  item.tooltip = isPrincipal ? principalTooltip(principal, events, failed) : undefined;
  item.accessibilityInformation = {
    label: l10n.t('{0}, {1} events, {2} failed', showable(label, 100), events, failed),
  };
  return item;
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
  // What the groups above say already is not said again.
  const says = [
    dimensions.has('action') ? '' : nameOf(event),
    dimensions.has('principal') ? '' : shortName(event.principal),
    event.failed ? event.error || l10n.t('failed') : '',
    event.sourceIp,
    event.region,
  ];
  const item = new TreeItem(showable(time || nameOf(event), 60));
  item.id = id;
  item.description = says
    .filter(Boolean)
    .map((text) => showable(text, 60))
    .join(' · ');
  item.iconPath = event.failed ? new ThemeIcon('error', FAILED) : new ThemeIcon('circle-small-filled');
  item.contextValue = 'event';
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

export function moreItem({ id, shown, total }: MoreNode): TreeItem {
  const item = new TreeItem(l10n.t('Show {0} more…', Math.min(1000, total - shown)));
  item.id = id;
  item.description = l10n.t('{0} of {1} shown', shown, total);
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = { command: 'cloudtrail.showMore', title: l10n.t('Show More'), arguments: [id] };
  return item;
}
