import { type Disposable, Position, Range, type TextDocument, type Uri, workspace } from 'vscode';
import { Lines } from '../../core/json/lines';
import { valueAtPath } from '../../core/json/members';
import { last } from '../../core/json/offsets';
import { decodeUtf8, encodeUtf8, Utf8Index } from '../../core/json/text';
import { parseRecord, placeInText, type RecordText, recordText } from '../../core/trail/record';
import { looksLikeTrail, readTrail, type Trail, type TrailEntry } from '../../core/trail/trail';
import { isReadable } from '../reading/documents';
import { headOf } from '../reading/head';
import type { LogReader } from '../reading/reader';
import { VIEW_SCHEME, viewUri } from './addresses';
import type { View } from './view';
import type { Views } from './views';

/** Where in a record a place in a document is. */
export interface RecordLocation {
  readonly event: TrailEntry;
  /** The record's value. */
  readonly record: unknown;
  /** From the record down: `['userIdentity', 'sessionContext']`. */
  readonly path: readonly (string | number)[];
  /** The key or value that stands there. */
  readonly range: Range;
}

/**
 * An open document that shows a trail: the original, or an expanded view. Places are taken to the bytes of the
 * log and back, so that nothing else needs to know which of the two it is.
 */
export class LogDocument {
  readonly #offsets: Float64Array;

  constructor(
    readonly document: TextDocument,
    /** The log's own address. */
    readonly source: Uri,
    readonly trail: Trail,
    /** Bytes of the log: of an unsaved document, its text. */
    readonly bytes: Uint8Array,
    readonly lines: Lines,
    readonly view: View | undefined,
  ) {
    this.#offsets = Float64Array.from(trail.events, (event) => this.#placeOf(event).offset);
  }

  /** Where an event stands in what the document is made from: a view in the trail's text, an original in itself. */
  #placeOf(event: TrailEntry): Pick<TrailEntry, 'offset' | 'length' | 'item'> {
    return this.view ? placeInText(event) : event;
  }

  /** The events that the document shows, in its order. */
  get events(): readonly TrailEntry[] {
    return this.view ? this.view.expanded.items.flatMap((item) => item.events) : this.trail.events;
  }

  /** The original of a log whose records are rebuilt: none of them stands in it. */
  get isRebuilt(): boolean {
    return !this.view && this.trail.translation !== undefined;
  }

  byteAt(position: Position): number {
    const byte = this.lines.byteOf(position);
    return this.view ? this.view.expanded.toSource(byte) : byte;
  }

  positionOf(byte: number): Position {
    const at = this.view ? this.view.expanded.fromSource(byte) : byte;
    const { line, character } = this.lines.placeOf(at);
    return new Position(line, character);
  }

  /** Range of an event's record, or of a stretch of the log. */
  rangeOf(stretch: TrailEntry | { readonly offset: number; readonly length: number }): Range {
    const place = 'item' in stretch ? this.#placeOf(stretch) : stretch;
    return new Range(this.positionOf(place.offset), this.positionOf(place.offset + place.length));
  }

  /** Where an event stands with its wrapper; found without a look into it. Undefined where the filter hides it. */
  rangeOfItem(event: TrailEntry): Range | undefined {
    if (!this.view) return this.rangeOf(event.item);
    const item = this.view.expanded.itemOf(placeInText(event).item.offset);
    if (!item) return undefined;
    const start = this.lines.placeOf(item.start);
    const end = this.lines.placeOf(item.end);
    return new Range(start.line, start.character, end.line, end.character);
  }

  /** The event whose record or wrapper a place of the log is in. */
  eventAtByte(byte: number): TrailEntry | undefined {
    const { events } = this.trail;
    const index = last(this.#offsets, byte);
    for (const event of [events[index], events[index + 1]]) {
      if (!event) continue;
      const { item } = this.#placeOf(event);
      if (byte >= item.offset && byte <= item.offset + item.length) return event;
    }
    return undefined;
  }

  eventAt(position: Position): TrailEntry | undefined {
    return this.eventAtByte(this.byteAt(position));
  }

  /** What of a record stands at a position; undefined outside of records. */
  locate(position: Position): RecordLocation | undefined {
    const byte = this.byteAt(position);
    const event = this.eventAtByte(byte);
    if (!event || this.isRebuilt) return undefined;
    const { offset, length } = this.#placeOf(event);
    if (byte < offset || byte > offset + length) return undefined;
    const text = recordText(this.trail.text, event);
    const record = parseRecord(decodeUtf8(text.layer.bytes.subarray(text.start, text.end)));
    const found = locateIn(text, byte, record);
    if (!found) return undefined;
    const { path, start, end } = found;
    return { event, record, path, range: new Range(this.positionOf(start), this.positionOf(end)) };
  }
}

interface Located {
  readonly path: (string | number)[];
  /** The key or value, in bytes of the trail's text. */
  readonly start: number;
  readonly end: number;
}

/** What stands at a byte of JSON text whose value is `value`; inside of members that hold JSON as text, too. */
function locateIn({ layer, start, end }: RecordText, byte: number, value: unknown): Located | undefined {
  const bytes = layer.bytes.subarray(start, end);
  const index = new Utf8Index(bytes);
  const at = index.unitOf(layer.fromSource(byte) - start);
  const { path, previousNode: node } = jsonc().getLocation(decodeUtf8(bytes), at);
  if (!node) return undefined;
  const first = start + index.byteOf(node.offset);
  const behind = start + index.byteOf(node.offset + node.length);
  const held = node.type === 'string' ? valueAtPath(value, path) : undefined;
  if (typeof held === 'object' && held !== null) {
    const inner = layer.inside(first + 1, behind - 1);
    const inside = locateIn({ layer: inner, start: 0, end: inner.bytes.length }, byte, held);
    if (inside) return { ...inside, path: [...path, ...inside.path] };
  }
  return { path, start: layer.toSource(first), end: layer.toSource(behind) };
}

/** Loaded when it is first asked for: nobody hovers while VS Code starts. */
function jsonc(): typeof import('jsonc-parser') {
  return require('jsonc-parser');
}

/** The trails of open documents, read once a version. */
export class LogDocuments {
  readonly #ofViews = new WeakMap<View, LogDocument>();
  readonly #known = new WeakMap<
    TextDocument,
    { readonly version: number; readonly text: LogDocument | undefined }
  >();

  constructor(
    readonly views: Views,
    readonly reader: LogReader,
  ) {}

  /** What a document shows, undefined where it is no trail. A document that is none costs its first few KB. */
  of(document: TextDocument): LogDocument | undefined {
    if (document.uri.scheme === VIEW_SCHEME) return this.#ofView(document);
    const known = this.#known.get(document);
    if (known?.version === document.version) return known.text;
    const text = looksLikeLog(document) ? readText(document, this.reader) : undefined;
    this.#known.set(document, { version: document.version, text });
    return text;
  }

  #ofView(document: TextDocument): LogDocument | undefined {
    const view = this.views.find(document.uri);
    // The editor may not have taken over the newest text yet: its places would be wrong.
    if (!view || view.lines.count !== document.lineCount || view.lines.units !== lengthOf(document))
      return undefined;
    let text = this.#ofViews.get(view);
    if (text?.document !== document) {
      const { address, expanded } = view;
      text = new LogDocument(document, address.source, expanded.trail, expanded.source, view.lines, view);
      this.#ofViews.set(view, text);
    }
    return text;
  }

  register(): Disposable {
    return workspace.onDidCloseTextDocument((document) => this.#known.delete(document));
  }
}

/** Whether a document may be a log, by its language and its head. */
export function looksLikeLog(document: TextDocument): boolean {
  return isReadable(document) && looksLikeTrail(encodeUtf8(headOf(document)));
}

/** Length of a document's text in UTF-16 units, without making the text. */
function lengthOf(document: TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

function readText(document: TextDocument, reader: LogReader): LogDocument | undefined {
  const bytes = encodeUtf8(document.getText());
  // Mostly the text is the file's, which was read for the tree a moment ago.
  const trail = reader.known(document.uri, bytes) ?? readTrail(bytes);
  if (trail.events.length === 0) return undefined;
  return new LogDocument(document, document.uri, trail, bytes, new Lines(bytes), undefined);
}

/** Address of the view that belongs to an original, or of the original that belongs to a view. */
export function twinOf(text: LogDocument): Uri {
  return text.view ? text.source : viewUri(text.source);
}
