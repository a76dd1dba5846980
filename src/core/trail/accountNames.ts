import { type Line, val } from './pieces';

/** Names that the user gave to accounts, by their 12-digit IDs (setting `cloudtrail.accountNames`). */
export type AccountNames = ReadonlyMap<string, string>;

export const NO_NAMES: AccountNames = new Map();

/** The name of an account; '' for one without. */
export function nameAccount(id: string, names: AccountNames): string {
  return names.get(id) ?? '';
}

/** An account as it is shown: its ID, then its name if it has one. Neither is our own text. */
export function accountLine(id: string, names: AccountNames, shown = val(id)): Line {
  const name = nameAccount(id, names);
  return name === '' ? [shown] : [shown, ' (', val(name), ')'];
}

/** The same as plain text: `111122223333 (Security)`. Log text: whoever shows it escapes it. */
export function accountText(id: string, names: AccountNames): string {
  const name = nameAccount(id, names);
  return name === '' ? id : `${id} (${name})`;
}
