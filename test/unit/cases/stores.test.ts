import assert from 'node:assert/strict';
import { factsOf } from '../../../src/core/event/facts';
import { encodeUtf8 } from '../../../src/core/json/text';
import { parseTime } from '../../../src/core/knowledge/times';
import { looksLikeTrail, readTrail } from '../../../src/core/trail/trail';
import { caseBytes, readCase } from '../../support/cases';

const events = (name: string) => readCase(name).events;
const told = (name: string) =>
  events(name).map(
    ({ facts, risk }) =>
      `${facts.name} by ${facts.principal.label}, ${facts.failed ? 'failed' : 'ok'}, ${risk}`,
  );
/** Events of JSON values, one per line. */
const of = (...values: readonly unknown[]) => {
  const found: ReturnType<typeof factsOf>[] = [];
  const trail = readTrail(encodeUtf8(values.map((value) => JSON.stringify(value)).join('\n')), (record) =>
    found.push(factsOf(record)),
  );
  return { trail, facts: found };
};
const problems = (name: string) => readCase(name).trail.problems.map(({ code }) => code);

describe('Cases: records of stores', () => {
  for (const name of ['02-splunk-fields-and-raw.json', '02b-splunk-fields-and-raw.csv']) {
    it(`${name}: the whole record counts, not the fields beside it`, () => {
      assert.deepEqual(told(name), ['ConsoleLogin by mary, failed, low']);
      assert.deepEqual(problems(name), []);
    });
  }

  it('04: OCSF sign-ins keep their outcome and MFA', () => {
    const rows = events('04-ocsf-sign-in.jsonl');
    assert.deepEqual(
      rows.map(({ facts, risk, identity }) => [facts.failed, risk, identity.mfa?.passed]),
      [
        [true, 'low', false],
        [false, 'medium', false],
        [false, 'none', true],
      ],
    );
  });

  it('12: names of columns that run together are read, and NoError is no error', () => {
    assert.deepEqual(told('12-columns-run-together.csv'), [
      'ListBuckets by mary, ok, none',
      'RunInstances by mary, failed, none',
    ]);
    const { record } = events('12-columns-run-together.csv')[1]!;
    assert.deepEqual((record as { requestParameters: unknown }).requestParameters, {
      instanceType: 't2.micro',
    });
  });

  it('14: the time that Logstash left in @timestamp is the event’s', () => {
    const [event] = events('14-logstash-no-event-time.json');
    assert.equal(event?.facts.timeMs, parseTime('2025-03-04T05:06:38Z'));
    assert.ok(event?.identity.lines.some((line) => line.includes('2025-03-04T05:06:38')));
  });

  for (const name of [
    '16-lower-case-keys.jsonl',
    '16b-snake-case-keys.json',
    '16c-elastic-without-original.json',
  ]) {
    it(`${name}: one event, ListUsers by mary`, () => {
      assert.deepEqual(told(name), ['ListUsers by mary, ok, none']);
      assert.deepEqual(problems(name), []);
      assert.ok(looksLikeTrail(caseBytes(name)));
      const { facts } = events(name)[0]!;
      assert.equal(facts.sourceIp === '' || facts.sourceIp === '192.0.2.44', true);
      assert.equal(facts.source, 'iam.amazonaws.com');
      assert.ok(facts.timeMs > 0);
    });
  }

  it('21: what a query did not ask for is nothing odd', () => {
    assert.deepEqual(events('21-columns-not-queried.csv')[0]?.identity.oddities, []);
  });
});

describe('Records of stores', () => {
  const flat = {
    eventVersion: '1.08',
    eventTime: '2025-03-04T05:06:07Z',
    eventSource: 'iam.amazonaws.com',
    eventName: 'CreateUser',
    awsRegion: 'us-east-1',
    eventID: 'f0000000-0000-4000-8000-00000000aaaa',
  };

  it('have nested fields of keys with dots, in JSON as in tables', () => {
    const { trail } = of({
      ...flat,
      'userIdentity.type': 'IAMUser',
      'userIdentity.userName': 'mary',
      'userIdentity.sessionContext.attributes.mfaAuthenticated': 'true',
      'requestParameters.userName': 'eve',
      'responseElements.user.arn': 'arn:aws:iam::111122223333:user/eve',
    });
    assert.deepEqual(JSON.parse(new TextDecoder().decode(trail.text)), {
      ...flat,
      userIdentity: {
        type: 'IAMUser',
        userName: 'mary',
        sessionContext: { attributes: { mfaAuthenticated: 'true' } },
      },
      requestParameters: { userName: 'eve' },
      responseElements: { user: { arn: 'arn:aws:iam::111122223333:user/eve' } },
    });
  });

  it('are not rebuilt if they have their fields as they are, whatever is beside them', () => {
    const record = {
      ...flat,
      userIdentity: { type: 'IAMUser', userName: 'mary' },
      event_name: 'x',
      'a.b': 1,
    };
    const { trail, facts } = of(record);
    assert.equal(trail.shape.id, 'record');
    assert.equal(facts[0]?.principal.label, 'mary');
  });

  it('keep a failure that Elastic tells without a code', () => {
    const { facts } = of({
      '@timestamp': '2025-03-04T05:06:17.000Z',
      'aws.cloudtrail.event_version': '1.08',
      'aws.cloudtrail.user_identity.type': 'IAMUser',
      'event.action': 'ConsoleLogin',
      'event.provider': 'signin.amazonaws.com',
      'event.outcome': 'failure',
      'event.id': 'f0000000-0000-4000-8000-00000000bbbb',
      'user.name': 'mary',
    });
    assert.deepEqual(
      facts.map(({ name, failed, principal }) => [name, failed, principal.label]),
      [['ConsoleLogin', true, 'mary']],
    );
  });

  it('are read from Athena’s get-query-results, each at its place', () => {
    const row = (...values: readonly string[]) => ({
      Data: values.map((VarCharValue) => ({ VarCharValue })),
    });
    const text = JSON.stringify({
      ResultSet: {
        Rows: [
          row('eventtime', 'eventsource', 'eventname', 'useridentity', 'eventid'),
          row(
            '2025-03-04T05:06:07Z',
            'iam.amazonaws.com',
            'ListUsers',
            '{type=IAMUser, principalid=AIDA, arn=arn:aws:iam::111122223333:user/mary, username=mary}',
            'f0000000-0000-4000-8000-00000000cccc',
          ),
        ],
        ResultSetMetadata: { ColumnInfo: [] },
      },
    });
    const trail = readTrail(encodeUtf8(text));
    assert.deepEqual(
      trail.events.map(({ facts }) => `${facts.name} by ${facts.principal.label}`),
      ['ListUsers by mary'],
    );
    const [event] = trail.events;
    assert.match(text.slice(event!.offset, event!.offset + event!.length), /^\{"Data":.*ListUsers.*\}$/);
    assert.ok(looksLikeTrail(encodeUtf8(text)));
  });

  it('are read from single fields of CloudWatch Logs Insights', () => {
    const cells = {
      eventTime: flat.eventTime,
      eventSource: flat.eventSource,
      eventName: flat.eventName,
      awsRegion: 'us-east-1',
      'userIdentity.userName': 'mary',
      '@ptr': 'x',
    };
    const fields = Object.entries(cells).map(([field, value]) => ({ field, value }));
    const { facts } = of({ results: [fields], status: 'Complete' });
    assert.deepEqual(
      facts.map(({ name, principal }) => `${name} by ${principal.label}`),
      ['CreateUser by mary'],
    );
  });

  it('tell which columns were not understood, if these may say who called', () => {
    const text =
      'eventTime,eventSource,eventName,awsRegion,caller_identity\n2025-03-04T05:06:07Z,iam.amazonaws.com,ListUsers,us-east-1,mary\n';
    const { problems } = readTrail(encodeUtf8(text));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['columns-not-read'],
    );
    assert.match(problems[0]!.message, /caller_identity/);
  });

  it('leave other JSON alone that has names of events', () => {
    for (const other of [
      { event_name: 'signup', event_time: '2025-03-04', user: 'mary' },
      { results: [[{ field: 'name', value: 'x' }]] },
      { ResultSet: { Rows: [{ Data: [{ VarCharValue: 'name' }] }, { Data: [{ VarCharValue: 'x' }] }] } },
      { eventname: 'click', eventsource: 'button', eventtime: 'now' },
    ]) {
      assert.equal(of(other).trail.events.length, 0, JSON.stringify(other));
      assert.ok(!looksLikeTrail(encodeUtf8(JSON.stringify(other))), JSON.stringify(other));
    }
  });
});
