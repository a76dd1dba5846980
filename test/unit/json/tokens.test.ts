import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/json/text';
import { Token, Tokens } from '../../../src/core/json/tokens';
import { anyJson } from '../../support/trails';

/** The tokens of a text, side by side: `kind:text`, structure by its own character. */
function tokensOf(text: string): string {
  const bytes = encodeUtf8(text);
  const tokens = new Tokens(bytes);
  const found: string[] = [];
  while (tokens.next() !== Token.End) {
    const token = decodeUtf8(bytes.subarray(tokens.start, tokens.end));
    const kind = { [Token.String]: 's', [Token.Scalar]: 'n', [Token.Junk]: 'junk' }[tokens.kind as number];
    const marks = tokens.kind === Token.String && [
      tokens.open && '!',
      tokens.control && '^',
      tokens.rawQuote >= 0 && '?',
    ];
    found.push(kind ? `${kind}${marks ? marks.filter(Boolean).join('') : ''}:${token}` : token);
  }
  return found.join(' ');
}

describe('Tokens', () => {
  const cases: [string, string][] = [
    ['', ''],
    ['{"a":[1,true]}', '{ s:"a" : [ n:1 , n:true ] }'],
    ['-0 1.50 1E400 1e-7', 'n:-0 n:1.50 n:1E400 n:1e-7'],
    ['01 1. .5 +1 -', 'junk:01 junk:1. junk:.5 junk:+1 junk:-'],
    ['True nul NaN Infinity', 'junk:True junk:nul junk:NaN junk:Infinity'],
    ['"a\\"b" "\\\\"', 's:"a\\"b" s:"\\\\"'],
    ['"a', 's!:"a'],
    ['"', 's!:"'],
    ['"a\\', 's!:"a\\'],
    ['"a\nb"', 's^:"a\nb"'],
    ['"a\n"b"', 's!:"a s:"b"'],
    ['"a\\\n"b":1', 's!:"a\\ s:"b" : n:1'],
    ['{"a":"b,\r\n"c":1}', '{ s:"a" : s!:"b, s:"c" : n:1 }'],
    ['"say "hi" now",1', 's?:"say "hi" now" , n:1'],
    ['"a"b', 's:"a" junk:b'],
    ['"a"1,"b"', 's:"a" n:1 , s:"b"'],
    ['"a""b"', 's:"a" s:"b"'],
    ['"a" "b"', 's:"a" s:"b"'],
    ['"a"// "b"', 's:"a" junk:// s:"b"'],
    ['"{\\"a\\":\\"b", \\"c\\":1}"', 's?:"{\\"a\\":\\"b", \\"c\\":1}"'],
    ['"{\n\\"a\\":\\"b",\n\\"c\\":1}"', 's^?:"{\n\\"a\\":\\"b",\n\\"c\\":1}"'],
    ['"{\n\\"a\\":1}" "b"', 's^:"{\n\\"a\\":1}" s:"b"'],
    ['"{"a":1}",2', 'junk:" { s:"a" : n:1 } junk:" , n:2'],
    ['{"a":"b},{"c":1}', '{ s:"a" : s!:"b } , { s:"c" : n:1 }'],
    ['{"a":"b, "c" : 1}', '{ s:"a" : s!:"b , s:"c" : n:1 }'],
    ['{"a":b","c":1}', '{ s:"a" : junk:b s!:" , s:"c" : n:1 }'],
    ['\0\u0001', 'junk:\0\u0001'],
  ];
  for (const [text, expected] of cases)
    it(`${JSON.stringify(text)}`, () => assert.equal(tokensOf(text), expected));

  it('of valid JSON are all there is but white space, and none is odd', () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        const all = tokensOf(text);
        assert.doesNotMatch(all, /(?:^| )(?:junk|s[!^?]+):/);
        // White space between tokens is nothing that JSON.stringify keeps, either.
        const bytes = encodeUtf8(text);
        const tokens = new Tokens(bytes);
        let end = 0;
        while (tokens.next() !== Token.End) {
          assert.match(decodeUtf8(bytes.subarray(end, tokens.start)), /^[ \t\r\n]*$/);
          assert.ok(tokens.end > tokens.start);
          end = tokens.end;
        }
      }),
    );
  });

  it('of anything move on, and stay in the limit', () => {
    const any = fc
      .array(fc.constantFrom(...'{}[]",:\\\n ab1u\0ë'), { maxLength: 60 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(any, fc.nat(60), (text, limit) => {
        const bytes = encodeUtf8(text);
        const tokens = new Tokens(bytes, 0, Math.min(limit, bytes.length));
        for (let end = 0; tokens.next() !== Token.End; end = tokens.end) {
          assert.ok(tokens.start >= end && tokens.end > tokens.start && tokens.end <= tokens.limit);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
