import { grownTo, MOST_ROOM } from './numberColumn';

/** Stands for "no valid time" among seconds: 7 February 2106, 06:28:15. */
export const NO_TIME = 0xffff_ffff;

/**
 * Times in milliseconds since 1970 UTC, NaN for none. Kept as whole seconds in 4 bytes each as long as that is what
 * they all are, as CloudTrail's own times; else as they are, in 8.
 */
export type TimeNumbers = Uint32Array | Float64Array;

/** A time out of an array of either kind. */
export function timeAt(times: TimeNumbers, row: number): number {
  const value = times[row]!;
  return times instanceof Float64Array ? value : msOf(value);
}

/** A time that is kept in seconds. */
export function msOf(seconds: number): number {
  return seconds === NO_TIME ? Number.NaN : seconds * 1000;
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
    const areSeconds = rows.every((row) => secondsOf(this.at(row)) !== undefined);
    kept.#data = areSeconds ? new Uint32Array(rows.length) : new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) kept.#put(i, this.at(rows[i]!));
    this.#data = kept.#data;
    this.length = rows.length;
  }

  #put(row: number, ms: number): void {
    this.#data[row] = this.#data instanceof Float64Array ? ms : (secondsOf(ms) ?? NO_TIME);
  }

  #widen(): void {
    const wide = new Float64Array(this.#data.length);
    for (let row = 0; row < this.length; row++) wide[row] = this.at(row);
    this.#data = wide;
  }

  /** Forgets what is behind so many times. */
  cut(length: number): void {
    this.length = Math.min(this.length, length);
  }

  /** Makes room for so many times in all, and no more. */
  reserve(length: number): void {
    if (length > this.#data.length) this.#resize(length);
  }

  /** Gives back most of the room that is not used. */
  trim(): void {
    if (this.#data.length > this.length * MOST_ROOM) this.#data = this.#data.slice(0, this.length);
  }

  #reserve(length: number): void {
    if (length > this.#data.length) this.#resize(grownTo(length, this.#data.length));
  }

  #resize(capacity: number): void {
    const grown = this.#data instanceof Uint32Array ? new Uint32Array(capacity) : new Float64Array(capacity);
    grown.set(this.#data.subarray(0, this.length));
    this.#data = grown;
  }
}

/** A time as the whole seconds that it is kept as; undefined where it is none. */
export function secondsOf(ms: number): number | undefined {
  if (Number.isNaN(ms)) return NO_TIME;
  const seconds = ms / 1000;
  return seconds >= 0 && seconds < NO_TIME && Number.isInteger(seconds) ? seconds : undefined;
}

/** A time as CloudTrail writes it, `2019-10-24T22:33:26Z`; '' for NaN. */
export function canonicalTime(ms: number): string {
  if (Number.isNaN(ms)) return '';
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
