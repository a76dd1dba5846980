import assert from 'node:assert/strict';
import { encodeUtf8 } from '../../../../src/core/json/text';
import { readRecord } from '../../../../src/core/trail/record';
import { looksLikeTrail, readTrail } from '../../../../src/core/trail/trail';
import { ExpandedView } from '../../../../src/core/trail/view';
import { type EventRecord, SHAPE_FORMS, SIXTY } from '../../../support/sixty';
import { randomNumbers } from '../../../support/trails';

const FEW: readonly EventRecord[] = SIXTY.slice(3, 7);
const bytesOf = (text: string | Uint8Array) => (typeof text === 'string' ? encodeUtf8(text) : text);
/** Shapes in which an event is a line, or a row in quotes, that is whole or not there. */
const ROWS = /^1[23] .*CSV|^15 .*a line|semicolons|tabs/;

describe('a log of any shape that is damaged', () => {
  for (const { name, write } of SHAPE_FORMS)
    it(`gives what is whole, places that are in it, and never throws: ${name}`, () => {
      const random = randomNumbers(name.length);
      const upTo = (limit: number) => Math.floor(random() * limit);
      const whole = Buffer.from(bytesOf(write(FEW)));
      for (let i = 0; i < 14; i++) {
        const at = upTo(whole.length);
        const end = Math.min(whole.length, at + 1 + upTo(i % 2 ? 3 : 400));
        const [head, part, tail] = [whole.subarray(0, at), whole.subarray(at, end), whole.subarray(end)];
        const any = Buffer.from('{}[]",:;\\\n\t\0\xff=\x001'.charAt(upTo(16)), 'latin1');
        const bytes = Buffer.concat(
          [
            [head],
            [head, tail],
            [head, any, tail],
            [head, any, part, tail],
            [head, part, part, tail],
            [tail, head],
            [head, Buffer.alloc(part.length), tail],
          ][i % 7]!,
        );
        looksLikeTrail(bytes.subarray(0, 900));
        const trail = readTrail(bytes);
        const view = new ExpandedView(trail.text, trail);
        for (const { offset, length, item } of trail.events) {
          assert.ok(offset >= item.offset && offset + length <= item.offset + item.length);
          assert.ok(item.offset + item.length <= bytes.length);
        }
        for (const { offset, length } of trail.problems) {
          assert.ok(offset >= 0 && length >= 0 && offset + length <= bytes.length);
        }
        for (const event of trail.events) JSON.stringify(readRecord(trail.text, event));
        assert.equal(readTrail(view.text).events.length >= 0, true);
        // A stretch that goes from one event into the next can leave one of the two, and nothing odd.
        if (i % 7 > 2 && trail.events.length < FEW.length) assert.ok(trail.problems.length > 0, `${i}`);
      }
    });

  for (const { name, write } of SHAPE_FORMS.filter((form) => ROWS.test(form.name)))
    it(`gives every row before the one that is cut: ${name}`, () => {
      const bytes = bytesOf(write(FEW));
      const { events } = readTrail(bytes);
      assert.equal(events.length, FEW.length);
      for (let cut = events[0]!.offset + events[0]!.length; cut < bytes.length; cut += 29) {
        const found = readTrail(bytes.subarray(0, cut)).events.map(({ facts }) => facts.id);
        const complete = events
          .filter(({ offset, length }) => offset + length <= cut)
          .map(({ facts }) => facts.id);
        assert.deepEqual(found.slice(0, complete.length), complete, `${cut}`);
        assert.ok(found.length <= complete.length + 1, `${cut}`);
      }
    });
});
