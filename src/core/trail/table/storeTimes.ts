import { parseTime } from '../../knowledge/times';

/**
 * A time in the form that records have it, `2024-03-14T13:05:01Z`: tables print it with a space and no zone, which is
 * UTC; OCSF and lookup items hold numbers. Milliseconds stay where there are any. What is no time stays as it is.
 */
export function recordTime(value: string | number): string {
  const ms = parseTime(value);
  if (Number.isNaN(ms)) return String(value);
  if (typeof value === 'string' && value.endsWith('Z') && value.includes('T')) return value;
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
