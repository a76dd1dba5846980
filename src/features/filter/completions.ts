import { type AccountNames, NO_NAMES } from '../../core/event/accountNames';
import type { FilterCompletion } from '../../core/filter/complete';
import { writeValue } from '../../core/filter/edit';
import { isPathTerm } from '../../core/filter/evaluate';
import { quoteValue } from '../../core/filter/value';
import { fold } from '../../core/filter/wildcard';
import { DIMENSIONS } from '../../core/index/dimensions';
import type { FieldValue } from '../../core/index/fieldValues';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { grouped } from '../../host/ui/counts';
import { label } from '../../host/ui/show';
import type { FilterItem } from './item';

/** Values offered at a time. */
const MAX_VALUES = 50;

/** The values that were counted last: while one of them is typed, the others stay the same. */
export class ValueMemo {
  #key = '';
  #values: readonly FieldValue[] = [];

  get(key: string, count: () => readonly FieldValue[]): readonly FieldValue[] {
    if (key !== this.#key) {
      this.#values = count();
      this.#key = key;
    }
    return this.#values;
  }
}

/** What can be typed next, each as the text that the input then has; values with their counts under the filter so far. */
export function completionItems(
  filter: ActiveFilter,
  text: string,
  completion: FilterCompletion,
  memo: ValueMemo,
): FilterItem[] {
  const { kind, fields, choices, replaceStart, replaceEnd } = completion;
  const put = (insert: string) => text.slice(0, replaceStart) + insert + text.slice(replaceEnd);
  if (kind === 'field') {
    return fields.map(({ field, insert }) => ({
      label: `$(${field.kind === 'path' ? 'symbol-property' : 'symbol-field'}) ${label(insert)}`,
      // The descriptions are Markdown, for the table of fields; here they are plain text. Those of paths only name them again.
      description:
        field.name === insert.slice(0, -1) && isPath(insert) ? '' : field.description.replaceAll('`', ''),
      text: put(insert),
      alwaysShow: true,
      of: text,
    }));
  }
  const values = valuesFor(filter, text, completion, memo);
  if (!values) {
    return choices.map((choice) => ({
      label: `$(symbol-enum-member) ${choice}`,
      text: `${put(choice)} `,
      alwaysShow: true,
      of: text,
    }));
  }
  const names = completion.field?.kind === 'account' ? filter.settings.accountNames : NO_NAMES;
  return matchingValues(values, completion.prefix, names).map(({ value, events }) => ({
    label: label(value),
    description: [label(names.get(value) ?? '', 60), grouped(events)].filter(Boolean).join(' · '),
    text: `${put(completion.field ? writeValue(completion.field, value) : quoteValue(value))} `,
    alwaysShow: true,
    of: text,
  }));
}

/** The filter under which values are counted: what stands before the term that is being typed. */
export function filterBefore(text: string, { replaceStart }: FilterCompletion): string {
  return text.slice(0, replaceStart).replace(/\S*$/, '');
}

function isPath(insert: string): boolean {
  return /^[a-z]\w*\.|\.$/.test(insert);
}

/** Values of the open logs; undefined where the field has its own, or a place has none. */
function valuesFor(
  filter: ActiveFilter,
  text: string,
  completion: FilterCompletion,
  memo: ValueMemo,
): readonly FieldValue[] | undefined {
  const { field, choices } = completion;
  if (!field || choices.length > 0) return undefined;
  const { index } = filter;
  const isDimension = DIMENSIONS.some(({ name }) => name === field.name);
  if (!isDimension && field.kind !== 'path') return undefined;
  const before = filterBefore(text, completion);
  const terms = filter.termsOf(before);
  if (field.kind === 'path') return index.pathValues(filter.matching(before), field.name);
  // By a path, more events may be known to pass from one time to the next.
  if (terms.some(isPathTerm)) return index.values(filter.matching(before), field.name);
  const key = JSON.stringify([index.version, filter.scope, before, field.name]);
  return memo.get(key, () => index.values(filter.matching(before), field.name));
}

function matchingValues(values: readonly FieldValue[], prefix: string, names: AccountNames): FieldValue[] {
  const wanted = fold(prefix);
  const found: FieldValue[] = [];
  for (const one of values) {
    const isWanted = fold(`${one.value} ${names.get(one.value) ?? ''}`).includes(wanted);
    if (one.value !== '' && isWanted) found.push(one);
    if (found.length === MAX_VALUES) break;
  }
  return found;
}
