import { isAccountId } from '../knowledge/identities/ids';
import type { Piece } from '../text/explanation';
import { type Line, val } from '../text/pieces';

/** Names that the user gave to accounts, by their 12-digit IDs (setting `cloudtrail.accountNames`). */
export type AccountNames = ReadonlyMap<string, string>;

export const NO_NAMES: AccountNames = new Map();

/** Whether two sets of names are the same. */
export function sameNames(a: AccountNames, b: AccountNames): boolean {
  return a.size === b.size && Array.from(a).every(([id, name]) => b.get(id) === name);
}

/** The name of an account; '' for one without. */
export function nameAccount(id: string, names: AccountNames): string {
  return names.get(id) ?? '';
}

/** An account as plain text: `111122223333 (Security)`. Not our own text: whoever shows it escapes it. */
export function accountText(id: string, names: AccountNames): string {
  const name = nameAccount(id, names);
  return name === '' ? id : `${id} (${name})`;
}

/** A label that every account has one of, `root` and `account 111122223333`, with the account's name; others as they are. */
export function withAccountName(label: string, account: string, names: AccountNames): string {
  if (label === `account ${account}`) return `account ${accountText(account, names)}`;
  const name = label === 'root' ? nameAccount(account, names) : '';
  return name === '' ? label : `${label} (${name})`;
}

/** Puts the name behind every account ID of a line that stands for itself. Names are shown as values are: as text. */
export function withAccountNames(line: Line, names: AccountNames): Line {
  if (names.size === 0) return line;
  return line.flatMap((piece) => {
    const name = nameAccount(accountIn(piece), names);
    return name === '' ? [piece] : [piece, ' (', val(name), ')'];
  });
}

/** The account ID that a piece is, whole; '' for all others. */
function accountIn(piece: Piece): string {
  if (typeof piece === 'string') return '';
  if ('strong' in piece) return accountIn(piece.strong);
  return isAccountId(piece.value) ? piece.value : '';
}
