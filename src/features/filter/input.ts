import { Disposable, l10n, window } from 'vscode';
import { checkFilter } from '../../core/filter/evaluate';
import type { ActiveFilter } from '../../host/filter';
import { type FilterItem, filterItems } from './items';

/** Filter Events…: what is typed is checked, counted and completed as it is typed. */
export function showFilterInput(filter: ActiveFilter, start = filter.text): void {
  const input = window.createQuickPick<FilterItem>();
  input.title = l10n.t('Filter Events');
  input.placeholder = 'action:Delete* -outcome:ok principal:jane* ip:203.0.113.0/24 time:last7d "free text"';
  input.value = start === '' || start.endsWith(' ') || start.endsWith(':') ? start : `${start} `;
  input.matchOnDescription = false;
  // Not in the types: keeps the items in the order that they are given in.
  (input as unknown as { sortByLabel: boolean }).sortByLabel = false;

  const update = () => {
    input.items = filterItems(filter, input.value);
  };
  update();

  const watch = Disposable.from(filter.session.onDidChange(update), filter.settings.onDidChange(update));
  input.onDidChangeValue(update);
  input.onDidAccept(() => {
    const text = input.value;
    // The active item comes from the window: right after typing it may still be one of the text before.
    const [active] = input.activeItems;
    const chosen = active?.of === text ? active : input.items.find((item) => item.alwaysShow);
    if (chosen?.text !== undefined) {
      input.value = chosen.text;
      update();
      return;
    }
    if (checkFilter(text, filter.context()).length > 0) return;
    filter.set(text);
    input.hide();
  });
  input.onDidHide(() => {
    watch.dispose();
    input.dispose();
  });
  input.show();
}
