import uPlot from 'uplot';
import type { BucketSize } from '../../core/timeline/buckets';
import type { Stretch } from './messages';

/** Writes times of a zone as the rest of the extension does: `2024-03-14 13:05:09`. */
export class Times {
  readonly #format: Intl.DateTimeFormat | undefined;
  #last: { readonly ms: number; readonly text: string } = { ms: Number.NaN, text: '' };

  constructor(
    /** IANA name. */
    readonly zone: string,
  ) {
    const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' } as const;
    const options = { ...numbers, minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
    this.#format =
      zone === 'UTC' ? undefined : new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone });
  }

  /**
   * A date whose local parts are those of the zone: what uPlot lays its axis out by. No text is made of it: where this
   * computer changes its clocks, it has no date for an hour of each year.
   */
  readonly date = (ms: number): Date => uPlot.tzDate(new Date(ms), this.zone);

  day(ms: number): string {
    return this.#text(ms).slice(0, 10);
  }

  clock(ms: number, seconds = true): string {
    return this.#text(ms).slice(11, seconds ? 19 : 16);
  }

  /** `2024-03-14 13:05:09` */
  #text(ms: number): string {
    if (this.#last.ms !== ms) this.#last = { ms, text: this.#write(ms) };
    return this.#last.text;
  }

  #write(ms: number): string {
    if (!this.#format) return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
    const parts = new Map(this.#format.formatToParts(ms).map(({ type, value }) => [type, value]));
    const [year = '', month, day] = (['year', 'month', 'day'] as const).map((type) => parts.get(type));
    const clock = (['hour', 'minute', 'second'] as const).map((type) => parts.get(type)).join(':');
    return `${year.padStart(4, '0')}-${month}-${day} ${clock}`;
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
