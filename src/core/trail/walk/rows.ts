import { Byte, spaceEnd } from '../../json/bytes';
import type { Tokens } from '../../json/tokens';
import { Expect, type Frame, type Frames } from './frames';

/** How far up a row is looked for that was never closed. */
const MAX_UNCLOSED = 32;

/**
 * Rows of CloudTrail Lake results, which only the key above them tells: where damage has closed that one, or left a
 * row open, a later row is told by its beginning, which is that of a row before: `[{"eventVersion"`.
 */
export class RowStarts {
  /** Where the first key stands in a row whose beginning is whole, -1 as long as none was seen. */
  #key = -1;
  /** Number of problems until then. */
  #trouble = 0;

  /** An array or object was opened, the token that was just read: a row, or what has lost the bracket of one. */
  opened(
    { bytes, start, limit }: Tokens,
    { row, object, bare }: Frame,
    parent: Frame | undefined,
    trouble: number,
  ): void {
    if (this.#key >= 0 || !(row || (object && parent?.rows))) return;
    this.#key = row ? keyInRow(bytes, start, limit) : bare ? start + 1 : keyIn(bytes, start, limit);
    this.#trouble = trouble;
  }

  /**
   * Whether the array whose bracket is the token that was just read begins as a row, behind something odd, and is
   * nobody's value. Arrays are odd in rows, in objects without a key, and at the root behind a comma.
   */
  isRow(
    { bytes, start, limit }: Tokens,
    top: Frame | undefined,
    trouble: number,
    isBehindComma: boolean,
  ): boolean {
    if (this.#key < 0) return false;
    const isOdd = top ? top.object || top.row || top.inRow : isBehindComma;
    if (!isOdd && trouble === this.#trouble) return false;
    if (top?.object && top.expect === Expect.Value) return false;
    let a = this.#key;
    let b = keyInRow(bytes, start, limit);
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
function keyInRow(bytes: Uint8Array, array: number, limit: number): number {
  const object = spaceEnd(bytes, array + 1, limit);
  return object < limit && bytes[object] === Byte.OpenBrace ? keyIn(bytes, object, limit) : -1;
}

/** Where the first key's text begins in an object, -1 where there is none. */
function keyIn(bytes: Uint8Array, object: number, limit: number): number {
  const key = spaceEnd(bytes, object + 1, limit);
  return key < limit && bytes[key] === Byte.Quote ? key + 1 : -1;
}
