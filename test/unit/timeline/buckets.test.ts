import assert from 'node:assert/strict';
import fc from 'fast-check';
import { factsOf } from '../../../src/core/event/facts';
import { compileOrThrow } from '../../../src/core/filter/evaluate';
import { writeTimeRange } from '../../../src/core/filter/timeRange';
import { BUCKET_SIZES, bucketAt, bucketsFor } from '../../../src/core/timeline/buckets';

const at = (text: string) => Date.parse(text);
const sizeFor = (from: string, to: string, most = 100) => {
  const { size, edges } = bucketsFor(at(from), at(to), most);
  return `${size.count} ${size.unit}, ${edges.length - 1} from ${new Date(edges[0]!).toISOString()}`;
};

describe('buckets of time', () => {
  const cases: [string, string, string][] = [
    ['2024-03-14T13:00:00Z', '2024-03-14T13:00:00Z', '1 second, 1 from 2024-03-14T13:00:00.000Z'],
    ['2024-03-14T13:00:00Z', '2024-03-14T13:01:39Z', '1 second, 100 from 2024-03-14T13:00:00.000Z'],
    ['2024-03-14T13:00:00Z', '2024-03-14T13:01:40Z', '5 second, 21 from 2024-03-14T13:00:00.000Z'],
    ['2024-03-14T13:00:07Z', '2024-03-14T14:20:00Z', '1 minute, 81 from 2024-03-14T13:00:00.000Z'],
    ['2024-03-14T13:00:00Z', '2024-03-15T13:00:00Z', '15 minute, 97 from 2024-03-14T13:00:00.000Z'],
    ['2024-03-14T13:00:00Z', '2024-04-14T13:00:00Z', '12 hour, 63 from 2024-03-14T12:00:00.000Z'],
    ['2024-03-14T13:00:00Z', '2025-03-14T13:00:00Z', '1 week, 53 from 2024-03-11T00:00:00.000Z'],
    ['2021-03-14T13:00:00Z', '2025-03-14T13:00:00Z', '1 month, 49 from 2021-03-01T00:00:00.000Z'],
    ['1970-01-01T00:00:00Z', '2025-03-14T13:00:00Z', '12 month, 56 from 1970-01-01T00:00:00.000Z'],
    ['0100-01-01T00:00:00Z', '9999-12-31T00:00:00Z', '1200 month, 99 from 0100-01-01T00:00:00.000Z'],
  ];
  for (const [from, to, expected] of cases)
    it(`${from} to ${to}: ${expected}`, () => assert.equal(sizeFor(from, to), expected));

  it('cover what they are made for, touch each other, and are few', () => {
    const time = fc.integer({ min: at('1900-01-01T00:00:00Z'), max: at('2200-01-01T00:00:00Z') });
    fc.assert(
      fc.property(
        time,
        fc.nat(10 ** 12),
        fc.integer({ min: 2, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, length, most, share) => {
          const buckets = bucketsFor(from, from + length, most);
          const { edges } = buckets;
          assert.ok(edges[0]! <= from && edges.at(-1)! > from + length);
          assert.ok(edges.length - 1 <= most);
          const ms = Math.floor(from + length * share);
          const bucket = bucketAt(buckets, ms);
          assert.ok(edges[bucket]! <= ms && ms < edges[bucket + 1]!, `${ms} in ${bucket}`);
          assert.equal(bucketAt(buckets, edges[0]! - 1), -1);
          assert.equal(bucketAt(buckets, edges.at(-1)!), -1);
          assert.equal(bucketAt(buckets, Number.NaN), -1);
        },
      ),
    );
  });

  it('begin where people expect it', () => {
    for (const size of BUCKET_SIZES) {
      const first = bucketsFor(at('2024-05-15T13:14:15Z'), at('2024-05-15T13:14:15Z'), 2);
      assert.equal(first.edges.length, 2);
      assert.ok(size.count > 0);
    }
    assert.equal(
      new Date(bucketsFor(at('2024-05-15T13:14:15Z'), at('2024-06-15T13:14:15Z'), 6).edges[0]!).getUTCDay(),
      1,
    );
  });
});

describe('a stretch of time as a filter', () => {
  const cases: [string, string, string][] = [
    ['2024-03-14T00:00:00Z', '2024-03-15T00:00:00Z', '2024-03-14'],
    ['2024-03-11T00:00:00Z', '2024-03-18T00:00:00Z', '2024-03-11..2024-03-17'],
    ['2024-03-14T13:00:00Z', '2024-03-14T14:00:00Z', '2024-03-14T13'],
    ['2024-03-14T13:00:00Z', '2024-03-14T13:15:00Z', '2024-03-14T13:00..2024-03-14T13:14'],
    ['2024-03-14T13:00:05Z', '2024-03-14T13:00:06Z', '2024-03-14T13:00:05'],
    ['2024-03-14T13:00:05.250Z', '2024-03-14T13:00:05.250Z', '2024-03-14T13:00:05'],
  ];
  for (const [from, to, expected] of cases)
    it(expected, () => assert.equal(writeTimeRange(at(from), at(to)), expected));

  it('lets through just the events of that stretch', () => {
    const time = fc.integer({ min: 0, max: 2 ** 31 }).map((seconds) => seconds * 1000);
    const length = fc.oneof(fc.constantFrom(1, 60, 3600, 86_400), fc.integer({ min: 1, max: 10 ** 6 }));
    fc.assert(
      fc.property(time, length, (from, seconds) => {
        const to = from + seconds * 1000;
        const passes = compileOrThrow(`time:${writeTimeRange(from, to)}`, { newestMs: Number.NaN });
        const is = (ms: number) => passes(factsOf({ eventTime: new Date(ms).toISOString() }));
        assert.deepEqual([is(from - 1), is(from), is(to - 1), is(to)], [false, true, true, false]);
      }),
    );
  });
});
