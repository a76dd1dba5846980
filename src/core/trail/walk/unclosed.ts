import { Byte, spaceEnd } from '../../json/bytes';
import { decodeUtf8 } from '../../json/text';
import type { Tokens } from '../../json/tokens';
import { Expect, type Frame, type Frames } from './frames';
import { bitsOfName } from './otherNames';
import { Key } from './recordKeys';

/** How far up an object is looked for that was never closed. */
const MAX_UNCLOSED = 32;

const LONGEST_VERSION = 'event_version'.length;

/**
 * How many frames stay open when an object begins, whose brace is the token that was just read. All of them where
 * it can stand; where a key or a comma should be, the outermost element that begins with the same key ends here,
 * else the element that is open. A record in which something was odd before ends where another one begins: one of
 * its brackets is missing.
 */
export function openBefore(tokens: Tokens, frames: Frames, trouble: number): number {
  const { depth, top } = frames;
  if (!top) return depth;
  const key = spaceEnd(tokens.bytes, tokens.start + 1, tokens.limit);
  const hasKey = tokens.bytes[key] === Byte.Quote;
  if (!top.object || top.expect === Expect.Value) {
    const item = top.record?.item;
    const isOdd = item && hasKey && trouble > item.trouble;
    if (!isOdd) return depth;
    const isNext = beginsWith(tokens, item, key) || beginsRecord(tokens.bytes, key);
    return isNext ? item.depth : depth;
  }
  for (let i = Math.max(0, depth - MAX_UNCLOSED); hasKey && i < depth; i++) {
    const frame = frames.at(i);
    if (frame.item === frame && frame.object && beginsWith(tokens, frame, key)) return i;
  }
  if (hasKey && top.record && beginsRecord(tokens.bytes, key)) return top.record.item.depth;
  const isElement = top.item === top && (depth > 1 || top.keys !== 0);
  return isElement ? depth - 1 : depth;
}

/**
 * Whether the key at this quote is the one that nearly every record begins with, in the spelling of any store
 * (`eventversion`, `event_version`), and that stands nowhere in one.
 */
function beginsRecord(bytes: Uint8Array, quote: number): boolean {
  const end = bytes.subarray(0, quote + 2 + LONGEST_VERSION).indexOf(Byte.Quote, quote + 1);
  return end > quote && bitsOfName(decodeUtf8(bytes.subarray(quote + 1, end))) === Key.eventVersion;
}

/** Whether the first key of an object is the same as the one that begins at `key`. */
function beginsWith({ bytes, limit }: Tokens, frame: Frame, key: number): boolean {
  let a = frame.bare ? frame.start : spaceEnd(bytes, frame.start + 1, limit);
  let b = key;
  while (b < limit && bytes[a] === bytes[b]) {
    if (bytes[++a] === Byte.Quote) return bytes[b + 1] === Byte.Quote;
    b++;
  }
  return false;
}
