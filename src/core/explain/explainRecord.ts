import { accountOf, isObject, type JsonObject, objectOf, textOf } from '../json/members';
import { recordFieldOf } from '../knowledge/recordFields/fields';
import { insideFieldOf } from '../knowledge/recordFields/inside';
import type { RecordField } from '../knowledge/recordFields/rows';
import { isBefore } from '../knowledge/versions';
import type { Explanation } from '../text/explanation';
import { type Line, val } from '../text/pieces';
import { confidenceNote } from './confidenceNote';
import { valueAt } from './explainIdentity';
import { explainValue } from './explainValue';
import { FIELD_ANSWERS, GROUP_ANSWERS } from './fieldAnswers';

/**
 * Explains a top-level field of a record, or a field inside one that is known. `path` leads from the record's root.
 * Undefined for everything else. Never throws, whatever the record holds.
 */
export function explainRecordField(
  record: unknown,
  path: readonly (string | number)[],
): Explanation | undefined {
  const [name] = path;
  if (typeof name !== 'string') return undefined;
  const event = objectOf(record);
  if (path.length === 1) {
    const field = recordFieldOf(name);
    return field && explainField(event, field, Object.hasOwn(event, name) ? event[name] : undefined);
  }
  // A position in a list is no name of a field, and a key with dots in it no path.
  const names = path.filter((step) => typeof step === 'string');
  const inside = names.some((one) => one.includes('.')) ? undefined : insideFieldOf(names.join('.'));
  if (!inside) return undefined;
  // What a value tells by its form (an ARN, an account, a key) comes first, then what the field is.
  const byForm = explainValue(record, path);
  if (!byForm) return explainField(event, inside, valueAt(record, path));
  return { ...byForm, lines: [...byForm.lines, [inside.meaning], [inside.conclude]] };
}

function explainField(event: JsonObject, field: RecordField, value: unknown): Explanation {
  const isAccount = /account(?:id)?$/i.test(field.name);
  const text = typeof value === 'boolean' ? String(value) : isAccount ? accountOf(value) : textOf(value);
  const special =
    text === '' ? GROUP_ANSWERS.get(field.name)?.(value) : FIELD_ANSWERS.get(field.name)?.(event, text);
  return {
    lines: [
      ...(special?.lines ?? [plainAnswer(field, text, value)]),
      [field.meaning],
      ...(special?.concludes ? [] : [[field.conclude]]),
      ...(value === undefined ? absent(event, field) : []),
      ...confidenceNote(field.confidence),
    ],
    source: special?.source ?? { title: `CloudTrail ${field.name}`, url: field.source },
  };
}

/** What the lack of a field tells: nothing, where the record is older than the field. */
function absent(event: JsonObject, { since }: RecordField): readonly Line[] {
  if (since === '') return [];
  const version = textOf(event['eventVersion']);
  return isBefore(version, since)
    ? [['This record’s version, ', val(version), `, does not have it yet: it came with ${since}.`]]
    : [[`Records can have it since version ${since}.`]];
}

function plainAnswer(field: RecordField, text: string, value: unknown): Line {
  if (text !== '') {
    const meaning = field.values?.get(text);
    return meaning ? [val(text), ': ', meaning] : [val(text), '.'];
  }
  if (value === undefined) return ['This record does not have the field.'];
  if (value === null) return ['null: nothing is recorded here.'];
  if (isObject(value) || Array.isArray(value)) return ['A group of values.'];
  return ['Empty: nothing is recorded here.'];
}
