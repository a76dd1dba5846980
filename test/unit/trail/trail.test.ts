import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeUtf8 } from '../../../src/core/json/text';
import { looksLikeTrail, readTrail } from '../../../src/core/trail/trail';
import { fixture, fixtures } from '../../support/fixtures';
import { anyForm, anyRecords, eventBridge, FORMS, lookupItem, recordText } from '../../support/trails';

const read = (text: string) => readTrail(encodeUtf8(text));
const [A, B, C] = [recordText(1), recordText(2), recordText(3)];

/** What a log is read as: `s3 e1 e2 e3`, and the codes of its problems. */
function outcome(text: string): string {
  const { shape, events, problems } = read(text);
  return [shape.id, ...events.map((event) => event.facts.id), ...problems.map(({ code }) => code)].join(' ');
}

describe('readTrail', () => {
  const cases: [string, string, string][] = [
    ['an S3 log', `{"Records":[${A},${B},${C}]}`, 's3 e1 e2 e3'],
    ['an S3 log with members around', `{"x":[{}],"Records":[${A}],"y":{"z":1}}`, 's3 e1'],
    ['S3 logs, one a line', `{"Records":[${A}]}\n{"Records":[${B},${C}]}\n`, 's3-lines e1 e2 e3'],
    ['a record', A, 'record e1'],
    ['records', `[${A},${B}]`, 'record e1 e2'],
    ['records, one a line', `${A}\n${B}\n`, 'record e1 e2'],
    ['records, one a line, CRLF and blank lines', `${A}\r\n\r\n${B}\r\n`, 'record e1 e2'],
    [
      'lookup-events',
      `{"Events":[${lookupItem(A)},${lookupItem(B)}],"NextToken":"t"}`,
      'lookup-events e1 e2',
    ],
    ['a lookup item', lookupItem(A), 'lookup-item e1'],
    ['lookup items', `[${lookupItem(A)}, ${lookupItem(B)}]`, 'lookup-item e1 e2'],
    ['lookup items, one a line', `${lookupItem(A)}\n${lookupItem(B)}`, 'lookup-item e1 e2'],
    ['EventBridge', eventBridge(A), 'eventbridge e1'],
    ['EventBridge, an array', `[${eventBridge(A)},${eventBridge(B)}]`, 'eventbridge e1 e2'],
    ['EventBridge, one a line', `${eventBridge(A)}\n${eventBridge(B)}\n`, 'eventbridge e1 e2'],
    ['a log with a byte order mark', `\uFEFF{"Records":[${A}]}`, 's3 e1'],
    ['a log laid out', JSON.stringify({ Records: [JSON.parse(A), JSON.parse(B)] }, null, '\t'), 's3 e1 e2'],
    [
      'a record in the parameters of another is no event',
      recordText(4, `{"p":${A},"q":[${B}]}`),
      'record e4',
    ],
    ['nor is an escaped one', recordText(4, `{"message":${JSON.stringify(A)}}`), 'record e4'],
    ['nor is what is damaged in one', recordText(4, `{"message":"{\\"eventVersion\\":"}`), 'record e4'],
    ['a record escaped twice', `{"message":${JSON.stringify(lookupItem(A))}}`, 'shipper e1'],
    ['an empty record string', '{"Events":[{"EventId":"e","CloudTrailEvent":""}]}', 'none no-events'],
    ['nothing', '', 'none empty'],
    ['white space', ' \n\t ', 'none empty'],
    ['a byte order mark alone', '\uFEFF', 'none empty'],
    ['numbers', '{"Records":[1,2]}', 'none no-events'],
    ['strings', '{"Events":["a"]}', 'none no-events'],
    ['a scalar', 'true', 'none no-events'],
    [
      'a digest',
      '{"digestStartTime":"","digestEndTime":"","logFiles":[{"s3Bucket":"b","newestEventTime":""}]}',
      'digest digest',
    ],
  ];
  for (const [title, text, expected] of cases)
    it(`reads ${title}`, () => assert.equal(outcome(text), expected));

  it('reads any records in any form, with the facts they were written with', () => {
    fc.assert(
      fc.property(anyRecords, anyForm, (records, form) => {
        const { shape, events, problems } = read(form.write(records));
        assert.equal(shape.id, form.shape);
        assert.deepEqual(problems, []);
        assert.deepEqual(
          events.map(({ facts: { id, name, timeMs, principal } }) => [id, name, timeMs, principal.label]),
          records.map((_, n) => [`e${n}`, 'DeleteMembers', Date.UTC(2024, 2, 14, 13, n), `u${n}`]),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('says where records and their items stand, in bytes', () => {
    const source = encodeUtf8(`{"ë":1,"Records":[${A}, ${B}]}`);
    for (const {
      offset,
      length,
      item,
      facts: { id },
    } of readTrail(source).events) {
      assert.equal(JSON.parse(Buffer.from(source.subarray(offset, offset + length)).toString()).eventID, id);
      assert.deepEqual(item, { offset, length });
    }
    const lookup = encodeUtf8(`{"Events":[${lookupItem(A)}]}`);
    const [event] = readTrail(lookup).events;
    const text = Buffer.from(lookup.subarray(event!.offset, event!.offset + event!.length)).toString();
    assert.equal(JSON.parse(`"${text}"`), A);
    assert.equal(event!.depth, 1);
    const item = lookup.subarray(event!.item.offset, event!.item.offset + event!.item.length);
    assert.equal(Buffer.from(item).toString(), lookupItem(A));
  });
});

describe('reading fixtures', () => {
  const expected: [string, string, number, string?][] = [
    ['seed-as-printed.json', 'lookup-item', 1, 'extra-comma@1508+1'],
    ['s3-pretty.json', 's3', 4],
    ['s3-one-line.json', 's3', 4],
    ['s3-bom.json', 's3', 4],
    ['s3-crlf.json', 's3', 4],
    ['444455556666_CloudTrail_us-east-1_20240314T1315Z_BBDRPhELjpuwjCgM.json.gz', 's3', 3],
    ['111122223333_CloudTrail_us-east-1_20240314T1320Z_vzbUivi0XmrS5afC.json.gz', 's3', 4],
    ['s3-renamed-gzip.json', 's3', 4],
    ['lookup-v1.json', 'lookup-events', 4],
    ['lookup-v2.json', 'lookup-events', 4],
    ['lookup-item.json', 'lookup-item', 1],
    ['lookup-items.json', 'lookup-item', 4],
    ['lookup-items.jsonl', 'lookup-item', 4],
    ['record.json', 'record', 1],
    ['records.json', 'record', 4],
    ['records.jsonl', 'record', 4],
    ['eventbridge.json', 'eventbridge', 1],
    ['eventbridge-array.json', 'eventbridge', 3],
    ['eventbridge.jsonl', 'eventbridge', 3],
    ['s3-lines.jsonl', 's3-lines', 4],
    ['cloudwatch-filter.json', 'cloudwatch-logs', 4],
    ['cloudwatch-get.json', 'cloudwatch-logs', 4],
    ['cloudwatch-subscription.json', 'cloudwatch-subscription', 4],
    ['cloudwatch-insights.json', 'cloudwatch-insights', 4],
    ['cloudwatch-export.txt', 'cloudwatch-export', 4],
    ['lake-rows.json', 'lake', 4],
    ['event-history.csv', 'event-history', 4],
    ['event-history-utf16.csv', 'event-history', 4],
    [
      'event-history-spreadsheet.csv',
      'event-history',
      4,
      'spreadsheet@141+203 spreadsheet@346+195 spreadsheet@346+195 spreadsheet@543+207 spreadsheet@',
    ],
    ['athena.csv', 'athena', 4],
    ['lake.csv', 'athena', 4],
    ['shipper-search.json', 'shipper', 4],
    ['shipper-splunk.jsonl', 'shipper', 4],
    ['shipper-filebeat.jsonl', 'shipper', 4],
    ['shipper-module.json', 'shipper', 4],
    ['shipper-splunk.csv', 'csv', 4],
    ['ocsf.jsonl', 'ocsf', 4],
    ['ocsf-1.0.json', 'ocsf', 4],
    ['insights-events.json', 's3', 3],
    ['digest.json', 'digest', 0, 'digest@0+497'],
    ['s3-utf16.json', 's3', 4],
    ['lookup-no-records.json', 'lookup-events', 4, 'from-lookup-item@26+384 from-lookup-item@420+382'],
    ['zeros.json', 's3', 4, 'nul-bytes@1500+711'],
    ['values-to-the-letter.json', 'lookup-events', 5],
    ['values-other-writers.json', 'lookup-events', 3],
    ['hostile.json', 'lookup-events', 13],
    ['truncated.json', 'lookup-events', 2, 'from-lookup-item@2312+1087'],
    ['missing-comma.json', 's3', 4, 'missing-comma@3968+0'],
    ['junk-between.json', 's3', 4, 'junk@3965+8'],
    ['raw-newline-in-string.json', 'lookup-item', 1, 'raw-control@333+1855'],
    ['trailing-comma.json', 's3', 2, 'extra-comma@2955+1 extra-comma@2957+1'],
    ['unclosed.json', 's3', 2, 'unexpected-end@2955+0'],
    ['broken-record.json', 'lookup-events', 3, 'from-lookup-item@2098+1082 damaged-record@2504+665'],
  ];
  for (const [name, shape, events, problem = ''] of expected)
    it(`${name}: ${events}, ${shape}${problem && `, ${problem}`}`, () => {
      const bytes = fixture(name);
      const trail = readTrail(bytes);
      assert.equal(trail.shape.id, shape);
      assert.equal(trail.events.length, events);
      const problems = trail.problems
        .map(({ code, offset, length }) => `${code}@${offset}+${length}`)
        .join(' ');
      assert.ok(problem ? problems.startsWith(problem) : problems === '', problems);
      assert.ok(looksLikeTrail(bytes.subarray(0, 8192)));
    });

  for (const [name, bytes] of fixtures())
    if (name.startsWith('stranger-'))
      it(`${name} is left alone`, () => {
        const trail = readTrail(bytes);
        assert.deepEqual([trail.events, trail.shape.id], [[], 'none']);
        assert.equal(looksLikeTrail(bytes.subarray(0, 8192)), false);
      });

  it('tells all of them apart', () => {
    const named = new Set(expected.map(([name]) => name));
    for (const name of fixtures().keys()) assert.ok(named.has(name) || name.startsWith('stranger-'), name);
  });

  it('points at the comma of the seed', () => {
    const bytes = fixture('seed-as-printed.json');
    const [problem] = readTrail(bytes).problems;
    assert.equal(problem!.offset, bytes.lastIndexOf(','));
  });
});

describe('looksLikeTrail', () => {
  for (const { name, write } of FORMS)
    it(`knows the form "${name}" by its first 600 bytes and more`, () => {
      const text = encodeUtf8(write([A, B]));
      for (let end = 600; end <= text.length; end += 3)
        assert.ok(looksLikeTrail(text.subarray(0, end)), `${end}`);
    });

  it('knows logs by what their first 700 bytes and more are', () => {
    for (const [name, bytes] of fixtures()) {
      if (name.startsWith('stranger-')) continue;
      for (let end = 700; end < Math.min(8192, bytes.length); end += 97)
        assert.ok(looksLikeTrail(bytes.subarray(0, end)), `${name}, ${end} bytes`);
    }
  });

  const strangers = [
    '{"Records":[',
    '{"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"u",',
  ];
  for (const text of [
    ...strangers,
    '{"version":"1.0",',
    '{"eventName":"x","eventTime":"y"',
    '[[[',
    '{"message":"{',
  ])
    it(`does not claim ${text}`, () => assert.equal(looksLikeTrail(encodeUtf8(text)), false));
});
