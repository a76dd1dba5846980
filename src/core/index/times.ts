import { grownTo } from './column';

/** Stands for "no valid time" among seconds: 7 February 2106, 06:28:15. */
const NO_TIME = 0xffff_ffff;

/**
 * Times in milliseconds since 1970 UTC, NaN for none. Kept as whole seconds in 4 bytes each as long as that is what
 * they all are, as CloudTrail's own times; else as they are, in 8.
 */
export type TimeNumbers = Uint32Array | Float64Array;

/** A time out of an array of either kind. */
export function timeAt(times: TimeNumbers, row: number): number {
  const value = times[row]!;
  if (times instanceof Float64Array) return value;
  return value === NO_TIME ? Number.NaN : value * 1000;
}

/** A column of times. */
export class Times {
  #data: TimeNumbers = new Uint32Array(0);
  length = 0;

  /** The times by their row, to be read by `timeAt`. May be longer than the column. */
  get data(): TimeNumbers {
    return this.#data;
  }

  at(row: number): number {
    return timeAt(this.#data, row);
  }

  push(ms: number): void {
    if (this.#data instanceof Uint32Array && !isSeconds(ms)) this.#widen();
    this.#reserve(this.length + 1);
    this.#put(this.length++, ms);
  }

  append(times: TimeNumbers): void {
    if (times instanceof Float64Array && this.#data instanceof Uint32Array) this.#widen();
    this.#reserve(this.length + times.length);
    if (times instanceof Float64Array || this.#data instanceof Uint32Array) {
      this.#data.set(times, this.length);
    } else {
      for (let i = 0; i < times.length; i++) this.#data[this.length + i] = timeAt(times, i);
    }
    this.length += times.length;
  }

  /** Keeps these rows, which are in order. */
  keep(rows: Uint32Array): void {
    const kept = new Times();
    const areSeconds = rows.every((row) => isSeconds(this.at(row)));
    kept.#data = areSeconds ? new Uint32Array(rows.length) : new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) kept.#put(i, this.at(rows[i]!));
    this.#data = kept.#data;
    this.length = rows.length;
  }

  /** All times in an array of their own; the column is empty after it. */
  take(): TimeNumbers {
    const taken = this.#data.slice(0, this.length);
    this.#data = new Uint32Array(0);
    this.length = 0;
    return taken;
  }

  #put(row: number, ms: number): void {
    const isWide = this.#data instanceof Float64Array;
    this.#data[row] = isWide ? ms : Number.isNaN(ms) ? NO_TIME : ms / 1000;
  }

  #widen(): void {
    const wide = new Float64Array(this.#data.length);
    for (let row = 0; row < this.length; row++) wide[row] = this.at(row);
    this.#data = wide;
  }

  #reserve(length: number): void {
    if (length <= this.#data.length) return;
    const capacity = grownTo(length, this.#data.length);
    const grown = this.#data instanceof Uint32Array ? new Uint32Array(capacity) : new Float64Array(capacity);
    grown.set(this.#data.subarray(0, this.length));
    this.#data = grown;
  }
}

function isSeconds(ms: number): boolean {
  if (Number.isNaN(ms)) return true;
  const seconds = ms / 1000;
  return seconds >= 0 && seconds < NO_TIME && Number.isInteger(seconds);
}

/** A time as CloudTrail writes it, `2019-10-24T22:33:26Z`; '' for NaN. */
export function canonicalTime(ms: number): string {
  if (Number.isNaN(ms)) return '';
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
