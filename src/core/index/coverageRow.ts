const HOUR = 3_600_000;

/** Events of one account, Region and category, by hour. */
export interface CoverageRow {
  readonly account: string;
  readonly region: string;
  readonly category: string;
  readonly events: number;
  readonly failed: number;
  /** The hours with events, in milliseconds since 1970 UTC of their beginning, the oldest first. */
  readonly hours: readonly { readonly hour: number; readonly events: number }[];
}

/** Hours without an event, from the beginning of the first to the end of the last, in milliseconds since 1970 UTC. */
export interface Gap {
  readonly start: number;
  readonly end: number;
}

/** The stretches between the first and the last hour in which no hour has events. */
export function gapsOf({ hours }: Pick<CoverageRow, 'hours'>): readonly Gap[] {
  const gaps: Gap[] = [];
  for (let i = 1; i < hours.length; i++) {
    const start = hours[i - 1]!.hour + HOUR;
    const end = hours[i]!.hour;
    if (end > start) gaps.push({ start, end });
  }
  return gaps;
}

/** Hours from the first to the last with events, both included. */
export function spanHours({ hours }: Pick<CoverageRow, 'hours'>): number {
  const first = hours[0];
  const last = hours[hours.length - 1];
  return first && last ? (last.hour - first.hour) / HOUR + 1 : 0;
}

/** `2024-03-14 13:00` */
export function hourText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 16).replace('T', ' ');
}

/** `2024-03-14 15:00 to 17:00 (2 h)` */
export function gapText({ start, end }: Gap): string {
  const from = hourText(start);
  const to = hourText(end);
  const sameDay = from.slice(0, 10) === to.slice(0, 10);
  return `${from} to ${sameDay ? to.slice(11) : to} (${(end - start) / HOUR} h)`;
}
