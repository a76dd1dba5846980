import { l10n, QuickPickItemKind } from 'vscode';
import { completeFilter, type FilterCompletion } from '../../core/filter/complete';
import { checkFilter } from '../../core/filter/evaluate';
import { type FilterProblem, isUnfinished } from '../../core/filter/problem';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { eventCount, partCount } from '../../host/ui/counts';
import { label } from '../../host/ui/show';
import { completionItems, filterBefore, ValueMemo } from './completions';
import type { FilterItem } from './item';

/** What the lines below an input need besides the filter. */
export interface InputState {
  /** Paths that records of the open logs have. */
  readonly paths: readonly string[];
  /** Filters that were used before, the latest first. */
  readonly recent: readonly string[];
  /** How many events' records must be read to know what a filter lets through; begins to read them. */
  readonly ask: (text: string) => number;
  readonly memo: ValueMemo;
  /** Why what was asked for can't be known. */
  readonly failure?: string | undefined;
}

function freshState(): InputState {
  return { paths: [], recent: [], ask: () => 0, memo: new ValueMemo() };
}

/**
 * The lines below an input: what Enter does, and what can be typed next. Where the text's end is merely not typed
 * yet, the completions stand first, so that Enter takes one of them.
 */
export function filterItems(filter: ActiveFilter, text: string, state = freshState()): FilterItem[] {
  const problems = checkFilter(text, filter.context());
  const completion = completeFilter(text, text.length, state.paths);
  const { field } = completion;
  const missing =
    completion.kind === 'value' && field?.kind === 'path'
      ? state.ask(`${filterBefore(text, completion)} ${field.name}:*`)
      : problems.length === 0
        ? state.ask(text)
        : 0;
  const offered = completionItems(filter, text, completion, state.memo);
  const separator = (title: string) => ({ label: title, kind: QuickPickItemKind.Separator, of: text });
  const complete = offered.length > 0 ? [separator(l10n.t('Complete')), ...offered] : [];
  const waiting = missing > 0 ? [waitingItem(text, missing, state.failure)] : [];
  if (problems.length === 0) {
    const recent = text.trim() === '' ? recentItems(state.recent, text) : [];
    // `requestParameters.` is no text that anybody looks for: it is a path that is not finished.
    const isHalf = completion.kind === 'field' && completion.prefix.endsWith('.') && offered.length > 0;
    if (isHalf || (missing === 0 && findsNothing(filter, text, completion, offered)))
      return [...complete, ...waiting, applyItem(filter, text, missing > 0)];
    return [applyItem(filter, text, missing > 0), ...waiting, ...recent, ...complete];
  }
  const wrong = problems.map((found) => problemItem(text, found));
  return offered.length > 0 && problems.every((found) => isUnfinished(text, found))
    ? [...complete, ...waiting, separator(l10n.t('Not finished yet')), ...wrong]
    : [...wrong, ...waiting, ...complete];
}

/**
 * Whether what is typed last finds nothing by itself, while there are values or fields that hold it: then it is half
 * typed, whether the term excludes or has other values before.
 */
function findsNothing(
  filter: ActiveFilter,
  text: string,
  completion: FilterCompletion,
  offered: readonly FilterItem[],
): boolean {
  const { prefix, field, replaceStart, replaceEnd } = completion;
  const isOther = offered.some((one) => one.text?.trim() !== text.trim());
  if (prefix === '' || !isOther) return false;
  const typed = text.slice(replaceStart, replaceEnd);
  const alone = `${filterBefore(text, completion)} ${field ? `${field.name}:` : ''}${typed}`;
  return filter.matching(alone).count === 0;
}

function applyItem(filter: ActiveFilter, text: string, isPartial: boolean): FilterItem {
  const all = filter.scoped.count;
  if (text.trim() === '')
    return { label: l10n.t('$(clear-all) No filter: all {0}', eventCount(all)), alwaysShow: true, of: text };
  const { count } = filter.matching(text);
  const title = isPartial
    ? l10n.t('$(filter) Show {0}, and those that are still found', partCount(count, all))
    : l10n.t('$(filter) Show {0}', partCount(count, all));
  return { label: title, alwaysShow: true, of: text };
}

/** Tells that records are read; chosen, it does nothing. */
function waitingItem(text: string, missing: number, failure: string | undefined): FilterItem {
  const title =
    failure === undefined
      ? l10n.t('$(loading~spin) Looking up the records of {0}…', eventCount(missing))
      : `$(warning) ${label(failure, 200)}`;
  return { label: title, alwaysShow: true, of: text, text };
}

function recentItems(recent: readonly string[], text: string): FilterItem[] {
  if (recent.length === 0) return [];
  const items = recent.map((one) => ({
    label: `$(history) ${label(one, 200)}`,
    alwaysShow: true,
    of: text,
    text: one,
  }));
  return [{ label: l10n.t('Recent'), kind: QuickPickItemKind.Separator, of: text }, ...items];
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
