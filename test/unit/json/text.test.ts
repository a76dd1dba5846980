import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lines } from '../../../src/core/json/lines';
import { decodeUtf8, encodeUtf8, Utf8Index } from '../../../src/core/json/text';

const PIECES = [
  'a',
  '\n',
  '\r\n',
  '\r',
  'ë',
  '東',
  '😀',
  '\u2028',
  '\uFEFF',
  '\0',
  'x'.repeat(1021),
  'é'.repeat(700),
];
const anyText = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((all) => all.join(''));
const anyBytes = fc
  .array(
    fc.constantFrom(
      0x61,
      0x0a,
      0x80,
      0xbf,
      0xc0,
      0xc3,
      0xab,
      0xe0,
      0xe2,
      0xed,
      0xa0,
      0xf0,
      0x9f,
      0xf4,
      0x90,
      0xff,
    ),
  )
  .map((all) => Uint8Array.from([...new Uint8Array(1020).fill(0x61), ...all, 0x62]));

/** UTF-16 offset of each byte offset, by decoding. Bytes inside a character have the offset of the character. */
function naiveUnits(text: string): number[] {
  const units: number[] = [];
  let unit = 0;
  for (const char of text) {
    const width = encodeUtf8(char).length;
    for (let i = 0; i < width; i++) units.push(unit);
    unit += char.length;
  }
  units.push(unit);
  return units;
}

describe('Utf8Index', () => {
  it('counts as a naive reader does', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = encodeUtf8(text);
        const index = new Utf8Index(bytes);
        const units = naiveUnits(text);
        for (let byte = 0; byte <= bytes.length; byte++) assert.equal(index.unitOf(byte), units[byte]);
        for (let unit = 0; unit <= text.length; unit++) {
          const isPair = units.indexOf(unit) < 0;
          assert.equal(index.byteOf(unit), units.indexOf(isPair ? unit - 1 : unit));
        }
        assert.deepEqual([index.unitOf(-1), index.unitOf(1e9)], [0, text.length]);
        assert.deepEqual([index.byteOf(-1), index.byteOf(1e9)], [0, bytes.length]);
      }),
      { numRuns: 40 },
    );
  });

  it('counts bytes that are not UTF-8 as decoders do', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const index = new Utf8Index(bytes);
        assert.equal(index.unitOf(bytes.length), decodeUtf8(bytes).length);
        for (let unit = 1000; unit < decodeUtf8(bytes).length; unit++) {
          const byte = index.byteOf(unit);
          assert.equal(decodeUtf8(bytes.subarray(0, byte)).length, index.unitOf(byte));
          assert.ok(unit - index.unitOf(byte) <= 1);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('Lines', () => {
  it('are where a naive reader finds them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const bytes = encodeUtf8(text);
        const lines = new Lines(bytes);
        const bom = text.startsWith('\uFEFF') ? 1 : 0;
        const naive = text.slice(bom).split(/\r\n|\n|\r/);
        assert.equal(lines.count, naive.length);
        let unit = bom;
        naive.forEach((line, number) => {
          const byte = (character: number) => encodeUtf8(text.slice(0, unit + character)).length;
          for (const character of [0, 1, line.length - 1, line.length]) {
            if (character < 0 || character > line.length) continue;
            const isPair = /[\udc00-\udfff]/.test(line.charAt(character));
            const place = { line: number, character: isPair ? character - 1 : character };
            const at = byte(place.character);
            assert.deepEqual(lines.placeOf(at), place);
            assert.equal(lines.byteOf({ line: number, character }), at);
          }
          assert.equal(lines.byteOf({ line: number, character: line.length + 7 }), byte(line.length));
          assert.equal(lines.byteOf({ line: number, character: -3 }), byte(0));
          unit += line.length;
          unit += text.startsWith('\r\n', unit) ? 2 : 1;
        });
        assert.equal(lines.byteOf({ line: naive.length, character: 0 }), bytes.length);
        assert.equal(lines.byteOf({ line: -1, character: 0 }), bom * 3);
        assert.equal(lines.placeOf(1e9).line, naive.length - 1);
        assert.deepEqual(lines.placeOf(0), { line: 0, character: 0 });
      }),
    );
  });

  const cases: [string, number, string][] = [
    ['a|b', 1, '0:1'],
    ['in a line break, at its line', 5, '0:4'],
    ['behind it', 6, '1:0'],
    ['behind all', 99, '1:3'],
  ];
  for (const [title, byte, expected] of cases)
    it(`places ${title}`, () => {
      const { line, character } = new Lines(encodeUtf8('abcd\r\n😀!')).placeOf(byte);
      assert.equal(`${line}:${character}`, expected);
    });
});
