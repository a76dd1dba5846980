import assert from 'node:assert/strict';
import { formatDuration, parseTime } from '../../../src/core/knowledge/times';

const SEED = Date.UTC(2019, 9, 24, 22, 33, 26);

describe('parseTime', () => {
  const cases: readonly (readonly [unknown, number])[] = [
    ['2019-10-24T22:33:26Z', SEED],
    ['2019-10-24t22:33:26z', SEED],
    ['20191024T223326Z', SEED],
    ['2019-10-24T22:33:26', SEED],
    ['2019-10-24 22:33:26.000', SEED],
    ['2019-10-24 22:33:26.000 UTC', SEED],
    ['2019-10-24T22:33:26.5Z', SEED + 500],
    ['2019-10-24T22:33:26.123456789Z', SEED + 123],
    ['2019-10-24T15:33:26-07:00', SEED],
    ['2019-10-25T04:03:26+0530', SEED],
    ['20191024T233326+01', SEED],
    [1571956406, SEED],
    [1571956406.0, SEED],
    [1571956406123, SEED + 123],
    ['1571956406', SEED],
    ['1571956406.0', SEED],
    ['1571956406000', SEED],
    [0, 0],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2023-02-29T00:00:00Z', Number.NaN],
    ['2024-02-30T00:00:00Z', Number.NaN],
    ['20240230T000000Z', Number.NaN],
    ['2024-02-30T00:00:00.000+00:00', Number.NaN],
    ['1900-02-29T00:00:00Z', Number.NaN],
    ['2024-04-31T00:00:00Z', Number.NaN],
    ['2024-13-01T00:00:00Z', Number.NaN],
    ['2024-00-01T00:00:00Z', Number.NaN],
    ['2024-01-01T24:00:00Z', Number.NaN],
    ['2024-01-01T23:60:00Z', Number.NaN],
    ['2024-01-01T23:59:60Z', Number.NaN],
    ['2024-01-01T00:00:00+24:00', Number.NaN],
    ['2024-01-01T0a:00:00Z', Number.NaN],
    ['2024-01-01', Number.NaN],
    ['eventTime', Number.NaN],
    ['', Number.NaN],
    ['123456789012345', Number.NaN],
    [-1, Number.NaN],
    [1e15, Number.NaN],
    [Number.POSITIVE_INFINITY, Number.NaN],
    [Number.NaN, Number.NaN],
    [null, Number.NaN],
    [undefined, Number.NaN],
    [true, Number.NaN],
    [['2019-10-24T22:33:26Z'], Number.NaN],
    [{}, Number.NaN],
  ];
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)} → ${expected}`, () => assert.equal(parseTime(text), expected));
  }
});

describe('formatDuration', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, '0 seconds'],
    [999, '0 seconds'],
    [1000, '1 second'],
    [59_999, '59 seconds'],
    [60_000, '1 minute'],
    [200_000, '3 minutes 20 seconds'],
    [38 * 60_000 + 30_000, '38 minutes'],
    [3_600_000, '1 hour'],
    [3_660_000, '1 hour 1 minute'],
    [47 * 3_600_000, '47 hours'],
    [76 * 3_600_000, '3 days 4 hours'],
    [-38 * 60_000, '38 minutes'],
    [Number.NaN, 'an unknown time'],
  ];
  for (const [length, text] of cases) it(text, () => assert.equal(formatDuration(length), text));
});
