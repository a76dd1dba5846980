import { EventEmitter, type Tab, TabInputCustom, TabInputText, type Uri, window } from 'vscode';

/** The log or view that a tab shows; undefined for diffs, settings and everything else. */
export function uriOfTab(tab: Tab | undefined): Uri | undefined {
  const input = tab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}

/** All tabs of all groups. */
export function allTabs(): Tab[] {
  return window.tabGroups.all.flatMap((group) => group.tabs);
}

export function activeTab(): Tab | undefined {
  return window.tabGroups.activeTabGroup.activeTab;
}

/**
 * Which tab was active before. Editors that are too large, or not painted yet, have tabs but no text editor: only
 * tabs tell what the user looks at.
 */
export class TabHistory {
  readonly #activated = new EventEmitter<{ readonly tab: Tab; readonly before: Uri | undefined }>();
  /** A text or custom tab came to be the active one of its group; not fired again while it stays that. */
  readonly onDidActivate = this.#activated.event;
  readonly #current = new Map<number, Uri | undefined>();
  readonly #previous = new Map<number, Uri | undefined>();
  readonly #watch;

  constructor() {
    for (const group of window.tabGroups.all) this.#current.set(group.viewColumn, uriOfTab(group.activeTab));
    this.#watch = window.tabGroups.onDidChangeTabs(() => this.#look());
  }

  #look(): void {
    for (const group of window.tabGroups.all) {
      const tab = group.activeTab;
      const uri = uriOfTab(tab);
      const before = this.#current.get(group.viewColumn);
      if (uri?.toString() === before?.toString()) continue;
      this.#current.set(group.viewColumn, uri);
      this.#previous.set(group.viewColumn, before);
      if (tab && uri) this.#activated.fire({ tab, before });
    }
  }

  /**
   * Whether this address is, or was before the present one, the active tab of a group. Events of tabs and calls
   * to editors come in no fixed order, so both count.
   */
  isRecent(uri: Uri): boolean {
    const key = uri.toString();
    return [...this.#current.values(), ...this.#previous.values()].some((one) => one?.toString() === key);
  }

  dispose(): void {
    this.#watch.dispose();
    this.#activated.dispose();
  }
}
