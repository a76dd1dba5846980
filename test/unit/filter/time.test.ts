import assert from 'node:assert/strict';
import { checkFilter, compileOrThrow } from '../../../src/core/filter/evaluate';
import { facts } from '../../support/facts';

const NEWEST = '2024-01-31T12:00:00Z';

function passes(filter: string, time: string): boolean {
  return compileOrThrow(filter, { newestMs: Date.parse(NEWEST) })(facts({ time }));
}

/** The first and last milliseconds that match, and that those just outside do not. */
function spans(filter: string, first: string, last: string): void {
  it(`${filter} is ${first} to ${last}`, () => {
    const [from, to] = [Date.parse(first), Date.parse(last)];
    const at = (ms: number) => passes(filter, new Date(ms).toISOString());
    assert.deepEqual([from - 1, from, to, to + 1].map(at), [false, true, true, false]);
  });
}

/** Where the problem of a filter is. */
function bad(filter: string, place: string): void {
  it(`${filter} is an error`, () => {
    assert.equal(
      checkFilter(filter)
        .map(({ offset, length }) => `${offset}+${length}`)
        .join(' '),
      place,
    );
  });
}

describe('times in a filter', () => {
  spans('time:2024-01-31', '2024-01-31T00:00:00.000Z', '2024-01-31T23:59:59.999Z');
  spans('eventTime:2024-02-29', '2024-02-29T00:00:00.000Z', '2024-02-29T23:59:59.999Z');
  spans('time:2024-02', '2024-02-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z');
  spans('time:2024-12', '2024-12-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z');
  spans('time:2024', '2024-01-01T00:00:00.000Z', '2024-12-31T23:59:59.999Z');
  spans('time:2024-01-01T10', '2024-01-01T10:00:00.000Z', '2024-01-01T10:59:59.999Z');
  spans('time:2024-01-01T10:30', '2024-01-01T10:30:00.000Z', '2024-01-01T10:30:59.999Z');
  spans('time:2024-01-01T10:30Z', '2024-01-01T10:30:00.000Z', '2024-01-01T10:30:59.999Z');
  spans('time:"2024-01-01 10:30"', '2024-01-01T10:30:00.000Z', '2024-01-01T10:30:59.999Z');
  spans('time:2024-01-01t10:30:15z', '2024-01-01T10:30:15.000Z', '2024-01-01T10:30:15.999Z');
  spans('time:2024-01-01T10:30:15.5', '2024-01-01T10:30:15.500Z', '2024-01-01T10:30:15.599Z');
  spans('time:2024-01-01T10:30:15.123456', '2024-01-01T10:30:15.123Z', '2024-01-01T10:30:15.123Z');
  spans('time:2024-01-01T10:30+02:00', '2024-01-01T08:30:00.000Z', '2024-01-01T08:30:59.999Z');
  spans('time:2024-01-01T10:30-0730', '2024-01-01T18:00:00.000Z', '2024-01-01T18:00:59.999Z');
  spans('time:2024-01-01..2024-01-31', '2024-01-01T00:00:00.000Z', '2024-01-31T23:59:59.999Z');
  spans('time:2024-01-01..2024-01-01', '2024-01-01T00:00:00.000Z', '2024-01-01T23:59:59.999Z');
  spans('time:2024-01-01T10:30..2024-01-02', '2024-01-01T10:30:00.000Z', '2024-01-02T23:59:59.999Z');
  spans('time:>=2024-01-02 time:<=2024-01-03', '2024-01-02T00:00:00.000Z', '2024-01-03T23:59:59.999Z');
  spans('time:>2024-01-02 time:<2024-01-04', '2024-01-03T00:00:00.000Z', '2024-01-03T23:59:59.999Z');
  spans('time:2024-01-02.. time:..2024-01-03', '2024-01-02T00:00:00.000Z', '2024-01-03T23:59:59.999Z');
  spans('time:last7d -time:>2024-01-31', '2024-01-24T12:00:00.000Z', '2024-01-31T23:59:59.999Z');
  spans('time:LAST2H -time:>2024-01-31', '2024-01-31T10:00:00.000Z', '2024-01-31T23:59:59.999Z');
  spans('time:last30m -time:>2024-01-31', '2024-01-31T11:30:00.000Z', '2024-01-31T23:59:59.999Z');
  spans('time:last1w -time:>2024-01-31', '2024-01-24T12:00:00.000Z', '2024-01-31T23:59:59.999Z');

  it('are one or the other', () =>
    assert.equal(passes('time:2023,2024-01-05', '2024-01-05T01:00:00Z'), true));
  it('never match no time', () => assert.equal(passes('time:..2030', 'soon'), false));
  it('match no time when negated', () => assert.equal(passes('-time:..2030', 'soon'), true));
  it('match no time on request', () => assert.equal(passes('time:""', 'soon'), true));
  it('match no time or another on request', () => assert.equal(passes('time:"",2024', NEWEST), true));
  it('leave out no time on request', () => assert.equal(passes('-time:""', 'soon'), false));
  it('count back from nothing', () =>
    assert.equal(compileOrThrow('time:last7d', { newestMs: Number.NaN })(facts({ time: NEWEST })), false));

  bad('time:2024-13-01', '5+10');
  bad('time:2023-02-29', '5+10');
  bad('time:2024-01-01T24:00', '5+16');
  bad('time:2024-01-01T10:60', '5+16');
  bad('time:2024-01-01T10:30+99:00', '5+22');
  bad('time:0050-01-01', '5+10');
  bad('time:2024-1-1', '5+8');
  bad('time:10:30', '5+5');
  bad('time:1704067200', '5+10');
  bad('time:2024-01-*', '5+9');
  bad('time:last0d', '5+6');
  bad('time:last7', '5+5');
  bad('time:>', '5+1');
  bad('time:==2024', '5+6');
  bad('time:..', '5+2');
  bad('time:2024-01-01..2024-02-30', '17+10');
  bad('time:nope..2024', '5+4');
  bad('time:"nope..2024"', '5+12');
  bad('time:2024-01-31..2024-01-01', '5+22');
  bad('-time:2024,>=2023x', '11+7');

  it('are turned round on request', () =>
    assert.equal(checkFilter('time:2024-02..2024-01')[0]?.suggestion, '2024-01..2024-02'));
});
