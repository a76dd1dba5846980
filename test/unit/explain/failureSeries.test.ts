import assert from 'node:assert/strict';
import { failureSeries, SERIES, type SeriesEvent } from '../../../src/core/explain/failureSeries';

/** `minute:action:error` for each event; `ok` is no error. */
function series(text: string): string {
  const events = text.split(' ').map((one): SeriesEvent => {
    const [minute = '', name = '', error = ''] = one.split(':');
    const failed = error !== 'ok';
    return { timeMs: Number(minute) * 60_000, name, source: 'x', failed, error: failed ? error : '' };
  });
  return failureSeries(events)
    .map((one) => `${one.first}-${one.last} ${one.failures} ${one.risk} ${one.actions.join(',')}`)
    .join('; ');
}

const D = 'AccessDenied';

describe('failureSeries', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['four are none', `0:A:${D} 1:A:${D} 2:A:${D} 3:A:${D}`, ''],
    ['five of one action', `0:A:${D} 1:A:${D} 2:A:${D} 3:A:${D} 4:A:${D}`, '0-4 5 low A'],
    ['five actions refused', `0:A:${D} 1:B:${D} 2:C:${D} 3:D:${D} 4:E:${D}`, '0-4 5 medium A,B,C,D,E'],
    ['successes between them', `0:A:${D} 0:Z:ok 1:A:${D} 2:A:${D} 3:A:${D} 4:A:${D} 5:Z:ok`, '0-5 5 low A'],
    ['a gap ends it', `0:A:${D} 1:A:${D} 2:A:${D} 9:A:${D} 10:A:${D} 11:A:${D}`, ''],
    [
      'two series',
      `0:A:${D} 1:A:${D} 2:A:${D} 3:A:${D} 4:A:${D} 20:A:${D} 20:A:${D} 21:A:${D} 21:A:${D} 22:A:${D}`,
      '0-4 5 low A; 5-9 5 low A',
    ],
    ['throttling is none', '0:A:ThrottlingException '.repeat(8).trim(), ''],
    ['faults of AWS are none', '0:A:InternalFailure '.repeat(8).trim(), ''],
    ['settings that are not set are none', '0:A:NoSuchBucketPolicy '.repeat(8).trim(), ''],
    ['dry runs count', '0:A:Client.DryRunOperation '.repeat(5).trim(), '0-4 5 low A'],
    ['unknown errors count', '0:A:Strange '.repeat(5).trim(), '0-4 5 low A'],
    ['sign-ins', '0:ConsoleLogin: '.repeat(5).trim(), '0-4 5 medium ConsoleLogin'],
    ['events without a time belong to none', `x:A:${D} `.repeat(8).trim(), ''],
  ];
  for (const [name, events, expected] of cases) it(name, () => assert.equal(series(events), expected));
  it('nothing in nothing', () => assert.deepEqual(failureSeries([]), []));
  it('names ten actions at most', () => {
    const events = Array.from({ length: 30 }, (_, n): SeriesEvent => {
      return { timeMs: n, name: `A${n}`, source: 'x', failed: true, error: D };
    });
    assert.equal(failureSeries(events)[0]?.actions.length, 10);
  });
  it('counts so many, so close', () => assert.deepEqual(SERIES, { failures: 5, gapMs: 300_000 }));
});
