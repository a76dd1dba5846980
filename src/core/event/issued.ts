import { accountOf, type JsonObject, objectOf, textOf } from '../json/members';
import { lastSegment, parseArn } from '../knowledge/identities/ids';

/**
 * For whom a call issued a key, as far as its record tells, '' where it does not: the ARN of the session
 * (`assumedRoleUser.arn`, `federatedUser.arn`, `assumedPrincipal` of GetDelegatedAccessToken, else made of `roleArn` and
 * `roleSessionName`); of AssumeRoot the account whose root it is.
 */
export function issuedToOf(eventName: string, requestParameters: unknown, responseElements: unknown): string {
  const request = objectOf(requestParameters);
  const response = objectOf(responseElements);
  if (eventName === ASSUME_ROOT_CALL) {
    const target = request['targetPrincipal'];
    return parseArn(textOf(target))?.account || accountOf(target);
  }
  return (
    textOf(objectOf(response['assumedRoleUser'])['arn']) ||
    textOf(objectOf(sessionOfRolesAnywhere(response)['assumedRoleUser'])['arn']) ||
    textOf(objectOf(response['federatedUser'])['arn']) ||
    textOf(response['assumedPrincipal']) ||
    sessionArn(textOf(request['roleArn']), textOf(request['roleSessionName']))
  );
}

/** The service that gives out sessions of roles for certificates. */
export const ROLES_ANYWHERE = 'rolesanywhere.amazonaws.com';

/**
 * The session that CreateSession of IAM Roles Anywhere opened: the first of `credentialSet`, with the credentials, the
 * role session and the source identity, which the service takes from the certificate. Empty for other responses.
 * https://docs.aws.amazon.com/rolesanywhere/latest/userguide/authentication-create-session.html
 */
export function sessionOfRolesAnywhere(responseElements: unknown): JsonObject {
  const set = objectOf(responseElements)['credentialSet'];
  return objectOf(Array.isArray(set) ? set[0] : undefined);
}

/** The access key that a response gives out; '' for the many that give out none. */
export function issuedKeyIn(responseElements: unknown): string {
  return (
    textOf(objectOf(objectOf(responseElements)['credentials'])['accessKeyId']) ||
    textOf(objectOf(sessionOfRolesAnywhere(responseElements)['credentials'])['accessKeyId'])
  );
}

/** The call whose answer names no session: the key is root's. */
export const ASSUME_ROOT_CALL = 'AssumeRoot';

/** `arn:aws:iam::1:role/path/R` and `s` → `arn:aws:sts::1:assumed-role/R/s`; '' where either is missing. */
function sessionArn(roleArn: string, session: string): string {
  const role = parseArn(roleArn);
  if (!role?.resource.startsWith('role/') || session === '') return '';
  return `arn:${role.partition}:sts::${role.account}:assumed-role/${lastSegment(role.resource)}/${session}`;
}
