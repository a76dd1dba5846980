import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvRow, neutral } from '../../../src/core/export/csv';
import { COLUMNS } from '../../../src/core/export/event';
import { EXPORT_FORMATS } from '../../../src/core/export/formats';
import { markdownEvent, markdownRow } from '../../../src/core/export/markdown';
import { recordLine } from '../../../src/core/export/record';
import { encodeUtf8 } from '../../../src/core/json/text';
import { readTrail } from '../../../src/core/trail/trail';
import { facts } from '../../support/facts';

/** The start of a formula, at the start of a cell or of what may be taken for one. */
const FORMULA = /(?:^|[;\t\r\n])[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠]/u;

describe('cells of exported CSV', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\rx', "'\rx"],
    ['\nx', "'\nx"],
    ['  =1', "  '=1"],
    ['\u200b=1', "\u200b'=1"],
    ['＝1', "'＝1"],
    ['"=1', '"\'=1'],
    ['a;=1', "a;'=1"],
    ['a\r\n\r\n=1', "a\r\n\r\n'=1"],
    ['a; +b', "a; '+b"],
    ['aws-cli/2.15 a=b', 'aws-cli/2.15 a=b'],
    ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z'],
    ['', ''],
  ];
  for (const [cell, safe] of cases) it(JSON.stringify(cell), () => assert.equal(neutral(cell), safe));

  it('never start a formula, whatever they hold, and come back as they went in', () =>
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom(...'=+-@;\t\r\n", \'a＝\u200b') }), { minLength: 2 }),
        (cells) => {
          for (const cell of cells) assert.doesNotMatch(neutral(cell), FORMULA);
          const [row] = parse(csvRow(cells), { record_delimiter: '\r\n' });
          assert.deepEqual(row, cells.map(neutral));
        },
      ),
    ));
});

describe('a record on one line', () => {
  const lineOf = (stored: string) => recordLine(stored).line;
  it('is as stored where it has one already', () =>
    assert.equal(lineOf('{"a" : 1e2, "a": 12345678901234567890}'), '{"a" : 1e2, "a": 12345678901234567890}'));
  it('loses white space alone', () =>
    assert.equal(
      lineOf('{\n  "a": 12345678901234567890,\r\n\t"a": "\\u0041 \\n",\n  "__proto__": {}\n}'),
      '{"a":12345678901234567890,"a":"\\u0041 \\n","__proto__":{}}',
    ));
  it('is what can be read of a damaged one', () => {
    const { line, isMended } = recordLine('{"eventID":"1","__proto__":{"x":1},"a":"b\nc"');
    assert.ok(isMended);
    assert.ok(!line.includes('\n'));
    assert.equal(JSON.parse(line).eventID, '1');
    assert.equal(({} as { x?: number }).x, undefined);
  });
  it('is an object whatever the text is', () => {
    for (const text of ['', '}', '[', 'nul', '{"a":'])
      assert.doesNotThrow(() => JSON.parse(lineOf(text)), text);
  });
});

describe('exported files', () => {
  const records = [
    '{"eventVersion":"1.08","eventID":"1","eventName":"A","eventSource":"s","eventTime":"2024-01-01T00:00:00Z"}',
    '{"eventVersion":"1.08","eventID":"2","eventName":"B","eventSource":"s","eventTime":"2024-01-01T00:00:00Z"}',
  ];
  const given = facts({
    id: 'i',
    time: '2024-03-14T13:20:36.250Z',
    name: '=A|`b`',
    source: 'detective.amazonaws.com',
    error: 'X',
    userAgent: '<img src=x> [a](javascript:b) \u202e\n| -',
    principal: { account: '111122223333' },
  });
  const event = { facts: given, file: 'a/b.json' };
  const file = (id: string) => {
    const format = EXPORT_FORMATS.find((one) => one.id === id);
    assert.ok(format);
    return format.head + records.map((line) => format.event(event, line)).join(format.between) + format.tail;
  };

  for (const id of ['json', 'jsonl']) {
    it(`of ${id} are read again`, () => {
      const { events, problems } = readTrail(encodeUtf8(file(id)));
      assert.deepEqual(
        events.map(({ facts }) => facts.name),
        ['A', 'B'],
      );
      assert.deepEqual(problems, []);
    });
  }
  it('of JSON are valid', () =>
    assert.deepEqual(JSON.parse(file('json')), { Records: records.map((one) => JSON.parse(one)) }));

  it('of CSV have a heading and a line an event', () => {
    const rows = parse(file('csv'), { columns: true }) as Record<string, string>[];
    assert.equal(rows.length, 2);
    const row = rows[0]!;
    assert.deepEqual(
      Object.keys(row),
      COLUMNS.map(({ name }) => name),
    );
    assert.equal(row['time'], '2024-03-14T13:20:36.250Z');
    assert.equal(row['action'], "'=A|`b`");
    assert.equal(row['outcome'], 'failed');
    assert.equal(row['account'], '111122223333');
    assert.equal(row['file'], 'a/b.json');
  });

  it('of Markdown hold log text in code spans alone', () => {
    const row = markdownRow(event);
    assert.equal(row.split('\n').length, 2);
    assert.ok(row.includes('`` =A\\|`b` ``'), row);
    assert.ok(row.includes('`<img src=x> [a](javascript:b) ⟨U+202E⟩⏎\\| -`'), row);
    const cells = row.trim().split(/(?<!\\)\|/).length - 2;
    assert.equal(cells, COLUMNS.length);
    assert.match(markdownEvent(event), /^\| Event \| Value \|\n\| --- \| --- \|\n\| Time \| `2024/);
  });
});
