import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FilterFacts } from '../../../src/core/event/filterFacts';
import { compileOrThrow } from '../../../src/core/filter/evaluate';
import { facts } from '../../support/facts';

/**
 * The filter language once more, as plainly as it can be said: a filter is made as data, written as text for the
 * real evaluation, and decided here from the data. Nothing of `src/core/filter` but the entry point is used.
 */
interface Term {
  readonly negated: boolean;
  readonly field: string;
  readonly values: readonly Value[];
}

interface Value {
  readonly text: string;
  readonly decide: (recorded: readonly string[], event: FilterFacts) => boolean;
}

const NEWEST = Date.UTC(2024, 0, 31, 12);
const NAMES = [
  ['111122223333', 'prod'],
  ['444455556666', 'Test Lab'],
] as const;

const FIELD_TEXTS: Record<string, (event: FilterFacts) => readonly string[]> = {
  principal: ({ principal: p }) => [p.label, p.arn, p.principalId, p.userName, p.session],
  role: ({ principal }) => [principal.role],
  session: ({ principal }) => [principal.session],
  'userIdentity.accessKeyId': ({ principal }) => [principal.accessKey],
  type: ({ principal }) => [principal.type],
  eventName: ({ name }) => [name],
  service: ({ source }) => [source, source.replace('.amazonaws.com', '')],
  error: ({ error }) => [error],
  awsRegion: ({ region }) => [region],
  agent: ({ userAgent }) => [userAgent],
  id: ({ id, requestId, sharedId }) => [id, requestId, sharedId],
  '': ({ principal: p, ...e }) => [
    ...[p.label, p.arn, p.principalId, p.userName, p.role, p.session, p.type, p.account, p.accessKey],
    ...[e.name, e.source, e.region, e.sourceIp, e.userAgent, e.error, e.eventType, e.recipient],
    ...[e.id, e.requestId, e.sharedId, e.category ?? '', ...(e.resources ?? [])],
  ],
  account: ({ principal }) => [principal.account],
  recipient: ({ recipient }) => [recipient],
  outcome: ({ failed }) => [failed ? 'failed' : 'ok'],
  readonly: ({ readOnly }) => [readOnly === undefined ? '' : `${readOnly}`],
  ip: ({ sourceIp }) => [sourceIp],
  time: () => [],
  category: ({ category = '' }) => [category],
  graph: ({ graph = '' }) => [graph, ...graph.split(':').slice(5), graph.split(':').slice(5).join(':')],
  resource: ({ resources = [] }) => resources,
  'requestParameters.k': ({ record }) => [
    (record as { requestParameters: { k: string } }).requestParameters.k,
  ],
  'responseElements.list.k': ({ record }) =>
    (record as { responseElements: { list: { k: string }[] } }).responseElements.list.map(({ k }) => k),
  errorMessage: ({ record }) => [(record as { errorMessage: string }).errorMessage],
};

function decideTerm({ negated, field, values }: Term, event: FilterFacts): boolean {
  const recorded = FIELD_TEXTS[field]?.(event) ?? [];
  return values.some(({ decide }) => decide(recorded, event)) !== negated;
}

function writeTerm({ negated, field, values }: Term): string {
  const list = values.map(({ text }) => text).join(',');
  return `${negated ? '-' : ''}${field === '' ? '' : `${field}:`}${list}`;
}

/** A pattern as parts: literal texts and wildcards. */
type Part = string | null;

function writePattern(parts: readonly Part[], quoteAll: boolean): string {
  const texts = parts.map((part) => {
    if (part === null) return '*';
    return quoteAll || /[\s",*\\:]|^-/.test(part)
      ? `"${part.replace(/[\\"]/g, (sign) => `\\${sign}`)}"`
      : part;
  });
  return texts.join('') || '""';
}

function regexOf(parts: readonly Part[], whole: boolean): RegExp {
  const source = parts.map((part) => (part === null ? '[^]*' : part.replace(/[^a-z0-9]/gi, '\\$&')));
  return new RegExp(whole ? `^${source.join('')}$` : source.join(''), 'i');
}

const texts = fc.constantFrom(
  '',
  'a',
  'ab',
  'AB',
  'abc',
  'a b',
  'a*b',
  'a,b',
  'a"b',
  'a\\b',
  '-a',
  'b:a',
  'aab',
  '*',
);
const services = fc.constantFrom('detective.amazonaws.com', 'iam.amazonaws.com', 'detective', 'ab', '');
const accounts = fc.constantFrom('', '111122223333', '444455556666', '777788889999');
/** Lists of addresses, and what is in them. */
const LISTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['10.0.0.1, 192.168.7.9', ['10.0.0.1', '192.168.7.9']],
  ['10.1.0.1,10.0.0.1:443', ['10.1.0.1', '10.0.0.1']],
  ['[2001:db8::1]:443 10.0.0.200, ab', ['2001:db8::1', '10.0.0.200', 'ab']],
]);
const ips = fc.constantFrom(
  '',
  '10.0.0.1',
  '10.0.0.200',
  '10.1.0.1',
  '192.168.7.9',
  '2001:db8::1',
  '2001:db8:0:0:1::',
  'ab',
  ...LISTS.keys(),
);

const events = fc
  .record({
    name: texts,
    source: services,
    error: texts,
    region: texts,
    userAgent: texts,
    id: texts,
    requestId: texts,
    sharedId: texts,
    eventType: texts,
    recipient: accounts,
    sourceIp: ips,
    readOnly: fc.constantFrom(true, false, undefined),
    failed: fc.boolean(),
    timeMs: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: NEWEST - 40 * 864e5, max: NEWEST })),
    principal: fc.record({
      label: texts.filter(Boolean),
      arn: texts,
      principalId: texts,
      userName: texts,
      role: texts,
      session: texts,
      type: texts,
      account: accounts,
      accessKey: texts,
    }),
  })
  .chain((given) =>
    fc
      .record({
        category: texts,
        graph: fc.oneof(texts, fc.constant('arn:aws:detective:us-east-1:111122223333:graph:ab')),
        resources: fc.array(texts.filter(Boolean), { maxLength: 3 }),
        record: fc.record({
          errorMessage: texts,
          requestParameters: fc.record({ k: texts }),
          responseElements: fc.record({ list: fc.array(fc.record({ k: texts }), { maxLength: 3 }) }),
        }),
      })
      .map((more) => ({ ...facts(given), ...more })),
  );

const part = fc.oneof(fc.constant(null), texts.filter(Boolean));
const patterns = (whole: boolean) =>
  fc
    .tuple(fc.array(part, { minLength: whole ? 0 : 1, maxLength: 5 }), fc.boolean())
    .map(([parts, quoteAll]): Value => {
      const regex = regexOf(parts, whole);
      const absent = parts.length === 0;
      const decide = (recorded: readonly string[]) =>
        absent
          ? recorded.every((text) => text === '')
          : recorded.some((text) => text !== '' && regex.test(text));
      return { text: writePattern(parts, quoteAll), decide };
    });

const fixed = (text: string, decide: (recorded: string, event: FilterFacts) => boolean): Value => ({
  text,
  decide: ([recorded = ''], event) => decide(recorded, event),
});
const equals = (text: string, ...recorded: readonly string[]) =>
  fixed(text, (value) => recorded.includes(value));
const ipv4 = (text: string) => text.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
const ranges = fc
  .tuple(fc.constantFrom('10.0.0.0', '10.0.0.193', '192.168.7.9', '0.0.0.0'), fc.nat(32))
  .map(([start, bits]) => {
    const size = 2 ** (32 - bits);
    const block = (text: string) => Math.floor(ipv4(text) / size);
    return fixed(
      `${start}/${bits}`,
      (recorded) => /^\d+\./.test(recorded) && block(recorded) === block(start),
    );
  });
const days = fc.integer({ min: -40, max: 1 }).map((day) => Date.UTC(2024, 0, 31) + day * 864e5);
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const within = (text: string, from: number, to: number) =>
  fixed(text, (_, { timeMs }) => timeMs >= from && timeMs < to);
const times = fc.oneof(
  days.map((day) => within(iso(day), day, day + 864e5)),
  days.map((day) => within(`>=${iso(day)}`, day, Number.POSITIVE_INFINITY)),
  days.map((day) => within(`<=${iso(day)}`, 0, day + 864e5)),
  days.map((day) => within(`>${iso(day)}`, day + 864e5, Number.POSITIVE_INFINITY)),
  days.map((day) => within(`<${iso(day)}`, 0, day)),
  fc
    .tuple(days, fc.nat(9))
    .map(([day, more]) => within(`${iso(day)}..${iso(day + more * 864e5)}`, day, day + (more + 1) * 864e5)),
  fc.integer({ min: 1, max: 40 }).map((count) => within(`last${count}d`, NEWEST - count * 864e5, NEWEST + 1)),
  fc.constant(fixed('""', (_, { timeMs }) => Number.isNaN(timeMs))),
);
const accountValues = fc.constantFrom(
  equals('111122223333', '111122223333'),
  equals('PROD', '111122223333'),
  equals('"test lab"', '444455556666'),
  equals('*lab', '444455556666'),
  equals('7777*', '777788889999'),
  equals('""', ''),
);
const addresses = fc.constantFrom(
  equals('10.0.0.1', '10.0.0.1'),
  equals('10.0.*', '10.0.0.1', '10.0.0.200'),
  equals('2001:DB8:0::1', '2001:db8::1'),
  equals('2001:db8::/80', '2001:db8::1'),
  equals('2001:db8::/64', '2001:db8::1', '2001:db8:0:0:1::'),
  equals('AB', 'ab'),
  equals('""', ''),
);

/** One address of a list is enough. */
const ofAny = ({ text, decide }: Value): Value => ({
  text,
  decide: (recorded, event) =>
    [...recorded, ...(LISTS.get(recorded[0] ?? '') ?? [])].some((one) => decide([one], event)),
});
const lists = fc.constantFrom(...LISTS.keys()).map((list) => equals(writePattern([list], true), list));

const VALUES: Record<string, fc.Arbitrary<Value>> = {
  '': patterns(false),
  account: accountValues,
  recipient: accountValues,
  outcome: fc.constantFrom(equals('ok', 'ok'), equals('FAILED', 'failed')),
  readonly: fc.constantFrom(equals('true', 'true'), equals('False', 'false'), equals('""', '')),
  ip: fc.oneof(ranges, addresses, lists).map(ofAny),
  time: times,
};

const terms = fc.constantFrom(...Object.keys(FIELD_TEXTS)).chain((field) =>
  fc.record({
    negated: fc.boolean(),
    field: fc.constant(field),
    values: fc.array(VALUES[field] ?? patterns(true), { minLength: 1, maxLength: 3 }),
  }),
);

describe('any filter on any event', () => {
  it('is decided as the plain reference decides it', () => {
    let matched = 0;
    fc.assert(
      fc.property(
        fc.array(terms, { maxLength: 3 }),
        fc.array(events, { minLength: 1, maxLength: 5 }),
        (filter, log) => {
          const text = filter.map(writeTerm).join(' ');
          const test = compileOrThrow(text, { newestMs: NEWEST, accountNames: NAMES });
          for (const event of log) {
            const expected = filter.every((term) => decideTerm(term, event));
            assert.equal(test(event), expected, text);
            if (expected) matched++;
          }
        },
      ),
      { numRuns: 3000 },
    );
    assert.ok(matched > 1000, `only ${matched} matches: the test shows little`);
  });
});
