import { Disposable, l10n, window } from 'vscode';
import { checkFilter } from '../../core/filter/evaluate';
import type { ActiveFilter } from '../../host/filter';
import { type FilterItem, filterItems, measure } from './items';
import { atOnce, inSlices } from './measure';

/** So many events are counted with every key; of more, when typing pauses. */
const COUNTED_AT_ONCE = 20_000;
const PAUSE_MS = 75;

/** Filter Events…: what is typed is checked, counted and completed as it is typed. */
export function showFilterInput(filter: ActiveFilter, start = filter.text): void {
  const input = window.createQuickPick<FilterItem>();
  input.title = l10n.t('Filter Events');
  input.placeholder = 'action:Delete* -outcome:ok principal:jane* ip:203.0.113.0/24 time:last7d "free text"';
  input.value = start === '' || start.endsWith(' ') || start.endsWith(':') ? start : `${start} `;
  input.matchOnDescription = false;
  // Not in the types: keeps the items in the order that they are given in.
  (input as unknown as { sortByLabel: boolean }).sortByLabel = false;

  let timer: NodeJS.Timeout | undefined;
  let latest = 0;
  const update = () => {
    clearTimeout(timer);
    const text = input.value;
    const turn = ++latest;
    if (filter.scoped.length <= COUNTED_AT_ONCE) {
      input.items = filterItems(filter, text, atOnce(measure(filter, text)));
      return;
    }
    input.items = filterItems(filter, text);
    const isWanted = () => turn === latest;
    timer = setTimeout(async () => {
      const measured = await inSlices(measure(filter, text), isWanted);
      if (measured && isWanted()) input.items = filterItems(filter, text, measured);
    }, PAUSE_MS);
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
    latest++;
    clearTimeout(timer);
    watch.dispose();
    input.dispose();
  });
  input.show();
}
