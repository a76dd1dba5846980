import assert from 'node:assert/strict';
import { clockOf, eventTitle, timeOf } from '../../src/core/event/eventText';
import { compileOrThrow, compileTerms } from '../../src/core/filter/evaluate';
import { parseFilter } from '../../src/core/filter/grammar';
import { parsePeriod } from '../../src/core/filter/time';
import { writeTimeRange } from '../../src/core/filter/timeRange';
import { EventIndex } from '../../src/core/index/eventIndex';
import { parsePrintedTime, parseTime } from '../../src/core/knowledge/times';
import { bucketsFor } from '../../src/core/timeline/buckets';
import { readTrail } from '../../src/core/trail/trail';
import { Times } from '../../src/webview/timeline/timeLabels';
import { facts } from '../support/facts';
import { addLogs } from '../support/indexed';

/** Zones of a host: without and with changes of the clock, by half an hour, and one that left out a day. */
const ZONES = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];

const HOUR = 3_600_000;
/** Every half hour around the days on which some of them change their clocks, and around the turn of a year. */
const MOMENTS = [
  '2024-03-10',
  '2024-11-03',
  '2024-03-31',
  '2024-10-27',
  '2024-04-07',
  '2024-10-06',
  '2011-12-30',
  '2018-11-04',
  '2024-01-01',
].flatMap((day) => {
  const start = Date.parse(`${day}T00:00:00Z`) - 12 * HOUR;
  return Array.from({ length: 96 }, (_, n) => start + (n * HOUR) / 2);
});
const isoOf = (ms: number) => new Date(ms).toISOString();

/** Runs something on a host in a zone, whose clock says nothing that anybody may ask for. */
function inZone<T>(zone: string, run: () => T): T {
  const before = process.env['TZ'];
  const { Date: RealDate } = globalThis;
  process.env['TZ'] = zone;
  class TimelessDate extends RealDate {
    constructor(value?: number | string) {
      if (value === undefined) throw new Error('The clock was asked.');
      super(value);
    }

    static override now(): number {
      throw new Error('The clock was asked.');
    }
  }
  try {
    globalThis.Date = TimelessDate as DateConstructor;
    return run();
  } finally {
    globalThis.Date = RealDate;
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

/** Everything that is made of times. */
function madeOfTimes(): unknown {
  const records = MOMENTS.map((ms, n) => ({
    eventID: `e${n}`,
    eventName: 'A',
    eventTime: isoOf(ms).replace('.000', ''),
  }));
  const index = new EventIndex();
  addLogs(index, { a: records });
  const { newestMs } = index;
  const filters = [
    '2024-03-10',
    '2024-03',
    '2011-12-30',
    '2024-03-10T02:30',
    '2024-11-03T01..2024-11-03T02',
    'last1d',
  ];
  const counts = [...filters, '>=2024-10-27T02:30', '2024-03-31T02:30+02:00', 'last36h'].map(
    (time) => index.select(compileTerms(parseFilter(`time:${time}`), { newestMs }).terms).count,
  );
  const passes = filters.map((time) => {
    const test = compileOrThrow(`time:${time}`, { newestMs });
    return MOMENTS.filter((ms) => test(facts({ time: isoOf(ms) }))).length;
  });
  const groups = ['day', 'hour'].map((by) =>
    index.group(index.all(), [by]).map(({ key, label, events }) => `${key} ${label} ${events}`),
  );
  const within = index.within(index.all(), 'day', '2024-03-10').count;
  const buckets = [10, 100, 400].map((most) => {
    const { size, edges } = bucketsFor(MOMENTS[0]!, MOMENTS[0]! + 30 * 24 * HOUR, most);
    return [size, [...edges]];
  });
  const months = [
    ...bucketsFor(Date.parse('2023-01-15T00:00:00Z'), Date.parse('2024-12-15T00:00:00Z'), 30).edges,
  ];
  const texts = MOMENTS.map((ms) => {
    const event = facts({ time: isoOf(ms) });
    return [clockOf(event, 'utc'), timeOf(event, 'utc'), eventTitle(event, 'utc')];
  });
  const read = [
    ...[
      '2024-03-10T02:30:00Z',
      '2024-03-10 02:30:00',
      '20240310T023000Z',
      '2024-03-10T02:30:00+0530',
      '1710037800',
    ],
  ].map(parseTime);
  const page = ['UTC', 'America/New_York', 'Australia/Lord_Howe'].map((zone) => {
    const times = new Times(zone);
    return MOMENTS.map(
      (ms) => `${times.day(ms)} ${times.clock(ms)} ${times.moment(ms, { unit: 'day', count: 1 })}`,
    );
  });
  const trail = readTrail(Buffer.from(JSON.stringify(records.slice(0, 3))));
  return {
    ...{ counts, passes, groups, within, buckets, months, texts, read, page },
    printed: parsePrintedTime('Mar 10, 2024, 2:30:00 AM'),
    periods: filters.map(parsePeriod),
    range: writeTimeRange(MOMENTS[0]!, MOMENTS[95]!),
    trail: trail.events.map((event) => event.facts.timeMs),
    coverage: index.coverage(index.all()),
  };
}

describe('times', () => {
  const expected = inZone('UTC', madeOfTimes);

  for (const zone of ZONES.slice(1)) {
    it(`are the same on a host in ${zone}, whatever its clock says`, () => {
      const offset = inZone(zone, () => new Date(1_720_000_000_000).getTimezoneOffset());
      assert.notEqual(offset, 0, 'the zone holds');
      assert.deepEqual(inZone(zone, madeOfTimes), expected);
    });
  }

  it('of the page are those of its zone', () => {
    const { page } = expected as { page: readonly (readonly string[])[] };
    assert.deepEqual(
      page[0],
      MOMENTS.map((ms) => {
        const [day, clock] = isoOf(ms).slice(0, 19).split('T');
        return `${day} ${clock} ${day}`;
      }),
    );
    const inNewYork = new Times('America/New_York');
    assert.equal(inNewYork.clock(Date.parse('2024-03-10T06:59:59Z')), '01:59:59');
    assert.equal(inNewYork.clock(Date.parse('2024-03-10T07:00:00Z')), '03:00:00');
    assert.equal(inNewYork.day(Date.parse('2024-01-01T00:00:00Z')), '2023-12-31');
    assert.equal(inNewYork.clock(Date.parse('2024-01-01T05:00:00Z')), '00:00:00');
  });

  /** `zone; time; what is shown with the setting "local"` */
  for (const [zone, time, shown] of [
    ['UTC', '2024-03-10T07:00:00Z', '2024-03-10 07:00:00+00:00'],
    ['America/New_York', '2024-03-10T06:59:59Z', '2024-03-10 01:59:59-05:00'],
    ['America/New_York', '2024-03-10T07:00:00Z', '2024-03-10 03:00:00-04:00'],
    ['America/New_York', '2024-11-03T05:30:00Z', '2024-11-03 01:30:00-04:00'],
    ['America/New_York', '2024-11-03T06:30:00Z', '2024-11-03 01:30:00-05:00'],
    ['Europe/Berlin', '2024-10-27T00:30:00Z', '2024-10-27 02:30:00+02:00'],
    ['Europe/Berlin', '2024-10-27T01:30:00Z', '2024-10-27 02:30:00+01:00'],
    ['Asia/Kolkata', '2024-12-31T18:30:00Z', '2025-01-01 00:00:00+05:30'],
    ['Australia/Lord_Howe', '2024-10-05T15:30:00Z', '2024-10-06 02:30:00+11:00'],
    ['Pacific/Apia', '2011-12-30T09:59:59Z', '2011-12-29 23:59:59-10:00'],
    ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31 00:00:00+14:00'],
  ] as const) {
    it(`are local where that is wanted: ${time} in ${zone}`, () => {
      const event = facts({ time });
      assert.equal(
        inZone(zone, () => timeOf(event, 'local')),
        shown,
      );
      assert.equal(
        inZone(zone, () => clockOf(event, 'local')),
        shown.slice(11),
      );
    });
  }
});
