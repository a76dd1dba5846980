import assert from 'node:assert/strict';
import { type CoverageRow, gapsOf, spanHours } from '../../../src/core/index/coverageRow';
import { problemCodeLine, problemCodesText } from '../../../src/core/report/problemCodes';
import { type ReportData, type ReportLog, reportOf } from '../../../src/core/report/report';
import { byteText } from '../../../src/core/report/text';
import { grouped } from '../../../src/core/text/count';
import { PROBLEMS, problem } from '../../../src/core/trail/problems';

const log = (name: string, given: Partial<ReportLog> = {}): ReportLog => ({
  name,
  shape: 'S3 log file',
  events: 3,
  duplicates: 0,
  bytes: 4096,
  problems: [],
  ...given,
});

const data = (given: Partial<ReportData>): ReportData => ({
  logs: [],
  skipped: 0,
  excluded: 0,
  coverage: [],
  elapsedMs: 1234,
  ...given,
});

function row(hours: readonly string[], given: Partial<CoverageRow> = {}): CoverageRow {
  return {
    account: '111122223333',
    region: 'us-east-1',
    category: 'Management',
    events: 1234,
    failed: 1,
    hours: hours.map((hour) => ({ hour: Date.parse(`2024-03-${hour}:00Z`), events: 1 })),
    ...given,
  };
}

describe('the load report', () => {
  it('tells what was read', () => {
    const { text } = reportOf(
      data({
        logs: [
          log('a.json.gz', { events: 1200, bytes: 1_234_567 }),
          log('b.json', { shape: 'lookup-events', duplicates: 1 }),
          log('c.json'),
        ],
        skipped: 1,
        excluded: 2,
      }),
    );
    assert.equal(
      text,
      `CloudTrail load report
══════════════════════
  1,206 events from 3 logs
  1.2 MB after decompression, in 1.2 s
  1 duplicate left out: each event counts once
  1 other file skipped: no CloudTrail logs
  2 files and folders left out by the settings cloudtrail.include and cloudtrail.exclude
  No problems: everything was read

Events by shape
───────────────
  shape          events  logs
  S3 log file     1,203     2
  lookup-events       3     1

Logs
────
  a.json.gz  S3 log file, 1,200 events, 1.2 MB
  b.json  lookup-events, 3 events, 1 duplicate left out, 4.1 kB
  c.json  S3 log file, 3 events, 4.1 kB
`,
    );
  });

  it('leads from each problem to its place', () => {
    const found = [problem('junk', 12_345, 6), problem('cut-off', 99_999, 1)];
    const { text, links } = reportOf(data({ logs: [log('a'), log('b\u202e.json', { problems: found })] }));
    assert.match(text, /^ {2}2 problems; listed below$/m);
    assert.match(text, /^ {4}byte 12,345 {2}junk: This is no JSON/m);
    const shown = links.map(({ start, end, log: of, offset, length }) => [
      text.slice(start, end),
      of,
      offset,
      length,
    ]);
    assert.deepEqual(shown, [
      ['b⟨U+202E⟩.json', 1, 0, 0],
      ['byte 12,345', 1, 12_345, 6],
      ['byte 99,999', 1, 99_999, 1],
      ['a', 0, 0, 0],
      ['b⟨U+202E⟩.json', 1, 0, 0],
    ]);
  });

  it('shows coverage and gaps, the longest first', () => {
    const rows = [
      row(['14T13', '14T14', '14T20']),
      row(['14T13', '15T20', '15T22'], { region: 'eu-west-1', category: '' }),
      row([], { account: '', region: '', events: 1, failed: 0 }),
    ];
    const { text } = reportOf(data({ coverage: rows }));
    assert.equal(
      text.slice(text.indexOf('Coverage')),
      `Coverage
────────
  Hours in UTC. What is not listed is not in these logs: a search that finds nothing there tells nothing.
  account       Region     category        events  failed  first hour        last hour         hours with events
  111122223333  us-east-1  Management       1,234       1  2024-03-14 13:00  2024-03-14 20:00  3 of 8
  111122223333  eu-west-1  (not recorded)   1,234       1  2024-03-14 13:00  2024-03-15 22:00  3 of 34
  (none)        (none)     Management           1       0  (no valid time)                     0 of 0

  Longest gaps: nothing happened, or logs of these hours are missing.
    111122223333 · eu-west-1: 2024-03-14 14:00 to 2024-03-15 20:00 (30 h)
    111122223333 · us-east-1 · Management: 2024-03-14 15:00 to 20:00 (5 h)
    111122223333 · eu-west-1: 2024-03-15 21:00 to 22:00 (1 h)
`,
    );
  });

  it('stays readable with thousands of logs and problems', () => {
    const many = Array.from({ length: 60 }, (_, n) => problem('junk', n, 1));
    const logs = Array.from({ length: 5000 }, (_, n) => log(`${n}.json`, { problems: many }));
    const { text } = reportOf(data({ logs }));
    assert.ok(text.split('\n').length < 2200, `${text.split('\n').length} lines`);
    assert.match(text, /and 10 more/);
    assert.match(text, /and more: 300,000 problems in all/);
    assert.match(text, /and 4,000 more/);
  });

  it('finds no gap where there is none', () => {
    assert.deepEqual(gapsOf(row([])), []);
    assert.deepEqual(gapsOf(row(['14T13', '14T14'])), []);
    assert.deepEqual([spanHours(row([])), spanHours(row(['14T13']))], [0, 1]);
  });

  it('writes numbers for people', () => {
    assert.deepEqual([0, 999, 1000, 1234567].map(grouped), ['0', '999', '1,000', '1,234,567']);
    assert.deepEqual([0, 999, 1000, 1.5e6, 2e9, 7e12].map(byteText), [
      '0 B',
      '999 B',
      '1.0 kB',
      '1.5 MB',
      '2.0 GB',
      '7000.0 GB',
    ]);
  });
});

describe('the list of problem codes', () => {
  it('has each code at the line that leads to it', () => {
    const lines = problemCodesText().split('\n');
    for (const [code, message] of Object.entries(PROBLEMS)) {
      const line = problemCodeLine(code);
      assert.deepEqual(lines.slice(line - 1, line + 1), [code, `  ${message}`]);
    }
    assert.equal(problemCodeLine('toString'), 1);
  });
});
