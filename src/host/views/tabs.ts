import { EventEmitter, type Tab, TabInputCustom, TabInputText, type Uri, window } from 'vscode';
import { viewUri, withoutRound } from './addresses';

/** The log or view that a tab shows; undefined for diffs, settings and everything else. */
export function uriOfTab(tab: Tab | undefined): Uri | undefined {
  const input = tab?.input;
  return input instanceof TabInputText || input instanceof TabInputCustom ? input.uri : undefined;
}

/** All tabs of all groups. */
export function allTabs(): Tab[] {
  return window.tabGroups.all.flatMap((group) => group.tabs);
}

/** The tab that shows an address: the active one if it does, otherwise the first in any column. */
export function tabOf(uri: Uri): Tab | undefined {
  const key = uri.toString();
  return [activeTab(), ...allTabs()].find((tab) => uriOfTab(tab)?.toString() === key);
}

/** The tab that shows the expanded view of a log, in whatever round. */
export function viewTabOf(source: Uri): Tab | undefined {
  const key = viewUri(source).toString();
  return [activeTab(), ...allTabs()].find((tab) => {
    const uri = uriOfTab(tab);
    return uri && withoutRound(uri).toString() === key;
  });
}

/** The address under which the expanded view of a log is open, or would be opened. */
export function openViewUri(source: Uri): Uri {
  return uriOfTab(viewTabOf(source)) ?? viewUri(source);
}

export function activeTab(): Tab | undefined {
  return window.tabGroups.activeTabGroup.activeTab;
}

/**
 * A tab that was active for less than this was only passed through. Where an editor takes another's place, the two
 * events come within 4 ms of each other; between two commands of a program 30 ms were the least that was seen.
 */
const PASSING_MS = 20;

interface Stay {
  readonly uri: Uri | undefined;
  readonly since: number;
}

/**
 * Which tab was active before. Editors that are too large, or not painted yet, have tabs but no text editor: only
 * tabs tell what the user looks at.
 */
export class TabHistory {
  readonly #activated = new EventEmitter<Tab>();
  /** A text or custom tab came to be the active one of its group; not fired again while it stays that. */
  readonly onDidActivate = this.#activated.event;
  /** The last few stays of each group, the present one last. */
  readonly #stays = new Map<number, Stay[]>();
  readonly #watch;

  constructor() {
    const since = performance.now();
    for (const group of window.tabGroups.all) {
      this.#stays.set(group.viewColumn, [{ uri: placeOf(group.activeTab), since }]);
    }
    this.#watch = window.tabGroups.onDidChangeTabs(() => this.#look());
  }

  /**
   * Whether this address is, or was before the present one, the active tab of a group. Events of tabs and calls
   * to editors come in no fixed order, so both count.
   */
  isRecent(uri: Uri): boolean {
    const key = uri.toString();
    return [...this.#stays.values()].some((stays) => {
      return stays.at(-1)?.uri?.toString() === key || cameFrom(stays, key);
    });
  }

  /** Whether the tab that is active in a group took the place of this address. */
  cameFrom(viewColumn: number, uri: Uri): boolean {
    return cameFrom(this.#stays.get(viewColumn) ?? [], uri.toString());
  }

  #look(): void {
    for (const group of window.tabGroups.all) {
      const tab = group.activeTab;
      const uri = placeOf(tab);
      const stays = this.#stays.get(group.viewColumn) ?? [];
      if (stays.length > 0 && uri?.toString() === stays.at(-1)?.uri?.toString()) continue;
      const now = [...stays.slice(-4), { uri, since: performance.now() }];
      this.#stays.set(group.viewColumn, now);
      if (tab && uri) this.#activated.fire(tab);
    }
  }

  dispose(): void {
    this.#watch.dispose();
    this.#activated.dispose();
  }
}

/** What a tab shows; a view in another round is the same place. */
function placeOf(tab: Tab | undefined): Uri | undefined {
  const uri = uriOfTab(tab);
  return uri && withoutRound(uri);
}

/** Whether an address was active before the present one, with nothing between that was more than passed through. */
function cameFrom(stays: readonly Stay[], key: string): boolean {
  for (let i = stays.length - 2; i >= 0; i--) {
    if (stays[i]!.uri?.toString() === key) return true;
    if (stays[i + 1]!.since - stays[i]!.since > PASSING_MS) return false;
  }
  return false;
}
