import { Layer } from '../json/layers';
import { decodeUtf8, encodeUtf8 } from '../json/text';
import { parseTolerant } from '../json/tolerant';
import type { RecordPlace } from './event';

/**
 * The layer in which a record's text stands as it is, and its place there: the source for a plain record, the
 * inside of its string for an escaped one.
 */
export interface RecordText {
  readonly layer: Layer;
  readonly start: number;
  readonly end: number;
}

/** Unescapes a record as often as it is escaped. */
export function recordText(source: Uint8Array, place: RecordPlace): RecordText {
  let layer = Layer.source(source);
  let start = place.offset;
  let end = place.offset + place.length;
  for (let depth = 0; depth < place.depth; depth++) {
    layer = layer.inside(start, end);
    start = 0;
    end = layer.bytes.length;
  }
  return { layer, start, end };
}

/** A record's JSON text as stored, unescaped. */
export function readRecord(source: Uint8Array, place: RecordPlace): string {
  const { layer, start, end } = recordText(source, place);
  return decodeUtf8(layer.bytes.subarray(start, end));
}

/**
 * The value of a record's text. Text that is no valid JSON gives what can be made of it; members without their
 * braces are read as if these were there. Never throws.
 */
export function parseRecord(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseTolerant(encodeUtf8(text));
  }
}
