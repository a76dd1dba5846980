import {
  Disposable,
  l10n,
  type Memento,
  type Tab,
  TabInputText,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import type { EditorSync } from '../../host/session/editorSync';
import type { Settings } from '../../host/ui/settings';
import { VIEW_SCHEME, viewUri } from '../../host/views/addresses';
import { allTabs, type TabHistory, uriOfTab } from '../../host/views/tabs';
import type { ViewSwitcher } from './viewSwitcher';

const NOTICE = 'cloudtrail.expandNotice';

/** Larger originals take up to seconds to come up; their views don't wait for them. In bytes. */
const SMALL = 1024 * 1024;
const EDITOR_MS = 2500;

/**
 * Shows the expanded view in place of a log that is opened. It follows tabs: their events come before anything is
 * painted, and also for files too large for a text editor. The original that the user goes back to, from its own
 * view, is left as it is for the rest of the session.
 */
export class Redirect {
  readonly #kept = new Set<string>();
  /** Logs that are being opened, or asked about, right now. */
  readonly #busy = new Set<string>();

  constructor(
    readonly logs: EditorSync,
    readonly switcher: ViewSwitcher,
    readonly settings: Settings,
    readonly memory: Memento,
  ) {}

  /** The user wants to see this original as it is. */
  keep(source: Uri): void {
    this.#kept.add(source.toString());
  }

  /** The user asked for the view again: the next opening of the original is expanded too. */
  release(source: Uri): void {
    this.#kept.delete(source.toString());
  }

  register(history: TabHistory) {
    const look = (tab: Tab | undefined) => {
      if (tab) this.#opened(tab, history).catch((error) => this.settings.log.error(error));
    };
    for (const group of window.tabGroups.all) look(group.activeTab);
    return Disposable.from(
      history.onDidActivate(look),
      // Whether a file without a telling name is a text is known once its document is there.
      workspace.onDidOpenTextDocument((document) => {
        if (!this.logs.lookAgain(document.uri)) return;
        look(allTabs().find((tab) => tab.isActive && uriOfTab(tab)?.toString() === document.uri.toString()));
      }),
    );
  }

  async #opened(tab: Tab, history: TabHistory): Promise<void> {
    if (!(tab.input instanceof TabInputText)) return;
    const { uri } = tab.input;
    if (uri.scheme === VIEW_SCHEME || uri.scheme === 'untitled') return;
    if (history.cameFrom(tab.group.viewColumn, viewUri(uri))) this.keep(uri);
    if (this.#kept.has(uri.toString()) || tab.isDirty) return;
    const when = this.settings.get('expandOnOpen', uri);
    if (when === 'never') return;
    const head = await this.logs.head(uri);
    if (!head || (when === 'auto' && !head.gzip && !head.cramped)) return;
    const key = uri.toString();
    if (!isStillActive(uri) || this.#kept.has(key) || this.#busy.has(key)) return;
    this.#busy.add(key);
    let shown = false;
    try {
      if (when === 'ask' && !(await this.#ask(uri))) return;
      if (!head.gzip && (await this.switcher.prepare(uri)) <= SMALL) await whenEditorIsUp(uri);
      if (!isStillActive(uri)) return;
      shown = await this.switcher.show(uri, tab, selectionOf(uri));
    } finally {
      this.#busy.delete(key);
    }
    if (shown && when !== 'ask') await this.#notice(uri, head.gzip);
  }

  async #ask(uri: Uri): Promise<boolean> {
    const expand = l10n.t('Expand');
    const answer = await window.showInformationMessage(
      l10n.t('This file is a CloudTrail log. Show its events expanded?'),
      expand,
      l10n.t('Not Now'),
    );
    if (answer !== expand) this.keep(uri);
    return answer === expand && isStillActive(uri);
  }

  /** Said once: what happened, and how to have it otherwise. */
  async #notice(uri: Uri, isPacked: boolean): Promise<void> {
    if (this.memory.get(NOTICE)) return;
    await this.memory.update(NOTICE, true);
    const original = l10n.t('Show Original');
    const ask = l10n.t('Ask Each Time');
    const never = l10n.t('Never Expand');
    const answer = await window.showInformationMessage(
      l10n.t('CloudTrail Inspector shows this log expanded. The file itself is unchanged.'),
      // What is compressed has no original to show.
      ...(isPacked ? [] : [original]),
      ask,
      never,
    );
    if (answer === original) {
      this.keep(uri);
      await this.switcher.showOriginal(uri);
    }
    const value = answer === ask ? 'ask' : answer === never ? 'never' : undefined;
    if (value) await workspace.getConfiguration('cloudtrail').update('expandOnOpen', value, true);
  }
}

function isStillActive(uri: Uri): boolean {
  return window.tabGroups.all.some((group) => {
    const input = group.activeTab?.input;
    return input instanceof TabInputText && input.uri.toString() === uri.toString();
  });
}

/**
 * Waits until the original's editor is up: only then is it in VS Code's history, and Back leads to it. The view is
 * made meanwhile.
 */
function whenEditorIsUp(uri: Uri): Promise<void> {
  const isUp = () => window.visibleTextEditors.some((one) => one.document.uri.toString() === uri.toString());
  if (isUp()) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const timer = setTimeout(done, EDITOR_MS);
    const listener = window.onDidChangeVisibleTextEditors(() => {
      if (isUp()) done();
    });
  });
}

/** A selection that the opening brought with it: a search result, or a place that was gone to. */
function selectionOf(uri: Uri): TextEditor['selection'] | undefined {
  const editor = window.visibleTextEditors.find((one) => one.document.uri.toString() === uri.toString());
  if (!editor) return undefined;
  const { selection } = editor;
  return selection.isEmpty && selection.active.line === 0 && selection.active.character === 0
    ? undefined
    : selection;
}
