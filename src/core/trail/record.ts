import type { RecordPlace, Span } from '../event/event';
import { withOpenMembers } from '../event/jsonMembers';
import { Layer } from '../json/layers';
import { decodeUtf8, encodeUtf8 } from '../json/text';
import { parseTolerant } from '../json/tolerant';
import { LOOKUP_ITEM } from './shapes/lookupItem';

/** Where a record and the item that it comes in stand in its trail's text. */
export function placeInText<T extends RecordPlace & { readonly item: Span }>(
  event: T,
): Span & { readonly item: Span } {
  return event.inText ?? event;
}

/**
 * The layer in which a record's text stands as it is, and its place there: the source for a plain record, the
 * inside of its string for an escaped one.
 */
export interface RecordText {
  readonly layer: Layer;
  readonly start: number;
  readonly end: number;
}

/** Unescapes a record as often as it is escaped; `text` is its trail's text. */
export function recordText(text: Uint8Array, place: RecordPlace): RecordText {
  const { offset, length } = place.inText ?? place;
  let layer = Layer.source(text);
  let start = offset;
  let end = offset + length;
  for (let depth = 0; depth < place.depth; depth++) {
    layer = layer.inside(start, end);
    start = 0;
    end = layer.bytes.length;
  }
  return { layer, start, end };
}

/**
 * A record's JSON text as stored, unescaped; where no record is stored, the one that is rebuilt. `text` is its
 * trail's text.
 */
export function readRecord(text: Uint8Array, place: RecordPlace): string {
  const { layer, start, end } = recordText(text, place);
  const stored = decodeUtf8(layer.bytes.subarray(start, end));
  return place.isLookupItem ? recordOfItem(stored) : stored;
}

/** The record that an item of `lookup-events` makes without its own. */
export function recordOfItem(item: string): string {
  return LOOKUP_ITEM.rebuild(parseRecord(item)).text ?? '{}';
}

/**
 * The value of a record's text, with members that hold JSON as text opened. Text that is not valid JSON gives what can be
 * read of it; members without their braces are read as if these were there. Never throws.
 */
export function parseRecord(text: string): unknown {
  return withOpenMembers(parseStored(text));
}

/** The same with all members as they are stored. */
export function parseStored(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseTolerant(encodeUtf8(text));
  }
}
