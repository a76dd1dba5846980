import assert from 'node:assert/strict';
import fc from 'fast-check';
import { factsOf } from '../../../src/core/event/facts';
import { EventIndex } from '../../../src/core/index/eventIndex';
import { encodeUtf8 } from '../../../src/core/json/text';
import { transferablesOf } from '../../../src/core/rows/batch';
import { finished } from '../../../src/core/rows/steps';
import { BatchBuilder } from '../../../src/core/scan/builder';
import { readTrail } from '../../../src/core/trail/trail';
import { addLogs } from '../../support/indexed';
import { pooledRecord } from '../../support/records';
import { FORMS, recordText } from '../../support/trails';

const record = (eventName: string, more: object = {}) => ({ eventName, ...more });
const names = (index: EventIndex, rows: Iterable<number>) =>
  Array.from(rows, (row) => index.facts(row).name).join(' ');

describe('logs in an index', () => {
  it('keep their places, ordinals and names', () => {
    const builder = new BatchBuilder();
    const texts = FORMS.map(({ write }) => encodeUtf8(write([1, 2, 3].map((n) => recordText(n)))));
    const index = new EventIndex();
    for (const [n, bytes] of texts.entries()) builder.addLog(bytes, `${n}`);
    index.add(builder.take());
    for (const [n, bytes] of texts.entries()) builder.addLog(bytes, `${n + texts.length}`);
    index.add(builder.take());
    assert.equal(index.all().count, texts.length * 6);
    assert.equal(index.sources.length, texts.length * 2);
    for (const { name, first, shape, bytes: length } of index.sources) {
      const bytes = texts[Number(name) % texts.length]!;
      const trail = readTrail(bytes);
      assert.deepEqual([shape, length], [trail.shape, bytes.length]);
      trail.events.forEach(({ ordinal, offset, length, depth }, n) => {
        assert.deepEqual(index.place(first + n), { ordinal, offset, length, depth });
        assert.equal(index.sourceOf(first + n).name, name);
      });
    }
  });

  it('travel between threads', () => {
    const builder = new BatchBuilder();
    builder.addLog(encodeUtf8(`[${recordText(1)}]`), 'a');
    const batch = builder.take();
    const moved = structuredClone(batch, { transfer: transferablesOf(batch) });
    assert.equal(batch.times.length, 0);
    const index = new EventIndex();
    index.add(moved);
    assert.deepEqual(index.facts(0), factsOf(JSON.parse(recordText(1))));
  });

  it('are none in an empty batch', () => {
    const index = new EventIndex();
    assert.deepEqual(index.add(new BatchBuilder().take()), []);
    assert.equal(index.all().count, 0);
    assert.ok(Number.isNaN(index.newestMs));
    assert.deepEqual(index.group(index.all(), ['day', 'hour']), []);
  });

  it('move the version, and the epoch when rows are numbered anew', () => {
    const index = new EventIndex();
    const [a = 0] = addLogs(index, { a: [record('x')], b: [] });
    const version = index.version;
    index.remove([a]);
    assert.ok(index.version > version);
    assert.equal(index.epoch, 1);
  });

  it('are what is left of adding and removing', () => {
    const RECORD = pooledRecord();
    const step = fc.record({ add: fc.array(RECORD, { maxLength: 30 }), remove: fc.option(fc.nat(5)) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const index = new EventIndex();
        const kept: { id: number; records: readonly unknown[] }[] = [];
        steps.forEach(({ add, remove }, n) => {
          // The least number of removed rows that makes the index compact is high: one log is large.
          const large = n === 0 ? Array.from({ length: 1100 }, (_, i) => record(`large${i}`)) : add;
          const [id = 0] = addLogs(index, { [`log${n}`]: large });
          kept.push({ id, records: large });
          if (remove === null || remove >= kept.length) return;
          index.remove(kept.splice(remove, 1).map((one) => one.id));
        });
        const expected = kept.flatMap(({ records }) => records.map(factsOf));
        const rows = [...index.all().rows()];
        assert.equal(rows.length, expected.length);
        for (let i = 0; i < rows.length; i += 1 + (i >> 3))
          assert.deepEqual(index.facts(rows[i]!), expected[i]);
        for (const { id, records } of kept) {
          const { first = -1, events } = index.source(id) ?? {};
          assert.equal(events, records.length);
          if (records[0]) assert.deepEqual(index.facts(first), factsOf(records[0]));
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('pending sources of an index', () => {
  it('are in no selection until they are shown', () => {
    const index = new EventIndex();
    addLogs(index, { a: [record('a')] });
    const [b = 0, c = 0] = addLogs(index, { b: [record('b')], c: [record('c')] }, { pending: true });
    assert.equal(names(index, index.all().rows()), 'a');
    index.show([b]);
    assert.equal(names(index, index.all().rows()), 'a b');
    index.remove([c]);
    assert.equal(names(index, index.all().rows()), 'a b');
  });

  it('are looked through for copies', () => {
    const index = new EventIndex();
    const [a = 0] = addLogs(index, { a: [record('a', { eventID: 'x' })] });
    const [b = 0] = addLogs(index, { b: [record('b', { eventID: 'x' })] }, { pending: true });
    assert.deepEqual(finished(index.copies([b])), [[0, 1]]);
    assert.deepEqual(finished(index.copies([b], [a])), []);
  });

  it('stay pending when rows are numbered anew', () => {
    const index = new EventIndex();
    const [large = 0] = addLogs(index, { large: Array.from({ length: 1100 }, () => record('large')) });
    const [b = 0] = addLogs(index, { b: [record('b')] }, { pending: true });
    index.remove([large]);
    assert.equal(index.epoch, 1);
    assert.equal(index.all().count, 0);
    index.show([b]);
    assert.equal(names(index, index.all().rows()), 'b');
  });
});

describe('copies in an index', () => {
  const twice = {
    a: [record('a1', { eventID: 'x' }), record('a2', { eventID: 'y' })],
    b: [record('b1', { eventID: 'x' })],
  };

  it('are found by their ID', () => {
    const index = new EventIndex();
    addLogs(index, {
      ...twice,
      c: [record('none'), record('none'), record('odd', { eventID: 'a longer odd ID' })],
    });
    const all = index.sources.map(({ id }) => id);
    assert.deepEqual(finished(index.copies(all)), [[0, 2]]);
    assert.deepEqual(finished(index.copies(all, all.slice(1, 2))), []);
    const [c = 0] = addLogs(index, {
      d: [record('d', { eventID: 'x' }), record('odd', { eventID: 'a longer odd ID' })],
    });
    assert.deepEqual(finished(index.copies([c])), [
      [0, 2, 6],
      [5, 7],
    ]);
    assert.deepEqual(finished(index.copies([c], all.slice(0, 1))), [
      [2, 6],
      [5, 7],
    ]);
    assert.deepEqual(finished(index.copies([])), []);
  });

  it('are hidden, and show again', () => {
    const index = new EventIndex();
    const [a = 0, b = 0] = addLogs(index, twice);
    index.hide(2, 0);
    assert.equal(names(index, index.all().rows()), 'a1 a2');
    assert.deepEqual(finished(index.copies([a, b])), []);
    const [c = 0, d = 0] = addLogs(index, {
      c: [record('c', { eventID: 'x' })],
      d: [record('d', { eventID: 'x' })],
    });
    const [group = []] = finished(index.copies([c, d])) ?? [];
    assert.equal(names(index, group), 'a1 c d');
    // A chain: the first of them stands for all.
    index.hide(group[2]!, group[1]!);
    index.hide(group[1]!, group[0]!);
    assert.equal(names(index, index.all().rows()), 'a1 a2');
    index.remove([a]);
    assert.equal(names(index, index.all().rows()), 'b1');
    index.remove([b, c]);
    assert.equal(names(index, index.all().rows()), 'd');
    assert.equal(index.hidden, 0);
    index.remove([d]);
    assert.equal(index.all().count, 0);
  });

  it('are found where what stood for them is replaced', () => {
    const index = new EventIndex();
    const [a = 0] = addLogs(index, twice);
    index.hide(2, 0);
    const [again = 0] = addLogs(index, { a: twice.a }, { pending: true });
    assert.deepEqual(finished(index.copies([again], [a])), [[2, 3]]);
    index.show([again]);
    index.hide(3, 2);
    index.remove([a]);
    assert.equal(names(index, index.all().rows()), 'b1 a2');
  });

  it('stay hidden when rows are numbered anew', () => {
    const index = new EventIndex();
    const [large = 0] = addLogs(index, { large: Array.from({ length: 1100 }, () => record('large')) });
    const [a = 0] = addLogs(index, twice);
    index.hide(1102, 1100);
    index.remove([large]);
    assert.equal(index.epoch, 1);
    assert.equal(names(index, index.all().rows()), 'a1 a2');
    index.remove([a]);
    assert.equal(names(index, index.all().rows()), 'b1');
  });

  it('leave selections alone that were made before', () => {
    const index = new EventIndex();
    addLogs(index, twice);
    const before = index.all();
    index.hide(2, 0);
    assert.equal(names(index, before.newest()), 'a1 a2 b1');
  });
});

describe('what an index tells of its logs', () => {
  const index = new EventIndex();
  addLogs(index, {
    a: [
      record('x', {
        eventTime: '2024-01-01T10:59:59Z',
        recipientAccountId: '1',
        awsRegion: 'r',
        eventCategory: 'Data',
      }),
      record('y', { eventTime: '2024-01-01T09:00:00Z', userIdentity: { accountId: '2' } }),
      record('z', {
        eventTime: '2024-01-01T10:00:00Z',
        recipientAccountId: '1',
        userIdentity: { accountId: '3' },
      }),
      record('z', { eventSource: 'Detective.amazonaws.com' }),
    ],
  });
  it('is their coverage', () => {
    const rows = index.coverage(index.all()).map(({ account, region, category, events, failed, hours }) => {
      const at = hours.map((one) => `${new Date(one.hour).toISOString().slice(0, 13)}×${one.events}`);
      return [account, region, category, events, failed, at.join(' ')];
    });
    assert.deepEqual(rows, [
      ['', '', '', 1, 0, ''],
      ['1', '', '', 1, 0, '2024-01-01T10×1'],
      ['1', 'r', 'Data', 1, 0, '2024-01-01T10×1'],
      ['2', '', '', 1, 0, '2024-01-01T09×1'],
    ]);
  });
  it('is their accounts', () => assert.deepEqual([...index.accounts()], ['2', '3', '1']));
  it('is what is of Detective', () => {
    assert.equal(names(index, index.all('detective').rows()), 'z');
    assert.equal(index.select([], { scope: 'detective' }).count, 1);
  });
});

describe('groups by resource', () => {
  const index = new EventIndex();
  const resources = (...names: string[]) => ({ resources: names.map((ARN) => ({ ARN })) });
  addLogs(index, {
    a: [
      record('x', resources('r', 's', 'r')),
      record('x', resources('s')),
      record('y', resources('r', 's')),
      record('y'),
    ],
  });
  const shape = (by: readonly string[]) =>
    index
      .group(index.all(), by)
      .map(({ key, events, children }) =>
        [key, events, ...(children ?? []).map((one) => `${one.key}${one.events}`)].join(' '),
      );
  it('have an event in each of its own', () => assert.deepEqual(shape(['resource']), ['s 3', 'r 2', ' 1']));
  it('have it once above them', () =>
    assert.deepEqual(shape(['action', 'resource']), ['x 2 s2 r1', 'y 2 1 r1 s1']));
  it('hold groups', () =>
    assert.deepEqual(shape(['resource', 'action']), ['s 3 x2 y1', 'r 2 x1 y1', ' 1 y1']));
  it('select', () => assert.equal(names(index, index.within(index.all(), 'resource', 'r').rows()), 'x y'));
});
