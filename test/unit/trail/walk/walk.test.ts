import assert from 'node:assert/strict';
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/json/text';
import { readTrail } from '../../../../src/core/trail/trail';
import { ExpandedView } from '../../../../src/core/trail/view';
import { fixtures } from '../../../support/fixtures';
import { FORMS, lookupItem, randomNumbers, recordText, shortRecord } from '../../../support/trails';
import { assertMaps } from '../../../support/views';

const RECORDS = [shortRecord(1), shortRecord(2), shortRecord(3)];

/** Reads a trail, and makes its view: neither may throw. */
function readAll(bytes: Uint8Array) {
  const trail = readTrail(bytes);
  return { trail, view: new ExpandedView(trail.text, trail) };
}

describe('a text that is cut off', () => {
  const forms = FORMS.filter(({ name }) => name !== 'S3 log laid out');
  for (const form of forms)
    it(`"${form.name}", anywhere: gives what was complete, and a problem`, () => {
      const bytes = encodeUtf8(form.write(RECORDS));
      const whole = readTrail(bytes).events;
      const ends = whole.map(({ offset, length }) => offset + length);
      const step = form.name === 'S3 log' || form.name === 'lookup-events' ? 1 : 3;
      for (let cut = 1; cut < bytes.length; cut += step) {
        const { events, problems } = readTrail(bytes.subarray(0, cut));
        const complete = ends.filter((end) => end <= cut).length;
        const where = `cut at ${cut}: …${decodeUtf8(bytes.subarray(Math.max(0, cut - 20), cut))}`;
        assert.ok(
          events.length === complete || events.length === complete + 1,
          `${events.length} events, ${where}`,
        );
        for (let i = 0; i < complete; i++) {
          assert.deepEqual(
            [events[i]!.facts.id, events[i]!.offset, events[i]!.length],
            [whole[i]!.facts.id, whole[i]!.offset, whole[i]!.length],
          );
        }
        const extra = events[complete];
        if (extra?.isLookupItem) {
          // What the item says before its record.
          assert.deepEqual([extra.facts.id, extra.facts.name], ['e', 'n'], where);
          assert.ok(
            problems.some(({ code, offset }) => code === 'from-lookup-item' && offset === extra.offset),
          );
          assert.equal(whole[complete]!.depth, 1);
        } else if (extra) {
          // Only what ends with a whole member could be a record without its brace.
          assert.match(where, /(?:["}\]]|null|true|false)$/);
          assert.ok(problems.some(({ code, offset }) => code === 'unclosed' && offset === extra.offset));
          assert.equal(whole[complete]!.depth, 0);
        }
        const isAll = bytes.subarray(cut).every((byte) => byte === 0x0a);
        const between =
          isAll || (form.lines && /[}]\n?$/.test(where) && ends.length >= complete && isBetween(cut));
        if (!between) assert.ok(problems.length > 0, `no problem, ${where}`);
      }
      function isBetween(cut: number): boolean {
        return [cut, cut - 1].some((at) =>
          whole.some(({ item }) => item.offset + item.length === at || item.offset === at + 1),
        );
      }
    });

  const record = shortRecord(1);
  const cases: [string, string, string][] = [
    ['in a string', record.slice(0, -3), ''],
    ['in a key', record.slice(0, record.indexOf('entID')), ''],
    ['behind a key', record.slice(0, record.lastIndexOf(':')), ''],
    ['behind a colon', record.slice(0, record.lastIndexOf(':') + 1), ''],
    ['behind a comma', record.slice(0, record.lastIndexOf(',') + 1), ''],
    ['in a word', `${record.slice(0, -1)},"readOnly":tru`, ''],
    ['in a number', `${record.slice(0, -1)},"n":12`, ''],
    ['in a list', record.slice(0, record.indexOf('{"z"')), ''],
    ['in an object in a list', record.slice(0, record.indexOf('1}]}')), ''],
    ['in a string, then a line feed', `${record.slice(0, -3)}\n`, ''],
    ['before its brace', record.slice(0, -1), 'e1'],
    ['before its brace, then a line feed', `${record.slice(0, -1)}\n`, 'e1'],
    ['behind a word', `${record.slice(0, -1)},"readOnly":true`, 'e1'],
    ['behind a record in an item', lookupItem(record).replace(/,"Username".*/, ''), 'e1'],
    ['behind a record in an item, in a key', lookupItem(record).replace(/name":"u".*/, ''), 'e1'],
    ['in an escaped record, behind a backslash', lookupItem(record).replace(/"N1.*/, ''), 'e'],
    ['in an item, before its record', lookupItem(record).replace(/":\[\{"ResourceName.*/, ''), ''],
  ];
  for (const [title, text, expected] of cases)
    it(`${title}: ${expected || 'no event'}`, () => {
      for (const around of ['', '{"Records":[', '[', `${shortRecord(2)}\n`]) {
        const { events, problems } = readTrail(encodeUtf8(around + text));
        const ids = events.map(({ facts }) => facts.id).filter((id) => id !== 'e2');
        assert.equal(ids.join(' '), expected, around);
        const code = { '': 'cut-off', e: 'from-lookup-item' }[expected] ?? 'unexpected-end';
        assert.ok(problems.some((problem) => problem.code === code) || !around);
      }
    });
});

describe('a damaged record among others', () => {
  const [A, , C] = RECORDS;
  const broken: [string, string][] = [
    ['cut off in a string', '{"eventVersion":"1.08","eventSource":"a.b","eventName":"N2","x":{"y":"a'],
    ['cut off in an object', '{"eventVersion":"1.08","eventSource":"a.b","eventName":"N2","x":{"y":1'],
    ['cut off behind a comma', '{"eventVersion":"1.08","eventSource":"a.b","eventName":"N2","x":{"y":1,'],
    ['a quote lost', '{"eventVersion:"1.08","eventSource":"a.b","eventName":"N2"}'],
    ['a quote too many', '{"eventVersion":"1.08"","eventSource":"a.b","eventName":"N2"}'],
    ['a quote in the middle', '{"eventVersion":"1.08","eventSource":"a"b","eventName":"N2"}'],
    ['a brace lost', '{"eventVersion":"1.08","x":{"y":1,"eventSource":"a.b","eventName":"N2"}'],
    ['a brace too many', '{"eventVersion":"1.08"},"eventSource":"a.b","eventName":"N2"}'],
    ['a bracket too many', '{"eventVersion":"1.08","eventSource":]"a.b","eventName":"N2"}'],
    ['a bracket lost', '{"eventVersion":"1.08","eventSource":"a.b","eventName":"N2","x":[{"y":1},"z":2}'],
    ['a brace turned', '{"eventVersion":"1.08","eventSource":"a.b","eventName":"N2","x":["y":[1],"z":2}}'],
    ['a colon lost', '{"eventVersion""1.08","eventSource":"a.b","eventName":"N2"}'],
    ['binary', '{"eventVe\0\x01\x02\xff\xfe"eventName":"N2"}'],
    ['nothing of JSON', '<html>'],
  ];
  for (const [title, text] of broken)
    for (const [wrap, [before, between, after]] of Object.entries({
      'an S3 log': ['{"Records":[', ',', ']}'],
      'JSON Lines': ['', '\n', '\n'],
    }))
      it(`${title}, in ${wrap}: the others are found`, () => {
        const { events, problems } = readTrail(
          encodeUtf8([before, A, between, text, between, C, after].join('')),
        );
        const ids = events.map(({ facts }) => facts.id).filter(Boolean);
        assert.deepEqual(ids, ['e1', 'e3']);
        assert.ok(problems.length > 0);
      });
});

describe('walk', () => {
  it('never throws, and reads the facts of what it finds, whatever happens to a log', () => {
    const random = randomNumbers(20240314);
    const upTo = (limit: number) => Math.floor(random() * limit);
    const small = [...fixtures().values()].filter(({ length }) => length < 2300);
    const inputs = [...small, ...FORMS.map(({ write }) => Buffer.from(write(RECORDS)))];
    for (let i = 0; i < 2000; i++) {
      let bytes = Buffer.from(inputs[upTo(inputs.length)]!);
      for (let changes = 1 + upTo(3); changes > 0 && bytes.length > 0; changes--) {
        const at = upTo(bytes.length);
        const end = Math.min(bytes.length, at + 1 + upTo(random() < 0.5 ? 3 : 400));
        const [head, part, tail] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
        const flipped = Buffer.from(part.map((byte) => byte ^ (1 << upTo(8))));
        const any = Buffer.from('{}[]",:\\\n\0\xff1'.charAt(upTo(12)), 'latin1');
        const other = inputs[upTo(inputs.length)]!.subarray(0, 500);
        const parts = [
          [head, tail],
          [head, flipped, tail],
          [head, part, part, tail],
          [tail, part, head],
          [head, any, part, tail],
          [head],
          [head, other, tail],
        ][upTo(7)]!;
        bytes = Buffer.concat(parts);
      }
      const { trail, view } = readAll(bytes);
      for (const event of trail.events) {
        assert.ok(event.item.offset <= event.offset && event.offset + event.length <= bytes.length);
        assert.ok(event.offset + event.length <= event.item.offset + event.item.length);
      }
      assertMaps(view, 29);
    }
  });

  it('finds the records next to a stretch that was lost', () => {
    const random = randomNumbers(7);
    const records = Array.from({ length: 9 }, (_, n) => recordText(n));
    let found = 0;
    let hoped = 0;
    for (let i = 0; i < 200; i++) {
      const form = FORMS[i % FORMS.length]!;
      const bytes = encodeUtf8(form.write(records));
      const whole = readTrail(bytes).events;
      const at = Math.floor(random() * bytes.length);
      const end = Math.min(bytes.length, at + 1 + Math.floor(random() * 40));
      const ids = new Set(
        readTrail(Buffer.concat([bytes.subarray(0, at), bytes.subarray(end)])).events.map(
          ({ facts }) => facts.id,
        ),
      );
      for (const {
        facts: { id },
        item,
      } of whole) {
        const isTouched = item.offset < end + 2 && item.offset + item.length > at - 2;
        if (isTouched) continue;
        hoped++;
        if (ids.has(id)) found++;
        else if (item.offset + item.length < at) assert.fail(`${id} before ${at} in "${form.name}"`);
      }
    }
    assert.ok(found / hoped > 0.99, `${found} of ${hoped}`);
  });

  it('reads invalid UTF-8 and odd escapes as they stand', () => {
    const head = '{"eventVersion":"1.08","eventSource":"a.b","eventID":"e1","eventName":"';
    for (const odd of [
      '\xff\xfe',
      '\xc3',
      '\xed\xa0\x80',
      '\xf0\x9f',
      '\\x',
      '\\u12',
      '\\ud800',
      '\\',
      '\xe2\x80',
    ]) {
      const bytes = Buffer.from(`[${head}${odd === '\\' ? '\\\\' : odd}"},${shortRecord(2)}]`, 'latin1');
      assert.deepEqual(
        readTrail(bytes).events.map(({ facts }) => facts.id),
        ['e1', 'e2'],
        odd,
      );
      readAll(bytes);
    }
  });

  it('reads 200,000 levels of nesting', () => {
    for (const nested of [
      '['.repeat(200_000) + ']'.repeat(200_000),
      `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`,
    ]) {
      const bytes = encodeUtf8(`[${recordText(1)},${recordText(2, nested)}]`);
      assert.deepEqual(
        readTrail(bytes).events.map(({ facts }) => facts.id),
        ['e1', 'e2'],
      );
    }
  });
});
