import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, encodeUtf8, Utf8Index } from '../../../src/core/json/text';
import { isSpace } from '../../../src/core/json/tokens';
import { readRecord } from '../../../src/core/trail/record';
import { readTrail, type Trail, type TrailEntry } from '../../../src/core/trail/trail';
import { ExpandedView } from '../../../src/core/trail/view';
import { fixture, fixtures } from '../../support/fixtures';
import { opened } from '../../support/opened';
import { anyForm, anyRecords, FORMS, lookupItem, recordText, shortRecord } from '../../support/trails';
import { assertMaps, factsOfAll } from '../../support/views';

function viewOf(text: string | Uint8Array, shown?: (entry: TrailEntry) => boolean) {
  const source = typeof text === 'string' ? encodeUtf8(text) : text;
  const trail: Trail = readTrail(source);
  return new ExpandedView(trail.text, trail, shown);
}
const textOf = (view: ExpandedView) => decodeUtf8(view.text);

/** Values of JSON text, of several lines where it is so. */
function valuesOf(text: string, lines = false): unknown {
  // Laid-out values begin at the margin, and so does nothing in them but their end.
  const parts = lines ? text.split(/\n(?=[{[])/) : [text];
  return parts.filter((part) => part.trim() !== '').map((part) => JSON.parse(part));
}

describe('ExpandedView', () => {
  it('shows an escaped record as the object it is', () => {
    const view = viewOf(
      '{"Events":[{"EventId":"e","CloudTrailEvent":"{\\"eventVersion\\":\\"1.08\\",\\"eventSource\\":\\"a.b\\",\\"eventName\\":\\"N\\"}"}]}',
    );
    assert.equal(
      textOf(view),
      `{
  "Events": [
    {
      "EventId": "e",
      "CloudTrailEvent": {
        "eventVersion": "1.08",
        "eventSource": "a.b",
        "eventName": "N"
      }
    }
  ]
}`,
    );
  });

  it('shows the seed as printed, comma and all', () => {
    const text = textOf(viewOf(fixture('seed-as-printed.json')));
    assert.match(text, /^\{\n {2}"EventId": "f2545ee3/);
    assert.match(text, /\n {2}"CloudTrailEvent": \{\n {4}"eventVersion": "1\.05",\n/);
    assert.match(text, /\n {2}"Resources": \[\]\n\},$/);
    assert.match(text, /"EventTime": 1571956406\.0,/);
  });

  it('says the same as its source, with what is in strings opened, whatever the filter lets through', () => {
    fc.assert(
      fc.property(anyRecords, anyForm, fc.nat(31), (records, form, set) => {
        const isShown = (n: number) => Boolean(set & (1 << n));
        const view = viewOf(form.write(records), ({ ordinal }) => isShown(ordinal));
        const kept = records.filter((_, n) => isShown(n));
        const written = form.lines ? kept.map((record) => form.write([record])) : [form.write(kept)];
        const expected = written.map((text) => opened(JSON.parse(text)));
        assert.deepEqual(valuesOf(textOf(view), form.lines), expected);
        assert.deepEqual(
          view.items.map(({ events }) => events.map(({ ordinal }) => ordinal)),
          records.flatMap((_, n) => (isShown(n) ? [[n]] : [])),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('shows any subset of a log of four', () => {
    const records = [1, 2, 3, 4].map((n) => shortRecord(n));
    for (const form of FORMS)
      for (let set = 0; set < 16; set++) {
        const view = viewOf(form.write(records), ({ ordinal }) => Boolean(set & (1 << ordinal)));
        valuesOf(textOf(view), form.lines);
        assert.equal(
          readTrail(view.text).events.length,
          [...set.toString(2)].filter((bit) => bit === '1').length,
        );
      }
  });

  const [A, B, C] = [shortRecord(1), shortRecord(2), shortRecord(3)];
  const commas: [string, string, string][] = [
    ['the comma behind the last', `[${A},${B},]`, '2'],
    ['the comma behind all', `${A},`, '1'],
  ];
  for (const [title, text, shown] of commas)
    it(`keeps ${title} where its event is shown`, () => {
      assert.match(textOf(viewOf(text, ({ facts }) => shown.includes(facts.id.slice(1)))), /\},\s*\]?$/);
    });

  it('leaves out the commas of what it leaves out', () => {
    const only = (text: string, id: string) =>
      textOf(viewOf(text, (event) => event.facts.id === id)).replace(/\s/g, '');
    assert.equal(only(`[${A},${B},${C}]`, 'e1'), `[${A}]`);
    assert.equal(only(`[${A},${B},${C}]`, 'e2'), `[${B}]`);
    assert.equal(only(`[${A},${B},${C}]`, 'e3'), `[${C}]`);
    assert.equal(only(`[${A},${B},${C}]`, 'none'), '[]');
    assert.equal(only(`[1,${A},2,${B},3]`, 'none'), '[1,2,3]');
    assert.equal(only(`[${A}${B}]`, 'e2'), `[${B}]`);
  });

  it('knows the place of every item in both texts', () => {
    fc.assert(
      fc.property(anyRecords, anyForm, fc.nat(31), (records, form, set) => {
        const view = viewOf(form.write(records), ({ ordinal }) => Boolean(set & (1 << ordinal)));
        for (const item of view.items) {
          const shown = decodeUtf8(view.text.subarray(item.start, item.end));
          const source = decodeUtf8(view.source.subarray(item.sourceStart, item.sourceEnd));
          assert.deepEqual(JSON.parse(shown), opened(JSON.parse(source)));
          assert.equal(view.fromSource(item.sourceStart), item.start);
          assert.equal(view.toSource(item.start), item.sourceStart);
          assert.equal(view.itemOf(item.sourceStart), item);
          assert.equal(view.itemOf(item.sourceEnd - 1), item);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('takes events that a wrapper and a list in it hold for one item', () => {
    const inner = `{"CloudTrailEvent":${JSON.stringify(A)}}`;
    for (const text of [
      `{"CloudTrailEvent":${JSON.stringify(B)},"Resources":[${inner},${inner}],"x":1}`,
      `{"Resources":[${inner},${inner}],"CloudTrailEvent":${JSON.stringify(B)},"x":1}`,
    ]) {
      const view = viewOf(`[${text},${lookupItem(C)}]`);
      assert.deepEqual(
        view.items.map(({ events }) => events.length),
        [3, 1],
      );
      assertMaps(view);
      assert.equal(textOf(viewOf(`[${text},${lookupItem(C)}]`, ({ facts }) => facts.id === 'none')), '[]');
    }
  });

  it('of one event shows it with its wrapper alone', () => {
    for (const { write } of FORMS) {
      const source = encodeUtf8(write([A, B, C]));
      const trail = readTrail(source);
      const event = trail.events[1]!;
      const view = ExpandedView.ofEvent(source, trail, event);
      assert.equal(view.items.length, 1);
      assert.ok(textOf(view).includes('"N2"') && !textOf(view).includes('"N1"'));
      assertMaps(view);
    }
  });

  it('of a log without events is its text laid out', () => {
    const view = viewOf('{"Records":[1,2]}');
    assert.equal(textOf(view), '{\n  "Records": [\n    1,\n    2\n  ]\n}');
    assert.deepEqual([view.toSource(3), view.fromSource(0)], [1, 0]);
    assert.deepEqual([viewOf('').toSource(0), viewOf('').fromSource(5)], [0, 0]);
  });

  const damaged: [string, string][] = [
    ['an escaped record that is damaged', `{"CloudTrailEvent":"${JSON.stringify(A).slice(1, -2)}]}"}`],
    [
      'a quote that is not escaped',
      `{"CloudTrailEvent":"${JSON.stringify(A).slice(1, -1).replace('N1\\"', 'N1"')}"}`,
    ],
  ];
  for (const [title, text] of damaged)
    it(`lays out ${title}`, () => {
      const view = viewOf(`[${text},${lookupItem(B)}]`);
      assert.match(textOf(view), /\n {4}"CloudTrailEvent": \{\n {6}"eventVersion": "1.08",\n/);
      assertMaps(view);
      assert.equal(view.items.length, 2);
    });
});

describe('places', () => {
  it('of the view go to the source and back, at any depth', () => {
    fc.assert(
      fc.property(anyRecords, anyForm, fc.nat(31), (records, form, set) => {
        assertMaps(
          viewOf(form.write(records), ({ ordinal }) => Boolean(set & (1 << ordinal)) || set % 2 === 0),
        );
      }),
      { numRuns: 60 },
    );
  });

  for (const [name, bytes] of fixtures())
    if (name !== 'hostile.json') it(`are right in ${name}`, () => assertMaps(viewOf(bytes)));

  it('lead to the characters inside an escaped string', () => {
    const policy = JSON.stringify('{"p":"Zoë \\u2028"}');
    const text = `[${lookupItem(recordText(1, `{"a":"ë","policy":${policy}}`))}]`;
    const view = viewOf(text);
    const units = new Utf8Index(view.source);
    const viewUnits = new Utf8Index(view.text);
    const at = (shown: string) => units.unitOf(view.toSource(viewUnits.byteOf(textOf(view).indexOf(shown))));
    assert.equal(at('Zoë'), text.indexOf('Zoë'));
    assert.equal(at('oë'), text.indexOf('oë'));
    assert.equal(at('"p"'), text.indexOf('\\\\\\"p'));
    assert.equal(at('"policy"'), text.indexOf('\\"policy'));
    assert.equal(at('"Username"'), text.indexOf('"Username"'));
    assert.ok(textOf(view).includes('"p": "Zoë \\u2028"'));
  });

  it('of what is hidden go to the next event that is shown', () => {
    const records = [1, 2, 3].map((n) => recordText(n));
    for (const { write } of FORMS) {
      const view = viewOf(write(records), ({ ordinal }) => ordinal !== 1);
      const hidden = view.trail.events[1]!;
      const place = view.fromSource(hidden.offset + 5);
      assert.ok(place >= view.items[0]!.end - 1 && place <= view.items[1]!.start, `${place}`);
    }
  });

  it('outside of both texts stay inside', () => {
    const view = viewOf(fixture('lookup-v2.json'));
    for (const at of [-1, 1e9]) {
      assert.ok(view.toSource(at) >= 0 && view.toSource(at) <= view.source.length);
      assert.ok(view.fromSource(at) >= 0 && view.fromSource(at) <= view.text.length);
    }
  });

  it('of layout are those of what comes next', () => {
    const view = viewOf(fixture('record.json'));
    for (let at = 0; at < view.text.length; at++) {
      if (!isSpace(view.text[at]!)) continue;
      let next = at;
      while (isSpace(view.text[next]!)) next++;
      if (view.fromSource(view.toSource(at)) === at) continue;
      assert.ok([view.toSource(next), view.toSource(at - 1) + 1].includes(view.toSource(at)), `${at}`);
    }
  });
});

describe('a view that is read again', () => {
  for (const [name, bytes] of fixtures())
    if (!/stranger/.test(name))
      it(`holds the events of ${name}`, () => {
        const view = viewOf(bytes);
        assert.deepEqual(factsOfAll(readTrail(view.text)), factsOfAll(view.trail));
        assert.deepEqual(textOf(viewOf(view.text)), textOf(view));
      });

  it('holds records of equal text where these were not escaped', () => {
    const { source, trail, text } = viewOf(fixture('lookup-v2.json'));
    const again = readTrail(text);
    trail.events.forEach((event, i) => {
      const compact = readRecord(text, again.events[i]!).replace(/\n */g, '').replaceAll('": ', '":');
      assert.equal(compact, readRecord(source, event));
    });
  });
});
