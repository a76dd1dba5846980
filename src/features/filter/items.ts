import { l10n, type QuickPickItem, QuickPickItemKind } from 'vscode';
import { completeFilter, type FilterCompletion } from '../../core/filter/complete';
import { checkFilter } from '../../core/filter/evaluate';
import { type FilterProblem, isUnfinished } from '../../core/filter/problem';
import { quoteValue } from '../../core/filter/value';
import type { FieldValue } from '../../core/filter/values';
import { fold } from '../../core/filter/wildcard';
import { DIMENSIONS, type Dimension } from '../../core/index/dimensions';
import { type AccountNames, NO_NAMES } from '../../core/trail/accountNames';
import type { ActiveFilter } from '../../host/filter';
import { label } from '../../host/show';

/** Values offered at a time. */
const MAX_VALUES = 50;

/** One line below the filter's input. */
export interface FilterItem extends QuickPickItem {
  /** The input that it was made for. */
  readonly of: string;
  /** What the input is to hold when this is chosen; undefined applies the filter. */
  readonly text?: string;
}

/**
 * The lines below an input: what Enter does, and what can be typed next. Where the text's end is merely not typed
 * yet, the completions stand first, so that Enter takes one of them.
 */
export function filterItems(filter: ActiveFilter, text: string): FilterItem[] {
  const problems = checkFilter(text, filter.context());
  const offered = completions(filter, text);
  const separator = (title: string) => ({ label: title, kind: QuickPickItemKind.Separator, of: text });
  const complete = offered.length > 0 ? [separator(l10n.t('Complete')), ...offered] : [];
  if (problems.length === 0) return [applyItem(filter, text), ...complete];
  const wrong = problems.map((found) => problemItem(text, found));
  return offered.length > 0 && problems.every((found) => isUnfinished(text, found))
    ? [...complete, separator(l10n.t('Not finished yet')), ...wrong]
    : [...wrong, ...complete];
}

function applyItem(filter: ActiveFilter, text: string): FilterItem {
  const all = filter.scoped.count;
  const title =
    text.trim() === ''
      ? l10n.t('$(clear-all) No filter: all {0} events', all)
      : l10n.t('$(filter) Show {0} of {1} events', filter.matching(text).count, all);
  return { label: title, alwaysShow: true, of: text };
}

/** The problem in words, what Enter does about it, and the filter with the place marked. */
function problemItem(text: string, { message, offset, length, suggestion }: FilterProblem): FilterItem {
  const end = offset + length;
  const shown = `${text.slice(0, offset)}▸${text.slice(offset, end)}◂${text.slice(end)}`;
  return {
    label: `$(error) ${label(message, 300)}`,
    ...(suggestion !== undefined && { description: l10n.t('Enter takes “{0}”', label(suggestion)) }),
    detail: label(shown, 300),
    alwaysShow: true,
    of: text,
    text: suggestion === undefined ? text : text.slice(0, offset) + suggestion + text.slice(end),
  };
}

function completions(filter: ActiveFilter, text: string): FilterItem[] {
  const completion = completeFilter(text, text.length);
  const { kind, fields, choices, prefix, replaceStart, replaceEnd } = completion;
  const put = (insert: string) => text.slice(0, replaceStart) + insert + text.slice(replaceEnd);
  if (kind === 'field') {
    return fields.map(({ field, insert }) => ({
      label: `$(symbol-field) ${insert}`,
      // The descriptions are Markdown, for README; here they are plain text.
      description: field.description.replaceAll('`', ''),
      text: put(insert),
      alwaysShow: true,
      of: text,
    }));
  }
  const dimension = dimensionOf(completion);
  if (!dimension) {
    return choices.map((choice) => ({
      label: `$(symbol-enum-member) ${choice}`,
      text: `${put(choice)} `,
      alwaysShow: true,
      of: text,
    }));
  }
  // Counted under what stands before the term that is being typed.
  const rest = filter.matching(text.slice(0, replaceStart).replace(/\S*$/, ''));
  const names = completion.field?.kind === 'account' ? filter.settings.accountNames : NO_NAMES;
  return matchingValues(filter.index.values(rest, dimension.name), prefix, names).map(
    ({ value, events }) => ({
      label: label(value),
      description: [label(names.get(value) ?? '', 60), events].filter(Boolean).join(' · '),
      text: `${put(quoteValue(value))} `,
      alwaysShow: true,
      of: text,
    }),
  );
}

/** Whose values are offered: those of the open logs, unless the field has its own or a place has none. */
function dimensionOf({ kind, field, choices }: FilterCompletion): Dimension | undefined {
  if (kind !== 'value' || choices.length > 0) return undefined;
  return DIMENSIONS.find(({ name }) => name === field?.name);
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
