import { Disposable, l10n, type QuickInputButton, ThemeIcon, window } from 'vscode';
import { checkFilter } from '../../core/filter/evaluate';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import type { PathSample } from '../../host/filter/pathSample';
import { ValueMemo } from './completions';
import type { FilterHistory } from './history';
import type { FilterItem } from './item';
import { filterItems } from './items';
import { Reading } from './reading';

/** What the input offers besides what it works out. */
export interface InputExtras {
  readonly history: FilterHistory;
  readonly sample: PathSample;
  readonly save: (text: string) => unknown;
}

/** Filter Events…: what is typed is checked, counted and completed as it is typed. */
export function showFilterInput(
  filter: ActiveFilter,
  { history, sample, save }: InputExtras,
  start = filter.text,
): void {
  const input = window.createQuickPick<FilterItem>();
  const saveButton: QuickInputButton = {
    iconPath: new ThemeIcon('save'),
    tooltip: l10n.t('Save This Filter…'),
  };
  input.title = l10n.t('Filter Events');
  input.placeholder = 'action:Delete* -outcome:ok principal:jane* ip:203.0.113.0/24 time:last7d "free text"';
  input.value = start === '' || start.endsWith(' ') || start.endsWith(':') ? start : `${start} `;
  input.matchOnDescription = false;
  input.buttons = [saveButton];
  // Not in the types: keeps the items in the order that they are given in.
  (input as unknown as { sortByLabel: boolean }).sortByLabel = false;

  let isOpen = true;
  const memo = new ValueMemo();
  const reading = new Reading(filter, () => update());
  const update = () => {
    if (!isOpen) return;
    const ask = (text: string) => reading.ask(text);
    const { paths } = sample;
    const items = filterItems(filter, input.value, {
      paths,
      recent: history.recent,
      ask,
      memo,
      failure: reading.failure,
    });
    input.items = items;
  };
  update();
  void sample.look(filter.scoped).then((isNew) => isNew && update());

  const watch = Disposable.from(filter.session.onDidChange(update), filter.settings.onDidChange(update));
  const isValid = (text: string) => checkFilter(text, filter.context()).length === 0;
  input.onDidChangeValue(update);
  input.onDidTriggerButton(() => {
    const text = input.value.trim();
    if (text === '' || !isValid(text)) return;
    input.hide();
    void save(text);
  });
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
    if (!isValid(text)) return;
    filter.set(text);
    history.add(text);
    input.hide();
  });
  input.onDidHide(() => {
    isOpen = false;
    reading.stop();
    watch.dispose();
    input.dispose();
  });
  input.show();
}
