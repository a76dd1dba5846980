import type { FilterCompletion } from '../../core/filter/complete';
import { quoteValue } from '../../core/filter/value';
import type { FieldValue } from '../../core/filter/values';
import { fold } from '../../core/filter/wildcard';
import { DIMENSIONS } from '../../core/index/dimensions';
import type { ActiveFilter } from '../../host/filter';
import { label } from '../../host/show';
import type { FilterItem } from './items';

/** Values offered at a time. */
const MAX_VALUES = 50;

/** What can be typed next, each as the text that the input then has; values with their counts under the filter so far. */
export function completionItems(
  filter: ActiveFilter,
  text: string,
  completion: FilterCompletion,
): FilterItem[] {
  const { kind, fields, choices, replaceStart, replaceEnd } = completion;
  const put = (insert: string) => text.slice(0, replaceStart) + insert + text.slice(replaceEnd);
  if (kind === 'field') {
    return fields.map(({ field, insert }) => ({
      label: `$(${field.kind === 'path' ? 'symbol-property' : 'symbol-field'}) ${label(insert)}`,
      // The descriptions are Markdown, for README; here they are plain text. Those of paths only name them again.
      description:
        field.name === insert.slice(0, -1) && isPath(insert) ? '' : field.description.replaceAll('`', ''),
      text: put(insert),
      alwaysShow: true,
      of: text,
    }));
  }
  const values = valuesFor(filter, text, completion);
  if (!values) {
    return choices.map((choice) => ({
      label: `$(symbol-enum-member) ${choice}`,
      text: `${put(choice)} `,
      alwaysShow: true,
      of: text,
    }));
  }
  return matchingValues(values, completion.prefix).map(({ value, events }) => ({
    label: label(value),
    description: String(events),
    text: `${put(quoteValue(value))} `,
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
): readonly FieldValue[] | undefined {
  const { field, choices } = completion;
  if (!field || choices.length > 0) return undefined;
  const { index } = filter;
  const isDimension = DIMENSIONS.some(({ name }) => name === field.name);
  if (!isDimension && field.kind !== 'path') return undefined;
  const rest = filter.matching(filterBefore(text, completion));
  return field.kind === 'path' ? index.pathValues(rest, field.name) : index.values(rest, field.name);
}

function matchingValues(values: readonly FieldValue[], prefix: string): FieldValue[] {
  const wanted = fold(prefix);
  const found: FieldValue[] = [];
  for (const one of values) {
    if (one.value !== '' && fold(one.value).includes(wanted)) found.push(one);
    if (found.length === MAX_VALUES) break;
  }
  return found;
}
