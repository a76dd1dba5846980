import type { FilterContext } from './context';
import type { TextField, TextKind } from './field';
import { ipTest } from './ip';
import { nearestName } from './nearest';
import type { Refusal } from './refusal';
import { type FilterValue, isAbsent, literalOf, plainText, quoteValue } from './value';
import { fold, type Test, wholeTest } from './wildcard';

type ReadKind = (value: FilterValue, field: TextField, context: FilterContext) => Test | Refusal;

/** How each kind of field reads a value: into a test of one recorded text, or into the reason why it can't be. */
export const KINDS: Readonly<Record<TextKind, ReadKind>> = {
  text: (value) => wholeTest(value.pieces),
  ip: (value) => ipTest(value),
  enum: enumTest,
  account: accountTest,
};

function enumTest(value: FilterValue, field: TextField): Test | Refusal {
  const text = plainText(value);
  const choices = field.choices ?? [];
  if (choices.includes(text.toLowerCase())) return wholeTest(value.pieces);
  const meant = nearestName(text, choices);
  return {
    message: `${field.name} must be ${choices.join(' or ')}, not "${text}".`,
    ...(meant !== undefined && { suggestion: meant }),
  };
}

/** What CloudTrail records in place of the account of callers that have none. */
const NO_ACCOUNTS = ['anonymous', 'ANONYMOUS_PRINCIPAL'].map(fold);

/** Digits are the account's ID; anything else is a name given to it, or an odd value that the logs do hold. */
function accountTest(value: FilterValue, field: TextField, context: FilterContext): Test | Refusal {
  const text = plainText(value);
  const literal = literalOf(value);
  const byId = wholeTest(value.pieces);
  if (literal === undefined ? /^[\d*]{1,13}$/.test(text) : /^\d{12}$/.test(literal)) return byId;
  const names = [...(context.accountNames ?? [])];
  const ids = new Set(names.filter(([, name]) => name !== '' && byId(name)).map(([id]) => id));
  if (ids.size > 0) return (recorded) => ids.has(recorded) || byId(recorded);
  if (
    NO_ACCOUNTS.some(byId) ||
    Array.from(context.accounts ?? []).some((account) => account && byId(account))
  ) {
    return byId;
  }
  const meant = nearestName(
    text,
    names.map(([, name]) => name),
  );
  const orName = names.length > 0 ? ' or the name of an account' : '';
  const wrong = `${field.name} must be 12 digits${orName}, not "${text}".`;
  if (meant === undefined) return { message: wrong };
  return { message: `${wrong} Did you mean "${meant}"?`, suggestion: quoteValue(meant) };
}

/** Whether `field:""` makes sense: not where every event has a value. */
export function refuseAbsent(value: FilterValue, field: TextField): Refusal | undefined {
  return isAbsent(value) && field.always
    ? { message: `Every event has a value for ${field.name}: ${(field.choices ?? []).join(' or ')}.` }
    : undefined;
}
