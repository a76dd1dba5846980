// What must hold for every expanded view.
import assert from 'node:assert/strict';
import type { EventFacts } from '../../src/core/event/event';
import { decodeUtf8 } from '../../src/core/json/text';
import { isSpace } from '../../src/core/json/tokens';
import type { Trail } from '../../src/core/trail/trail';
import type { ExpandedView } from '../../src/core/trail/view';

/**
 * Every character of the view that is not white space goes to its source and back, to places that rise; where it
 * is not escaped it is the same character there. `step` leaves out some, for large views.
 */
export function assertMaps(view: ExpandedView, step = 1): void {
  const { text, source } = view;
  let before = -1;
  for (let at = 0; at < text.length; at += step) {
    const byte = text[at]!;
    if (isSpace(byte) || (byte & 0xc0) === 0x80) continue;
    const place = view.toSource(at);
    const where = () =>
      `${at} (${decodeUtf8(text.subarray(at, at + 20))}) → ${place} (${decodeUtf8(source.subarray(place, place + 20))})`;
    if (view.fromSource(place) !== at) assert.fail(`${where()} → ${view.fromSource(place)}`);
    if (place <= before) assert.fail(`${where()} is not behind ${before}`);
    if (byte !== source[place] && source[place] !== 0x5c) assert.fail(where());
    before = place;
  }
}

/** What the index keeps of all events of a trail, without places, and fingerprints: those are of strings unopened. */
export function factsOfAll(trail: Trail): EventFacts[] {
  return trail.events.map(({ facts }) => facts);
}
