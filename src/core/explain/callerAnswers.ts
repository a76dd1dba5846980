import { accountOf } from '../json/members';
import { HIDDEN_NAME } from '../knowledge/identities/hiddenName';
import { idPrefixOf, isAccountId, isAnonymous, isMasked, parseArn } from '../knowledge/identities/ids';
import { permissionSetOf } from '../knowledge/identities/roleNames';
import { sessionNameOf } from '../knowledge/identities/sessionNames';
import { identityTypeOf } from '../knowledge/userIdentity/types';
import { type Line, strong, val } from '../text/pieces';
import { partitionLines } from './arnLines';
import { accountInside, crossAccountLine } from './identityLines';
import type { IdentityView } from './identityView';

// What the values of the fields directly below userIdentity tell: rows of ANSWERS (see identityAnswers.ts).

export function ofType(view: IdentityView, text: string): readonly Line[] | undefined {
  if (text === '') return undefined;
  const known = identityTypeOf(text);
  if (!known) return [[val(text), ' is not a type that AWS documents: nothing is concluded from it.']];
  const { rootOrIamUser, temporaryCredentials, awsService } = view.answers;
  return [
    [val(text), ': ', known.meaning],
    [`Credentials: ${known.credential}.`],
    [
      `Root or IAM user: ${rootOrIamUser}; role or federated user: ${temporaryCredentials}; AWS service: ${awsService}.`,
    ],
  ];
}

/** What kind of name `userName` is, by type. */
const USER_NAMES: ReadonlyMap<string, string> = new Map([
  ['IAMUser', 'the name of the IAM user.'],
  ['Root', 'the alias of the account; the caller is its root user.'],
  ['Role', 'a name given to the role.'],
  ['SAMLUser', 'the subject of the SAML assertion (saml:sub).'],
  ['WebIdentityUser', 'the user or job as its identity provider names it.'],
  ['Directory', 'an alias or e-mail address in that directory.'],
  ['Unknown', 'an alias or e-mail address; CloudTrail does not know of which kind of identity.'],
]);

export function ofUserName(view: IdentityView, text: string): readonly Line[] | undefined {
  if (text === '' || text === HIDDEN_NAME) return undefined;
  const what = USER_NAMES.get(view.type?.type ?? 'none');
  return [[strong(val(text)), what ? `: ${what}` : '. Identities of this type normally have no user name.']];
}

export function ofPrincipalId(view: IdentityView, text: string): readonly Line[] | undefined {
  if (text === '') return undefined;
  const colon = text.indexOf(':');
  const id = colon < 0 ? text : text.slice(0, colon);
  const prefix = idPrefixOf(id);
  if (!prefix) return undefined;
  const session: Line = colon < 0 ? [] : [', in session ', strong(val(text.slice(colon + 1)))];
  const isOther = view.type?.type === 'IAMUser' && prefix.prefix === 'AROA';
  return [
    [val(id), `: the ID of ${prefix.entity}`, ...session, '.'],
    ...(isOther ? [['The type says IAMUser: the ID of a user begins with AIDA.'] satisfies Line] : []),
    ...accountInside(id, view.principal.account),
  ];
}

/** ARN resources that name a caller, and what they are. */
const ARN_KINDS: readonly (readonly [prefix: string, what: string])[] = [
  ['assumed-role/', 'A session of role '],
  ['federated-user/', 'Federated user '],
  ['user/', 'IAM user '],
  ['role/', 'Role '],
  ['root', 'The root user'],
];

export function ofArn(_view: IdentityView, text: string): readonly Line[] | undefined {
  const arn = parseArn(text);
  if (!arn) return text === '' ? undefined : [[val(text), ' is not an ARN.']];
  const kind = ARN_KINDS.find(([prefix]) => arn.resource.startsWith(prefix));
  if (!kind) return [[val(text), '.']];
  const rest = arn.resource.slice(kind[0].length);
  const slash = kind[0] === 'assumed-role/' ? rest.indexOf('/') : -1;
  const role = slash < 0 ? rest : rest.slice(0, slash);
  const session = slash < 0 ? '' : rest.slice(slash + 1);
  const first: Line = [
    kind[1],
    ...(role === '' ? [] : [strong(val(role))]),
    ...(session === '' ? [] : [', called ', strong(val(session))]),
    ', account ',
    val(arn.account),
    '.',
  ];
  const set = permissionSetOf(role);
  const name = role.startsWith('aws:ec2-') ? undefined : sessionNameOf(session);
  return [
    first,
    ...(set === undefined ? [] : [['Permission set ', val(set), ' of IAM Identity Center.'] satisfies Line]),
    ...(name ? [[`The session name ${name.meaning}.`]] : []),
    ...partitionLines(arn.partition),
  ].slice(0, 3);
}

export function ofAccount(view: IdentityView, text: string): readonly Line[] | undefined {
  if (!isAccountId(text)) {
    return text === '' || isAnonymous(text) ? undefined : [[val(text), ' is not a 12-digit account ID.']];
  }
  const recipient = accountOf(view.event['recipientAccountId']);
  const across = crossAccountLine(view);
  const first: Line = ['Account ', strong(val(text)), '.'];
  if (across) return [first, across];
  return recipient === text ? [first, ['The event was logged in the same account.']] : [first];
}

export function ofKey(view: IdentityView, text: string): readonly Line[] | undefined {
  if (text === '') return undefined;
  if (isMasked(text)) {
    const kind = text.startsWith('ASIA') ? 'a temporary' : text.startsWith('AKIA') ? 'a long-term' : 'an';
    return [[val(text), `: ${kind} access key, part of which is masked.`]];
  }
  const entity = idPrefixOf(text)?.entity;
  const first: Line = text.startsWith('ASIA')
    ? [val(text), ': a temporary access key, issued by STS.']
    : text.startsWith('AKIA')
      ? [
          val(text),
          `: a long-term access key${view.type?.type === 'Root' ? ' of the root user, which should not exist' : ''}.`,
        ]
      : [val(text), entity ? `: ${entity}.` : ': not the form of an access key of IAM.'];
  return [first, ...accountInside(text, view.principal.account)];
}

export function ofInvokedBy(view: IdentityView, text: string): readonly Line[] | undefined {
  if (text === '' || text === 'signin.amazonaws.com') return undefined;
  const service: Line = text.startsWith('AWS Internal')
    ? ['An AWS service that is not named']
    : [strong(val(text))];
  if (view.principal.kind === 'service') return [[...service, ' made the request itself.']];
  if (view.linkedService !== '')
    return [[...service, ' made the request, with a role that only ', val(view.linkedService), ' can use.']];
  if (view.principal.kind === 'role') {
    return [
      [...service, ' made the request, in the session ', val(view.principal.label), '.'],
      ['Either for whoever opened the session, or on its own, with a role that it was given.'],
    ];
  }
  return [[...service, ' made the request on behalf of ', val(view.principal.label), '.']];
}
