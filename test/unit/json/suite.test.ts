import assert from 'node:assert/strict';
import { decodeUtf8 } from '../../../src/core/json/text';
import { parseTolerant } from '../../../src/core/json/tolerant';
import { isWellFormed } from '../../../src/core/json/wellFormed';
import { parseRecord, readRecord } from '../../../src/core/trail/record';
import { readTrail } from '../../../src/core/trail/trail';
import { ExpandedView } from '../../../src/core/trail/view';
import { shortRecord } from '../../support/trails';

// Edge cases of JSON, in the manner of the well-known suites: y is valid, n is not, i is what parsers differ in.

/** Bytes of a text in which `\xNN` above 7F stands for a byte. */
const bytesOf = (text: string) => Buffer.from(text, 'latin1');

const VALID = [
  ...[
    '0',
    '-0',
    '0.0',
    '-0.0',
    '1e0',
    '1E+2',
    '1E-2',
    '0e+1',
    '123.456e78',
    '1.7976931348623157e308',
    '5e-324',
  ],
  ...['12345678901234567890', '0.1234567890123456789', '-1', '100000000000000000000000000000000000000000'],
  ...['true', 'false', 'null', '""', '" "', '"a"', '"\\""', '"\\\\"', '"\\/"', '"/"', '"\\b\\f\\n\\r\\t"'],
  ...[
    '"\\u0000"',
    '"\\u001f"',
    '"\\u00e9"',
    '"\\uD834\\uDD1E"',
    '"\\uffff"',
    '"\\uABCD\\uabcd"',
    '"\\\\u0041"',
  ],
  ...['"\x7f"', '"\xc3\xa9"', '"\xe2\x82\xac"', '"\xf0\x9d\x84\x9e"', '"\xe2\x80\xa8"', '"\xf4\x8f\xbf\xbf"'],
  ...[
    '[]',
    '[ ]',
    '[[]]',
    '[\n]',
    '[1]',
    '[1,2]',
    '[ 1 , 2 ]',
    '[null,1,"1",{}]',
    '[""]',
    '[[],[[]]]',
    '[1\t,\r\n2]',
  ],
  ...['{}', '{ }', '{"":0}', '{"a":1}', '{ "a" : 1 }', '{"a":1,"b":2}', '{"a":1,"a":2}', '{"a":{"a":[{}]}}'],
  ...[
    '{"\\u0061":1}',
    '{"a\\"b":1}',
    '{"{":"}"}',
    '{"]":["]"]}',
    '{"__proto__":1}',
    '{"constructor":{"x":1}}',
  ],
  ...['"{\\"a\\":1}"', '"[1,"', '"a,b:c"', '"//"', '"/*"', '{"a":"}"}', '["]","[","{","}",",",":"]'],
  ...[' 1 ', '\t\n\r 1', '{"a":\n1\n}', '{"toString":null}', '{"length":"x"}', '[0,-0,0.0]'],
];

const INVALID = [
  ...[
    '',
    ' ',
    '-',
    '+1',
    '01',
    '-01',
    '1.',
    '.1',
    '-.1',
    '1e',
    '1e+',
    '1E-',
    '0x10',
    '1_000',
    '1,2',
    '1 2',
    '--1',
  ],
  ...[
    'Infinity',
    '-Infinity',
    'NaN',
    'undefined',
    'True',
    'nul',
    'truefalse',
    'tru',
    'nullx',
    '1a',
    '1.2.3',
    '0e',
  ],
  ...[
    '"',
    '"a',
    'a"',
    "'a'",
    '"\\"',
    '"\\x"',
    '"\\u"',
    '"\\u12"',
    '"\\u00zz"',
    '"\\U0041"',
    '"\\',
    '"\\u123',
    '"a""b"',
  ],
  ...['"\n"', '"\t"', '"\0"', '"\x1f"', '"a\r\nb"', '"\\\n"', '{"a\n":1}'],
  ...[
    '[',
    ']',
    '[1',
    '1]',
    '[1,',
    '[,1]',
    '[1,,2]',
    '[1,]',
    '[,]',
    '[1 2]',
    '["a" "b"]',
    '[1}',
    '[[1]',
    '[1]]',
    '[1]x',
  ],
  ...[
    '{',
    '}',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '{"a":1,}',
    '{,"a":1}',
    '{"a"}',
    '{"a",1}',
    '{"a":1 "b":2}',
  ],
  ...[
    '{a:1}',
    "{'a':1}",
    '{1:1}',
    '{"a"::1}',
    '{"a":1,,"b":2}',
    '{"a":1]',
    '{"a":1}}',
    '{[]:1}',
    '{null:1}',
    '{"a":}',
  ],
  ...[
    '{"a":1}{"b":2}',
    '[][]',
    '{"a":1}#',
    '#',
    '//',
    '/**/1',
    '1//',
    '[1/*,*/]',
    '{"a":/**/1}',
    '<1>',
    '*',
    '&',
    '...',
  ],
  ...[
    '[1...]',
    '[..., 1]',
    '{...}',
    '{"a":...}',
    '{"a":1,...}',
    '(1)',
    '[1;2]',
    '{"a"=1}',
    '{"a"=>1}',
    '`a`',
    '"a"+"b"',
  ],
  ...[
    '\0',
    '\x01',
    '[1\0]',
    '{"a"\0:1}',
    '\x0b1',
    '\x0c1',
    '[\x0b]',
    '\xc2\xa01',
    '\xe2\x80\x8b1',
    '\xef\xbf\xbd',
    '\x80',
  ],
  ...[
    '[\xff]',
    '{\xff:1}',
    '{"a":\xff}',
    '[\x80\x80]',
    'True,',
    '{"a":tRue}',
    '[nUll]',
    '@',
    '[1,\n',
    '{"a":[}',
    '[{]}',
  ],
];

/** Unspecified or beyond what values can hold: what JSON.parse takes is taken as it takes it. */
const OPEN = [
  ...['"\\ud800"', '"\\udc00"', '"\\udc00\\ud800"', '"\\ud800a"', '"\\ud800\\n"', '"\\ud834\\ud834"'],
  ...['1e400', '-1e400', '1e-400', '123456789012345678901234567890e999', '0.1e-999999'],
  ...[
    '"\xff"',
    '"\xc3"',
    '"\xc0\x80"',
    '"\xed\xa0\x80"',
    '"\xf5\x80\x80\x80"',
    '"\xe2\x82"',
    '"\x80"',
    '"\xf8\x88"',
  ],
  ...['\xef\xbb\xbf1', '\xef\xbb\xbf{}', '\xef\xbb\xbf', '{"\xff":1}'],
];

/** What JSON.parse says of the bytes, as decoders read them; undefined where it throws. */
function parsed(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(decodeUtf8(bytes)) };
  } catch {
    return undefined;
  }
}

/** Reads a text as a log, as a part of one record, in a string of one, and between two. Nothing may throw. */
function readEverywhere(bytes: Uint8Array) {
  const text = bytes.toString();
  const around = (before: string, after: string) => Buffer.concat([bytesOf(before), bytes, bytesOf(after)]);
  const inside = shortRecord(5).slice(0, -1);
  const sources = [
    bytes,
    around(`${inside},"apiVersion":`, '}'),
    Buffer.from(`{"message":${JSON.stringify(`${inside},"x":${text}}`)}}`),
    around(`${shortRecord(1)}\n`, `\n${shortRecord(2)}`),
    around(`{"Records":[${shortRecord(1)},`, `,${shortRecord(2)}]}`),
  ];
  const trails = sources.map((source) => readTrail(source));
  for (const trail of trails) {
    readTrail(new ExpandedView(trail.text, trail).text);
    for (const event of trail.events) parseRecord(readRecord(trail.text, event));
  }
  return { trails, sources };
}

describe('JSON', () => {
  for (const text of VALID)
    it(`y ${JSON.stringify(text)}`, () => {
      const bytes = bytesOf(text);
      const expected = parsed(bytes)!;
      assert.equal(isWellFormed(bytes), true);
      assert.deepEqual(parseTolerant(bytes), expected.value);
      const { trails } = readEverywhere(bytes);
      const [, inside] = trails;
      const record = parseRecord(readRecord(inside!.text, inside!.events[0]!)) as Record<string, unknown>;
      assert.deepEqual(record['apiVersion'], expected.value);
      for (const trail of trails.slice(1, 3))
        assert.deepEqual([trail.events.length, trail.problems], [1, []]);
      assert.deepEqual(
        trails[3]!.events.map(({ facts }) => facts.id),
        ['e1', 'e2'],
      );
    });

  for (const text of INVALID)
    it(`n ${JSON.stringify(text)}`, () => {
      const bytes = bytesOf(text);
      assert.equal(parsed(bytes), undefined);
      assert.equal(isWellFormed(bytes), false);
      parseTolerant(bytes);
      const { trails } = readEverywhere(bytes);
      // The first record always; the second wherever what is between can be told from it.
      assert.equal(trails[3]!.events[0]?.facts.id, 'e1');
      assert.equal(trails[4]!.events[0]?.facts.id, 'e1');
    });

  for (const text of OPEN)
    it(`i ${JSON.stringify(text)}`, () => {
      const bytes = bytesOf(text);
      const expected = parsed(bytes);
      const value = parseTolerant(bytes);
      if (expected) assert.deepEqual(value, expected.value);
      const { trails } = readEverywhere(bytes);
      assert.equal(trails[3]!.events[0]?.facts.id, 'e1');
    });
});
