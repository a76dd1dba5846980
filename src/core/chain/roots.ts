import type { Actor, ChainEnd } from '../event/actor';
import type { Principal } from '../event/event';
import type { IdentityDetails } from '../event/identityDetails';
import { ROLES_ANYWHERE } from '../event/issued';
import { principalOf } from '../event/principal';
import { ASSUME_ROOT } from '../knowledge/identities/assumeRoot';
import { lastSegment, parseArn } from '../knowledge/identities/ids';
import { permissionSetOf } from '../knowledge/identities/roleNames';
import { webProviderOf } from '../knowledge/identities/webProviders';
import type { ChainLink } from './chain';
import type { ChainIdentity } from './source';

/** Whoever an identity itself tells to be behind it, and by what. */
export interface Root {
  readonly how: ChainLink;
  readonly actor: Actor;
}

type Rule = (identity: ChainIdentity, details: IdentityDetails) => Root | undefined;

/** True for credentials that lead somewhere else; all others are the caller's own. */
export function isSession({ principal }: ChainIdentity): boolean {
  const { kind } = principal;
  return kind === 'role' || kind === 'federated' || principal.label === ASSUME_ROOT;
}

/** Who is behind a session, better than whoever assumed the role: AWS itself vouches for these. */
const BEHIND: readonly Rule[] = [onBehalfOf, identityCenterRole, workload, serviceLinkedRole, switchedRole];

/** Who is behind a call of a service that opens a session for somebody, by what it says of them. */
const OPENED_FOR: readonly Rule[] = [pod, certificate];

/** Who is behind a session whose issuing event is not loaded, the strongest evidence first. */
const ALONE: readonly Rule[] = [
  instanceCredentials,
  webIdentity,
  sessionIssuer,
  sourceIdentity,
  instanceName,
];

/** What a session tells whether or not its issuing event is known. */
export function behindOf(identity: ChainIdentity, details: IdentityDetails): Root | undefined {
  const openedFor = firstOf(OPENED_FOR, identity, details);
  if (openedFor) return openedFor;
  return isSession(identity) || (identity.onBehalfOf !== '' && identity.principal.kind !== 'identityCenter')
    ? firstOf(BEHIND, identity, details)
    : undefined;
}

/** What a session tells where its issuing event is not known. */
export function aloneOf(identity: ChainIdentity, details: IdentityDetails): Root | undefined {
  return firstOf(ALONE, identity, details);
}

function firstOf(
  rules: readonly Rule[],
  identity: ChainIdentity,
  details: IdentityDetails,
): Root | undefined {
  for (const rule of rules) {
    const root = rule(identity, details);
    if (root) return root;
  }
  return undefined;
}

/** Joins parts to a key. A separator inside a part is doubled, so that no two lists of parts give one key. */
function keyOf(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll('|', '||')).join(' | ');
}

function actor(
  kind: ChainEnd,
  key: string,
  label: string,
  account: string,
  more: Partial<Pick<Actor, 'name' | 'arn' | 'isCertain'>> = {},
): Actor {
  return { kind, key, label, account, name: '', arn: '', isCertain: true, ...more };
}

function onBehalfOf(
  { onBehalfOf: userId }: ChainIdentity,
  { identityStore }: IdentityDetails,
): Root | undefined {
  if (userId === '') return undefined;
  // The user ID is unique. The account is the directory's: that of whatever acted is another thing.
  const account = parseArn(identityStore)?.account ?? '';
  const label = `Identity Center user ${userId}`;
  const key = keyOf('identityCenter', userId);
  return { how: 'on behalf of', actor: actor('person', key, label, account, { name: userId }) };
}

/**
 * Identity Center names the session after its user, and only it can hand out roles of this path.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
function identityCenterRole({ principal }: ChainIdentity, { issuerArn }: IdentityDetails): Root | undefined {
  const { role, session, account } = principal;
  if (session === '' || permissionSetOf(role) === undefined) return undefined;
  if (!parseArn(issuerArn)?.resource.startsWith('role/aws-reserved/sso.amazonaws.com/')) return undefined;
  return {
    how: 'reserved role',
    actor: actor('person', keyOf('person', account, session), session, account, { name: session }),
  };
}

/**
 * Whoever switched to the role in the console: its sign-in event has their full ARN, also in the log of another account.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
function switchedRole(_identity: ChainIdentity, { switchedFrom: arn }: IdentityDetails): Root | undefined {
  const parsed = parseArn(arn);
  if (!parsed) return undefined;
  const { account, resource } = parsed;
  if (resource.startsWith('user/')) {
    const name = lastSegment(resource);
    const key = `user|${account}|${name}`;
    return { how: 'switched role', actor: actor('user', key, name, account, { name, arn }) };
  }
  const from = principalOf({ userIdentity: { arn } });
  const kind = from.kind === 'root' ? 'root' : 'issued-elsewhere';
  return {
    how: 'switched role',
    actor: actor(kind, from.key, from.label, account, { name: from.session, arn }),
  };
}

function pod({ principal }: ChainIdentity, { pod: name, cluster }: IdentityDetails): Root | undefined {
  if (name === '') return undefined;
  const resource = parseArn(cluster)?.resource ?? cluster;
  const label = cluster === '' ? name : `${name} (EKS cluster ${lastSegment(resource)})`;
  const account = parseArn(cluster)?.account || principal.account;
  return {
    how: 'session tags',
    actor: actor('workload', keyOf('pod', cluster, name), label, account, { name }),
  };
}

function certificate({ principal }: ChainIdentity, details: IdentityDetails): Root | undefined {
  return details.certificate === '' ? undefined : certificateRoot(details.certificate, principal.account);
}

function certificateRoot(subject: string, account: string): Root {
  const key = keyOf('certificate', account, subject);
  return { how: 'certificate', actor: actor('workload', key, subject, account, { name: subject }) };
}

/**
 * Who is behind a session by the session itself, as certain as the record is. `opener` is the service that opened it, if
 * that is known: the source identity that IAM Roles Anywhere sets is the subject of a certificate.
 */
export function toldBySession(identity: ChainIdentity, opener: ChainIdentity): Root | undefined {
  if (!isSession(identity)) return undefined;
  const { sourceIdentity: subject, principal } = identity;
  if (subject !== '' && opener.principal.kind === 'service' && opener.principal.label === ROLES_ANYWHERE) {
    return certificateRoot(subject, principal.account);
  }
  const alone = aloneOf(identity, identity.details);
  return alone?.actor.isCertain ? alone : undefined;
}

function workload({ principal }: ChainIdentity, details: IdentityDetails): Root | undefined {
  if (details.workload === '') return undefined;
  const isInstance = details.workloadType === 'AWS::EC2::Instance';
  const resource = parseArn(details.workload)?.resource ?? details.workload;
  if (isInstance) return instance('in scope of', lastSegment(resource), principal.account);
  const arn = details.workload;
  const isFunction = parseArn(arn)?.service === 'lambda' && resource.startsWith('function:');
  const found = isFunction
    ? lambdaActor(principal, resource.slice('function:'.length).split(':')[0]!, arn)
    : actor('workload', keyOf('workload', arn), resource, principal.account, { arn });
  return { how: 'in scope of', actor: found };
}

/**
 * A function by its role and name: Lambda calls the sessions that it opens for a function by the function's name, and only
 * some of their events have an ARN.
 * https://docs.aws.amazon.com/lambda/latest/dg/logging-using-cloudtrail.html
 */
function lambdaActor({ account, role }: Principal, name: string, arn = ''): Actor {
  return actor('workload', keyOf('lambda', account, role, name), `function:${name}`, account, { name, arn });
}

function serviceLinkedRole(
  { principal }: ChainIdentity,
  { linkedService }: IdentityDetails,
): Root | undefined {
  if (linkedService === '') return undefined;
  return { how: 'reserved role', actor: serviceActor(linkedService, '', principal.account) };
}

function instanceCredentials({ principal }: ChainIdentity, details: IdentityDetails): Root | undefined {
  if (details.ec2RoleDelivery === '' || principal.session === '') return undefined;
  return instance('instance credentials', principal.session, principal.account);
}

function instance(how: ChainLink, id: string, account: string, isCertain = true): Root {
  const key = keyOf(isCertain ? 'instance' : 'instance?', account, id);
  return { how, actor: actor('instance', key, id, account, { isCertain }) };
}

const INSTANCE = /^m?i-[0-9a-fA-F]{8}(?:[0-9a-fA-F]{9})?$/;

/** Whoever assumes a role may call the session what they like: an indication only. */
function instanceName({ principal }: ChainIdentity): Root | undefined {
  return principal.kind === 'role' && INSTANCE.test(principal.session)
    ? instance('session name', principal.session, principal.account, false)
    : undefined;
}

function webIdentity({ principal }: ChainIdentity, { provider, subject }: IdentityDetails): Root | undefined {
  if (principal.kind !== 'role' || provider === '') return undefined;
  return { how: 'web identity', actor: webActor(provider, subject, principal) };
}

/** GetFederationToken was called with long-term credentials, and the session names whose. */
function sessionIssuer({ principal }: ChainIdentity, details: IdentityDetails): Root | undefined {
  if (principal.kind !== 'federated') return undefined;
  const arn = parseArn(details.issuerArn);
  const account = arn?.account || principal.account;
  if (details.issuerType === 'Root') {
    const root = actor('root', `root|${account}|root`, 'root', account, { arn: details.issuerArn });
    return { how: 'session issuer', actor: root };
  }
  if (!arn?.resource.startsWith('user/')) return undefined;
  const name = lastSegment(arn.resource);
  const user = actor('user', `user|${account}|${name}`, name, account, { arn: details.issuerArn });
  return { how: 'session issuer', actor: user };
}

function sourceIdentity({ sourceIdentity: name, principal }: ChainIdentity): Root | undefined {
  if (name === '') return undefined;
  const { account } = principal;
  return {
    how: 'source identity',
    actor: actor(
      'source identity',
      keyOf('sourceIdentity', account, name),
      `${name} (source identity)`,
      account,
      { name },
    ),
  };
}

const ENDS: Readonly<Record<Principal['kind'], ChainEnd>> = {
  root: 'root',
  user: 'user',
  role: 'issued-elsewhere',
  federated: 'issued-elsewhere',
  service: 'service',
  account: 'account',
  anonymous: 'anonymous',
  identityCenter: 'person',
  saml: 'federated person',
  web: 'federated person',
  directory: 'directory',
  unknown: 'unknown',
};

/** The actor where a chain goes no further. `issued` is the session that this identity opened, if it did. */
export function lastActor(identity: ChainIdentity, details: IdentityDetails, issued?: Principal): Actor {
  const { principal } = identity;
  const { kind, key, label, account, principalId, userName, session, arn } = principal;
  const more = { name: userName || session, arn };
  if (isSession(identity)) return actor('issued-elsewhere', key, label, account, more);
  if (kind === 'identityCenter')
    return onBehalfOf(identity, details)?.actor ?? actor('person', key, label, account, more);
  if (kind === 'web') return webActor(details.provider, details.subject || principal.userName, principal);
  if (kind === 'service') {
    if (issued && label === 'ec2.amazonaws.com' && INSTANCE.test(issued.session)) {
      return instance('issued key', issued.session, issued.account).actor;
    }
    if (issued && label === 'lambda.amazonaws.com' && issued.session !== '') {
      return lambdaActor(issued, issued.session);
    }
    return serviceActor(label, issued?.role ?? '', issued?.account ?? '');
  }
  // Another account does not say who it was, but IDs tell its users and sessions apart.
  if (kind === 'account' && principalId !== '') {
    return actor('account', keyOf(key, principalId), `${label} (${principalId})`, account, {
      name: principalId,
    });
  }
  return actor(ENDS[kind], key, label, account, more);
}

/** A service runs in every account and for every function: the role that it was given tells them apart. */
function serviceActor(service: string, role: string, account: string): Actor {
  const label = role === '' || role.startsWith('AWSServiceRoleFor') ? service : `${service} (role ${role})`;
  return actor('service', keyOf('service', account, label), label, account, { name: service });
}

function webActor(provider: string, subject: string, principal: Principal): Actor {
  const known = webProviderOf(provider);
  const kind: ChainEnd =
    known?.caller === 'ci' ? 'ci' : known?.caller === 'workload' ? 'workload' : 'federated person';
  const who =
    subject || (principal.role === '' ? principal.label : `${principal.role} / ${principal.session}`);
  const through = known?.name ?? (lastProvider(provider) || 'a web identity provider');
  // Without a subject the session is all that is known: its account and role belong to the key.
  const key =
    subject === ''
      ? keyOf('web', provider, principal.account, principal.role, principal.session)
      : keyOf('web', provider, subject);
  return actor(kind, key, `${who} (${through})`, principal.account, { name: subject });
}

function lastProvider(provider: string): string {
  const resource = parseArn(provider)?.resource ?? provider;
  return resource.startsWith('oidc-provider/') ? resource.slice('oidc-provider/'.length) : resource;
}
