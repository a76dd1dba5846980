import assert from 'node:assert/strict';
import { describeIdentity } from '../../../src/core/explain/identity';
import { encodeUtf8 } from '../../../src/core/json/text';
import { readRecord } from '../../../src/core/trail/record';
import { looksLikeTrail, readTrail } from '../../../src/core/trail/trail';
import { assertSame } from '../../support/scanned';

const ARN = 'arn:aws:iam::111122223333:user/mary';
const TIME = '2025-03-04T05:06:42Z';
const IDENTITY = {
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLEUSERID0001',
  arn: ARN,
  accountId: '111122223333',
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  userName: 'mary',
};
const RECORD = {
  eventVersion: '1.09',
  userIdentity: IDENTITY,
  eventTime: TIME,
  eventSource: 'iam.amazonaws.com',
  eventName: 'ListUsers',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.44',
  userAgent: 'example-client/1.0',
  requestParameters: null as unknown,
  responseElements: null as unknown,
  requestID: 'req-0042',
  eventID: 'f0000000-0000-4000-8000-000000000042',
  readOnly: true,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '111122223333',
  eventCategory: 'Management',
};
const { userIdentity: _, ...REST } = RECORD;
const UNTIMED = { ...RECORD, eventTime: undefined };
const SIGN_IN = {
  ...RECORD,
  eventSource: 'signin.amazonaws.com',
  eventName: 'ConsoleLogin',
  eventType: 'AwsConsoleSignIn',
  responseElements: { ConsoleLogin: 'Failure' },
};
/** What a caller can send in a parameter: the text of a record. */
const SENT = JSON.stringify({
  ...RECORD,
  eventName: 'Sent',
  eventID: 'sent',
  userIdentity: { type: 'Root', accountId: '444455556666' },
});

type Values = Readonly<Record<string, unknown>>;

function renamed(value: unknown, name: (own: string) => string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([own, inside]) => [name(own), renamed(inside, name)]));
}
const lower = (name: string) => name.toLowerCase();
const snake = (name: string) =>
  name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
const inLower = (value: object) => renamed(value, lower) as Values;
const inSnake = (value: object) => renamed(value, snake) as Values;

function flattened(value: object, joint: string, above = ''): Values {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inside]) =>
      typeof inside === 'object' && inside !== null && !Array.isArray(inside)
        ? Object.entries(flattened(inside, joint, `${above}${name}${joint}`))
        : [[above + name, inside]],
    ),
  );
}

function csv(...rows: readonly Values[]): string {
  const names = Object.keys(rows[0]!);
  const cell = (value: unknown) =>
    value === null || value === undefined ? '' : `"${String(value).replaceAll('"', '""')}"`;
  return [names, ...rows.map((row) => names.map((name) => cell(row[name])))]
    .map((cells) => cells.join(','))
    .join('\n');
}

function read(text: string) {
  const bytes = encodeUtf8(text);
  const trail = readTrail(bytes);
  return {
    told: trail.events.map(
      ({ facts }) => `${facts.name} by ${facts.principal.label}, ${facts.failed ? 'failed' : 'ok'}`,
    ),
    facts: trail.events.map(({ facts }) => facts),
    records: trail.events.map((event) => JSON.parse(readRecord(trail.text, event))),
    codes: trail.problems.map(({ code }) => code),
    isLog: looksLikeTrail(bytes),
    trail,
  };
}
const json = (...values: readonly unknown[]) => read(values.map((value) => JSON.stringify(value)).join('\n'));
const cells = (...texts: readonly string[]) => ({ Data: texts.map((VarCharValue) => ({ VarCharValue })) });
const fields = (values: Values) => Object.entries(values).map(([field, value]) => ({ field, value }));

const ALL: readonly (readonly [spelling: string, text: string])[] = [
  ['lower case', JSON.stringify(inLower(RECORD))],
  ['snake_case', JSON.stringify(inSnake(RECORD))],
  ['capital letters', JSON.stringify(renamed(RECORD, (name) => name.toUpperCase()))],
  ['capital snake_case', JSON.stringify(renamed(RECORD, (name) => snake(name).toUpperCase()))],
  [
    'a capital letter first',
    JSON.stringify(renamed(RECORD, (name) => name[0]!.toUpperCase() + name.slice(1))),
  ],
  ['dots', JSON.stringify(flattened(RECORD, '.'))],
  ['underscores', JSON.stringify(flattened(RECORD, '_'))],
  ['two underscores', JSON.stringify(flattened(RECORD, '__'))],
  ['slashes', JSON.stringify(flattened(RECORD, '/'))],
  ['nothing between', JSON.stringify(flattened(RECORD, ''))],
  ['snake_case and dots', JSON.stringify(flattened(inSnake(RECORD), '.'))],
  ['snake_case and underscores', JSON.stringify(flattened(inSnake(RECORD), '_'))],
  ['dots, as CSV', csv(flattened(RECORD, '.'))],
  ['underscores, as CSV', csv(flattened(RECORD, '_'))],
  ['slashes, as CSV', csv(flattened(RECORD, '/'))],
  ['nothing between, as CSV', csv(flattened(RECORD, ''))],
  ['snake_case and underscores, as CSV', csv(flattened(inSnake(RECORD), '_'))],
  [
    'snake_case with JSON, as CSV',
    csv(inSnake({ ...REST, userIdentity: JSON.stringify(inSnake(IDENTITY)) })),
  ],
  [
    'lower case with JSON as text',
    JSON.stringify(inLower({ ...REST, userIdentity: JSON.stringify(inLower(IDENTITY)) })),
  ],
];

describe('Cases: siblings of records rebuilt from stores', () => {
  describe('names of fields in any spelling', () => {
    for (const [spelling, text] of ALL) {
      it(`are read: ${spelling}`, () => {
        const { told, facts, codes, isLog, records } = read(text);
        assert.deepEqual([told, codes, isLog], [['ListUsers by mary, ok'], [], true]);
        const [{ principal, time, recipient, readOnly, sourceIp } = assert.fail()] = facts;
        assert.deepEqual(
          [principal.arn, principal.account, principal.accessKey, time, recipient, readOnly, sourceIp],
          [ARN, '111122223333', 'AKIAIOSFODNN7EXAMPLE', TIME, '111122223333', true, '192.0.2.44'],
        );
        assert.deepEqual(records[0].userIdentity, IDENTITY);
      });
    }
    it('are read by the scanners as by the tolerant reader', () => {
      for (const [spelling, text] of ALL) assertSame(Buffer.from(text), undefined, spelling);
    });
    it('hold the outcome of a sign-in', () => {
      for (const text of [
        JSON.stringify(flattened(SIGN_IN, '.')),
        csv(flattened(SIGN_IN, '.')),
        csv(flattened(SIGN_IN, '')),
        JSON.stringify(inLower({ ...SIGN_IN, responseElements: '{"ConsoleLogin":"Failure"}' })),
      ])
        assert.deepEqual(read(text).told, ['ConsoleLogin by mary, failed'], text);
    });
    it('are read where eventSource was left out, as tables of single columns do', () => {
      const { told } = json({
        result: {
          _time: TIME,
          eventName: 'ListUsers',
          'userIdentity.arn': ARN,
          sourceIPAddress: '192.0.2.44',
        },
      });
      assert.deepEqual(told, ['ListUsers by mary, ok']);
    });
    it('are read as Microsoft Sentinel has them', () => {
      const row = {
        TimeGenerated: TIME,
        AwsEventId: RECORD.eventID,
        EventName: 'ListUsers',
        EventSource: 'iam.amazonaws.com',
        EventTypeName: 'AwsApiCall',
        AWSRegion: 'us-east-1',
        SourceIpAddress: '192.0.2.44',
        UserIdentityType: 'IAMUser',
        UserIdentityArn: ARN,
        UserIdentityPrincipalid: IDENTITY.principalId,
        SessionMfaAuthenticated: 'true',
      };
      for (const { told, records, codes } of [json(row), read(csv(row))]) {
        assert.deepEqual([told, codes], [['ListUsers by mary, ok'], ['store-time']]);
        assert.equal(records[0].eventID, RECORD.eventID);
        assert.equal(records[0].eventType, 'AwsApiCall');
        assert.equal(records[0].userIdentity.sessionContext.attributes.mfaAuthenticated, 'true');
      }
    });
    it('are lists where Splunk marks them, paired only if they are equally long', () => {
      const lists = (more: Values) =>
        json({ ...REST, 'userIdentity.arn': ARN, ...more }).records[0].resources;
      assert.deepEqual(lists({ 'resources{}.ARN': ['a', 'b'], 'resources{}.type': ['x', 'y'] }), [
        { ARN: 'a', type: 'x' },
        { ARN: 'b', type: 'y' },
      ]);
      assert.deepEqual(lists({ 'resources{}.ARN': ['a', 'b'], 'resources{}.type': 'x' }), [
        { ARN: 'a' },
        { ARN: 'b' },
        { type: 'x' },
      ]);
      assert.deepEqual(lists({ 'resources.0.ARN': 'a', 'resources.1.ARN': 'b' }), [
        { ARN: 'a' },
        { ARN: 'b' },
      ]);
      const { records } = read(csv({ ...REST, 'userIdentity.arn': ARN, 'resources{}.ARN': 'a\nb' }));
      assert.deepEqual(records[0].resources, [{ ARN: 'a' }, { ARN: 'b' }]);
    });
  });

  describe('a whole record beside its parts', () => {
    const parts = { ...REST, 'userIdentity.userName': 'zoe' };
    const whole = JSON.stringify(RECORD);
    for (const [where, value] of [
      ['_raw, before them', { _raw: whole, ...parts }],
      ['_raw, behind them', { ...parts, _raw: whole }],
      ['message, as an object', { ...parts, message: RECORD }],
      ['event.original', { ...parts, 'event.original': whole }],
      ['event.original, nested', { ...parts, event: { original: whole } }],
      ['raw, as Fivetran has it', { ...inSnake(REST), user_identity_user_name: 'zoe', raw: RECORD }],
      [
        'cloudtrail_event, as Steampipe has it',
        { ...inSnake(REST), username: 'zoe', cloudtrail_event: whole },
      ],
    ] as const) {
      it(`wins: ${where}`, () => assert.deepEqual(json(value).told, ['ListUsers by mary, ok']));
    }
    it('is read from its parts in the rows of a table that lack it', () => {
      const empty = { _raw: '', ...flattened(RECORD, '.') };
      const { told, trail } = read(csv({ ...empty, _raw: whole }, empty));
      assert.deepEqual(told, ['ListUsers by mary, ok', 'ListUsers by mary, ok']);
      assert.equal(new Set(trail.events.map(({ offset }) => offset)).size, 2);
    });
    it('is read from its parts where it is cut off', () => {
      const values = flattened(SIGN_IN, '.');
      for (const end of [200, 300]) {
        const { told, codes } = json({ ...values, _raw: JSON.stringify(SIGN_IN).slice(0, end) });
        assert.deepEqual(told, ['ConsoleLogin by mary, failed'], `${end}`);
        assert.ok(codes.length > 0, `${end}`);
      }
    });
    it('is found by the scanners as by the tolerant reader', () => {
      for (const value of [
        { _raw: whole, ...parts },
        { ...RECORD, message: SENT },
        { ...UNTIMED, timestamp: 1741064802000 },
      ])
        assertSame(Buffer.from(JSON.stringify(value)), undefined, JSON.stringify(value));
    });
  });

  describe('a record that the caller sent', () => {
    const ocsf = {
      metadata: { product: { name: 'CloudTrail', version: '1.08' }, uid: 'e1', version: '1.1.0' },
      time: 1741064802000,
      class_uid: 6003,
      api: { operation: 'ListUsers', service: { name: 'iam.amazonaws.com' }, request: { data: SENT } },
      actor: { user: { type: 'IAMUser', name: 'mary', uid: ARN } },
    };
    const elastic = {
      '@timestamp': TIME,
      aws: { cloudtrail: { user_identity: { type: 'IAMUser', arn: ARN }, request_parameters: SENT } },
      event: { action: 'ListUsers', provider: 'iam.amazonaws.com', id: 'e1' },
      user: { name: 'mary' },
    };
    const row = { eventName: 'ListUsers', eventTime: TIME, 'userIdentity.arn': ARN };
    for (const [where, value] of [
      ['lower case', inLower({ ...RECORD, requestParameters: SENT })],
      ['lower case, as an object', inLower({ ...RECORD, requestParameters: JSON.parse(SENT) })],
      ['snake_case', inSnake({ ...RECORD, requestParameters: JSON.stringify({ x: SENT }) })],
      ['dots', flattened({ ...RECORD, requestParameters: { message: SENT } }, '.')],
      ['OCSF', ocsf],
      ['Elastic', elastic],
      ['Insights', { results: [fields({ ...row, requestParameters: SENT })] }],
      [
        'Athena',
        {
          ResultSet: {
            Rows: [
              cells('eventname', 'eventtime', 'useridentity.arn', 'requestparameters'),
              cells('ListUsers', TIME, ARN, SENT),
            ],
          },
        },
      ],
    ] as const) {
      it(`is never taken for the event: ${where}`, () =>
        assert.deepEqual(json(value).told, ['ListUsers by mary, ok']));
    }
    it('is never taken for the event: a table', () =>
      assert.deepEqual(read(csv({ ...flattened(RECORD, '.'), 'requestParameters.message': SENT })).told, [
        'ListUsers by mary, ok',
      ]));
  });

  describe('rows of queries', () => {
    const row = { eventName: 'ListUsers', eventTime: TIME, 'userIdentity.arn': ARN, awsRegion: 'us-east-1' };
    const TOLD = ['ListUsers by mary, ok'];
    it('of Insights are read in results, in lists, and alone', () => {
      for (const value of [{ results: [fields(row)] }, [fields(row)], fields(row)]) {
        const { told, isLog } = json(value);
        assert.deepEqual([told, isLog], [TOLD, true]);
      }
    });
    it('of Insights have the time of @timestamp, which is reported once', () => {
      const { eventTime, ...untimed } = { ...row, '@timestamp': '2025-03-04 05:06:42.000' };
      const { facts, codes } = json({
        results: [fields(untimed), fields({ ...untimed, eventName: 'GetUser' })],
      });
      assert.deepEqual(
        facts.map(({ name, time }) => [name, time]),
        [
          ['ListUsers', eventTime],
          ['GetUser', eventTime],
        ],
      );
      assert.deepEqual(codes, ['store-time']);
    });
    const page = (id: string) => ({
      ResultSet: {
        Rows: [
          cells('eventid', 'eventname', 'eventtime', 'useridentity.arn'),
          cells(id, 'ListUsers', TIME, ARN),
        ],
      },
    });
    it('of Athena are read page by page, each row at its place', () => {
      const { told, trail, records } = json(page('e1'), page('e2'));
      assert.deepEqual(told, [...TOLD, ...TOLD]);
      assert.deepEqual(
        records.map(({ eventID }) => eventID),
        ['e1', 'e2'],
      );
      const text = `${JSON.stringify(page('e1'))}\n${JSON.stringify(page('e2'))}`;
      for (const { offset, length } of trail.events)
        assert.match(text.slice(offset, offset + length), /^\{"Data":\[\{"VarCharValue":"e\d"/);
    });
    it('of Athena have the columns of the metadata where a page has no header', () => {
      const names = ['eventname', 'eventtime', 'useridentity.arn'];
      const ResultSetMetadata = { ColumnInfo: names.map((Name) => ({ Name, Type: 'varchar' })) };
      assert.deepEqual(
        json({ ResultSet: { Rows: [cells('ListUsers', TIME, ARN)], ResultSetMetadata } }).told,
        TOLD,
      );
    });
    it('of Athena are read up to where the text is cut off', () => {
      const rows = ['e1', 'e2', 'e3'].map((id) => cells(id, 'ListUsers', TIME, ARN));
      const text = JSON.stringify({
        ResultSet: { Rows: [cells('eventid', 'eventname', 'eventtime', 'useridentity.arn'), ...rows] },
      });
      const { records, codes } = read(text.slice(0, text.indexOf('e3') + 10));
      assert.deepEqual(
        records.map(({ eventID }) => eventID),
        ['e1', 'e2'],
      );
      assert.ok(codes.includes('cut-off'));
    });
  });

  describe('Elastic’s fields', () => {
    const dotted = {
      '@timestamp': TIME,
      'event.action': 'ListUsers',
      'event.provider': 'iam.amazonaws.com',
      'event.id': 'e1',
      'event.outcome': 'failure',
      'aws.cloudtrail.user_identity.type': 'AssumedRole',
      'aws.cloudtrail.user_identity.arn': 'arn:aws:sts::111122223333:assumed-role/Ops/mary',
      'aws.cloudtrail.user_identity.session_context.mfa_authenticated': 'true',
      'aws.cloudtrail.user_identity.session_context.session_issuer.arn': 'arn:aws:iam::111122223333:role/Ops',
      'aws.cloudtrail.error_code': 'AccessDenied',
      'user.name': 'Ops',
      'user.id': 'AROAEXAMPLE:mary',
    };
    it('are read in search hits and in CSV', () => {
      const hit = Object.fromEntries(Object.entries(dotted).map(([name, value]) => [name, [value]]));
      for (const { told, records, isLog } of [
        json({ hits: { hits: [{ fields: hit }] } }),
        read(csv(dotted)),
      ]) {
        assert.deepEqual([told, isLog], [['ListUsers by Ops / mary, failed'], true]);
        assert.deepEqual(records[0].userIdentity, {
          type: 'AssumedRole',
          principalId: 'AROAEXAMPLE:mary',
          arn: 'arn:aws:sts::111122223333:assumed-role/Ops/mary',
          sessionContext: {
            attributes: { mfaAuthenticated: 'true' },
            sessionIssuer: { arn: 'arn:aws:iam::111122223333:role/Ops', userName: 'Ops' },
          },
        });
        assert.equal(records[0].errorCode, 'AccessDenied');
      }
    });
    it('leave a whole record under aws.cloudtrail as it is', () => {
      const { told, trail } = json({ '@timestamp': TIME, event: { name: 'x' }, aws: { cloudtrail: RECORD } });
      assert.deepEqual([told, trail.shape.id], [['ListUsers by mary, ok'], 'shipper']);
    });
  });

  describe('a record without its time', () => {
    for (const [where, value, name] of [
      ['in a wrapper', { '@timestamp': TIME, cloudtrail: UNTIMED }, '@timestamp'],
      ['in a wrapper, behind it', { cloudtrail: UNTIMED, '@timestamp': TIME }, '@timestamp'],
      [
        'of a log event',
        { events: [{ timestamp: 1741064802000, message: JSON.stringify(UNTIMED) }] },
        'timestamp',
      ],
      ['as a number', { ...UNTIMED, timestamp: 1741064802000 }, 'timestamp'],
    ] as const) {
      it(`has the one that the store has, which is reported: ${where}`, () => {
        const { facts, trail } = json(value);
        assert.deepEqual(
          facts.map(({ timeMs }) => timeMs),
          [Date.parse(TIME)],
        );
        assert.deepEqual(
          trail.problems.map(({ code, message }) => [code, message.endsWith(`(${name})`)]),
          [['store-time', true]],
        );
      });
    }
    it('has no other record’s', () => {
      const { facts } = json({ '@timestamp': TIME, Records: [RECORD, UNTIMED] });
      assert.deepEqual(
        facts.map(({ time }) => time),
        [TIME, ''],
      );
    });
    it('keeps the window of an aggregated event', () => {
      const aggregated = {
        ...UNTIMED,
        eventType: 'AwsAggregatedEvent',
        timeWindow: { windowStart: '2025-01-01T00:00:00Z', windowEnd: '2025-01-01T00:05:00Z' },
      };
      const { facts } = json({ '@timestamp': TIME, detail: aggregated });
      assert.equal(facts[0]?.time, '2025-01-01T00:00:00Z');
    });
  });

  describe('OCSF', () => {
    const ocsf = (more: object) =>
      json({
        metadata: { product: { name: 'CloudTrail', version: '1.08' }, uid: 'e1', version: '1.5.0' },
        time: 1741064802000,
        class_uid: 3002,
        api: { operation: 'AssumeRole', service: { name: 'sts.amazonaws.com' } },
        cloud: { region: 'us-east-1', account: { uid: '444455556666' } },
        actor: { user: { type: 'IAMUser', name: 'mary', uid: ARN } },
        ...more,
      });
    const one = (more: object) => ocsf(more).records[0];
    it('keeps a failure that has no code', () => {
      assert.deepEqual(ocsf({ status: 'Failure', status_id: 2 }).told, ['AssumeRole by mary, failed']);
      assert.equal(one({ status_id: 2, status_code: 'Denied' }).errorCode, 'Denied');
      assert.equal(one({ status_id: 2, status_detail: 'No' }).errorMessage, 'No');
    });
    it('makes nothing of a status of success, but for a sign-in', () => {
      const record = one({ status: 'Success', status_id: 1, is_mfa: false });
      assert.deepEqual(
        [record.errorCode, record.responseElements, record.additionalEventData],
        [undefined, undefined, undefined],
      );
    });
    it('keeps the credentials that were issued', () => {
      const session = {
        credential_uid: 'ASIAEXAMPLE',
        uid: 'arn:aws:sts::1:assumed-role/R/s',
        uid_alt: 'AROA:s',
      };
      assert.deepEqual(one({ session }).responseElements, {
        credentials: { accessKeyId: 'ASIAEXAMPLE' },
        assumedRoleUser: { arn: 'arn:aws:sts::1:assumed-role/R/s', assumedRoleId: 'AROA:s' },
      });
    });
    it('keeps users of IAM Identity Center where a record has them', () => {
      const user = { type: 'IdentityCenterUser', name: 'test', uid_alt: 'u-1', credential_uid: 'c-1' };
      const record = one({ actor: { idp: { uid: 'arn:store' }, user } });
      assert.deepEqual(record.userIdentity, {
        type: 'IdentityCenterUser',
        credentialId: 'c-1',
        onBehalfOf: { userId: 'u-1', identityStoreArn: 'arn:store' },
      });
      assert.deepEqual(record.additionalEventData, { UserName: 'test' });
    });
    it('has the recipient’s account, unless what is unmapped says another', () => {
      assert.equal(one({}).recipientAccountId, '444455556666');
      assert.equal(
        one({ unmapped: { recipientAccountId: '111122223333' } }).recipientAccountId,
        '111122223333',
      );
    });
    it('has all addresses of a list, and no MFA of a session that is none', () => {
      assert.equal(
        one({ src_endpoint: [{ ip: '192.0.2.1' }, { ip: '192.0.2.2' }] }).sourceIPAddress,
        '192.0.2.1, 192.0.2.2',
      );
      const actor = { session: { is_mfa: false }, user: { type: 'IAMUser', name: 'mary', uid: ARN } };
      assert.equal(one({ actor }).userIdentity.sessionContext, undefined);
      assert.deepEqual(one({ unmapped: { sharedEventID: '', resources: '' } }).sharedEventID, undefined);
    });
  });

  describe('columns that are not understood', () => {
    const codes = (text: string) => read(text).codes;
    const head = 'eventTime,eventName,awsRegion,eventID';
    it('are reported where nothing tells the caller or the outcome', () =>
      assert.deepEqual(codes(`${head},errorCode,who\n${TIME},ListUsers,us-east-1,e1,,mary\n`), [
        'columns-not-read',
      ]));
    it('are reported by their names where both are told', () => {
      const both = `${head},errorCode,userIdentity.arn`;
      assert.deepEqual(codes(`${both},final_status\n${TIME},N,us-east-1,e1,,${ARN},bad\n`), [
        'columns-not-read',
      ]);
      assert.deepEqual(codes(`${both},weekday\n${TIME},N,us-east-1,e1,,${ARN},Tuesday\n`), []);
    });
    it('are no columns that were not queried', () =>
      assert.deepEqual(codes(`${head}\n${TIME},ListUsers,us-east-1,e1\n`), []));
  });

  describe('what is missing since it was not queried', () => {
    it('is nothing odd, whatever else was', () => {
      const { records } = read(
        csv({
          eventVersion: '1.09',
          eventTime: TIME,
          eventName: 'CreateUser',
          awsRegion: 'us-east-1',
          'userIdentity.arn': ARN,
          'userIdentity.accessKeyId': 'ASIAIOSFODNN7EXAMPLE',
          requestParameters: '{"userName":"eve"}',
          responseElements: '{"user":{"userName":"eve"}}',
        }),
      );
      assert.deepEqual(describeIdentity(records[0]).oddities, []);
    });
  });

  describe('what is no log of CloudTrail', () => {
    for (const [what, text] of [
      [
        'the trail of another cloud',
        JSON.stringify({
          eventId: 'x',
          eventName: 'DescribeInstances',
          eventSource: 'ecs.aliyuncs.com',
          eventTime: TIME,
          eventType: 'ApiCall',
          eventVersion: '1',
          sourceIpAddress: '192.0.2.1',
          requestParameters: { a: 1 },
          userIdentity: { type: 'ram-user' },
        }),
      ],
      [
        'events of an application',
        JSON.stringify({ event_name: 'signup', event_time: TIME, event_type: 'x', user_agent: 'y' }),
      ],
      ['a table of clicks', 'event_name,source_ip_address,user_id\nclick,192.0.2.1,5\n'],
      [
        'a notification of S3',
        JSON.stringify(inLower({ ...RECORD, eventSource: 'aws:s3', eventVersion: '2.1' })),
      ],
      [
        'another result of Athena',
        JSON.stringify({ ResultSet: { Rows: [cells('event_name', 'user'), cells('x', 'y')] } }),
      ],
      [
        'another result of Insights',
        JSON.stringify({ results: [fields({ eventName: 'x', '@message': '{}' })] }),
      ],
    ] as const) {
      it(`is left alone: ${what}`, () => {
        const { told, isLog, trail } = read(text);
        assert.deepEqual([told, isLog, trail.shape.id], [[], false, 'none']);
      });
    }
  });
});
