import { accountOf, objectOf, textOf } from '../json/members';
import { type Line, strong, val } from '../text/pieces';
import { ofAccount, ofArn, ofInvokedBy, ofKey, ofPrincipalId, ofType, ofUserName } from './callerAnswers';
import { sessionPhrase } from './identityLines';
import type { IdentityView } from './identityView';
import {
  comparedWithAccount,
  ofCreationDate,
  ofIdentityStore,
  ofIssuerArn,
  ofIssuerId,
  ofIssuerName,
  ofMfa,
  ofResource,
  ofSignInSession,
} from './sessionAnswers';

/**
 * What one value of a field tells in its record, in one to three lines; undefined where the table of values
 * (`IdentityField.values`) says it all. `text` is the value as text, '' where it is none.
 */
export type ValueAnswer = (view: IdentityView, text: string, value: unknown) => readonly Line[] | undefined;

const SESSION = 'userIdentity.sessionContext';
const ISSUER = `${SESSION}.sessionIssuer`;

/** Fields whose values mean something only together with the rest of the record. */
export const ANSWERS: ReadonlyMap<string, ValueAnswer> = new Map<string, ValueAnswer>([
  ['userIdentity.type', ofType],
  ['userIdentity.userName', ofUserName],
  ['userIdentity.principalId', ofPrincipalId],
  ['userIdentity.arn', ofArn],
  ['userIdentity.accountId', ofAccount],
  ['userIdentity.accessKeyId', ofKey],
  ['userIdentity.invokedBy', ofInvokedBy],
  [
    'userIdentity.invokedByDelegate',
    ({ identity }) =>
      named(
        'Acted for by the provider in account ',
        accountOf(objectOf(identity['invokedByDelegate'])['accountId']),
      ),
  ],
  [
    SESSION,
    (view, _text, value) => (hasKeys(value) ? [['A session ', sessionPhrase(view), '.']] : undefined),
  ],
  [
    `${SESSION}.attributes`,
    (view, _text, value) => (hasKeys(value) ? [['A session ', sessionPhrase(view), '.']] : undefined),
  ],
  [`${SESSION}.attributes.creationDate`, ofCreationDate],
  [`${SESSION}.attributes.mfaAuthenticated`, ofMfa],
  [ISSUER, ({ issuer }) => named('Issued by ', textOf(issuer['arn']) || textOf(issuer['userName']))],
  [`${ISSUER}.userName`, ofIssuerName],
  [`${ISSUER}.principalId`, ofIssuerId],
  [`${ISSUER}.arn`, ofIssuerArn],
  [`${ISSUER}.accountId`, comparedWithAccount],
  [
    `${SESSION}.webIdFederationData`,
    ({ session }) =>
      named('Signed in through ', textOf(objectOf(session['webIdFederationData'])['federatedProvider'])),
  ],
  [
    `${SESSION}.webIdFederationData.attributes`,
    (_view, _text, value) =>
      hasKeys(value) ? [['What the provider said about the user and the application.']] : undefined,
  ],
  [`${SESSION}.sourceIdentity`, (_view, text) => named('The person or workload behind the session: ', text)],
  [`${SESSION}.signInSessionArn`, ofSignInSession],
  [
    'userIdentity.onBehalfOf',
    ({ identity }) => named('For Identity Center user ', textOf(objectOf(identity['onBehalfOf'])['userId'])),
  ],
  ['userIdentity.onBehalfOf.userId', (_view, text) => named('Identity Center user ', text)],
  ['userIdentity.onBehalfOf.identityStoreArn', ofIdentityStore],
  [
    'userIdentity.inScopeOf',
    ({ identity }) =>
      named(
        'Workload: ',
        textOf(objectOf(identity['inScopeOf'])['credentialsIssuedTo']) ||
          textOf(objectOf(identity['inScopeOf'])['sourceArn']),
      ),
  ],
  ['userIdentity.inScopeOf.sourceArn', ofResource],
  ['userIdentity.inScopeOf.sourceAccount', comparedWithAccount],
  ['userIdentity.inScopeOf.credentialsIssuedTo', ofResource],
  ['userIdentity.inScopeOf.credentialsIssuedToVersion', ofResource],
  ['userIdentity.invokedByDelegate.accountId', comparedWithAccount],
]);

function hasKeys(value: unknown): boolean {
  return Object.keys(objectOf(value)).length > 0;
}

function named(what: string, value: string): readonly Line[] | undefined {
  return value === '' ? undefined : [[what, strong(val(value)), '.']];
}
