import { decodeUtf8 } from '../../json/text';
import type { Frame, Frames } from './frames';
import { Fits, fitOf, Key } from './recordKeys';

/** Keys whose values tell as well. */
const TELLING = Key.eventVersion | Key.eventSource | Key.eventType | Key.EventSource;
const PRODUCT = 'CloudTrail';

/** What a string under a key, `from` to `to` being its content, tells of the innermost object and those around it. */
export function tells(
  frames: Frames,
  frame: Frame,
  bytes: Uint8Array,
  key: number,
  from: number,
  to: number,
): void {
  if (key & TELLING) {
    frame.keys |= fitOf(key, decodeUtf8(bytes.subarray(from, Math.min(to, from + 200))));
  } else if (key === Key.name && to - from === PRODUCT.length) {
    const event = frames.productOf();
    if (event && decodeUtf8(bytes.subarray(from, to)) === PRODUCT) event.keys |= Fits.product;
  }
}
