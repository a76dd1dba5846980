import assert from 'node:assert/strict';
import { extrasOf } from '../../../src/core/event/extras';
import { withOpenMembers } from '../../../src/core/event/jsonMembers';
import { describeIdentity } from '../../../src/core/explain/identity';
import { recordLine } from '../../../src/core/export/record';
import { encodeUtf8 } from '../../../src/core/json/text';
import { riskOf } from '../../../src/core/knowledge/risk/risk';
import { parseExact, textsAt } from '../../../src/core/trail/pathValues';
import { parseRecord, readRecord } from '../../../src/core/trail/record';
import { looksLikeTrail, readTrail } from '../../../src/core/trail/trail';
import { caseBytes, readCase } from '../../support/cases';
import { assertSame } from '../../support/scanned';
import { recordText } from '../../support/trails';

const events = (name: string) => readCase(name).events;
const codes = (name: string) => readCase(name).trail.problems.map(({ code }) => code);
const read = (text: string) => {
  const bytes = encodeUtf8(text);
  assertSame(bytes);
  const trail = readTrail(bytes);
  return {
    ids: trail.events.map(({ facts }) => facts.id),
    problems: trail.problems.map(({ code }) => code),
    trail,
  };
};
const [first, second] = [1, 2].map((n) => recordText(n)) as [string, string];
const ids = (...texts: readonly string[]) => texts.map((text) => JSON.parse(text).eventID as string);
const quoted = (value: unknown) => JSON.stringify(value);

describe('Cases: records in strings', () => {
  for (const name of ['01-query-strings.json', '01b-string-per-line.jsonl']) {
    it(`${name}: two events by mary`, () => {
      assert.deepEqual(
        events(name).map(({ facts }) => facts.principal.label),
        ['mary', 'mary'],
      );
      assert.deepEqual(codes(name), []);
      assert.ok(looksLikeTrail(caseBytes(name)));
    });
  }

  it('11: a prefix before the record in a string is passed over', () => {
    assert.deepEqual(
      events('11-prefix-in-message.jsonl').map(({ facts }) => facts.name),
      ['ListUsers', 'ListUsers', 'ListUsers', 'ListUsers'],
    );
    assert.deepEqual(codes('11-prefix-in-message.jsonl'), []);
  });

  it('18: two renderings of a record in one alert are one event, the one in the string', () => {
    const { trail } = readCase('18-one-alert-two-copies.json');
    assert.deepEqual(
      trail.events.map(({ depth }) => depth),
      [1],
    );
    assert.deepEqual(trail.problems, []);
  });

  it('18: a value that was changed in one of two renderings leaves both', () => {
    const text = caseBytes('18-one-alert-two-copies.json')
      .toString()
      .replace('"eventName": "CreateUser"', '"eventName": "DeleteUser"');
    assert.equal(readTrail(encodeUtf8(text)).events.length, 2);
  });
});

describe('Cases: JSON as text in members', () => {
  const rows = () => events('15-json-in-string-members.jsonl');
  it('15: parameters, identities and responses are read as what they hold', () => {
    assert.deepEqual(
      rows().map(({ facts, risk }) => `${facts.principal.label}, ${facts.failed ? 'failed' : 'ok'}, ${risk}`),
      ['mary, ok, high', 'mary, ok, high', 'mary, failed, low'],
    );
  });
  it('15: filters by path look inside', () => {
    const [policy] = textsAt(rows()[0]!.record, ['requestParameters', 'policyArn']);
    assert.match(policy ?? '', /AdministratorAccess/);
  });
  it('leave texts that are no JSON of an object as they are', () => {
    for (const text of ['null and void', '[not a list', '{', 'x{}', '']) {
      const record = { ...JSON.parse(first), requestParameters: text };
      assert.equal(read(quoted(record)).ids.length, 1, text);
    }
  });
  it('read the text null as null, and objects in objects of an identity', () => {
    const record = {
      ...JSON.parse(first),
      requestParameters: 'null',
      userIdentity: quoted({
        type: 'AssumedRole',
        arn: 'arn:aws:sts::111122223333:assumed-role/Ops/mary',
        sessionContext: quoted({ sessionIssuer: quoted({ arn: 'arn:aws:iam::111122223333:role/path/Ops' }) }),
      }),
    };
    const { trail } = read(quoted(record));
    assert.equal(trail.events[0]?.facts.principal.role, 'Ops');
    assert.equal(trail.events[0]?.facts.principal.session, 'mary');
  });
});

describe('JSON as text in members of records', () => {
  const name: string = JSON.parse(first).eventName;
  const identity = {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/Ops/mary',
    accountId: '111122223333',
    sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::111122223333:role/path/Ops' }, attributes: {} },
  };
  const credentials = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE' };
  const assumedRoleUser = { arn: 'arn:aws:sts::111122223333:assumed-role/Ops/mary' };
  const resources = [{ ARN: 'arn:aws:s3:::example-bucket', type: 'AWS::S3::Bucket' }];
  const signIn = { eventName: 'ConsoleLogin', eventSource: 'signin.amazonaws.com' };
  const session = { credentials, assumedRoleUser };
  /** Each a record's members, and the same with JSON as text in them. */
  const MEMBERS: readonly (readonly [string, object, object])[] = [
    ['an identity', { userIdentity: identity }, { userIdentity: quoted(identity) }],
    [
      'every object of an identity',
      { userIdentity: identity },
      {
        userIdentity: quoted({
          ...identity,
          sessionContext: quoted({
            sessionIssuer: quoted(identity.sessionContext.sessionIssuer),
            attributes: '{}',
          }),
        }),
      },
    ],
    ['what is quoted twice', { userIdentity: identity }, { userIdentity: quoted(quoted(identity)) }],
    ['resources', { resources }, { resources: quoted(resources) }],
    ['elements of resources', { resources }, { resources: resources.map(quoted) }],
    ['a response', { responseElements: session }, { responseElements: quoted(session) }],
    [
      'credentials',
      { responseElements: session },
      { responseElements: { ...session, credentials: quoted(credentials) } },
    ],
    [
      'the user of a response',
      { responseElements: session },
      { responseElements: { ...session, assumedRoleUser: quoted(assumedRoleUser) } },
    ],
    [
      'the sessions of Roles Anywhere',
      {
        eventSource: 'rolesanywhere.amazonaws.com',
        eventName: 'CreateSession',
        responseElements: { credentialSet: [session] },
      },
      {
        eventSource: 'rolesanywhere.amazonaws.com',
        eventName: 'CreateSession',
        responseElements: {
          credentialSet: quoted([quoted({ ...session, credentials: quoted(credentials) })]),
        },
      },
    ],
    [
      'the outcome of a sign-in',
      { ...signIn, responseElements: { ConsoleLogin: 'Failure' } },
      { ...signIn, responseElements: ' {"ConsoleLogin": "Failure"}' },
    ],
    [
      'details of a service event',
      { serviceEventDetails: { [name]: 'Failure' } },
      { serviceEventDetails: quoted({ [name]: 'Failure' }) },
    ],
    [
      'additional data',
      { ...signIn, responseElements: { ConsoleLogin: 'Success' }, additionalEventData: { MFAUsed: 'No' } },
      {
        ...signIn,
        responseElements: { ConsoleLogin: 'Success' },
        additionalEventData: quoted({ MFAUsed: 'No' }),
      },
    ],
    [
      'the graph of a call of Detective',
      {
        eventSource: 'detective.amazonaws.com',
        requestParameters: { graphArn: 'arn:aws:detective:us-east-1:111122223333:graph:0' },
      },
      {
        eventSource: 'detective.amazonaws.com',
        requestParameters: quoted({ graphArn: 'arn:aws:detective:us-east-1:111122223333:graph:0' }),
      },
    ],
    [
      'the details of an insight',
      {
        insightDetails: { eventName: 'X', eventSource: 'a.amazonaws.com' },
        eventName: undefined,
        eventType: 'AwsCloudTrailInsight',
      },
      {
        insightDetails: quoted({ eventName: 'X', eventSource: 'a.amazonaws.com' }),
        eventName: undefined,
        eventType: 'AwsCloudTrailInsight',
      },
    ],
    [
      'the window of an aggregated event',
      {
        eventType: 'AwsAggregatedEvent',
        eventTime: undefined,
        timeWindow: { windowStart: '2025-01-01T00:00:00Z' },
      },
      {
        eventType: 'AwsAggregatedEvent',
        eventTime: undefined,
        timeWindow: quoted({ windowStart: '2025-01-01T00:00:00Z' }),
      },
    ],
  ];
  const rowOf = (members: object) => {
    const record = { ...JSON.parse(first), ...members };
    const { trail } = read(quoted({ Records: [record] }));
    const [event] = trail.events;
    const value = parseRecord(readRecord(trail.text, event!));
    const { lines } = describeIdentity(record);
    return { facts: event!.facts, extras: extrasOf(value), risk: riskOf(event!.facts, value)?.risk, lines };
  };
  for (const [what, plain, text] of MEMBERS) {
    it(`are read alike: ${what}`, () => {
      const expected = rowOf(plain);
      assert.deepEqual(rowOf(text), expected);
      assert.notDeepEqual(expected, rowOf({}), 'the members matter');
    });
  }

  it('keep all digits of numbers for filters by path', () => {
    const record = { ...JSON.parse(first), requestParameters: '{"id":12345678901234567890}' };
    const exact =
      typeof JSON.parse('1', (_, value, context?: unknown) => (context ? '' : value)) === 'string';
    assert.deepEqual(textsAt(parseExact(quoted(record)), ['requestParameters', 'id']), [
      exact ? '12345678901234567890' : '12345678901234567000',
    ]);
  });

  it('stay as they are stored in what is exported of a damaged record', () => {
    const stored = `${quoted({ ...JSON.parse(first), requestParameters: '{"a":1}' }).slice(0, -1)},}`;
    const { line, isMended } = recordLine(stored);
    assert.ok(isMended);
    assert.equal(JSON.parse(line).requestParameters, '{"a":1}');
  });

  it('do not change the value that is read', () => {
    const record = { userIdentity: { sessionContext: '{"attributes":"{}"}' }, resources: ['{"ARN":"x"}'] };
    const before = quoted(record);
    assert.deepEqual(withOpenMembers(record), {
      userIdentity: { sessionContext: { attributes: {} } },
      resources: [{ ARN: 'x' }],
    });
    assert.equal(quoted(record), before);
    const plain = JSON.parse(first);
    assert.equal(withOpenMembers(plain), plain);
  });

  it('are texts where white space of other kinds is around them', () => {
    const { trail } = read(quoted({ ...JSON.parse(first), requestParameters: '\u00a0{"a":1}' }));
    assert.equal(trail.events.length, 1);
  });
});

describe('Records in strings', () => {
  for (const [title, text, expected] of [
    ['an array', `[${quoted(first)},${quoted(second)}]`, [first, second]],
    ['arrays in arrays', `[[[${quoted(first)}],[${quoted(second)}]]]`, [first, second]],
    ['the root', quoted(first), [first]],
    [
      'a string that holds an array of strings',
      quoted(`[${quoted(first)},${quoted(second)}]`),
      [first, second],
    ],
    ['a string that holds an array of records', quoted(`[${first},${second}]`), [first, second]],
    [
      'fields of search hits',
      `{"hits":{"hits":[{"fields":{"event.original":[${quoted(first)}]}}]}}`,
      [first],
    ],
    ['an array in a message', `{"message":${quoted(`[${first},${second}]`)}}`, [first, second]],
    ['a prefix in an array', `[${quoted(`<134>Mar  4 host app: ${first}`)}]`, [first]],
    ['strings in strings', `[${quoted(quoted(first))},${quoted(quoted(second))}]`, [first, second]],
    ['a string in a string in a member', `{"payload":${quoted(quoted(first))}}`, [first]],
    ['a log in a string', quoted(`{"Records":[${first},${second}]}`), [first, second]],
    ['lines in a string', quoted(`${first}\n${second}\n`), [first, second]],
    ['[INFO] in an array', `[${quoted(`[INFO]\t2025-03-04T05:06:07Z\t${first}`)}]`, [first]],
    ['a word in braces', `{"message":${quoted(`app {tag}[7]: ${first}`)}}`, [first]],
    ['a long prefix', `{"message":${quoted(`${'x'.repeat(2000)} ${first}`)}}`, [first]],
    ['a prefix before an array', `{"message":${quoted(`app: [${first},${second}]`)}}`, [first, second]],
    ['a prefix before a string', `{"message":${quoted(`msg=${quoted(first)}`)}}`, [first]],
    [
      'a hit with its source and its fields',
      `{"hits":[{"_source":{"message":${quoted(first)}},"fields":{"message":[${quoted(first)}]}}]}`,
      [first],
    ],
    ['two fields of a hit', `{"fields":{"a":[${quoted(first)}],"b":[${quoted(first)}]}}`, [first]],
    [
      'a record far behind',
      `[${quoted(first.replace('{', `{"additionalEventData":{"x":"${'y'.repeat(9000)}"},`))}]`,
      [first],
    ],
    ['a key that is nobody’s', `{"payload":[${quoted(first)}]}`, [first]],
  ] as const) {
    it(`are found in ${title}`, () => {
      const { ids: found, problems } = read(text);
      assert.deepEqual(found, ids(...expected));
      assert.deepEqual(problems, []);
    });
  }

  it('have their place inside of the quotes', () => {
    const text = `[${quoted(first)}]`;
    const [event] = read(text).trail.events;
    assert.equal(text.slice(event!.offset, event!.offset + event!.length), quoted(first).slice(1, -1));
    assert.deepEqual(event!.item, { offset: 1, length: text.length - 2 });
  });

  it('tell a log by its first bytes, where these end in the first record', () => {
    const long = first.replace(
      '{',
      `{"eventVersion":"1.08","requestParameters":{"x":"${'y'.repeat(9000)}"},`,
    );
    for (const text of [`[${quoted(long)}]`, quoted(long), `{"payload":${quoted(long)}}`]) {
      const cut = text
        .slice(0, text.indexOf('yyy') + 100)
        .replace(
          '"1.08\\",',
          `$&${quoted('"eventSource":"iam.amazonaws.com","eventName":"ListUsers",').slice(1, -1)}`,
        );
      assert.ok(looksLikeTrail(encodeUtf8(cut)), cut.slice(0, 60));
    }
  });

  it('stay two events where both are elements of one list', () => {
    assert.equal(read(`{"message":${quoted(`[${first},${first}]`)}}`).ids.length, 2);
  });

  it('are not looked for in strings of other JSON', () => {
    for (const text of [
      '["a","{\\"b\\":1}","{\\"eventName\\":\\"x\\"}"]',
      '"{\\"a\\":1}"',
      '{"fields":["{\\"name\\":\\"x\\"}"]}',
    ]) {
      assert.deepEqual(read(text).ids, []);
      assert.ok(!looksLikeTrail(encodeUtf8(text)), text);
    }
  });
});
