import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeUtf8 } from '../../../src/core/json/text';
import { parseTolerant } from '../../../src/core/json/tolerant';
import { holdsJson, isWellFormed } from '../../../src/core/json/wellFormed';
import { anyJson } from '../../support/trails';

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('holdsJson', () => {
  const yes = ['{"a":1}', ' {"a":{}} ', '[{"a":1}]', '["a"]', '[[1]]', '\n\t{"a":"b"}'];
  const no = [
    '',
    '{}',
    '[]',
    '[ ]',
    '[1]',
    '[1.0,2]',
    '[true]',
    '"a"',
    '1',
    '[abc',
    '{not json}',
    '{"a":1,}',
  ];
  const damaged = [
    '{"a":1}}',
    '{"a"}',
    '{"a":1} x',
    '{"a":"b\n"}',
    '{"a":"\\x"}',
    '{"a":"\\u12"}',
    '["a""b"]',
  ];
  for (const text of yes) it(`${text}: yes`, () => assert.ok(holdsJson(encodeUtf8(text))));
  for (const text of [...no, ...damaged])
    it(`${JSON.stringify(text)}: no`, () => assert.ok(!holdsJson(encodeUtf8(text))));
});

describe('isWellFormed', () => {
  it('agrees with JSON.parse', () => {
    const pieces = fc.constantFrom(...'{}[]",:\\\n a1-0.eu', '"a"', '"a":', 'true', 'null', '\\u0041', '\t');
    const texts = fc.oneof(
      anyJson,
      fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
      fc.tuple(anyJson, fc.nat(), pieces).map(([text, at, piece]) => {
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + piece + text.slice(cut);
      }),
    );
    fc.assert(
      fc.property(texts, (text) => assert.equal(isWellFormed(encodeUtf8(text)), parses(text))),
      { numRuns: 3000 },
    );
  });
});

describe('parseTolerant', () => {
  const parse = (text: string) => parseTolerant(encodeUtf8(text));
  const cases: [string, unknown][] = [
    ['', undefined],
    ['junk', undefined],
    ['{"a":1', { a: 1 }],
    ['{"a":{"b":[1,2', { a: { b: [1, 2] } }],
    ['"a":1,"b":"c"', { a: 1, b: 'c' }],
    ['{"a":1,,"b":2,}', { a: 1, b: 2 }],
    ['{"a":1 "b":2}', { a: 1, b: 2 }],
    ['{"a":,"b":2}', { b: 2 }],
    ['{"a" 1,"b":2}', { b: 2 }],
    ['{"a":NaN,"b":2}', { b: 2 }],
    ['{"a":[1,{"b":2],"c":3}', { a: [1, { b: 2 }], c: 3 }],
    ['{"a":"b\nc","d":1}', { a: 'b\nc', d: 1 }],
    ['{"a":"b,\n"c":1}', { a: 'b,', c: 1 }],
    ['{"a":"https://x"y", "c":1}', { a: 'https://x"y', c: 1 }],
    ['{"a":"\\x\\u12\\ud800","b":1}', { a: '\\x\\u12\\ud800', b: 1 }],
    ['{"a":1}}]{"b":2}', { a: 1 }],
    ['{"a":1,"__proto__":{"b":2}', JSON.parse('{"a":1,"__proto__":{"b":2}}')],
  ];
  for (const [text, value] of cases) it(JSON.stringify(text), () => assert.deepEqual(parse(text), value));

  it('reads valid JSON as JSON.parse does', () => {
    fc.assert(fc.property(anyJson, (text) => assert.deepEqual(parse(text), JSON.parse(text))));
  });

  it('reads a cut-off text as far as it goes', () => {
    const text = '{"a":{"b":[1,{"c":"d"}]},"e":null,"f":"g"}';
    for (let cut = 0; cut < text.length; cut++) {
      const value = (parse(text.slice(0, cut)) ?? {}) as Record<string, unknown>;
      if (cut > text.indexOf(',"e"')) assert.deepEqual(value['a'], { b: [1, { c: 'd' }] });
      if (cut > text.indexOf(',"f"')) assert.equal(value['e'], null);
    }
  });
});
