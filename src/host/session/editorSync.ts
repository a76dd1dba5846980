import {
  CancellationError,
  CancellationTokenSource,
  type Disposable,
  l10n,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { looksLikeTrail } from '../../core/trail/trail';
import { hasTellingName, isCandidate, isReadable, ownText } from '../reading/documents';
import type { OpenFile } from '../reading/files';
import type { Log } from '../reading/log';
import { isMember, readHead } from '../reading/read';
import { grouped } from '../ui/counts';
import { inMessage } from '../ui/show';
import { parseViewUri, VIEW_SCHEME } from '../views/addresses';
import { looksLikeLog } from '../views/logDocuments';
import { activeTab, allTabs, uriOfTab } from '../views/tabs';
import type { Views } from '../views/views';
import type { Session } from './session';
import { watchLogs } from './watch';

/** How long typing must pause before a changed document is read again. */
const PAUSE_MS = 300;

/** What the head of a file told. */
export interface Head {
  readonly gzip: boolean;
  /** It has strings with escaped JSON, or is one long line: unreadable as it stands. */
  readonly cramped: boolean;
}

/**
 * Keeps the session in step with the editors: a log is loaded while a tab shows it, or its expanded view, and is
 * read again when its text changes. Files that are no logs cost a look at their first few KB, once.
 */
export class EditorSync {
  readonly #heads = new Map<string, Promise<Head | undefined>>();
  readonly #loading = new Map<string, { readonly done: Promise<void>; readonly cancel: () => void }>();
  readonly #pauses = new Map<string, NodeJS.Timeout>();
  /** Logs and other files that tabs show. A log that was closed by command stays closed until it is shown anew. */
  #shown = new Set<string>();

  constructor(
    readonly session: Session,
    readonly views: Views,
  ) {}

  /** What the head of a file tells, undefined where it is no CloudTrail log. Looked at once until it changes. */
  head(uri: Uri): Promise<Head | undefined> {
    const key = uri.toString();
    let head = this.#heads.get(key);
    if (!head) {
      head = lookAtHead(uri);
      this.#heads.set(key, head);
    }
    return head;
  }

  /** Forgets that a file was no log, if nobody could know yet: true where it is worth another look. */
  lookAgain(uri: Uri): boolean {
    const key = uri.toString();
    if (this.session.log(uri) || !isCandidate(uri) || hasTellingName(uri)) return false;
    this.#heads.delete(key);
    this.#shown.delete(key);
    void this.follow();
    return true;
  }

  /** Loads a log that a tab shows, unless it is loaded; given up when the tab is closed. */
  load(uri: Uri): Promise<void> {
    const key = uri.toString();
    if (this.session.log(uri)) return Promise.resolve();
    let loading = this.#loading.get(key);
    if (!loading) {
      const source = new CancellationTokenSource();
      const forget = () => {
        if (this.#loading.get(key) === loading) this.#loading.delete(key);
      };
      const cancel = () => {
        source.cancel();
        // If the log is shown again at once, it is read again.
        forget();
      };
      const done = this.session
        .open({ files: [{ uri, named: true }] }, false, source.token)
        .then(() => undefined, passCancelled)
        .finally(forget);
      loading = { done, cancel };
      this.#loading.set(key, loading);
    }
    return loading.done;
  }

  /** Loads what is open when the extension starts, which is because something was opened or changed a moment ago. */
  start(): void {
    void this.follow();
    // Of a document that is being changed, VS Code may not have told yet that its text is not the file's.
    for (const document of workspace.textDocuments)
      if (document.version > 1 && isReadable(document)) this.#readSoon(document.uri);
  }

  /** Brings the session in step with the tabs that are open. */
  async follow(): Promise<void> {
    const shown = new Map<string, Uri>();
    for (const tab of allTabs()) {
      const uri = uriOfTab(tab);
      const source = uri && sourceOf(uri);
      if (source) shown.set(source.toString(), source);
    }
    const gone = [...this.session.logs].filter((log) => !log.kept && !shown.has(log.uri.toString()));
    if (gone.length > 0) this.session.close(gone.map((log) => log.uri));
    const fresh = [...shown].filter(([key]) => !this.#shown.has(key));
    for (const key of this.#shown) {
      if (shown.has(key)) continue;
      this.#heads.delete(key);
      this.#loading.get(key)?.cancel();
    }
    this.#shown = new Set(shown.keys());
    // One that takes long holds up none of the others.
    await Promise.all(
      fresh.map(async ([key, uri]) => {
        if (!(await this.head(uri))) return;
        await this.load(uri);
        // The tab may have been closed meanwhile.
        if (!this.#shown.has(key) && this.session.log(uri)?.kept === false) this.session.close([uri]);
      }),
    );
  }

  /** A document's text, or the file behind it, is another one now. */
  #changed(document: TextDocument): void {
    const { uri } = document;
    if (uri.scheme === VIEW_SCHEME || !(this.session.log(uri) || isNewLog(document))) return;
    this.#readSoon(uri);
  }

  #readSoon(uri: Uri): void {
    const key = uri.toString();
    clearTimeout(this.#pauses.get(key));
    const again = () => void this.reload(uri);
    this.#pauses.set(key, setTimeout(again, PAUSE_MS));
  }

  /** What is not saved is closed and opened anew under one name, "Untitled-1", and holds something else then. */
  #opened({ uri, isUntitled }: TextDocument): void {
    if (isUntitled && (this.session.log(uri) || this.#loading.has(uri.toString()))) this.#readSoon(uri);
  }

  /** Reads logs again, or for the first time, or takes out those that are none any more. */
  async reload(...uris: readonly Uri[]): Promise<void> {
    const again: OpenFile[] = [];
    const none: Uri[] = [];
    const before: Log[] = [];
    let kept = false;
    for (const uri of uris) {
      // What is being loaded may be an older text, of a document that is closed by now.
      await this.#loading.get(uri.toString())?.done.catch(() => undefined);
      this.#heads.delete(uri.toString());
      const known = this.session.logsIn(uri);
      const isArchive = known.some((log) => isMember(log.uri));
      const isLog = isArchive || (await this.head(uri)) !== undefined;
      // It may have been closed while the pause lasted.
      if (known.length === 0 && !this.#shown.has(uri.toString())) continue;
      before.push(...known);
      kept ||= known.some((log) => log.kept);
      // One that was opened by command is read again whatever it is now, so that what became of it is told.
      if (isLog || known.some((log) => log.kept)) again.push({ uri, named: true });
      else none.push(...known.map((log) => log.uri));
    }
    if (again.length > 0) await this.session.open({ files: again }, kept).catch(passCancelled);
    // What an archive no longer holds.
    none.push(
      ...before.filter((log) => isMember(log.uri) && this.session.log(log.uri) === log).map(({ uri }) => uri),
    );
    if (none.length > 0) this.session.close(none);
    if (before.length > 0 || again.length > 0) {
      await this.views.refresh(new Set([...uris, ...before.map(({ uri }) => uri)].map(String)));
    }
  }

  /** A log that comes to the front is compared with its file: watchers start late, and miss what is far away. */
  async #checkActive(): Promise<void> {
    const uri = uriOfTab(activeTab());
    const log = uri && this.session.log(sourceOf(uri) ?? uri);
    if (!log) return;
    const stamp = await this.session.reader.stampOf(log.uri).catch(() => undefined);
    if (this.session.log(log.uri) !== log || stamp === log.stamp) return;
    if (stamp === undefined) this.#gone([log.uri]);
    else await this.reload(log.uri);
  }

  /** Logs are no longer where they were: what they held is not shown as if it were. */
  #gone(uris: readonly Uri[]): void {
    const logs = uris.flatMap((uri) => this.session.logsIn(uri)).map(({ uri }) => uri);
    this.session.close(logs);
    const { log } = this.session.reader.settings;
    for (const uri of uris) log.warn(l10n.t('The log {0} was deleted or moved.', uri.toString()));
    const name = inMessage(uris[0]?.path.split('/').at(-1) ?? '', 80);
    void window.showWarningMessage(
      uris.length === 1
        ? l10n.t('CloudTrail: {0} was deleted or moved. Its events are no longer shown.', name)
        : l10n.t(
            'CloudTrail: {0} logs were deleted or moved. Their events are no longer shown.',
            grouped(uris.length),
          ),
    );
  }

  register(): Disposable[] {
    return [
      watchLogs(
        this.session,
        (uris) => void this.reload(...uris),
        (uris) => this.#gone(uris),
      ),
      window.tabGroups.onDidChangeTabs(() => {
        void this.follow();
        void this.#checkActive();
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#changed(document);
      }),
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidSaveTextDocument((document) => {
        if (this.session.log(document.uri)) void this.reload(document.uri);
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        clearTimeout(this.#pauses.get(uri.toString()));
        this.#pauses.delete(uri.toString());
        this.#heads.delete(uri.toString());
      }),
      {
        dispose: () => {
          for (const pause of this.#pauses.values()) clearTimeout(pause);
        },
      },
    ];
  }
}

/** Whether a document with text of its own has become a log: somebody pasted one. Only its head is looked at. */
function isNewLog(document: TextDocument): boolean {
  return ownText(document.uri) !== undefined && looksLikeLog(document);
}

/** The log behind a tab: of a view, the one that it shows. */
export function sourceOf(uri: Uri): Uri | undefined {
  return uri.scheme === VIEW_SCHEME ? parseViewUri(uri)?.source : uri;
}

const LONG_LINE = 1000;

async function lookAtHead(uri: Uri): Promise<Head | undefined> {
  if (!isCandidate(uri)) return undefined;
  try {
    const { bytes, gzip } = await readHead(uri);
    if (!looksLikeTrail(bytes)) return undefined;
    return { gzip, cramped: hasEscapedJson(bytes) || longestLine(bytes) > LONG_LINE };
  } catch {
    // A file that can't be read is no log; opening it is what tells the user why.
    return undefined;
  }
}

/** Whether `"{\"` or `"{\n` stands somewhere: a string that holds JSON. */
function hasEscapedJson(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x7b); at >= 0; at = bytes.indexOf(0x7b, at + 1)) {
    if (bytes[at - 1] === 0x22 && bytes[at + 1] === 0x5c) return true;
  }
  return false;
}

function longestLine(bytes: Uint8Array): number {
  let longest = 0;
  let start = 0;
  for (let at = bytes.indexOf(0x0a); at >= 0; at = bytes.indexOf(0x0a, at + 1)) {
    longest = Math.max(longest, at - start);
    start = at + 1;
  }
  return Math.max(longest, bytes.length - start);
}

/** The tab, or all logs, were closed while the log was read: nothing went wrong. */
function passCancelled(error: unknown): void {
  if (!(error instanceof CancellationError)) throw error;
}
