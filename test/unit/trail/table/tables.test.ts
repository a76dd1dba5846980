import assert from 'node:assert/strict';
import { encodeUtf8 } from '../../../../src/core/json/text';
import { readRecord } from '../../../../src/core/trail/record';
import { looksLikeTrail, readTrail } from '../../../../src/core/trail/trail';

/** A table's shape, records and problems: `code(column)@row`, rows counted from 0 behind the header. */
function tableOf(text: string) {
  const bytes = encodeUtf8(text);
  const trail = readTrail(bytes);
  const line = (offset: number) => text.slice(0, offset).split('\n').length - 2;
  return {
    shape: trail.shape.id,
    records: trail.events.map((event) => JSON.parse(readRecord(trail.text, event))),
    problems: trail.problems.map(
      ({ code, message, offset }) => `${code}${/\(.*\)$/.exec(message)?.[0] ?? ''}@${line(offset)}`,
    ),
    events: trail.events,
  };
}

const TIME = '2024-03-14T13:05:01Z';

describe('Event history as CSV', () => {
  const HEAD =
    'User name,AWS access key,Event time,Event source,Event name,AWS region,Source IP address,Error code,Event ID\n';

  it('is rebuilt under the names that records and lookup items have', () => {
    const row = `JaneRoe,ASIAEXAMPLE,${TIME},detective.amazonaws.com,DeleteGraph,us-east-1,192.0.2.1,AccessDenied,e1`;
    const { shape, records, problems, events } = tableOf(`${HEAD}${row}\n`);
    assert.equal(shape, 'event-history');
    assert.deepEqual(problems, []);
    assert.deepEqual(records, [
      {
        Username: 'JaneRoe',
        AccessKeyId: 'ASIAEXAMPLE',
        eventTime: TIME,
        eventSource: 'detective.amazonaws.com',
        eventName: 'DeleteGraph',
        awsRegion: 'us-east-1',
        sourceIPAddress: '192.0.2.1',
        errorCode: 'AccessDenied',
        eventID: 'e1',
      },
    ]);
    const [event] = events;
    assert.deepEqual([event!.offset, event!.length], [HEAD.length, row.length]);
    assert.equal(event!.facts.failed, true);
    // A name, and no telling whether of a user or of a session: of no kind, and of no role.
    const { kind, label, role, type, account, accessKey } = event!.facts.principal;
    assert.deepEqual(
      { kind, label, role, type, account, accessKey },
      { kind: 'unknown', label: 'JaneRoe', role: '', type: '', account: '', accessKey: 'ASIAEXAMPLE' },
    );
  });

  it('says that no caller is recorded where the name is empty', () => {
    const { events } = tableOf(`${HEAD},,${TIME},a.amazonaws.com,N,us-east-1,,,e1\n`);
    assert.equal(events[0]!.facts.principal.label, 'no caller recorded');
    assert.equal(events[0]!.facts.failed, false);
  });

  it('may have a line with its delimiter before it', () => {
    const { shape, records } = tableOf(`sep=;\r\nEvent ID;Event name;AWS region\r\ne1;N;r\r\n`);
    assert.deepEqual(
      [shape, records],
      ['event-history', [{ eventID: 'e1', eventName: 'N', awsRegion: 'r' }]],
    );
  });

  it('is known by any order of its columns, in any case, with further ones', () => {
    const text = `Event ID,event name,EVENT TIME,Resource name,Aws Region\ne1,N,${TIME},"i-1, i-2",r\n`;
    assert.deepEqual(tableOf(text).records, [
      { eventID: 'e1', eventName: 'N', eventTime: TIME, 'Resource name': 'i-1, i-2', awsRegion: 'r' },
    ]);
  });
});

describe('Athena and Lake as CSV', () => {
  const row = (head: string, cells: string) => tableOf(`${head}\n${cells}\n`);

  it('has CloudTrail’s own names, and JSON to the letter', () => {
    const head =
      'eventversion,eventtime,eventsource,eventname,requestparameters,readonly,recipientaccountid,eventid';
    const cells = `1.08,${TIME},a.amazonaws.com,N,"{""n"":12345678901234567890,""n"":1.0}",true,011122223333,e1`;
    const trail = readTrail(encodeUtf8(`${head}\n${cells}\n`));
    assert.equal(trail.shape.id, 'athena');
    assert.equal(
      readRecord(trail.text, trail.events[0]!),
      `{"eventVersion":"1.08","eventTime":"${TIME}","eventSource":"a.amazonaws.com","eventName":"N",` +
        '"requestParameters":{"n":12345678901234567890,"n":1.0},"readOnly":true,"recipientAccountId":"011122223333",' +
        '"eventID":"e1"}',
    );
  });

  it('reads columns that are parts of a field, and keeps aliases under their own names', () => {
    const { records } = row(
      'eventid,eventname,userIdentity.type,useridentity.sessioncontext.sessionissuer.arn,n,__proto__',
      'e1,N,AssumedRole,arn:aws:iam::1:role/R,3,x',
    );
    assert.deepEqual(Object.keys(records[0]), ['eventID', 'eventName', 'n', '__proto__', 'userIdentity']);
    assert.deepEqual(records[0].userIdentity, {
      type: 'AssumedRole',
      sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::1:role/R' } },
    });
  });

  it('leaves out what is empty, and null', () => {
    const { records } = row(
      'eventid,eventname,errorcode,responseelements,useridentity',
      'e1,N,,null,"{type=Root, arn=null}"',
    );
    assert.deepEqual(records, [
      { eventID: 'e1', eventName: 'N', responseElements: null, userIdentity: { type: 'Root' } },
    ]);
  });

  it('leaves a cell that can be read in two ways as it is, and says so', () => {
    const print = '{type=IAMUser, username=x, arn=y, arn=z}';
    const { records, problems, events } = row('eventid,eventname,useridentity', `e1,N,"${print}"`);
    assert.equal(records[0].userIdentity, print);
    assert.deepEqual(problems, ['unclear-cell(useridentity)@0']);
    assert.equal(events[0]!.facts.principal.label, 'unidentified caller');
  });

  const damage: [string, string, string, unknown, string[]][] = [
    [
      'an account as a number',
      'recipientaccountid',
      '5.28758E+11',
      undefined,
      ['spreadsheet(recipientaccountid)@0'],
    ],
    [
      'an account without its zeros',
      'recipientaccountid',
      '11122223333',
      '11122223333',
      ['spreadsheet(recipientaccountid)@0'],
    ],
    ['an account with its zeros', 'recipientaccountid', '011122223333', '011122223333', []],
    ['a request ID as a number', 'requestid', '1,23457E+15', undefined, ['spreadsheet(requestid)@0']],
    ['a request ID that only looks like one', 'requestid', '12E45678', '12E45678', []],
    [
      'JSON that was cut at 32,767 characters',
      'requestparameters',
      `{${'x'.repeat(32_766)}`,
      undefined,
      ['spreadsheet(requestparameters)@0'],
    ],
    ['JSON that is damaged', 'requestparameters', '{""a"":', '{"a":', ['unclear-cell(requestparameters)@0']],
    ['TRUE', 'readonly', 'TRUE', true, []],
    ['what is no boolean', 'readonly', 'maybe', 'maybe', []],
  ];
  for (const [title, column, cell, expected, problems] of damage)
    it(`reports ${title}, and guesses nothing`, () => {
      const found = row(`eventid,awsregion,${column}`, `e1,r,"${cell}"`);
      assert.deepEqual(found.problems, problems);
      const field = Object.keys(found.records[0]).find((name) => name.toLowerCase() === column);
      if (!problems.some((code) => code.includes('requestparameters') && code.startsWith('spreadsheet')))
        assert.deepEqual(field === undefined ? undefined : found.records[0][field], expected);
    });

  for (const time of ['3/14/2024 13:05', '14.03.2024 13:05', '2024-03-14 13:05', '45365.54515', "'2024"])
    it(`reports ${time}, which a spreadsheet makes of a time`, () => {
      const { records, problems, events } = row('eventid,awsregion,eventtime', `e1,r,${time}`);
      assert.deepEqual(problems, ['spreadsheet(eventtime)@0']);
      assert.equal(records[0].eventTime, time);
      assert.ok(Number.isNaN(events[0]!.facts.timeMs));
    });

  it('gives the rows around one that is damaged', () => {
    const { records, problems } = tableOf('eventid,awsregion\ne1,N\ne2\ne3,N,x\n\n"e4,N\ne5,N\n');
    assert.deepEqual(
      records.map(({ eventID }) => eventID),
      ['e1', 'e5'],
    );
    assert.deepEqual(problems, ['row-damaged@1', 'row-damaged@2', 'row-damaged@4']);
  });

  it('reports rows that are no events, and a column that is there twice', () => {
    const { shape, records, problems } = tableOf('eventname,eventsource,n\nN,a.amazonaws.com,96059\n');
    assert.deepEqual([shape, records, problems], ['athena', [], ['no-events@-1', 'too-few-columns@0']]);
    const twice = tableOf('eventid,awsregion,awsregion\ne1,N,M\n');
    assert.deepEqual([twice.records[0].awsRegion, twice.problems], ['N', ['duplicate-column@-1']]);
  });
});

describe('a table with records in a column', () => {
  const record = '{""eventVersion"":""1.08"",""eventSource"":""a.b"",""eventName"":""N"",""eventID"":""e1""}';
  for (const head of ['_time,_raw', '@timestamp,@message', 'n,message', 'n,eventjson', 'n,CloudTrailEvent'])
    it(`is read by the column: ${head}`, () => {
      const { shape, records, events } = tableOf(`${head}\n1,"${record}"\n`);
      assert.equal(shape, 'csv');
      assert.equal(records[0].eventID, 'e1');
      assert.equal(events[0]!.offset, head.length + 1);
    });

  it('says where a record is damaged, or there is none', () => {
    const { records, problems } = tableOf(`_time,_raw\n1,"${record}"\n2,"${record.slice(0, -30)}"\n`);
    assert.deepEqual([records.length, problems], [1, ['not-a-record@1']]);
  });
});

describe('other tables', () => {
  for (const text of [
    'name,time\na,b\n',
    'event,source\n1,2\n',
    'id,message\n1,hello\n',
    'eventtime,eventversion\n1,2\n',
    'a,b',
    ',\n,\n',
    'eventname\nx\n',
    'EventID,EventName,EventType,Venue\n1,Fair,x,y\n',
    'eventName,eventSource\nclick,button\n',
    'Event name,Event time,Place\nFair,10:00,x\n',
    'Event ID,Event name,User name\n1,Fair,x\n',
  ])
    it(`does not claim ${JSON.stringify(text)}`, () => {
      assert.equal(looksLikeTrail(encodeUtf8(text)), false);
      assert.equal(readTrail(encodeUtf8(text)).shape.id, 'none');
    });
});
