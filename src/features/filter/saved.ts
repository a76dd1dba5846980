import {
  env,
  l10n,
  type Memento,
  type QuickInputButton,
  type QuickPickItem,
  ThemeIcon,
  window,
} from 'vscode';
import * as z from 'zod/mini';
import { checkFilter } from '../../core/filter/evaluate';
import type { ActiveFilter } from '../../host/filter/activeFilter';
import { eventCount } from '../../host/ui/counts';
import { inMessage, label } from '../../host/ui/show';

const KEY = 'cloudtrail.savedFilters';
const LONGEST_NAME = 100;

/** Where a filter is kept: with the workspace, or for all of the user's. */
export type SavedIn = 'workspace' | 'user';

/** A filter with a name. Names are each once in a place; a new filter of the name takes the place of the old one. */
export interface SavedFilter {
  readonly name: string;
  readonly text: string;
  readonly in: SavedIn;
}

/** One that does not fit is left out; it does not take the others along. */
const ENTRY = z.object({ name: z.string().check(z.minLength(1)), text: z.string() });
const ENTRIES = z.array(z.unknown());

/** The saved filters of a workspace and a user. */
export class SavedFilters {
  constructor(readonly states: Readonly<Record<SavedIn, Memento>>) {}

  /** Those of the workspace first, each by their names. */
  get all(): readonly SavedFilter[] {
    return (['workspace', 'user'] as const).flatMap((place) =>
      this.#in(place)
        .map((entry) => ({ ...entry, in: place }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    );
  }

  async save({ name, text, in: place }: SavedFilter): Promise<void> {
    const others = this.#in(place).filter((entry) => entry.name !== name);
    await this.states[place].update(KEY, [...others, { name, text }]);
  }

  async remove({ name, in: place }: SavedFilter): Promise<void> {
    await this.states[place].update(
      KEY,
      this.#in(place).filter((entry) => entry.name !== name),
    );
  }

  #in(place: SavedIn): readonly { readonly name: string; readonly text: string }[] {
    const list = ENTRIES.safeParse(this.states[place].get(KEY));
    return (list.success ? list.data : []).flatMap((entry) => {
      const { success, data } = ENTRY.safeParse(entry);
      return success ? { name: data.name.slice(0, LONGEST_NAME), text: data.text } : [];
    });
  }
}

/** Save Filter…: asks for a name, and for whom. */
export async function saveFilter(saved: SavedFilters, text: string): Promise<void> {
  if (text === '') {
    void window.showInformationMessage(
      l10n.t('There is no filter to save. Run “CloudTrail: Filter Events…” first.'),
    );
    return;
  }
  const name = await window.showInputBox({
    title: l10n.t('Save Filter'),
    value: text.slice(0, LONGEST_NAME),
    prompt: l10n.t('A name for: {0}', inMessage(text, 200)),
    validateInput: (value) =>
      value.trim() === '' || value.length > LONGEST_NAME
        ? l10n.t('A name has 1 to {0} characters.', LONGEST_NAME)
        : undefined,
  });
  if (!name) return;
  const places: (QuickPickItem & { readonly in: SavedIn })[] = [
    { label: l10n.t('For this workspace'), in: 'workspace' },
    { label: l10n.t('For all workspaces'), in: 'user' },
  ];
  const place = await window.showQuickPick(places, { title: l10n.t('Save Filter') });
  if (place) await saved.save({ name: name.trim(), text, in: place.in });
}

const COPY: QuickInputButton = { iconPath: new ThemeIcon('copy'), tooltip: l10n.t('Copy as Text') };
const DELETE: QuickInputButton = { iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Delete') };

export interface SavedItem extends QuickPickItem {
  readonly saved: SavedFilter;
}

/** A line a filter; one that the open logs do not allow says why. */
export function savedItems(saved: SavedFilters, filter: ActiveFilter): SavedItem[] {
  return saved.all.map((one) => {
    const [wrong] = checkFilter(one.text, filter.context());
    const count = wrong
      ? `$(error) ${label(wrong.message, 200)}`
      : eventCount(filter.matching(one.text).count);
    const where = one.in === 'user' ? l10n.t('all workspaces') : l10n.t('this workspace');
    return {
      label: label(one.name),
      description: `${count} · ${where}`,
      detail: label(one.text, 300),
      buttons: [COPY, DELETE],
      saved: one,
    };
  });
}

/** Apply Saved Filter…: a list with what each lets through; a filter can be copied, or deleted. */
export function pickSaved(saved: SavedFilters, filter: ActiveFilter, edit: (text: string) => void): void {
  if (saved.all.length === 0) {
    void window.showInformationMessage(
      l10n.t('No filter is saved yet. Set a filter, then run “CloudTrail: Save Filter…”.'),
    );
    return;
  }
  const list = window.createQuickPick<SavedItem>();
  list.title = l10n.t('Apply Saved Filter');
  list.placeholder = l10n.t('Choose a filter; it takes the place of the one that is set');
  list.matchOnDetail = true;
  const update = () => {
    list.items = savedItems(saved, filter);
  };
  update();
  list.onDidTriggerItemButton(async ({ button, item }) => {
    if (button === COPY) {
      await env.clipboard.writeText(item.saved.text);
      window.setStatusBarMessage(
        l10n.t('Copied the filter. Anybody can paste it into “Filter Events…”.'),
        3000,
      );
      return;
    }
    await saved.remove(item.saved);
    update();
  });
  list.onDidAccept(() => {
    const [chosen] = list.selectedItems;
    list.hide();
    if (!chosen) return;
    // One with a mistake, or for other logs, is opened to be mended.
    if (checkFilter(chosen.saved.text, filter.context()).length > 0) edit(chosen.saved.text);
    else filter.set(chosen.saved.text);
  });
  list.onDidHide(() => list.dispose());
  list.show();
}
