import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeText, unescapeString, unescapeWithPlaces } from '../../../src/core/json/escape';
import { Layer } from '../../../src/core/json/layers';
import { decodeUtf8, encodeUtf8, Utf8Index } from '../../../src/core/json/text';
import { STRING_WRITERS } from '../../support/trails';

const CHARS = [...'ab""\\\\/u0\b\f\n\r\t\0ëß東\u2028\uFEFF\u007f😀𝄞', '\\u', '\\n', '\\"'];
const anyText = fc.array(fc.constantFrom(...CHARS), { maxLength: 12 }).map((all) => all.join(''));

const unescaped = (content: string) =>
  decodeUtf8(unescapeString(encodeUtf8(content), 0, encodeUtf8(content).length));

describe('unescapeString', () => {
  const cases: [string, string][] = [
    ['', ''],
    ['a', 'a'],
    ['\\"\\\\\\/\\b\\f\\n\\r\\t', '"\\/\b\f\n\r\t'],
    ['\\u0041\\u00eb\\u00EB\\u6771\\u0000', 'Aëë東\0'],
    ['\\ud83d\\ude00', '😀'],
    ['\\ud800', '\\ud800'],
    ['\\ude00\\ud83d', '\\ude00\\ud83d'],
    ['\\ud83d\\u0041', '\\ud83dA'],
    ['\\ud83d\\ud83d\\ude00', '\\ud83d😀'],
    ['\\x\\ë\\', '\\x\\ë\\'],
    ['\\u', '\\u'],
    ['\\u12', '\\u12'],
    ['\\u12g4\\u', '\\u12g4\\u'],
    ['\\u2028\u2028', '\u2028\u2028'],
  ];
  for (const [content, expected] of cases)
    it(JSON.stringify(content), () => assert.equal(unescaped(content), expected));

  it('undoes what any writer of JSON does, at any depth', () => {
    const writers = fc.array(fc.constantFrom(...Object.values(STRING_WRITERS)), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(anyText, writers, (text, all) => {
        let content = text;
        for (const write of all) content = write(content).slice(1, -1);
        for (const _ of all) content = unescaped(content);
        assert.equal(content, text);
      }),
    );
  });

  it('is undone by escapeText', () => {
    fc.assert(fc.property(anyText, (text) => assert.equal(unescaped(escapeText(text)), text)));
  });
});

describe('places', () => {
  it('of characters are where these begin in the source', () => {
    const content = 'a\\u00eb\\"ë\\ud83d\\ude00😀\\x';
    const { bytes, places } = unescapeWithPlaces(encodeUtf8(content), 0, encodeUtf8(content).length);
    assert.equal(decodeUtf8(bytes), 'aë"ë😀😀\\x');
    const byChar = [...decodeUtf8(bytes)].map(
      (_, i, all) => places[encodeUtf8(all.slice(0, i).join('')).length],
    );
    assert.deepEqual(byChar, [0, 1, 7, 9, 11, 23, 27, 28]);
    assert.equal(places[bytes.length], 29);
  });

  it('are those of the character for each of its bytes, also where a backslash stands before it', () => {
    const { places } = unescapeWithPlaces(encodeUtf8('\\ë'), 0, 3);
    assert.deepEqual([...places], [0, 1, 1, 3]);
  });
});

describe('Layer', () => {
  const writers = fc.array(fc.constantFrom(...Object.values(STRING_WRITERS)), { minLength: 1, maxLength: 3 });

  it('maps every character at any depth to its source and back', () => {
    fc.assert(
      fc.property(anyText, anyText, writers, (text, around, all) => {
        let source = text;
        const starts: number[] = [];
        for (const write of all) {
          const before = JSON.stringify(around).slice(1, -1).replaceAll('\\', '');
          source = `${before}${write(source)}`;
          starts.unshift(encodeUtf8(before).length + 1);
        }
        let layer = Layer.source(encodeUtf8(source));
        for (const start of starts) layer = layer.inside(start, layer.bytes.length - 1);
        assert.equal(decodeUtf8(layer.bytes), text);
        const index = new Utf8Index(layer.bytes);
        let previous = -1;
        for (let unit = 0; unit <= text.length; unit++) {
          const at = index.byteOf(unit);
          if (at === previous) continue;
          const place = layer.toSource(at);
          assert.equal(layer.fromSource(place), at);
          assert.ok(place > previous);
          previous = at;
        }
        assert.equal(layer.fromSource(0), 0);
        assert.equal(layer.fromSource(source.length * 4), layer.bytes.length);
      }),
    );
  });

  it('takes the middle of an escape for its beginning', () => {
    const layer = Layer.source(encodeUtf8('"a\\u00ebb"')).inside(1, 9);
    assert.deepEqual(
      [1, 2, 3, 7, 8, 9].map((at) => layer.fromSource(at)),
      [0, 1, 1, 1, 3, 4],
    );
  });
});
