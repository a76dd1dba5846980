import type { Steps } from '../rows/steps';
import { type TimeNumbers, timeAt } from '../rows/timeColumn';
import { descending } from './group';

/** Later than any time of `parseTime`, which knows the years 100 to 9999. */
const LATEST = 2 ** 48;
const NO_TIME = 2 ** 49 - 1;

/** Fewer rows than this are sorted by comparing. */
const FEW = 10_000;

/** All rows, the newest first; equal times in the order of rows, rows without a time last. A radix sort: linear. */
export function* newestFirst(times: TimeNumbers, length: number): Steps<Uint32Array> {
  let order = new Uint32Array(length);
  for (let row = 0; row < length; row++) order[row] = row;
  if (length < FEW) return order.sort((a, b) => descending(timeAt(times, a), timeAt(times, b)) || a - b);
  if (times instanceof Uint32Array) {
    // Seconds: the largest number stands for no time.
    const keys = new Uint32Array(length);
    for (let row = 0; row < length; row++) {
      const seconds = times[row]!;
      keys[row] = seconds === 0xffff_ffff ? seconds : 0xffff_fffe - seconds;
    }
    yield;
    order = sortBy(order, keys, 0);
    yield;
    return sortBy(order, keys, 16);
  }
  const low = new Uint32Array(length);
  const high = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    const ms = timeAt(times, row);
    const key = Number.isNaN(ms) ? NO_TIME : LATEST - ms;
    high[row] = key / 2 ** 32;
    low[row] = key % 2 ** 32;
  }
  for (const [keys, shift] of [
    [low, 0],
    [low, 16],
    [high, 0],
    [high, 16],
  ] as const) {
    yield;
    order = sortBy(order, keys, shift);
  }
  return order;
}

/** One step of a radix sort: by 16 bits of each row's key, stable. */
function sortBy(order: Uint32Array, keys: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(65_537);
  for (let i = 0; i < order.length; i++) starts[((keys[i]! >>> shift) & 0xffff) + 1]!++;
  for (let digit = 1; digit < starts.length; digit++) starts[digit]! += starts[digit - 1]!;
  const sorted = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    sorted[starts[(keys[row]! >>> shift) & 0xffff]!++] = row;
  }
  return sorted;
}
