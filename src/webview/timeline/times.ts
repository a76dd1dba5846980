import uPlot from 'uplot';
import type { BucketSize } from '../../core/timeline/buckets';
import type { Stretch } from './messages';

/** Writes times of a zone as the rest of the extension does: `2024-03-14 13:05:09`. */
export class Times {
  constructor(
    /** IANA name. */
    readonly zone: string,
  ) {}

  /** A date whose local parts are those of the zone: what uPlot lays its axis out by. */
  readonly date = (ms: number): Date => uPlot.tzDate(new Date(ms), this.zone);

  day(ms: number): string {
    const date = this.date(ms);
    return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }

  clock(ms: number, seconds = true): string {
    const date = this.date(ms);
    const minutes = `${two(date.getHours())}:${two(date.getMinutes())}`;
    return seconds ? `${minutes}:${two(date.getSeconds())}` : minutes;
  }

  /** A moment, with seconds where buckets are shorter than a minute, and without a clock where they are whole days. */
  moment(ms: number, { unit }: BucketSize): string {
    if (this.zone === 'UTC') {
      if (unit === 'month') return this.day(ms).slice(0, 7);
      if (unit === 'day' || unit === 'week') return this.day(ms);
    }
    return `${this.day(ms)} ${this.clock(ms, unit === 'second')}`;
  }

  /** A bucket or several side by side: its only moment, or the first and the last. */
  stretch({ from, to }: Stretch, size: BucketSize): string {
    const first = this.moment(from, size);
    const last = this.moment(to - 1, size);
    if (first === last) return first;
    const day = first.slice(0, 11);
    return last.startsWith(day) && last.length > 11 ? `${first}–${last.slice(11)}` : `${first} – ${last}`;
  }

  /** What stands at the marks of the axis: the clock, and the day at the first and wherever it changes. */
  marks(splits: readonly number[], step: number): string[] {
    let before = '';
    return splits.map((ms) => {
      const day = this.day(ms);
      if (step >= 28 * DAY) return day.slice(0, 7);
      if (step >= DAY) return day;
      const mark = this.clock(ms, step < 60_000);
      const isNew = day !== before;
      before = day;
      return isNew ? `${mark}\n${day}` : mark;
    });
  }
}

const DAY = 86_400_000;

function two(value: number): string {
  return String(value).padStart(2, '0');
}
