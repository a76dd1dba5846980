import { Byte, spaceEnd } from '../json/bytes';
import type { Tokens } from '../json/tokens';
import { Expect, type Frame, type Frames } from './walkFrames';

/** How far up a row is looked for that was never closed. */
const MAX_UNCLOSED = 32;

/**
 * Rows of CloudTrail Lake results, which only the key above them tells: where damage has closed that one, or left a
 * row open, a later row is told by its beginning, which is that of a row before: `[{"eventVersion"`.
 */
export class RowStarts {
  /** Where a row begins whose beginning is whole, -1 as long as none was seen. */
  #first = -1;

  /** An array was opened that stands where rows do. */
  opened({ start }: Frame, { bytes, limit }: Tokens): void {
    if (this.#first < 0 && keyOf(bytes, start, limit) >= 0) this.#first = start;
  }

  /** Whether the array whose bracket is the token that was just read begins as a row, and is nobody's value. */
  isRow({ bytes, start, limit }: Tokens, top: Frame | undefined): boolean {
    if (this.#first < 0 || (top?.object && top.expect === Expect.Value)) return false;
    let a = keyOf(bytes, this.#first, limit);
    let b = keyOf(bytes, start, limit);
    while (b >= 0 && b < limit && bytes[a] === bytes[b]) {
      if (bytes[a] === Byte.Quote) return true;
      a++;
      b++;
    }
    return false;
  }

  /** How many frames stay open when a row begins: not the row before it, and nothing else in the rows. */
  openBefore(frames: Frames): number {
    const { depth } = frames;
    for (let i = depth - 1; i >= Math.max(0, depth - MAX_UNCLOSED); i--) {
      if (frames.at(i).row) return i;
      if (frames.at(i).rows) return i + 1;
    }
    return depth;
  }
}

/**
 * Whether a closing brace that stands right in a row closes nothing: the object that it ends has lost its own brace.
 * It ends the results only where they can end.
 */
export function isStrayInRow({ bytes, end, limit }: Tokens, top: Frame | undefined): boolean {
  if (!top?.row) return false;
  const next = spaceEnd(bytes, end, limit);
  return next < limit && bytes[next] !== Byte.OpenBrace;
}

/** Where the first key's text begins in an array of objects, -1 where there is none. */
function keyOf(bytes: Uint8Array, array: number, limit: number): number {
  const object = spaceEnd(bytes, array + 1, limit);
  if (bytes[object] !== Byte.OpenBrace) return -1;
  const key = spaceEnd(bytes, object + 1, limit);
  return key < limit && bytes[key] === Byte.Quote ? key + 1 : -1;
}
