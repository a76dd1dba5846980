import { counted } from '../text/count';

/**
 * Times as CloudTrail and its exporters write them. Records use ISO 8601 extended in UTC, `creationDate` is
 * documented as ISO 8601 basic, `lookup-events` prints epoch seconds or a local offset, log stores epoch
 * milliseconds. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Numbers from here on are milliseconds; as seconds this would be the year 5138. */
const FIRST_MILLISECONDS = 1e11;
const END_OF_MILLISECONDS = 1e14;

const EXTENDED =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?(?:Z|UTC|([+-])(\d\d):?(\d\d)?)?$/i;
const BASIC = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(?:[.,](\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d)?)?$/i;
const EPOCH = /^\d{9,13}(?:\.\d+)?$/;

/**
 * Milliseconds since 1970 UTC of a recorded time; NaN where it is no valid time (30 February, hour 25, a date
 * alone). Takes ISO 8601 extended and basic with or without fraction and offset, and epoch seconds or
 * milliseconds as number or digits. A time without zone is UTC, as all of CloudTrail's are. Fractions below a
 * millisecond are cut.
 */
export function parseTime(value: unknown): number {
  if (typeof value === 'number') return parseEpoch(value);
  if (typeof value !== 'string') return Number.NaN;
  if (value.length === 20 && value[19] === 'Z' && value[10] === 'T' && value[4] === '-') {
    return parsePlain(value);
  }
  const match = EXTENDED.exec(value) ?? BASIC.exec(value);
  if (!match) return EPOCH.test(value) ? parseEpoch(Number(value)) : Number.NaN;
  const [
    ,
    year,
    month,
    day,
    hour,
    minute,
    second,
    fraction = '',
    sign,
    offsetHour = '0',
    offsetMinute = '0',
  ] = match;
  const utc = utcOf(Number(year), Number(month), Number(day), Number(hour), Number(minute), Number(second));
  if (Number(offsetHour) > 23 || Number(offsetMinute) > 59) return Number.NaN;
  const offset = Number(offsetHour) * HOUR + Number(offsetMinute) * MINUTE;
  return utc + Number(fraction.padEnd(3, '0').slice(0, 3)) - (sign === '-' ? -offset : offset);
}

const PRINTED = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d)[ \u202f]([AP])M$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Milliseconds since 1970 UTC of a time as Java prints it, `Jul 30, 2024, 9:46:15 PM`; NaN for all else. STS writes the
 * end of a session so (`responseElements.credentials.expiration`), in UTC, as records in public logs show.
 */
export function parsePrintedTime(value: string): number {
  const match = PRINTED.exec(value);
  if (!match) return Number.NaN;
  const [, month = '', day, year, hour, minute, second, half] = match;
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  return utcOf(Number(year), MONTHS.indexOf(month) + 1, Number(day), hours, Number(minute), Number(second));
}

function parseEpoch(value: number): number {
  if (!(value >= 0) || value >= END_OF_MILLISECONDS) return Number.NaN;
  return Math.floor(value < FIRST_MILLISECONDS ? value * SECOND : value);
}

/** `2019-10-24T22:33:26Z`, the form of nearly every event: read without a regular expression. */
function parsePlain(text: string): number {
  if (text[7] !== '-' || text[13] !== ':' || text[16] !== ':') return Number.NaN;
  return utcOf(
    digits(text, 0, 4),
    digits(text, 5, 7),
    digits(text, 8, 10),
    digits(text, 11, 13),
    digits(text, 14, 16),
    digits(text, 17, 19),
  );
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** Rejects what `Date.UTC` would roll over into another day, and the years 0 to 99 that it would move. */
function utcOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number {
  const inRange = year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  if (!inRange || !(hour <= 23 && minute <= 59 && second <= 59)) return Number.NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * A length of time in words, rounded down: `45 seconds`, `3 minutes 20 seconds`, `38 minutes`,
 * `2 hours 5 minutes`, `3 days 4 hours`. Takes milliseconds; the sign is left to the caller.
 */
export function formatDuration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (Number.isNaN(length)) return 'an unknown time';
  if (length >= 2 * DAY) return join(length, DAY, 'day', HOUR, 'hour');
  if (length >= HOUR) return join(length, HOUR, 'hour', MINUTE, 'minute');
  if (length >= 10 * MINUTE) return counted(Math.floor(length / MINUTE), 'minute');
  if (length >= MINUTE) return join(length, MINUTE, 'minute', SECOND, 'second');
  return counted(Math.floor(length / SECOND), 'second');
}

function join(length: number, major: number, majorName: string, minor: number, minorName: string): string {
  const rest = Math.floor((length % major) / minor);
  const first = counted(Math.floor(length / major), majorName);
  return rest === 0 ? first : `${first} ${counted(rest, minorName)}`;
}
