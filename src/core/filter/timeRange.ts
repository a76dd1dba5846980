const DAY = 86_400_000;

/**
 * Periods that a `time:` value can name, the longest first: how long each is, and how much of an ISO time names it.
 */
const PERIODS = [
  { milliseconds: DAY, length: 10 },
  { milliseconds: 3_600_000, length: 13 },
  { milliseconds: 60_000, length: 16 },
  { milliseconds: 1000, length: 19 },
] as const;

/**
 * A stretch of time as a `time:` value, as short as can be: `2024-01-31` for a day, `2024-01-31T10..2024-01-31T11` for
 * two hours. Milliseconds since 1970 UTC, `to` the first after it; both are widened to whole seconds.
 */
export function writeTimeRange(from: number, to: number): string {
  const start = Math.floor(from / 1000) * 1000;
  const end = Math.max(Math.ceil(to / 1000) * 1000, start + 1000);
  const { milliseconds, length } = PERIODS.find(
    (period) => start % period.milliseconds === 0 && end % period.milliseconds === 0,
  )!;
  const name = (ms: number) => new Date(ms).toISOString().slice(0, length);
  const [first, last] = [name(start), name(end - milliseconds)];
  return first === last ? first : `${first}..${last}`;
}
