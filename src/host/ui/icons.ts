import type { ChainEnd } from '../../core/event/actor';
import type { PrincipalKind } from '../../core/event/event';

/** Names of VS Code's icons for kinds of principals. */
export const PRINCIPAL_ICONS: Readonly<Record<PrincipalKind, string>> = {
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

/** The same for what a chain can end at. */
export const ACTOR_ICONS: Readonly<Record<ChainEnd, string>> = {
  user: 'person',
  root: 'shield',
  person: 'person',
  'federated person': 'person',
  ci: 'github-action',
  workload: 'package',
  instance: 'vm',
  service: 'server-process',
  account: 'globe',
  anonymous: 'question',
  directory: 'book',
  'source identity': 'person',
  'issued-elsewhere': 'question',
  loop: 'sync',
  unknown: 'question',
};
