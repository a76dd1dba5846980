import type { Refusal } from './refusal';
import { type FilterValue, literalOf, quoteValue } from './value';

/** A stretch of time in milliseconds since 1970 UTC; `end` is the first one after it. */
export interface Period {
  readonly start: number;
  readonly end: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY };

/** Operators before a date or time. Each compares with the whole period that was written. */
const COMPARISONS: Readonly<Record<string, (period: Period) => Period>> = {
  '>=': ({ start }) => ({ start, end: Number.POSITIVE_INFINITY }),
  '<=': ({ end }) => ({ start: Number.NEGATIVE_INFINITY, end }),
  '>': ({ end }) => ({ start: end, end: Number.POSITIVE_INFINITY }),
  '<': ({ start }) => ({ start: Number.NEGATIVE_INFINITY, end: start }),
  '': (period) => period,
};

const MOMENT =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/i;

const HELP =
  'Write a date such as 2024-01-31, a time such as 2024-01-31T10:30, a range such as 2024-01-01..2024-01-31, or last7d.';

/**
 * Reads a date or date-time as the whole period it names: a year, month, day, hour, minute, second or part of
 * one. UTC unless an offset follows. `undefined` where it is none, or no such date exists.
 */
export function parsePeriod(text: string): Period | undefined {
  const [, year, month, day, hour, minute, second, fraction, zone] = MOMENT.exec(text) ?? [];
  if (year === undefined) return undefined;
  const numbers = [year, month ?? '01', day ?? '01', hour ?? '00', minute ?? '00', second ?? '00'].map(
    Number,
  );
  const [y = 0, mo = 0, d = 0, h = 0, mi = 0, s = 0] = numbers;
  const date = new Date(Date.UTC(y, mo - 1, d, h, mi, s));
  const readBack = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  readBack.push(date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds());
  const offset = zoneOffset(zone);
  // 30 February and 25 o'clock roll over: what does not come back as it went in is no date.
  if (offset === undefined || readBack.some((number, index) => number !== numbers[index])) return undefined;
  const digits = (fraction ?? '').slice(0, 3);
  const start = date.getTime() + Number(digits.padEnd(3, '0')) - offset;
  const length =
    hour === undefined ? DAY : minute === undefined ? HOUR : second === undefined ? MINUTE : 1000;
  if (month === undefined) return { start, end: Date.UTC(y + 1, 0) };
  if (day === undefined) return { start, end: Date.UTC(y, mo) };
  return { start, end: start + (fraction === undefined ? length : 10 ** (3 - digits.length)) };
}

/** Minutes east of UTC, in milliseconds. */
function zoneOffset(zone: string | undefined): number | undefined {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone ?? '') ?? [];
  if (sign === undefined) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
}

/** Whether a text is a date or date-time of at least a day, such as people paste. */
export function isDateText(text: string): boolean {
  return /^\d{4}-\d\d-\d\d/.test(text) && parsePeriod(text) !== undefined;
}

const LAST = /^last(\d+)([smhdw])$/i;

/** Whether a `time:` value counts back from the newest event, as `last7d` does. */
export function isRelative(value: FilterValue): boolean {
  return LAST.test(literalOf(value) ?? '');
}

/** The times that a `time:` value stands for. `newestMs` is what `last7d` counts back from. */
export function readPeriod(value: FilterValue, newestMs: number): Period | Refusal {
  const text = literalOf(value);
  if (text === undefined)
    return { message: 'Times have no wildcards: 2024-01 is all of January, 2024 the whole year.' };
  const refuse = (offset: number, length: number): Refusal => ({
    message: `"${text.slice(offset, offset + length)}" is not a time. ${HELP}`,
    part: [offset, length],
  });
  const dots = text.indexOf('..');
  if (dots >= 0) return readRange(text, dots, refuse);
  const [, count, unit = ''] = LAST.exec(text) ?? [];
  if (count !== undefined) return readLast(Number(count), unit.toLowerCase(), newestMs, text);
  const operator = /^[<>]?=?/.exec(text)?.[0] ?? '';
  const period = parsePeriod(text.slice(operator.length));
  const compare = COMPARISONS[operator];
  return period && compare ? compare(period) : refuse(0, text.length);
}

function readLast(count: number, unit: string, newestMs: number, text: string): Period | Refusal {
  if (count === 0) return { message: `"${text}" is no time at all. Write last1${unit} or more.` };
  return { start: newestMs - count * (UNITS[unit] ?? 0), end: Number.POSITIVE_INFINITY };
}

function readRange(
  text: string,
  dots: number,
  refuse: (offset: number, length: number) => Refusal,
): Period | Refusal {
  const [from, to] = [text.slice(0, dots), text.slice(dots + 2)];
  if (from === '' && to === '') return refuse(0, text.length);
  const first = from === '' ? OPEN : parsePeriod(from);
  if (!first) return refuse(0, dots);
  const last = to === '' ? OPEN : parsePeriod(to);
  if (!last) return refuse(dots + 2, to.length);
  if (first.start >= last.end) {
    return { message: 'This range ends before it begins.', suggestion: quoteValue(`${to}..${from}`) };
  }
  return { start: first.start, end: last.end };
}

const OPEN: Period = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
