import assert from 'node:assert/strict';
import fc from 'fast-check';
import { collapseObject, expandString } from '../../../src/core/json/inPlace';
import { anyJson, anyRecords, recordText, STRING_WRITERS } from '../../support/trails';

const content = (text: string, write = STRING_WRITERS.aws) => write(text).slice(1, -1);
const roundTrip = (escaped: string, margin = '    ', eol = '\n') =>
  collapseObject(expandString(escaped, margin, eol));

/** JSON text without white space around its tokens, as AWS writes records. */
const compact = (json: string) =>
  json.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, (_, text: string | undefined) => text ?? '');

describe('expandString', () => {
  it('lays out the object, on the margin of its line and with the line ends of its document', () => {
    assert.equal(
      expandString('{\\"a\\":[1.0]}', '\t', '\r\n'),
      '{\r\n\t  "a": [\r\n\t    1.0\r\n\t  ]\r\n\t}',
    );
  });

  it('leaves the strings in it as they are', () => {
    assert.equal(expandString(content('{"p":"{\\"q\\":1}"}'), '', '\n'), '{\n  "p": "{\\"q\\":1}"\n}');
  });
});

describe('collapseObject', () => {
  it('gives back what AWS wrote, to the byte', () => {
    fc.assert(
      fc.property(anyRecords, fc.constantFrom('\n', '\r\n'), (records, eol) => {
        for (const record of records) {
          const escaped = content(compact(record));
          assert.equal(roundTrip(escaped, '  ', eol), escaped);
        }
      }),
    );
  });

  it('takes out layout, and nothing inside strings', () => {
    assert.equal(collapseObject('{ "a b": " c\\n" ,\n\t"d": [ ] }'), content('{"a b":" c\\n","d":[]}'));
  });

  it('keeps every token of what is damaged, and words apart', () => {
    assert.equal(collapseObject('{"a": 1 2\nwords here,}'), content('{"a":1 2 words here,}'));
  });

  it('gives JSON of the same value, whoever wrote the string', () => {
    fc.assert(
      fc.property(anyJson, fc.constantFrom(...Object.values(STRING_WRITERS)), (json, write) => {
        const escaped = content(`{"a":${json}}`, write);
        assert.deepEqual(JSON.parse(JSON.parse(`"${roundTrip(escaped)}"`)), JSON.parse(`{"a":${json}}`));
      }),
    );
  });

  // What only the memory of "Expand here" brings back: the text tells the value, not how it was written.
  const lost: [string, string][] = [
    ['white space between tokens', content('{"a": 1}')],
    ['white space around the object', content(' {"a":1}\n')],
    ['an escaped slash', '{\\"a\\":\\"b\\/c\\"}'],
    ['letters as escapes', '{\\"a\\":\\"\\u00eb\\"}'],
    ['quotes as \\u0022', '{\\u0022a\\u0022:1}'],
    ['a separator as an escape, which is shown as one', '{\\"a\\":\\"\\u2028\\"}'],
    ['line breaks as they are', '{\n\\"a\\":1}'],
    ['a quote that is not escaped', '{\\"a\\":\\"b",\\"c\\":1}'],
  ];
  for (const [title, escaped] of lost)
    it(`cannot know of ${title}`, () => assert.notEqual(roundTrip(escaped), escaped));

  it('gives back a record with values that a parser would change', () => {
    const record = recordText(
      1,
      '{"n":1.0,"n":12345678901234567890,"s":"\\u2028\\/\\u00eb","t":"ë\u2028😀"}',
    );
    assert.equal(roundTrip(content(record)), content(record));
  });
});
