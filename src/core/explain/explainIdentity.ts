import { actorLine, stopLine } from '../chain/lines';
import { isJsonText } from '../event/jsonMembers';
import { accountOf, isObject, objectOf, textOf, valueAtPath } from '../json/members';
import { isAccountId, isMasked } from '../knowledge/identities/ids';
import { issuingOperationOf } from '../knowledge/identities/issuing';
import { IDENTITY_PAGE } from '../knowledge/sources';
import { fieldValueOf, identityFieldAt } from '../knowledge/userIdentity/fields';
import type { FieldValue, IdentityField } from '../knowledge/userIdentity/rows';
import { identityTypeOf } from '../knowledge/userIdentity/types';
import type { Explanation } from '../text/explanation';
import { type Line, val } from '../text/pieces';
import { confidenceNote } from './confidenceNote';
import { isFromConsole } from './credential';
import { type ExplainContext, NO_CONTEXT } from './explainContext';
import { explainIdentity } from './identity';
import { ANSWERS } from './identityAnswers';
import { type IdentityView, viewIdentity } from './identityView';
import { ODDITY_NOTE, odditiesOf } from './oddities';

const ATTRIBUTES = 'userIdentity.sessionContext.webIdFederationData.attributes';
const LONGEST = 8;

/**
 * Explains userIdentity or a field of it, in three to eight lines: what this value tells, what the field is, what to
 * conclude. `path` leads from the record's root: `['userIdentity', 'arn']`. Undefined outside userIdentity. Never
 * throws, whatever the record holds at the path.
 */
export function explainUserIdentity(
  record: unknown,
  path: readonly (string | number)[],
  context: ExplainContext = NO_CONTEXT,
): Explanation | undefined {
  if (path[0] !== 'userIdentity') return undefined;
  const view = viewIdentity(objectOf(record));
  if (path.length === 1) return explainIdentity(view, context);
  const value = valueAt(record, path);
  const name = path.join('.');
  // A key with dots in it is no path.
  const field = path.length === name.split('.').length ? identityFieldAt(name) : undefined;
  if (!field) return explainClaim(path, value) ?? explainStranger(path);

  const isAccount = /(?:account|accountId|principalId)$/i.test(field.path);
  const text = typeof value === 'boolean' ? String(value) : isAccount ? accountOf(value) : textOf(value);
  const known = fieldValueOf(field, text);
  const first = ANSWERS.get(field.path)?.(view, text, value) ?? [plainAnswer(text, value, known)];
  const odd = odditiesOf(view).filter((oddity) => oddity.paths.includes(field.path));
  const isEmpty = text === '' && !hasKeys(value);
  const top = [...first, ...behindField(field.path, context)];
  const lines: readonly Line[] = [
    ...top,
    ...odd.map((oddity): Line => ['Odd: ', ...oddity.line]),
    ...(odd.length === 0 ? [] : [[ODDITY_NOTE]]),
    [field.meaning],
    ...(isEmpty ? [[field.presence]] : []),
    ...(isEmpty ? [] : [[conclusion(view, field, known)]]),
    ...confidenceNote(known?.confidence ?? field.confidence),
  ];
  return {
    lines: lines.slice(0, LONGEST),
    stepsAfter: top.length,
    source: { title: `CloudTrail ${field.path}`, url: typeSource(field, text) ?? field.source },
  };
}

/** A type has a page of its own, which may be another than that of the field. */
function typeSource({ path }: IdentityField, text: string): string | undefined {
  return path === 'userIdentity.type' && text !== '' ? identityTypeOf(text)?.source : undefined;
}

function conclusion(view: IdentityView, field: IdentityField, known: FieldValue | undefined): string {
  const ofRecord = CONCLUSIONS.get(field.path)?.(view);
  if (ofRecord !== undefined) return ofRecord;
  return known?.conclude ?? field.concludeFor?.get(view.type?.type ?? '') ?? field.conclude;
}

/** What to conclude where the record as a whole decides it; undefined where the field's own sentence holds. */
const CONCLUSIONS: ReadonlyMap<string, (view: IdentityView) => string | undefined> = new Map([
  ['userIdentity.accessKeyId', ofKey],
  ['userIdentity.type', ofType],
  ['userIdentity.principalId', ofPrincipalId],
]);

function ofType({ type, event, principal, invokedBy }: IdentityView): string | undefined {
  const isService = type?.type === 'AWSService';
  if (isService && issuingOperationOf(textOf(event['eventName'])))
    return 'Normal for roles made for services; the role’s trust policy says what the service may be used for.';
  if (isService && textOf(event['eventType']) === 'AwsServiceEvent')
    return 'The event is about the work of the service itself.';
  if (principal.kind === 'anonymous')
    return 'Nobody signed this request: no account or key leads to a caller.';
  if (type?.type === 'Root' && invokedBy !== '' && invokedBy !== 'signin.amazonaws.com')
    return 'A service made this call for the account: by itself it doesn’t show that somebody used the root user.';
  if (type?.type === 'IAMUser' && principal.accessKey.startsWith('ASIA'))
    return 'This call was made in a session, not with a long-term key: find the sign-in or the GetSessionToken call that began it.';
  return undefined;
}

/** What to conclude from IDs that aren’t those of an IAM entity. */
function ofPrincipalId({ principal, event }: IdentityView): string | undefined {
  const id = textOf(objectOf(event['userIdentity'])['principalId']);
  if (isAccountId(id)) return 'An account ID names the account, not a person in it.';
  return /^\d{12}:aws:ec2-/.test(id) && principal.kind === 'role'
    ? 'This isn’t the ID of an IAM role: it names the account, and EC2’s own role. Not verified in AWS’s documentation.'
    : undefined;
}

/** A console session has many keys, which no event gives out. */
function ofKey(view: IdentityView): string | undefined {
  const { accessKey, kind } = view.principal;
  if (isMasked(accessKey)) return 'Part of this ID is masked: other keys may look the same.';
  if (!accessKey.startsWith('ASIA')) return undefined;
  if (isFromConsole(view)) {
    return 'One console session uses many keys, and no event issues them: filter by the ARN and by creationDate to see all of it.';
  }
  if (kind === 'role' && view.invokedBy !== '') {
    return 'A service acts in this session: it may use further keys, which no event issues. Filter by the ARN and by creationDate to see all of it. Not verified in AWS’s documentation.';
  }
  return kind === 'root' || kind === 'user'
    ? 'If this is a console session, it uses many keys that no event issues: filter by the ARN and by creationDate. A key of GetSessionToken stands in that event’s responseElements.'
    : undefined;
}

/** Fields that lead to a session: who opened it is the next question. */
const OF_SESSION = new Set([
  'userIdentity.accessKeyId',
  'userIdentity.arn',
  'userIdentity.principalId',
  'userIdentity.sessionContext',
  'userIdentity.sessionContext.sessionIssuer',
]);

/** Whether the chain of an event belongs to what is said about a place of its record. */
export function leadsToChain(path: readonly (string | number)[]): boolean {
  const name = path.join('.');
  return name === 'userIdentity' || OF_SESSION.has(name);
}

function behindField(path: string, { chain }: ExplainContext): readonly Line[] {
  const line = chain && OF_SESSION.has(path) ? (actorLine(chain) ?? stopLine(chain)) : undefined;
  return line ? [line] : [];
}

/** What is at a path; undefined where there is nothing. Looks at own keys only. */
export function valueAt(record: unknown, path: readonly (string | number)[]): unknown {
  // Records hold policies as text.
  return valueAtPath(record, path, (value) =>
    typeof value === 'string' && isJsonText(value) ? parsedJson(value) : value,
  );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first line where no rule knows better: the value, and what it means if that is known. */
function plainAnswer(text: string, value: unknown, known: FieldValue | undefined): Line {
  if (text !== '') return known ? [val(text), ': ', known.meaning] : [val(text), '.'];
  if (value === undefined) return ['This record does not have the field.'];
  if (value === null) return ['Nothing is recorded here (null).'];
  if (value === '') return [known?.meaning ?? 'Empty: nothing is recorded here.'];
  if (isObject(value)) return [hasKeys(value) ? 'A group of fields.' : 'Empty: nothing is recorded here.'];
  return ['Not the kind of value that belongs here.'];
}

function hasKeys(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0;
}

/** What the last part of a claim's key says; the first that matches counts. */
const CLAIMS: readonly { readonly key: RegExp; readonly what: string; readonly conclude: string }[] = [
  {
    key: /(?:^|:)(?:sub|user_id)$/,
    what: 'The user, job or workload that the provider vouched for.',
    conclude: 'This is who was signed in: search the provider’s own log for it.',
  },
  {
    key: /(?:^|:)(?:aud|app_id)$/,
    what: 'The application that the provider made the token for.',
    conclude: 'An application that you do not know should not be accepted by the role’s trust policy.',
  },
  {
    key: /(?:^|:)amr$/,
    what: 'How the user signed in at the provider, in the provider’s words.',
    conclude: 'For Cognito it tells users who signed in from guests.',
  },
];

/** Forms of a subject that tell the workload. Seen in public logs, not documented by AWS. */
const SUBJECTS: readonly { readonly value: RegExp; readonly what: string }[] = [
  { value: /^system:serviceaccount:/, what: ': a Kubernetes service account, as namespace and name.' },
  { value: /^repo:/, what: ': a GitHub workflow, by repository and branch, tag or environment.' },
  { value: /^project_path:/, what: ': a GitLab pipeline, by project and branch.' },
];

/** A key below `webIdFederationData.attributes`: its name comes from the provider. */
function explainClaim(path: readonly (string | number)[], value: unknown): Explanation | undefined {
  if (path.length !== 5 || path.slice(0, -1).join('.') !== ATTRIBUTES) return undefined;
  const key = String(path[4]);
  const claim = CLAIMS.find((row) => row.key.test(key));
  const text = textOf(value);
  const subject = SUBJECTS.find((row) => row.value.test(text));
  return {
    lines: [
      [val(text), subject?.what ?? '.'],
      [claim?.what ?? 'A claim of the token that the identity provider issued.'],
      ['Named by the provider: ', val(key), '.'],
      [claim?.conclude ?? 'The provider, not AWS, vouches for this value.'],
      ...confidenceNote(claim ? 'documented' : 'unverified'),
    ],
    source: { title: 'CloudTrail userIdentity element', url: IDENTITY_PAGE },
  };
}

/** A key that nobody documents: renamed by an exporter, or newer than this table. */
function explainStranger(path: readonly (string | number)[]): Explanation {
  return {
    lines: [
      [val(String(path.at(-1))), ' is not among the fields of userIdentity that are documented or known.'],
      ['It may be newer than this version of the extension, or a tool may have added or renamed it.'],
      ['Nothing is concluded from it here.'],
    ],
    source: { title: 'CloudTrail userIdentity element', url: IDENTITY_PAGE },
  };
}
