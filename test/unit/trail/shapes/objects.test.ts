import assert from 'node:assert/strict';
import { encodeUtf8 } from '../../../../src/core/json/text';
import { readRecord } from '../../../../src/core/trail/record';
import { readTrail } from '../../../../src/core/trail/trail';
import { recordText } from '../../../support/trails';

/** What a log is read as: shape, records, codes of problems, and the text that each event's place holds. */
function read(text: string) {
  const bytes = encodeUtf8(text);
  const trail = readTrail(bytes);
  return {
    shape: trail.shape.id,
    records: trail.events.map((event) => JSON.parse(readRecord(trail.text, event))),
    codes: trail.problems.map(({ code }) => code),
    places: trail.events.map(({ offset, length }) => text.slice(offset, offset + length)),
    trail,
  };
}

describe('rows of CloudTrail Lake', () => {
  const rows = (...all: string[]) => `{"QueryStatus":"FINISHED","QueryResultRows":[${all.join(',')}]}`;
  const ROW = '[{"eventID":"e1"},{"eventName":"N"},{"eventTime":"2023-01-22 16:53:53.000"}]';

  it('are rebuilt with CloudTrail’s own names, in any case', () => {
    const row =
      '[{"eventid":"e1"},{"EVENTNAME":"N"},{"eventTime":"2023-01-22 16:53:53.125"},{"readonly":"true"},' +
      '{"userIdentity":"{type=AssumedRole, principalid=A:s, arn=null}"},{"requestparameters":"{a={\\"b\\":1}, c=d}"},' +
      '{"sourceIPAddress":null},{"n":"3"}]';
    const { shape, records, codes, places } = read(rows(row));
    assert.equal(shape, 'lake');
    assert.deepEqual(codes, []);
    assert.deepEqual(records, [
      {
        eventID: 'e1',
        eventName: 'N',
        eventTime: '2023-01-22T16:53:53.125Z',
        readOnly: true,
        userIdentity: { type: 'AssumedRole', principalId: 'A:s' },
        requestParameters: { a: { b: 1 }, c: 'd' },
        n: '3',
      },
    ]);
    assert.deepEqual(places, [row]);
  });

  it('give the record itself where eventJson was selected', () => {
    const { shape, records, codes } = read(rows(`[{"eventJson":${JSON.stringify(recordText(1))}}]`));
    assert.deepEqual([shape, records, codes], ['lake', [JSON.parse(recordText(1))], []]);
  });

  for (const [title, row] of [
    ['counts', '[{"eventSource":"s3.amazonaws.com"},{"eventName":"PutObject"},{"apiCount":"96059"}]'],
    [
      'no name',
      '[{"eventTime":"2022-02-08 19:54:44.000"},{"arn":"arn:aws:sts::1:x"},{"awsRegion":"us-east-1"}]',
    ],
    ['columns without names', '[{"_col0":"a"},{"_col1":"b"}]'],
    ['nothing', '[]'],
    ['no columns', '[1,"a",null]'],
  ] as const)
    it(`are no events, and said to be none: ${title}`, () => {
      assert.deepEqual(read(rows(row)).codes, ['no-events', 'too-few-columns']);
      const { records, codes } = read(rows(ROW, row));
      assert.deepEqual([records.length, codes], [1, ['too-few-columns']]);
    });

  it('are read up to where the text is cut off', () => {
    const text = rows(ROW, ROW.replace('e1', 'e2'));
    for (let cut = text.indexOf('e2') - 10; cut < text.length - 3; cut++) {
      const { records, codes } = read(text.slice(0, cut));
      assert.equal(records[0].eventID, 'e1');
      // What ends between two columns is read as far as it goes, as records are.
      assert.ok(codes.includes(records.length > 1 ? 'unclosed' : 'cut-off'), `${cut}: ${codes}`);
    }
  });

  it('are read in spite of a missing comma', () => {
    const { records, codes } = read(rows(ROW, ROW.replace('e1', 'e2')).replace('],[', '] ['));
    assert.deepEqual([records.length, codes], [2, ['missing-comma']]);
  });
});

describe('OCSF', () => {
  const event = (more: object = {}) => ({
    metadata: {
      product: { name: 'CloudTrail', vendor_name: 'AWS', version: '1.08' },
      uid: 'e1',
      version: '1.1.0',
    },
    time: 1710421501000,
    class_uid: 6003,
    api: {
      operation: 'DeleteGraph',
      service: { name: 'detective.amazonaws.com' },
      request: { uid: 'r1' },
      response: {},
    },
    cloud: { region: 'us-east-1', provider: 'AWS' },
    actor: {
      user: {
        type: 'IAMUser',
        name: 'jane',
        uid: 'arn:aws:iam::1:user/jane',
        uid_alt: 'AIDA1',
        account: { uid: '111122223333' },
      },
    },
    severity_id: 1,
    ...more,
  });
  const BASE = {
    eventVersion: '1.08',
    eventSource: 'detective.amazonaws.com',
    eventName: 'DeleteGraph',
    awsRegion: 'us-east-1',
    requestID: 'r1',
    eventID: 'e1',
    eventTime: '2024-03-14T13:05:01Z',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDA1',
      arn: 'arn:aws:iam::1:user/jane',
      accountId: '111122223333',
      userName: 'jane',
    },
  };

  it('is taken back to the fields that its mapping documents, and to no others', () => {
    const text = JSON.stringify(event());
    const { shape, records, codes, places } = read(text);
    assert.deepEqual([shape, records, codes, places], ['ocsf', [BASE], [], [text]]);
  });

  const parts: [string, object, object][] = [
    [
      'an error',
      { api: { ...event().api, response: { error: 'AccessDenied', message: 'no' } } },
      { errorCode: 'AccessDenied', errorMessage: 'no' },
    ],
    [
      'an address, a service in its place',
      { src_endpoint: { domain: 'config.amazonaws.com', uid: 'vpce-1' } },
      { sourceIPAddress: 'config.amazonaws.com', vpcEndpointId: 'vpce-1' },
    ],
    [
      'resources',
      {
        resources: [
          { uid: 'arn:x', account_uid: '1', type: 'T' },
          { uid: 'y', owner: { account: { uid: '2' } } },
        ],
      },
      {
        resources: [
          { ARN: 'arn:x', accountId: '1', type: 'T' },
          { ARN: 'y', accountId: '2' },
        ],
      },
    ],
    [
      'what is unmapped',
      {
        unmapped: {
          eventType: 'AwsApiCall',
          readOnly: 'false',
          recipientAccountId: '011122223333',
          other: 1,
        },
      },
      { eventType: 'AwsApiCall', readOnly: false, recipientAccountId: '011122223333', other: 1 },
    ],
    [
      'parts of what is unmapped',
      { unmapped: { 'requestParameters.a.b': 'c', 'requestParameters.a.d': 'e' } },
      { requestParameters: { a: { b: 'c', d: 'e' } } },
    ],
    [
      'what is unmapped, as pairs',
      { unmapped: [['eventType', 'AwsApiCall'], { key: 'x', value: 'y' }] },
      { eventType: 'AwsApiCall', x: 'y' },
    ],
    [
      'a category',
      {
        metadata: {
          ...event().metadata,
          product: { name: 'CloudTrail', version: '1.08', feature: { name: 'Data' } },
        },
      },
      { eventCategory: 'Data' },
    ],
    [
      'several categories, which are none',
      {
        metadata: {
          ...event().metadata,
          product: {
            name: 'CloudTrail',
            version: '1.08',
            feature: { name: 'Management, Data, and Insights' },
          },
        },
      },
      {},
    ],
    [
      'names of prototypes',
      { unmapped: { __proto__: 'x', constructor: 'y', 'userIdentity.__proto__': 'z' } },
      { constructor: 'y', 'userIdentity.__proto__': undefined },
    ],
  ];
  for (const [title, more, expected] of parts)
    it(`has ${title}`, () => {
      const { records, codes } = read(JSON.stringify(event(more)));
      assert.deepEqual(codes, []);
      const record = records[0];
      for (const [name, value] of Object.entries(expected))
        if (value !== undefined) assert.deepEqual(record[name], value, name);
      const known = new Set([...Object.keys(BASE), ...Object.keys(expected)]);
      assert.deepEqual(
        Object.keys(record).filter((name) => !known.has(name) && name !== 'userIdentity'),
        [],
      );
    });

  it('of another product is nothing', () => {
    const { product, ...metadata } = event().metadata;
    const other = event({ metadata: { ...metadata, product: { ...product, name: 'Amazon VPC' } } });
    assert.deepEqual(read(JSON.stringify(other)).codes, ['no-events']);
  });

  it('gives the record itself where that is kept too', () => {
    const { shape, records } = read(JSON.stringify(event({ raw_data: recordText(3) })));
    assert.deepEqual([shape, records], ['wrapped', [JSON.parse(recordText(3))]]);
  });

  it('stands among records as well, and is read up to where it is cut off', () => {
    const { records } = read(`${recordText(1)}\n${JSON.stringify(event())}\n${recordText(2)}\n`);
    assert.deepEqual(
      records.map(({ eventID }) => eventID),
      ['e1', 'e1', 'e2'],
    );
    const lines = `${JSON.stringify(event())}\n${JSON.stringify(event())}`;
    const cut = read(lines.slice(0, -205));
    assert.deepEqual([cut.records.length, cut.codes.includes('cut-off')], [1, true]);
  });
});

describe('a lookup item without its record', () => {
  const item = (event: string, more = '') =>
    `{"EventId":"e1","EventName":"N","ReadOnly":"true","AccessKeyId":"ASIA1","EventTime":1710421501.0,` +
    `"EventSource":"detective.amazonaws.com","Username":"JaneRoe","Resources":[{"ResourceType":"T","ResourceName":"r"}]${event}${more}}`;
  const EXPECTED = {
    eventID: 'e1',
    eventName: 'N',
    eventSource: 'detective.amazonaws.com',
    eventTime: '2024-03-14T13:05:01Z',
    readOnly: true,
    Username: 'JaneRoe',
    AccessKeyId: 'ASIA1',
    Resources: [{ ResourceType: 'T', ResourceName: 'r' }],
  };
  const cases: [string, string, string[]][] = [
    ['is missing', item(''), ['from-lookup-item']],
    ['is empty', item(',"CloudTrailEvent":""'), ['from-lookup-item']],
    ['is null', item(',"CloudTrailEvent":null'), ['from-lookup-item']],
    ['is damaged', item(',"CloudTrailEvent":"{\\"eventVersion\\":"'), ['from-lookup-item', 'damaged-record']],
    ['is a placeholder', item(',"CloudTrailEvent":"..."'), ['from-lookup-item']],
    [
      'is cut off with the text',
      item(',"CloudTrailEvent":"{\\"eventVersion\\":\\"1.08').slice(0, -1),
      ['from-lookup-item', 'open-string'],
    ],
  ];
  for (const [title, text, codes] of cases)
    for (const [around, shape] of [
      ['', 'lookup-item'],
      ['{"Events":[', 'lookup-events'],
    ] as const)
      it(`that ${title} gives the event that it names${around && ', in a list'}`, () => {
        const isCut = title.includes('cut');
        const found = read(around + text + (around && !isCut ? ']}' : ''));
        assert.equal(found.shape, shape);
        assert.deepEqual(found.records, [EXPECTED]);
        assert.deepEqual(found.codes.slice(0, codes.length).sort(), [...codes].sort());
        assert.deepEqual(found.places, [text]);
        assert.equal(found.trail.events[0]!.facts.principal.label, 'JaneRoe');
      });

  it('is an event with its record again where there is one', () => {
    const { records, codes } = read(item(`,"CloudTrailEvent":${JSON.stringify(recordText(1))}`));
    assert.deepEqual([records, codes], [[JSON.parse(recordText(1))], []]);
  });

  for (const text of [
    '{"EventId":4624,"EventName":"Logon","EventSource":"Microsoft-Windows"}',
    '{"EventId":"e","EventSource":"a.amazonaws.com"}',
  ])
    it(`is not ${text}`, () => assert.deepEqual(read(text).codes, ['no-events']));
});
