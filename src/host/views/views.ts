import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FilePermission,
  type FileStat,
  FileSystemError,
  FileType,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { Lines } from '../../core/json/lines';
import { sameBytes } from '../../core/json/text';
import { eventOf, type Trail, trailOfRecords } from '../../core/trail/trail';
import { ExpandedView } from '../../core/trail/view';
import type { ActiveFilter } from '../filter/activeFilter';
import { documentOf } from '../reading/documents';
import type { LogReader } from '../reading/reader';
import { PAGE_EVENTS, parseViewUri, VIEW_SCHEME, type ViewAddress, viewUri } from './addresses';
import type { View } from './view';
import { isInFront, placesIn, putBack, reopen } from './viewEditors';
import type { ViewSource } from './viewFiles';

type Shown = Pick<View, 'packed'> & { readonly trail: Trail };

/** Texts larger than this are slow in an editor, and over 50 MB never reach an extension. In bytes. */
export const MAX_VIEW = 40 * 1024 * 1024;

/** About how many bytes the view of a log of so many bytes has: laid-out records are that much longer. */
export function viewSize(bytes: number): number {
  return bytes * 1.25;
}

/** A larger text is opened anew when it changes: to change it takes an editor from seconds to minutes. In bytes. */
const LARGE = 1024 * 1024;

/** Whether a view is of a whole log. */
function isWhole({ event, page }: ViewAddress): boolean {
  return event === undefined && page === undefined;
}

/** How long a view may wait for the document that is to show it. */
const UNSEEN_MS = 30_000;

/** The expanded views. Text is made when it is asked for, once for stat and read. */
export class Views implements ViewSource {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #views = new Map<string, Promise<View>>();
  readonly #ready = new Map<string, View>();
  /** When each view was last asked for, in milliseconds. */
  readonly #asked = new Map<string, number>();
  /** Views that are not what the filter says, since they are large and behind others. */
  readonly #stale = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #clock = Date.now();

  constructor(
    readonly filter: ActiveFilter,
    readonly reader: LogReader,
  ) {}

  /** The view that an editor shows, if its text was made. */
  find(uri: Uri): View | undefined {
    return this.#ready.get(uri.toString());
  }

  /** The view of an address, made if need be. Rejects where the log can't be read. */
  open(uri: Uri): Promise<View> {
    const key = uri.toString();
    this.#asked.set(key, performance.now());
    const known = this.#views.get(key);
    if (known) return known;
    const made = this.#make(uri);
    this.#views.set(key, made);
    made.then(
      (view) => {
        if (this.#views.get(key) === made) this.#ready.set(key, view);
        this.#forgetUnseen(uri);
      },
      () => {
        if (this.#views.get(key) === made) this.forget(uri);
      },
    );
    return made;
  }

  /** The text of a log's expanded view, made for once. */
  async textOf(uri: Uri): Promise<Uint8Array> {
    return (this.find(uri) ?? (await this.#make(uri))).expanded.text;
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { mtime, expanded } = await this.open(uri);
    const permissions = FilePermission.Readonly;
    return { type: FileType.File, ctime: 0, mtime, size: expanded.text.length, permissions };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return (await this.open(uri)).expanded.text;
  }

  /** Remakes the views that are open: of all logs after a change of filter, of some after these were changed. */
  refresh(sources?: ReadonlySet<string>): Promise<void> {
    const turn = this.#turn.then(async () => {
      for (const view of [...this.#ready.values()]) {
        if (!sources || sources.has(view.address.source.toString()))
          await this.#renew(view, sources !== undefined);
      }
    });
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Makes a view anew, of its log as it is now if that has changed. A large one that is not in front waits. */
  async #renew(view: View, hasChanged: boolean): Promise<void> {
    const key = view.uri.toString();
    const isLarge = ({ expanded }: View) => expanded.text.length > LARGE;
    const isBehind = view.expanded.source.length > LARGE && documentOf(view.uri) && !isInFront(view.uri);
    if (isBehind && !hasChanged) {
      this.#stale.add(key);
      return;
    }
    this.#stale.delete(key);
    const remade = await this.#make(view.uri, hasChanged ? undefined : view).catch(() => undefined);
    // It may have been closed meanwhile.
    if (!remade || this.#ready.get(key) !== view) return;
    if (sameBytes(remade.expanded.text, view.expanded.text)) {
      // The log may have another layout now: the text stays, and its places are the new ones.
      this.#keep({ ...remade, mtime: view.mtime });
      return;
    }
    const places = placesIn(view);
    if ((isLarge(view) || isLarge(remade)) && isInFront(view.uri) && isWhole(view.address)) {
      const address = { ...view.address, round: view.address.round + 1 };
      const next = { ...remade, address, uri: viewUri(address.source, address.round) };
      this.#keep(next);
      this.#forgetUnseen(next.uri);
      await reopen(view, places, next);
      return;
    }
    this.#keep(remade);
    this.#changed.fire([{ type: FileChangeType.Changed, uri: view.uri }]);
    void putBack(places, remade);
  }

  #keep(view: View): void {
    const key = view.uri.toString();
    this.#views.set(key, Promise.resolve(view));
    this.#ready.set(key, view);
  }

  /** Forgets a view that no editor shows. */
  forget(uri: Uri): void {
    for (const kept of [this.#views, this.#ready, this.#asked, this.#stale]) kept.delete(uri.toString());
  }

  /** A view that waited has come to the front. */
  #freshen(): void {
    for (const key of this.#stale) {
      const view = this.#ready.get(key);
      if (!view) this.#stale.delete(key);
      else if (isInFront(view.uri))
        this.#turn = this.#turn.then(() => this.#renew(view, false)).catch(() => undefined);
    }
  }

  /** A view that no document comes to show is not kept. */
  #forgetUnseen(uri: Uri): void {
    setTimeout(() => {
      if (documentOf(uri)) return;
      const age = performance.now() - (this.#asked.get(uri.toString()) ?? Number.NEGATIVE_INFINITY);
      // Asked for again since: a document may be on its way.
      if (age < UNSEEN_MS) this.#forgetUnseen(uri);
      else this.forget(uri);
    }, UNSEEN_MS);
  }

  /** What a closed document has shown is not kept, unless it is shown anew. */
  #forgetClosed(uri: Uri): void {
    const asked = this.#asked.get(uri.toString());
    // A change of language closes a document and opens it again.
    setTimeout(() => {
      if (documentOf(uri)) return;
      if (this.#asked.get(uri.toString()) === asked) this.forget(uri);
      else this.#forgetUnseen(uri);
    }, 0);
  }

  async #make(uri: Uri, before?: View): Promise<View> {
    const address = parseViewUri(uri);
    if (!address) throw FileSystemError.FileNotFound(uri);
    const { trail, packed } = before
      ? { trail: before.expanded.trail, packed: before.packed }
      : ((await this.#partOf(address)) ?? (await this.#wholeOf(address)));
    const event = address.event === undefined ? undefined : eventOf(trail, address.event);
    if (address.event !== undefined && !event) throw FileSystemError.FileNotFound(uri);
    const expanded = event
      ? ExpandedView.ofEvent(trail.text, trail, event)
      : new ExpandedView(trail.text, trail, this.filter.passesOf(address.source, trail));
    let sourceLines: Lines | undefined;
    this.#clock = Math.max(this.#clock + 1, Date.now());
    return {
      uri,
      address,
      packed,
      expanded,
      lines: new Lines(expanded.text),
      sourceLines: () => {
        sourceLines ??= new Lines(trail.translation?.decoded ?? trail.text);
        return sourceLines;
      },
      mtime: this.#clock,
    };
  }

  async #wholeOf({ source }: ViewAddress): Promise<Shown> {
    const reading = await this.reader.read(source);
    return { trail: reading.trail, packed: reading.content.packed };
  }

  /** The one event, or the page, of a log that is too large to be gone through; undefined for other logs. */
  async #partOf({ source, event, page }: ViewAddress): Promise<Shown | undefined> {
    const { session } = this.filter;
    const log = session.log(source);
    if (!log || viewSize(log.bytes) <= MAX_VIEW || (event ?? page) === undefined) return undefined;
    const first = event ?? page! * PAGE_EVENTS;
    const records = await session.records(log, first, event === undefined ? PAGE_EVENTS : 1);
    if (records.length === 0) throw FileSystemError.FileNotFound(source);
    return { trail: trailOfRecords(log.shape, records, first), packed: true };
  }

  register(): Disposable {
    return Disposable.from(
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === VIEW_SCHEME) this.#forgetClosed(uri);
      }),
      window.tabGroups.onDidChangeTabs(() => this.#freshen()),
      this.#changed,
    );
  }
}
