/** Bytes that may be read behind any stretch that is compared or searched: those of one vector, and some. */
export const PAD: usize = 64;

/** Whether two stretches of bytes are equal. Reads up to 15 bytes more of both. */
export function isSame(a: usize, b: usize, length: u32): bool {
  let i: u32 = 0;
  for (; i + 16 <= length; i += 16) {
    if (v128.any_true(v128.xor(v128.load(a + i), v128.load(b + i)))) return false;
  }
  const rest = length - i;
  if (rest === 0) return true;
  const wanted = (1 << rest) - 1;
  return (i8x16.bitmask(i8x16.eq(v128.load(a + i), v128.load(b + i))) & wanted) === wanted;
}

// Another number in each process, so that nobody can write a log whose values all fall into one slot.
let seed: u64 = 0;

export function setSeed(value: u64): void {
  seed = value;
}

const PRIME: u64 = (0x9e3779b9 << 32) | 0x7f4a7c15;

/** Of all bytes: values that differ in a few must not meet. */
export function hashOf(at: usize, length: u32): u32 {
  let hash = seed ^ length;
  let i: u32 = 0;
  for (; i + 8 <= length; i += 8) {
    hash = (hash ^ load<u64>(at + i)) * PRIME;
    hash ^= hash >> 32;
  }
  const rest = (length - i) << 3;
  if (rest !== 0) {
    hash = (hash ^ (load<u64>(at + i) & ((1 << (<u64>rest)) - 1))) * PRIME;
    hash ^= hash >> 32;
  }
  return <u32>(hash ^ (hash >> 29));
}

/** Of 16 bytes, to guess by: 12 bits. */
export function guessOf(at: usize, column: u32): u32 {
  const words = load<u64>(at) ^ rotl<u64>(load<u64>(at, 8), 23);
  return <u32>(((words ^ ((<u64>column) << 17)) * PRIME) >> 52);
}
