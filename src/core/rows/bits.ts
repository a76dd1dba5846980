/** A set of rows, one bit each: bit `row & 31` of word `row >> 5`. */
export type Bits = Uint32Array;

export function noBits(rows: number): Bits {
  return new Uint32Array((rows + 31) >>> 5);
}

export function hasBit(bits: Bits, row: number): boolean {
  return ((bits[row >>> 5]! >>> (row & 31)) & 1) === 1;
}

export function setBit(bits: Bits, row: number): void {
  bits[row >>> 5]! |= 1 << (row & 31);
}

export function clearBit(bits: Bits, row: number): void {
  bits[row >>> 5]! &= ~(1 << (row & 31));
}

export function setRange(bits: Bits, from: number, to: number): void {
  for (let row = from; row < to; ) {
    if ((row & 31) === 0 && row + 32 <= to) {
      bits[row >>> 5] = 0xffff_ffff;
      row += 32;
    } else {
      setBit(bits, row++);
    }
  }
}

/** Room for this many rows, with what was set before. */
export function resized(bits: Bits, rows: number): Bits {
  const grown = noBits(rows);
  grown.set(bits.subarray(0, grown.length));
  return grown;
}

/** Rows of a block: small enough for a processor's cache, large enough that calls cost nothing. */
export const MOST_ROWS = 4096;

/**
 * Hands out the rows of a set in order, some thousands at a time: the first `count` of `rows`, which the visitor may
 * change. Loops over a block are simple, which is what makes them fast.
 */
export function eachBlock(bits: Bits, visit: (rows: Uint32Array, count: number) => void): void {
  for (const { rows, count } of blocksOf(bits)) visit(rows, count);
}

/** What `eachBlock` hands out, for those who do something else in between. `rows` is the same array each time. */
export function* blocksOf(bits: Bits): Generator<{ readonly rows: Uint32Array; readonly count: number }> {
  const rows = new Uint32Array(MOST_ROWS);
  for (let from = 0; from < bits.length; from += MOST_ROWS / 32) {
    const count = fillBlock(rows, bits, from, Math.min(bits.length, from + MOST_ROWS / 32));
    if (count > 0) yield { rows, count };
  }
}

function fillBlock(rows: Uint32Array, bits: Bits, from: number, end: number): number {
  let count = 0;
  for (let i = from; i < end; i++) {
    let word = bits[i]!;
    const row = i << 5;
    if (word === 0xffff_ffff) {
      for (let bit = 0; bit < 32; bit++) rows[count++] = row + bit;
      continue;
    }
    while (word !== 0) {
      const lowest = word & -word;
      rows[count++] = row + 31 - Math.clz32(lowest);
      word ^= lowest;
    }
  }
  return count;
}

/** How many rows a set has. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) {
    let word = bits[i]!;
    word -= (word >>> 1) & 0x5555_5555;
    word = (word & 0x3333_3333) + ((word >>> 2) & 0x3333_3333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return count;
}

/** The rows of a set in order. */
export function rowsOf(bits: Bits, count = countBits(bits)): Uint32Array {
  const all = new Uint32Array(count);
  let at = 0;
  eachBlock(bits, (rows, length) => {
    all.set(rows.subarray(0, length), at);
    at += length;
  });
  return all;
}
