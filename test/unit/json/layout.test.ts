import assert from 'node:assert/strict';
import fc from 'fast-check';
import { unescapeString } from '../../../src/core/json/escape';
import type { Layer } from '../../../src/core/json/layers';
import { layOut, layOutContent } from '../../../src/core/json/layout';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/json/text';
import { Token, Tokens } from '../../../src/core/json/tokens';
import { opened } from '../../support/opened';
import { anyForm, anyJson, anyRecords } from '../../support/trails';

const lay = (text: string, options = {}) => {
  const bytes = encodeUtf8(text);
  return decodeUtf8(layOut(bytes, 0, bytes.length, 0, options));
};
const tokensOf = (text: string) => {
  const tokens = new Tokens(encodeUtf8(text));
  const all: string[] = [];
  while (tokens.next() !== Token.End) all.push(decodeUtf8(tokens.bytes.subarray(tokens.start, tokens.end)));
  return all;
};

describe('layOut', () => {
  const cases: [string, string][] = [
    ['', ''],
    ['1', '1'],
    ['{}', '{}'],
    ['{ } [ ]', '{}\n[]'],
    ['{"a":1,"b":[2,{}]}', '{\n  "a": 1,\n  "b": [\n    2,\n    {}\n  ]\n}'],
    ['{"a"\n:\t1 , "b":2}\r\n', '{\n  "a": 1,\n  "b": 2\n}'],
    ['{"a":1}\n{"a":2}\n', '{\n  "a": 1\n}\n{\n  "a": 2\n}'],
    ['{"a":1},', '{\n  "a": 1\n},'],
    ['{"a":1,}', '{\n  "a": 1,\n}'],
    ['[1,,2,]', '[\n  1,,\n  2,\n]'],
    ['{"a":1', '{\n  "a": 1'],
    ['"a":1,"b":2', '"a": 1,\n"b": 2'],
    ['}]1', '}\n]\n1'],
    ['[these are words]', '[\n  these are words\n]'],
    ['{"a":"{\\"b\\":1.0}"}', '{\n  "a": {\n    "b": 1.0\n  }\n}'],
    ['{"a":" {\\"b\\":\\"\\\\u00eb\\"}\\n"}', '{\n  "a": {\n    "b": "\\u00eb"\n  }\n}'],
    ['{"a":"{\\u0022b\\u0022:1}"}', '{\n  "a": {\n    "b": 1\n  }\n}'],
    ['["{\\"b\\":1}"]', '[\n  "{\\"b\\":1}"\n]'],
    ['{"a":"{\\"b\\":1,}"}', '{\n  "a": "{\\"b\\":1,}"\n}'],
    [
      '{"a":{"b":"{\\"c\\":\\"[{}]\\"}"}}',
      '{\n  "a": {\n    "b": {\n      "c": [\n        {}\n      ]\n    }\n  }\n}',
    ],
    // A separator that an escape stands for is shown as that escape, whatever the depth.
    ['{"a":"{\\"b\\":\\"\\u2028\\"}"}', '{\n  "a": {\n    "b": "\\u2028"\n  }\n}'],
    ['{"a":"{\\"b\\":\\"\\\\u2028\\"}"}', '{\n  "a": {\n    "b": "\\u2028"\n  }\n}'],
    ['{"a":"{\\"b\\":\\"\u2028\\"}"}', '{\n  "a": {\n    "b": "\u2028"\n  }\n}'],
    [
      '{"a":"{\\"b\\":\\"{\\\\\\"c\\\\\\":\\\\\\"\\u2028\\\\\\"}\\"}"}',
      '{\n  "a": {\n    "b": {\n      "c": "\\u2028"\n    }\n  }\n}',
    ],
  ];
  for (const [text, expected] of cases) it(JSON.stringify(text), () => assert.equal(lay(text), expected));

  const letters = [
    '1.0',
    '12345678901234567890',
    '1E400',
    '-0',
    '"\\u2028"',
    '"\\/"',
    '"\\ud83d\\ude00"',
    '"\\ud800"',
  ];
  const strings = [
    '"[abc"',
    '"{}"',
    '"[]"',
    '"{not json}"',
    '"[1,2]"',
    '"Zoë 東京 😀"',
    '"\\u00EB"',
    '"\\u0000\\n"',
  ];
  for (const value of [...letters, ...strings])
    it(`keeps ${value} to the letter, also inside strings`, () => {
      assert.equal(lay(`{"a":${value}}`), `{\n  "a": ${value}\n}`);
      const escaped = JSON.stringify(`{"a":${value}}`);
      assert.equal(lay(`{"x":${escaped}}`), `{\n  "x": {\n    "a": ${value}\n  }\n}`);
      const deeper = JSON.stringify(`{"x":${escaped}}`);
      assert.equal(lay(`{"y":${deeper}}`), `{\n  "y": {\n    "x": {\n      "a": ${value}\n    }\n  }\n}`);
    });

  it('keeps every token of valid JSON', () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        assert.deepEqual(tokensOf(lay(text, { keepStrings: true })), tokensOf(text));
      }),
    );
  });

  it('keeps everything but white space in its order, however damaged the text is', () => {
    const pieces = fc.constantFrom(
      ...'{}[]",:\\\n a1ë',
      '"a"',
      '"a":',
      '{"b":',
      'null',
      '"{\\"a\\":[]}"',
      '\\"',
    );
    const damaged = fc.array(pieces, { maxLength: 20 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(damaged, anyJson), (text) => {
        const all = tokensOf(text).join('').replace(/\s/g, '');
        assert.equal(lay(text, { keepStrings: true }).replace(/\s/g, ''), all);
      }),
      { numRuns: 1000 },
    );
  });

  it('says the same as its source, with the JSON in strings opened', () => {
    fc.assert(
      fc.property(anyJson, (text) => assert.deepEqual(JSON.parse(lay(text)), opened(JSON.parse(text)))),
      { numRuns: 500 },
    );
  });

  it('is the same when it is laid out again', () => {
    fc.assert(
      fc.property(anyRecords, anyForm, (records, form) => {
        const once = lay(form.write(records));
        assert.equal(lay(once), once);
      }),
      { numRuns: 30 },
    );
  });

  it('copies runs of its layers, in order, each byte but white space once', () => {
    fc.assert(
      fc.property(anyRecords, anyForm, (records, form) => {
        const runs: [number, Layer, number, number][] = [];
        const text = encodeUtf8(
          lay(form.write(records), { onRun: (...run: (typeof runs)[0]) => runs.push(run) }),
        );
        let end = 0;
        let place = -1;
        for (const [to, layer, from, length] of runs) {
          assert.match(decodeUtf8(text.subarray(end, to)), /^[ \n]*$/);
          assert.deepEqual(text.subarray(to, to + length), layer.bytes.subarray(from, from + length));
          assert.ok(layer.toSource(from) > place);
          place = layer.toSource(from);
          end = to + length;
        }
        assert.equal(end, text.length);
      }),
      { numRuns: 30 },
    );
  });
});

describe('layOutContent', () => {
  it('lays out what a string holds, and leaves the strings in it', () => {
    const content = encodeUtf8('{\\"a\\":\\"{\\\\\\"b\\\\\\":1}\\"}');
    assert.equal(decodeUtf8(unescapeString(content, 0, content.length)), '{"a":"{\\"b\\":1}"}');
    assert.equal(decodeUtf8(layOutContent(content, 0, content.length)), '{\n  "a": "{\\"b\\":1}"\n}');
  });
});
