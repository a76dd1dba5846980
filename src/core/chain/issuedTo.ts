import type { Principal } from '../event/event';
import { ASSUME_ROOT_CALL } from '../event/issued';
import type { ChainEvent } from './source';

/**
 * False where the issuing event names somebody else than the user of the key: AWS's samples use one key over and over,
 * and no key links two identities that contradict each other. What is not told contradicts nothing.
 */
export function canBeIssuedTo(
  { name, issuedTo, principal: issuer }: Pick<ChainEvent, 'name' | 'issuedTo' | 'principal'>,
  user: Principal,
): boolean {
  if (name === ASSUME_ROOT_CALL && issuedTo !== '')
    return user.kind === 'root' && agree(user.account, issuedTo);
  // GetSessionToken issues keys to the caller itself.
  if (name === 'GetSessionToken') return agree(user.arn, issuer.arn) && user.kind === issuer.kind;
  // A role or federated session can't be a user's or root's own.
  if (issuedTo !== '' && (user.kind === 'user' || user.kind === 'root')) return false;
  return agree(user.arn, issuedTo);
}

function agree(a: string, b: string): boolean {
  return a === '' || b === '' || a === b;
}
