import assert from 'node:assert/strict';
import { explain } from '../../src/core/explain/explain';
import { describeIdentity } from '../../src/core/explain/identity';
import { EXPORT_FORMATS } from '../../src/core/export/formats';
import { recordLine } from '../../src/core/export/record';
import { completeFilter } from '../../src/core/filter/complete';
import { checkFilter, isPathTerm, termsOrThrow } from '../../src/core/filter/evaluate';
import { isGrouping } from '../../src/core/index/arrangement';
import { DIMENSIONS, findDimension } from '../../src/core/index/dimensions';
import { EventIndex } from '../../src/core/index/eventIndex';
import { encodeUtf8 } from '../../src/core/json/text';
import { BatchBuilder } from '../../src/core/scan/builder';
import { pathsOf } from '../../src/core/scan/pathBatch';
import { plainText } from '../../src/core/text/pieces';
import { parseExact, pathInOtherCase, pathsIn } from '../../src/core/trail/pathValues';
import { parseRecord, readRecord } from '../../src/core/trail/record';
import { readTrail } from '../../src/core/trail/trail';
import { fastItems } from '../../src/host/reading/node/scanModule';
import { lookupItem } from '../support/trails';

/** Names that every object has something under, or that change what an object is. */
const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '__defineGetter__',
];
/** A name that means nothing, as long as another. */
const ordinary = (length: number) => 'qzxwvkjqzxwvkjqzxwvkj'.slice(0, length);

/** A record in which a name stands wherever one can: as key and as value, and what stands there has keys of its own. */
const record = (name: string, id = 'e1') => {
  const inner = `{"${name}":"${name}","x":{"${name}":{"${name}":["${name}",{"${name}":1}]}}}`;
  return (
    `{"${name}":${inner},"eventVersion":"1.08","userIdentity":{"${name}":${inner},"type":"AssumedRole","principalId":"AROA:${name}",` +
    `"arn":"arn:aws:sts::111122223333:assumed-role/${name}/${name}","accountId":"111122223333","accessKeyId":"${name}",` +
    `"userName":"${name}","invokedBy":"${name}","sessionContext":{"${name}":${inner},"sessionIssuer":{"${name}":${inner},` +
    `"type":"Role","userName":"${name}","principalId":"${name}","arn":"arn:aws:iam::111122223333:role/${name}"},` +
    `"attributes":{"${name}":${inner},"mfaAuthenticated":"${name}"},"sourceIdentity":"${name}"},"onBehalfOf":{"userId":"${name}"}},` +
    `"eventTime":"2024-03-14T13:00:00Z","eventSource":"${name}.amazonaws.com","eventName":"${name}","awsRegion":"${name}",` +
    `"sourceIPAddress":"${name}","userAgent":"${name}","errorCode":"${name}","errorMessage":"${name}",` +
    `"requestParameters":{"${name}":${inner},"graphArn":"${name}","datasourcePackages":["${name}"]},"responseElements":${inner},` +
    `"additionalEventData":${inner},"tlsDetails":{"${name}":${inner},"tlsVersion":"${name}"},"requestID":"${name}","eventID":"${id}",` +
    `"resources":[{"${name}":${inner},"ARN":"${name}","type":"${name}","accountId":"${name}"}],"eventType":"${name}",` +
    `"eventCategory":"${name}","recipientAccountId":"${name}","sharedEventID":"${name}","addendum":{"reason":"${name}"}}`
  );
};
/** As another type of caller, and of a service that parameters are known of. */
const typed = (name: string) =>
  record(name, 'e2')
    .replace('"AssumedRole"', `"${name}"`)
    .replace(`${name}.amazonaws.com`, 'detective.amazonaws.com');

/** Everywhere that a record has something. */
function placesIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...inside.flatMap(([key, one]) => placesIn(one, [...path, key]))];
}

/** What is made of a log, as text in which the name is as any other. */
function madeOf(name: string, log: (name: string) => string, builder: BatchBuilder): string {
  const bytes = encodeUtf8(log(name));
  const index = new EventIndex();
  const { shape, problems, events } = builder.addLog(bytes, name);
  index.add(builder.take());
  const all = index.all();
  const rows = [...all.rows()];
  const trail = readTrail(bytes);
  const texts = trail.events.map((event) => readRecord(trail.text, event));
  const records = texts.map(parseRecord);
  const names = new Map([['111122223333', name]]);
  const count = (filter: string) => {
    const terms = termsOrThrow(filter, {
      newestMs: index.newestMs,
      accounts: index.accounts(),
      accountNames: names,
    });
    const paths = terms.filter(isPathTerm).map(({ field }) => field.name);
    if (paths.length > 0) {
      const batches = pathsOf(texts.map(parseExact), paths);
      index.paths.open(paths, index.length).forEach((column, i) => {
        column.set(rows, batches[i]!);
      });
    }
    return `${filter}: ${index.select(terms).count}`;
  };
  // Names are found in any case.
  const neutral = (text: string) => text.replaceAll(new RegExp(name, 'gi'), 'NAME');
  const made = {
    shape: shape.id,
    events,
    codes: problems.map(({ code }) => code),
    facts: rows.map((row) => [index.facts(row), index.extras(row), index.derived(row), index.risk(row)]),
    trail: trail.events.map(({ facts }) => facts),
    records,
    groups: DIMENSIONS.map(({ name: by }) => {
      const groups = index.group(all, [by, 'action']).map(({ key, label, events: its, children }) => {
        const inside = index.within(all, by, key).count;
        return neutral(JSON.stringify([by, key, label, its, inside, children?.map((one) => one.key)]));
      });
      // Of groups of one size the order is that of their names.
      return groups.sort();
    }),
    values: ['action', 'principal', 'session', 'key', 'agent', 'resource'].map((field) =>
      index
        .values(all, field)
        .map((value) => neutral(JSON.stringify(value)))
        .sort(),
    ),
    counts: [
      ...[
        'action',
        'principal',
        'role',
        'session',
        'key',
        'error',
        'region',
        'agent',
        'recipient',
        'graph',
        'resource',
      ].map((field) => count(`${field}:${name}`)),
      count(name),
      count(`account:${name}`),
      count(`-action:${name}`),
      ...['requestParameters', 'userIdentity', 'additionalEventData', 'responseElements'].flatMap((top) => [
        count(`${top}.${name}:*`),
        count(`${top}.${name}:""`),
        count(`${top}.${name}.${name}:${name}`),
        count(`${top}.${name}.x.${name}.${name}:1`),
        count(`${top}.${name}.name:*`),
        count(`${top}.${name}.length:*`),
        count(`${top}.x.${name}.${name}.${name}:1`),
      ]),
    ],
    hovers: records.flatMap((one) =>
      placesIn(one).map((path) => [path, explain(one, path, { accountNames: names })?.lines.map(plainText)]),
    ),
    identities: records.map((one) => describeIdentity(one, { accountNames: names })),
    paths: records.map((one) => [pathsIn(one), pathInOtherCase(one, ['requestparameters', name])]),
    lines: texts.map(recordLine),
    exported: trail.events.flatMap(({ facts }, i) =>
      EXPORT_FORMATS.map((format) => format.event({ facts, file: name }, recordLine(texts[i]!).line)),
    ),
  };
  return neutral(JSON.stringify(made, undefined, 1));
}

const LOGS: Readonly<Record<string, (name: string) => string>> = {
  'a log': (name) => `{"Records":[${record(name)},${typed(name)}]}`,
  'a log with the name around it': (name) => `{"${name}":{"Records":[${record(name)},${typed(name)}]}}`,
  'a list behind it': (name) => `{"${name}":[${record(name)}],"Records":[${typed(name)}]}`,
  'lookup items': (name) =>
    `{"Events":[${lookupItem(record(name))},${lookupItem(typed(name))}],"${name}":{}}`,
  'a damaged log': (name) => `{"Records":[${record(name)},${typed(name).slice(0, -30)}`,
  'a table': (name) =>
    `eventID,eventName,${name},userIdentity.${name},requestParameters\ne1,${name},${name},${name},"{""${name}"":{""${name}"":1}}"\n`,
  OCSF: (name) =>
    `{"metadata":{"product":{"name":"CloudTrail","vendor_name":"AWS","version":"1.08"},"uid":"e1","${name}":1},"time":1710421200000,` +
    `"api":{"operation":"${name}","service":{"name":"${name}"},"${name}":{}},"actor":{"user":{"type":"${name}","${name}":1}},` +
    `"cloud":{"provider":"AWS","region":"${name}"},"class_uid":6003,"unmapped":{"${name}.${name}":"${name}","requestParameters.${name}":"1"}}`,
};

describe('names that every object has', () => {
  /** What is there before: nothing of it may change. */
  const inherited = () =>
    [Object.prototype, Array.prototype, Function.prototype].map((one) =>
      Object.getOwnPropertyNames(one).join(),
    );
  const before = inherited();
  afterEach(() => {
    assert.deepEqual(inherited(), before);
    assert.equal(({} as Record<string, unknown>)['x'], undefined);
  });

  for (const [title, log] of Object.entries(LOGS)) {
    for (const [which, build] of [
      ['', () => new BatchBuilder()],
      [' (WebAssembly)', () => new BatchBuilder(fastItems())],
    ] as const) {
      it(`are as any other in ${title}${which}`, () => {
        for (const name of NAMES) {
          const [made, expected] = [name, ordinary(name.length)].map((one) =>
            madeOf(one, log, build()).split('\n'),
          );
          // The lines that differ alone: all of them are thousands.
          const at = made!.findIndex((line, i) => line !== expected![i]);
          const others = (lines: readonly string[]) => (at < 0 ? [] : lines.slice(at - 3, at + 3));
          assert.deepEqual(others(made!), others(expected!), name);
          assert.equal(made!.length, expected!.length);
        }
      });
    }
  }

  it('are no fields of a filter', () => {
    for (const name of [...NAMES, '__PROTO__', 'userIdentity', 'x'].flatMap((one) => [one, `${one}.x`])) {
      if (name.startsWith('userIdentity')) continue;
      const [problem, ...others] = checkFilter(`${name}:x`);
      assert.deepEqual([problem?.code, others.length], ['unknown-field', 0], name);
      assert.throws(() => termsOrThrow(`-${name}:x`, { newestMs: 0 }), { name: 'FilterSyntaxError' });
      for (const text of [name, `${name}:`, `requestParameters.${name}`, `requestParameters.${name}:`])
        for (const { insert: offered } of completeFilter(text, text.length).fields)
          assert.ok(!offered.startsWith(name), `${text}: ${offered}`);
    }
  });

  it('are no values of a filter that has a choice', () => {
    for (const name of NAMES)
      for (const field of ['outcome', 'risk', 'time', 'ip', 'account'])
        assert.ok(
          checkFilter(`${field}:${name}`).every(({ code }) => code === 'bad-value'),
          `${field}:${name}`,
        );
  });

  it('are no dimensions', () => {
    for (const name of NAMES) {
      assert.throws(() => findDimension(name), RangeError);
      assert.equal(isGrouping([name]), false);
      assert.throws(() => new EventIndex().group(new EventIndex().all(), [name]), RangeError);
    }
  });
});
