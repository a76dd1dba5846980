import type { PrincipalKind } from '../event/event';
import { ROLES_ANYWHERE, sessionOfRolesAnywhere } from '../event/issued';
import { accountOf, booleanOf, holdsAnything, objectOf, textOf } from '../json/members';
import { HIDDEN_NAME } from '../knowledge/identities/hiddenName';
import { permissionSetOf, roleNameOf } from '../knowledge/identities/roleNames';
import { isAutomaticSession, sessionNameOf } from '../knowledge/identities/sessionNames';
import { type Line, strong, val } from '../text/pieces';
import type { IdentityView } from './identityView';

/** Who called: one line, and further ones for what else tells the person or workload. */
export function whoLines(view: IdentityView): readonly Line[] {
  const hints = HINTS.map((hint) => hint(view)).filter((line) => line !== undefined);
  return [WHO[view.principal.kind](view), ...hints];
}

type WhoLine = (view: IdentityView) => Line;

const WHO: Readonly<Record<PrincipalKind, WhoLine>> = {
  root: whoIsRoot,
  user: whoIsUser,
  role: whoIsRole,
  federated: whoIsFederated,
  service: whoIsService,
  account: (view) => [
    'Somebody in account ',
    strong(val(view.principal.account)),
    ...(view.principal.principalId === '' ? [] : [', there known as ', val(view.principal.principalId)]),
    '.',
  ],
  anonymous: () => [strong('Nobody'), ' known: the request was anonymous.'],
  identityCenter: (view) => [name(view), '.'],
  saml: whoIsVouchedFor,
  web: whoIsVouchedFor,
  directory: (view) => ['Directory user ', name(view), ...ofAccount(view), '.'],
  unknown: whoIsUnknown,
};

function name(view: IdentityView): Line[number] {
  return strong(val(view.principal.label));
}

function ofAccount(view: IdentityView): Line {
  return view.principal.account === '' ? [] : [', account ', val(view.principal.account)];
}

function whoIsRoot(view: IdentityView): Line {
  if (booleanOf(view.session['assumedRoot'])) {
    return [
      strong('Root of a member account'),
      ', by AssumeRoot: the organization opened this short session centrally',
      ...ofAccount(view),
      '.',
    ];
  }
  const alias: Line = view.principal.userName === '' ? [] : [' (alias ', val(view.principal.userName), ')'];
  return ['The ', strong('root user'), ...ofAccount(view), ...alias, '.'];
}

function whoIsUser(view: IdentityView): Line {
  return ['IAM user ', name(view), ...ofAccount(view), '.'];
}

function whoIsService(view: IdentityView): Line {
  const { label } = view.principal;
  if (label === 'AWS service') return [strong('An AWS service'), ' that the record does not name.'];
  if (label.startsWith('AWS Internal'))
    return [strong('An AWS service'), ' that is not named (', val(label), ').'];
  return ['AWS service ', name(view), '.'];
}

function whoIsRole(view: IdentityView): Line {
  const { role, session, label } = view.principal;
  if (session === '') return ['Role ', strong(val(role || label)), ...ofAccount(view), '.'];
  if (isAutomaticSession(session)) {
    return ['Role ', strong(val(role || label)), ...ofAccount(view), ', in session ', val(session), '.'];
  }
  const of: Line = role === '' ? ['a role that is not named'] : ['role ', strong(val(role))];
  return [strong(val(session)), ' in a session of ', ...of, ...ofAccount(view), '.'];
}

function whoIsFederated(view: IdentityView): Line {
  const { session, label } = view.principal;
  return [
    'Federated user ',
    strong(val(session || label)),
    ...ofAccount(view),
    ', issued by ',
    ...issuerOf(view),
    '.',
  ];
}

/** Whose long-term credentials opened a federated session. */
function issuerOf(view: IdentityView): Line {
  const issuer = textOf(view.issuer['userName']) || textOf(view.issuer['arn']);
  if (textOf(view.issuer['type']) === 'Root') return ['the root user'];
  return issuer === '' ? ['somebody who is not recorded'] : ['IAM user ', val(issuer)];
}

function whoIsVouchedFor(view: IdentityView): Line {
  const { userName, principalId, label } = view.principal;
  const provider = textOf(view.identity['identityProvider']);
  const by: Line = provider === '' ? [] : [', vouched for by ', val(provider)];
  return [strong(val(userName || principalId || label)), ...by, '.'];
}

function whoIsUnknown(view: IdentityView): Line {
  if (!holdsAnything(view.event['userIdentity']) && view.principal.userName === '') {
    return [strong('No caller'), ` is recorded. ${whyNoCaller(view)}`];
  }
  const { userName, principalId, arn, label } = view.principal;
  if (userName === HIDDEN_NAME) {
    return [
      'Somebody who typed a ',
      strong('user name that does not exist'),
      ' at sign-in',
      ...ofAccount(view),
      '.',
    ];
  }
  if (label === 'caller not recorded') {
    return [
      strong('Caller not recorded'),
      ': the record names an account only',
      ...(view.principal.account === '' ? [] : [', ', val(view.principal.account)]),
      ', and the request came from an address, not from a service.',
    ];
  }
  if (
    textOf(view.event['eventSource']) === ROLES_ANYWHERE &&
    userName === '' &&
    principalId === '' &&
    arn === ''
  ) {
    const subject = textOf(sessionOfRolesAnywhere(view.event['responseElements'])['sourceIdentity']);
    if (subject !== '')
      return ['The holder of the certificate ', strong(val(subject)), ...ofAccount(view), '.'];
  }
  const known = userName || principalId || arn;
  return known === ''
    ? [strong('Unidentified caller'), ...ofAccount(view), '.']
    : [name(view), ', an identity of unknown kind', ...ofAccount(view), '.'];
}

/** Why a record may have no userIdentity, in a sentence. */
function whyNoCaller({ event }: IdentityView): string {
  const isSummary =
    textOf(event['eventCategory']) === 'Insight' ||
    ['AwsCloudTrailInsight', 'AwsAggregatedEvent'].includes(textOf(event['eventType']));
  if (isSummary) return 'Insights events and aggregated events never have one.';
  if (textOf(event['eventType']) === 'AwsApiCall' || textOf(event['eventName']) !== '')
    return 'An API call should have one: the record was cut or rewritten, or a query left userIdentity out.';
  return 'The record was cut or rewritten, or is no record of a call.';
}

type Hint = (view: IdentityView) => Line | undefined;

/** What else tells the person or workload, the strongest evidence first. */
const HINTS: readonly Hint[] = [
  ({ type, principal, session, serviceActs, invokedBy }) => {
    if (type?.type !== 'Root' || booleanOf(session['assumedRoot'])) return undefined;
    if (serviceActs) return [val(invokedBy), ' acted for the account: nobody need have signed in as root.'];
    return principal.accessKey.startsWith('AKIA')
      ? ['The root user has an access key, and somebody used it: it should not exist.']
      : ['Any use of the root user is worth an alert.'];
  },
  ({ session }) => {
    const source = textOf(session['sourceIdentity']);
    return source === ''
      ? undefined
      : ['Source identity ', strong(val(source)), ': set at the first role and unchangeable since.'];
  },
  ({ identity, principal }) => {
    const user = textOf(objectOf(identity['onBehalfOf'])['userId']);
    return user === '' || principal.kind === 'identityCenter'
      ? undefined
      : ['On behalf of Identity Center user ', strong(val(user)), '.'];
  },
  ({ identity }) => {
    if (!holdsAnything(identity['invokedByDelegate'])) return undefined;
    const account = accountOf(objectOf(identity['invokedByDelegate'])['accountId']);
    return [
      'A product provider acted with delegated access',
      ...(account ? [', account ', val(account)] : []),
      '.',
    ];
  },
  ({ session }) => {
    const provider = textOf(objectOf(session['webIdFederationData'])['federatedProvider']);
    return provider === '' ? undefined : ['The session began with a token of ', val(provider), '.'];
  },
  ({ identity }) => {
    const scope = objectOf(identity['inScopeOf']);
    const workload = textOf(scope['credentialsIssuedTo']) || textOf(scope['sourceArn']);
    return workload === '' ? undefined : ['Workload: ', val(workload), '.'];
  },
  ({ principal, issuer }) => {
    const set = permissionSetOf(principal.role);
    if (set !== undefined) return ['Permission set ', val(set), ' of IAM Identity Center.'];
    const known = roleNameOf(textOf(issuer['arn']) || principal.role);
    return known && [known.meaning];
  },
  ({ principal }) => {
    // EC2's own roles name their sessions by the instance: no role of a profile is involved.
    const isOwn = principal.role.startsWith('aws:ec2-');
    const known = principal.kind === 'role' && !isOwn ? sessionNameOf(principal.session) : undefined;
    return known && [`The session name ${known.meaning}.`];
  },
];
