import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { completeFilter } from '../../core/filter/complete';
import { checkFilter, compileOrThrow } from '../../core/filter/evaluate';
import type { FilterProblem } from '../../core/filter/problem';
import { quoteValue } from '../../core/filter/value';
import { findDimension, NO_VALUE } from '../../core/index/dimensions';
import { groupEvents } from '../../core/index/group';
import type { ActiveFilter } from '../../host/filter';
import { label } from '../../host/show';

/** Values offered at a time. */
const MAX_VALUES = 50;

interface Item extends QuickPickItem {
  /** What the input is to hold when this is chosen; undefined applies the filter. */
  readonly text?: string;
}

/** Filter Events…: what is typed is checked, counted and completed as it is typed. */
export function showFilterInput(filter: ActiveFilter, start = filter.text): void {
  const input = window.createQuickPick<Item>();
  input.title = l10n.t('Filter Events');
  input.placeholder = 'action:Delete* -outcome:ok principal:jane* ip:203.0.113.0/24 time:last7d "free text"';
  input.value = start === '' || start.endsWith(' ') || start.endsWith(':') ? start : `${start} `;
  input.matchOnDescription = false;
  // Not in the types: keeps the items in the order that they are given in.
  (input as unknown as { sortByLabel: boolean }).sortByLabel = false;
  const update = () => {
    input.items = itemsFor(filter, input.value);
  };
  update();
  input.onDidChangeValue(update);
  input.onDidAccept(() => {
    const [chosen] = input.activeItems;
    if (chosen?.text !== undefined) {
      input.value = chosen.text;
      update();
      return;
    }
    if (checkFilter(input.value, filter.context()).length > 0) return;
    filter.set(input.value.trim());
    input.hide();
  });
  input.onDidHide(() => input.dispose());
  input.show();
}

function itemsFor(filter: ActiveFilter, text: string): Item[] {
  const problems = checkFilter(text, filter.context());
  const head =
    problems.length > 0 ? problems.map((found) => problemItem(text, found)) : [applyItem(filter, text)];
  const offered = completions(filter, text);
  if (offered.length === 0) return head;
  return [...head, { label: l10n.t('Complete'), kind: QuickPickItemKind.Separator }, ...offered];
}

function applyItem(filter: ActiveFilter, text: string): Item {
  const passes = compileOrThrow(text, filter.context());
  const inScope = filter.session.events.filter((event) => filter.inScope(event));
  const matching = inScope.filter(passes).length;
  const title =
    text.trim() === ''
      ? l10n.t('$(clear-all) No filter: all {0} events', inScope.length)
      : l10n.t('$(filter) Show {0} of {1} events', matching, inScope.length);
  return { label: title, alwaysShow: true };
}

/** The problem in words, and the filter with the place marked. */
function problemItem(text: string, { message, offset, length, suggestion }: FilterProblem): Item {
  const end = offset + length;
  const shown = `${text.slice(0, offset)}▸${text.slice(offset, end)}◂${text.slice(end)}`;
  const item = { label: `$(error) ${label(message, 300)}`, detail: label(shown, 300), alwaysShow: true };
  if (suggestion === undefined) return { ...item, text };
  return { ...item, text: text.slice(0, offset) + suggestion + text.slice(end) };
}

function completions(filter: ActiveFilter, text: string): Item[] {
  const { kind, field, fields, choices, prefix, replaceStart, replaceEnd } = completeFilter(
    text,
    text.length,
  );
  const put = (insert: string) => text.slice(0, replaceStart) + insert + text.slice(replaceEnd);
  if (kind === 'field') {
    return fields.map(({ field, insert }) => ({
      label: `$(symbol-field) ${insert}`,
      description: field.description,
      text: put(insert),
      alwaysShow: true,
    }));
  }
  const fixed = choices.map((choice) => ({
    label: `$(symbol-enum-member) ${choice}`,
    text: `${put(choice)} `,
    alwaysShow: true,
  }));
  return [...fixed, ...(field && choices.length === 0 ? valuesOf(filter, field.name, prefix, put) : [])];
}

/** Values that the open logs hold for a field, most frequent first. */
function valuesOf(
  filter: ActiveFilter,
  field: string,
  prefix: string,
  put: (insert: string) => string,
): Item[] {
  let dimension: string;
  try {
    dimension = findDimension(field).name;
  } catch {
    return [];
  }
  const wanted = prefix.toLowerCase();
  const events = filter.session.events.filter((event) => filter.inScope(event));
  return groupEvents(events, [dimension])
    .filter((group) => group.label !== NO_VALUE && group.label.toLowerCase().includes(wanted))
    .slice(0, MAX_VALUES)
    .map((group) => ({
      label: label(group.label),
      description: String(group.events),
      text: `${put(quoteValue(group.label))} `,
      alwaysShow: true,
    }));
}
