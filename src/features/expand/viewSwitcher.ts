import {
  commands,
  l10n,
  Range,
  type Tab,
  type TextDocumentShowOptions,
  type Uri,
  ViewColumn,
  window,
} from 'vscode';
import { Lines } from '../../core/json/lines';
import type { TrailEntry } from '../../core/trail/trail';
import { type LogReader, sameEvent } from '../../host/reading/reader';
import { grouped } from '../../host/ui/counts';
import { PAGE_EVENTS, pageUri, parseViewUri } from '../../host/views/addresses';
import { activeTab, allTabs, openViewUri, tabOf, uriOfTab, viewTabOf } from '../../host/views/tabs';
import type { View } from '../../host/views/view';
import { MAX_VIEW, type Views, viewSize } from '../../host/views/views';

/** A log and its expanded view, in two tabs of which one is shown: switches between them at the same place. */
export class ViewSwitcher {
  constructor(
    readonly views: Views,
    readonly reader: LogReader,
  ) {}

  /**
   * Shows the expanded view of a log in the place of a tab, with what was selected there. False where the view is
   * too large for an editor; the user is told.
   */
  async show(source: Uri, tab: Tab | undefined, selection?: Range): Promise<boolean> {
    const uri = openViewUri(source);
    const size = viewSize(await this.reader.sizeOf(source));
    if (size > MAX_VIEW) {
      this.#tellTooLarge(source, size);
      return false;
    }
    // Without a place to go to, the tab changes at once: the view is made while the editor comes up.
    const place = selection && fromSource(await this.views.open(uri), selection);
    await this.#replace(tab, uri, place);
    return true;
  }

  /** Begins to make the view of a log, unless it is too large. Returns the log's bytes. */
  async prepare(source: Uri): Promise<number> {
    const bytes = await this.reader.sizeOf(source);
    if (viewSize(bytes) <= MAX_VIEW) this.views.open(openViewUri(source)).catch(() => undefined);
    return bytes;
  }

  /** Shows a log's original in the place of a tab, or in a tab of its own. */
  async showAt(source: Uri, tab: Tab | undefined, range?: Range): Promise<void> {
    await this.#replace(tab, source, range);
  }

  /** Shows the original of a log in the place of its view. */
  async showOriginal(source: Uri): Promise<void> {
    await this.showAt(source, viewTabOf(source));
  }

  /** The place in the original of a place in a view of it. */
  async placeInSource(viewAddress: Uri, range: Range): Promise<{ source: Uri; range: Range } | undefined> {
    const address = parseViewUri(viewAddress);
    const view = address && this.views.find(viewAddress);
    return view && { source: address.source, range: toSource(view, range) };
  }

  /** Range in the original of an event. Rejects where the log has changed. */
  async rangeInSource(source: Uri, event: TrailEntry): Promise<Range> {
    const { content, trail } = await this.reader.read(source);
    const { offset, length } = sameEvent(trail, event);
    const at = trail.translation?.rawToDecoded ?? ((byte: number) => byte);
    const lines = new Lines(trail.translation?.decoded ?? content.bytes);
    return rangeOf(lines, at(offset), at(offset + length));
  }

  /** Shows a stretch of a log's bytes: in its original, or in the expanded view of one that has no text of its own. */
  async showPlace(source: Uri, offset: number, length: number): Promise<void> {
    const { content } = await this.reader.read(source);
    if (!content.packed) {
      await this.showAt(source, tabOf(source), rangeOf(new Lines(content.bytes), offset, offset + length));
      return;
    }
    if (viewSize(content.bytes.length) > MAX_VIEW) {
      this.#tellTooLarge(source, viewSize(content.bytes.length));
      return;
    }
    const uri = openViewUri(source);
    const { expanded, lines } = await this.views.open(uri);
    const range = rangeOf(lines, expanded.fromSource(offset), expanded.fromSource(offset + length));
    await this.#replace(tabOf(uri), uri, range);
  }

  /** Shows a page of a large log, in the place of another one. */
  async showPage(source: Uri, page: number): Promise<void> {
    const uri = pageUri(source, page);
    const other = activeTab();
    const address = parseViewUri(uriOfTab(other) ?? source);
    const isPage = address?.page !== undefined && address.source.toString() === source.toString();
    await this.#replace(tabOf(uri) ?? (isPage ? other : undefined), uri, undefined);
  }

  #tellTooLarge(source: Uri, size: number): void {
    const show = l10n.t('Show the First {0} Events', grouped(PAGE_EVENTS));
    void window
      .showInformationMessage(
        l10n.t(
          'The expanded view of this log would have {0} MB, more than an editor can show well. Its events are in the CloudTrail view: click one to see it expanded.',
          grouped(Math.round(size / 1024 / 1024)),
        ),
        show,
      )
      .then((answer) => (answer === show ? this.showPage(source, 0) : undefined));
  }

  /** Opens a document where a tab stands, in its state (preview or kept), and closes the tab. */
  async #replace(tab: Tab | undefined, uri: Uri, selection: Range | undefined): Promise<void> {
    const preview = tab?.isPreview ?? true;
    const viewColumn = tab?.group.viewColumn ?? ViewColumn.Active;
    const pinned = tab?.isPinned ?? false;
    // Not openTextDocument and showTextDocument: these wait until all of the text has come to this side.
    const options: TextDocumentShowOptions = { viewColumn, preview, ...(selection && { selection }) };
    await commands.executeCommand('vscode.open', uri, options);
    if (pinned) await commands.executeCommand('workbench.action.pinEditor');
    const left =
      tab &&
      allTabs().find(
        (one) =>
          uriOfTab(one)?.toString() === uriOfTab(tab)?.toString() && one.group.viewColumn === viewColumn,
      );
    if (left && uriOfTab(left)?.toString() !== uri.toString()) await window.tabGroups.close(left, true);
  }
}

function fromSource(view: View, range: Range): Range {
  const { translation } = view.expanded.trail;
  const at = (place: { line: number; character: number }) => {
    const byte = view.sourceLines().byteOf(place);
    return view.expanded.fromSource(translation?.fromDecoded(byte) ?? byte);
  };
  return rangeOf(view.lines, at(range.start), at(range.end));
}

function toSource(view: View, range: Range): Range {
  const { translation } = view.expanded.trail;
  const at = (place: { line: number; character: number }) => {
    const byte = view.expanded.toSource(view.lines.byteOf(place));
    return translation?.toDecoded(byte) ?? byte;
  };
  return rangeOf(view.sourceLines(), at(range.start), at(range.end));
}

function rangeOf(lines: Lines, start: number, end: number): Range {
  const from = lines.placeOf(start);
  const to = lines.placeOf(end);
  return new Range(from.line, from.character, to.line, to.character);
}
