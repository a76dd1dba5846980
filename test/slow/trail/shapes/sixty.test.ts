import assert from 'node:assert/strict';
import type { EventFacts } from '../../../../src/core/event/event';
import { factsOf } from '../../../../src/core/event/facts';
import { decodeUtf8, encodeUtf8 } from '../../../../src/core/json/text';
import { parseRecord, readRecord } from '../../../../src/core/trail/record';
import { looksLikeTrail, readTrail } from '../../../../src/core/trail/trail';
import { ExpandedView } from '../../../../src/core/trail/view';
import { groupEvents } from '../../../support/oracle/groups';
import { assertSame } from '../../../support/scanned';
import { type Held, SHAPE_FORMS, SIXTY } from '../../../support/sixty';

const EXPECTED = SIXTY.map(factsOf);
const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? encodeUtf8(text) : text);

/** What a shape can hold of an event; the principal's key is what groups by it. */
function held(facts: EventFacts, holds: Held) {
  const names = holds === 'all' ? (Object.keys(EXPECTED[0]!) as (keyof EventFacts)[]) : holds;
  return Object.fromEntries(names.map((name) => [name, facts[name]]));
}

/** Counts of a grouping: `us-east-1 30/6`. */
const counts = (events: readonly EventFacts[], by: string) =>
  groupEvents(events, [by]).map(({ key, events, failed }) => `${key} ${events}/${failed}`);

describe('sixty events', () => {
  it('are of all sorts', () => {
    assert.equal(EXPECTED.length, 60);
    assert.equal(new Set(EXPECTED.map(({ principal }) => principal.kind)).size, 6);
    const failed = EXPECTED.filter((event) => event.failed);
    assert.ok(failed.some(({ error }) => error === '') && failed.some(({ error }) => error !== ''));
  });

  for (const { name, shape, write, holds } of SHAPE_FORMS)
    describe(name, () => {
      const bytes = bytesOf(write(SIXTY));
      const trail = readTrail(bytes);

      it('gives the same events, groups and failures', () => {
        assert.equal(trail.shape.id, shape);
        const codes = trail.problems.map(({ code }) => code);
        const isPartial = name === 'lookup items without records';
        assert.deepEqual(codes, isPartial ? SIXTY.map(() => 'from-lookup-item') : []);
        assert.deepEqual(
          trail.events.map((event) => held(event.facts, holds)),
          EXPECTED.map((event) => held(event, holds)),
        );
        const isAll = holds === 'all';
        // An error code is all that tells a failure in a shape that holds no response.
        const expected = EXPECTED.map((event) =>
          isAll ? event : { ...event, failed: holds.includes('error') && event.error !== '' },
        );
        const dimensions = [
          'action',
          'service',
          'day',
          ...(isAll ? ['principal', 'ip', 'region', 'error'] : []),
        ];
        for (const by of dimensions)
          assert.deepEqual(
            counts(
              trail.events.map(({ facts }) => facts),
              by,
            ),
            counts(expected, by),
            by,
          );
      });

      it('has them at places that rise, and gives their records', () => {
        let end = 0;
        for (const event of trail.events) {
          assert.ok(event.offset >= end && event.length > 0, `${event.offset} after ${end}`);
          end = event.offset + event.length;
          const record = parseRecord(readRecord(trail.text, event));
          assert.deepEqual(held(factsOf(record), holds), held(event.facts, holds));
          const raw = Buffer.from(bytes.subarray(event.offset, end));
          const isWide = /UTF-16/.test(name);
          const text = isWide ? raw.toString(name.includes('big') ? 'latin1' : 'utf16le') : raw.toString();
          if (!name.includes('big'))
            assert.ok(text.includes(event.facts.id) && text.includes(event.facts.name));
        }
        assert.ok(end <= bytes.length);
      });

      it('is read the same or left alone by the scanner', () => void assertSame(bytes));

      it('is known by its beginning', () => {
        for (const size of [4096, 8192])
          assert.ok(looksLikeTrail(bytes.subarray(0, Math.min(size, bytes.length))), `${size}`);
      });

      it('says the same in its view', () => {
        const view = new ExpandedView(trail.text, trail);
        const again = readTrail(view.text);
        assert.deepEqual(
          again.events.map((event) => held(event.facts, holds)),
          trail.events.map((event) => held(event.facts, holds)),
        );
        const item = view.items[Math.min(7, view.items.length - 1)]!;
        const [event] = item.events;
        assert.equal(view.fromSource(event!.inText?.offset ?? event!.offset) >= item.start, true);
        const source = view.toSource(item.start);
        const raw = trail.translation?.toRaw(source) ?? source;
        // A string that is an item is laid out from behind its quotes on, unless its record was rebuilt.
        const isString = /string|fields of hits/.test(name) && !trail.translation;
        const quotes = name.includes('in strings') ? '"\\"' : '"';
        assert.equal(raw, event!.item.offset + (isString ? quotes.length : 0));
        assert.ok(decodeUtf8(view.text).includes('"eventName": ') || shape === 'lookup-events');
      });
    });
});
