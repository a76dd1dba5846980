import assert from 'node:assert/strict';
import { encodeUtf8 } from '../../../../src/core/json/text';
import { readTrail } from '../../../../src/core/trail/trail';
import { ExpandedView } from '../../../../src/core/trail/view';
import { eventBridge, lookupItem, recordText } from '../../../support/trails';

const A = recordText(1);
const B = recordText(2);
const text = (value: string) => JSON.stringify(value);

/** `shape e1@offset+length/item offset+length …`, and the codes of the problems. */
function placesOf(source: string): string {
  const { shape, events, problems } = readTrail(encodeUtf8(source));
  const places = events.map(
    ({ facts, offset, length, item }) => `${facts.id}@${offset}+${length}/${item.offset}+${item.length}`,
  );
  return [shape.id, ...places, ...problems.map(({ code }) => code)].join(' ');
}

/** The same from marks in the text: ‹ › around a record, « » around its item. */
function unmarked(marked: string): { source: string; places: string } {
  let source = '';
  const items: { at: number; length: number }[] = [];
  const records: { at: number; length: number; item: { at: number; length: number } }[] = [];
  for (const char of marked) {
    if (char === '«') items.push({ at: source.length, length: 0 });
    else if (char === '»') items.at(-1)!.length = source.length - items.at(-1)!.at;
    else if (char === '‹') records.push({ at: source.length, length: 0, item: items.at(-1)! });
    else if (char === '›') records.at(-1)!.length = source.length - records.at(-1)!.at;
    else source += char;
  }
  const places = records.map(
    ({ at, length, item }, i) => `e${i + 1}@${at}+${length}/${item.at}+${item.length}`,
  );
  return { source, places: places.join(' ') };
}

const inString = (record: string) => `"‹${text(record).slice(1, -1)}›"`;

describe('shapes by the place of their records', () => {
  const cases: [string, string, string][] = [
    ['1 an S3 log file', 's3', `{"Records":[«‹${A}›»,«‹${B}›»]}`],
    ['2 lookup-events', 'lookup-events', `{"Events":[«${lookupItem('@').replace('"@"', inString(A))}»]}`],
    ['3 a lookup item', 'lookup-item', `«${lookupItem('@').replace('"@"', inString(A))}»,`],
    ['4 records, one a line', 'record', `«‹${A}›»\n«‹${B}›»\n`],
    ['5 S3 logs, one a line', 's3-lines', `{"Records":[«‹${A}›»]}\n{"Records":[«‹${B}›»]}\n`],
    ['6 EventBridge', 'eventbridge', `[«${eventBridge(`‹${A}›`)}»,«${eventBridge(`‹${B}›`)}»]`],
    [
      '7 get-log-events',
      'cloudwatch-logs',
      `{"events":[«{"timestamp":1,"message":${inString(A)},"ingestionTime":2}»],"nextForwardToken":"f/1"}`,
    ],
    [
      '8 a subscription',
      'cloudwatch-subscription',
      `{"messageType":"DATA_MESSAGE","logEvents":[«{"id":"3","timestamp":1,"message":${inString(A)}}»]}`,
    ],
    [
      '9 Insights',
      'cloudwatch-insights',
      `{"results":[[{"field":"@timestamp","value":"x"},«{"field":"@message","value":${inString(A)}}»]],"status":"Complete"}`,
    ],
    [
      '10 an export',
      'cloudwatch-export',
      `«2024-03-14T13:05:01.123Z ‹${A}›»\n«2024-03-14T13:05:01Z\t‹${B}›»\n`,
    ],
    ['14 _raw', 'shipper', `«{"_raw":${inString(A)}}»`],
    ['14 _raw of a result', 'shipper', `«{"preview":false,"result":{"_raw":${inString(A)}}}»`],
    ['14 message', 'shipper', `«{"message":${inString(A)}}»`],
    ['14 message as an object', 'shipper', `«{"message":‹${A}›}»`],
    ['14 @message', 'shipper', `«{"@message":${inString(A)}}»`],
    ['14 event.original', 'shipper', `«{"event":{"original":${inString(A)}}}»`],
    ['14 aws.cloudtrail', 'shipper', `[«{"aws":{"cloudtrail":‹${A}›}}»]`],
    ['14 _source', 'shipper', `«{"_index":"i","_source":‹${A}›}»`],
    ['14 search hits', 'shipper', `{"hits":{"total":1,"hits":[«{"_id":"1","_source":‹${A}›}»]}}`],
    [
      '14 search hits with messages',
      'shipper',
      `{"hits":{"hits":[«{"_source":{"event":{"original":${inString(A)}}}}»]}}`,
    ],
    ['a key of nobody’s', 'wrapped', `{"x":[«{"y":‹${A}›}»]}`],
  ];
  for (const [title, shape, marked] of cases)
    it(title, () => {
      const { source, places } = unmarked(marked);
      const found = placesOf(source);
      assert.equal(found.replace(/ extra-comma$/, ''), `${shape} ${places}`);
    });

  const twice: [string, string, string][] = [
    ['a log in a message', 'shipper', `{"message":${text(`{"Records":[${A},${B}]}`)}}`],
    [
      'a lookup in a message',
      'shipper',
      `{"message":${text(`{"Events":[${lookupItem(A)},${lookupItem(B)}]}`)}}`,
    ],
    [
      'log events in a message',
      'shipper',
      `{"message":${text(`{"logEvents":[{"message":${text(A)}},{"message":${text(B)}}]}`)}}`,
    ],
    [
      'EventBridge in SNS',
      'wrapped',
      `[{"Type":"Notification","Message":${text(eventBridge(A))}},{"Message":${text(eventBridge(B))}}]`,
    ],
    [
      'records in _raw in _source',
      'shipper',
      `{"hits":{"hits":[{"_source":{"_raw":${text(A)}}},{"_source":{"_raw":${text(B)}}}]}}`,
    ],
  ];
  for (const [title, shape, source] of twice)
    it(`finds ${title}`, () => {
      const { shape: found, events, problems } = readTrail(encodeUtf8(source));
      assert.deepEqual([found.id, events.map(({ facts }) => facts.id), problems], [shape, ['e1', 'e2'], []]);
    });

  it('reports a time that no record follows', () => {
    assert.equal(placesOf(`2024-03-14T13:05:01Z\n${A}`).startsWith('cloudwatch-export e1'), true);
    assert.ok(placesOf(`${A}\n2024-03-14T13:05:01Z`).endsWith(' junk'));
    assert.ok(placesOf(`2024-03-14T13:05:01Z START\n${A}`).endsWith(' junk'));
  });

  it('leaves the time with its record in the view', () => {
    const trail = readTrail(encodeUtf8(`2024-03-14T13:05:01.123Z ${A}\n2024-03-14T13:05:02.123Z ${B}\n`));
    const view = new ExpandedView(trail.text, trail, ({ facts }) => facts.id === 'e2');
    const [first] = Buffer.from(view.text).toString().split('\n');
    assert.equal(first, '2024-03-14T13:05:02.123Z');
  });
});
