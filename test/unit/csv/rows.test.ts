import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readRows } from '../../../src/core/csv/rows';
import { decodeUtf8, encodeUtf8 } from '../../../src/core/json/text';

/** Rows as `cells@text`, and what was lost as `!text`; rows of other than `width` cells are not whole. */
function rowsOf(text: string, delimiter = ',', width = 0): string[] {
  const bytes = encodeUtf8(text);
  const found: [number, string][] = [];
  const cut = (start: number, end: number) => decodeUtf8(bytes.subarray(start, end));
  readRows(
    bytes,
    0,
    delimiter,
    ({ cells, start, end }) => {
      if (width > 0 && cells.length !== width) return false;
      found.push([start, `${cells.join('|')}@${cut(start, end)}`]);
      return true;
    },
    (start, end) => found.push([start, `!${cut(start, end)}`]),
  );
  return found.sort(([a], [b]) => a - b).map(([, text]) => text);
}

describe('readRows', () => {
  const cases: [string, string, string[]][] = [
    ['plain cells', 'a,b\n1,2\n', ['a|b@a,b', '1|2@1,2']],
    ['no line end at the end', 'a\n1', ['a@a', '1@1']],
    ['line ends of all kinds', 'a\r\nb\rc\n', ['a@a', 'b@b', 'c@c']],
    ['quotes', '"a,b","c""d"\n', ['a,b|c"d@"a,b","c""d"']],
    ['line breaks in quotes', '"a\r\nb",c\r\nd\r\n', ['a\r\nb|c@"a\r\nb",c', 'd@d']],
    ['quotes inside of cells', 'a"b",c\n', ['a"b"|c@a"b",c']],
    ['empty cells', ',\n""\n', ['|@,', '@""']],
    ['more than ASCII', 'ë,"ü😀"\né\n', ['ë|ü😀@ë,"ü😀"', 'é@é']],
    ['a quote that is not closed', 'a,b\n1,"2\n3,4\n', ['a|b@a,b', '!1,"2', '3|4@3,4']],
    ['quotes that are not closed, twice', '"a\n"",b\nc\n', ['!"a', '|b@"",b', 'c@c']],
    ['nothing', '', []],
    ['a quote alone', '"', ['!"']],
  ];
  for (const [title, text, expected] of cases) it(title, () => assert.deepEqual(rowsOf(text), expected));

  it('reads other delimiters', () => assert.deepEqual(rowsOf('a;"b;c"\n', ';'), ['a|b;c@a;"b;c"']));

  const damaged: [string, string, string[]][] = [
    ['lines with too few cells', 'a,b\n1\n2\n3,4\n', ['a|b@a,b', '!1', '!2', '3|4@3,4']],
    [
      'a closing quote that is missing',
      '"a","b\n"1","2"\n"3","4"\n',
      ['!"a","b', '1|2@"1","2"', '3|4@"3","4"'],
    ],
    ['an opening quote that is missing', 'a,b"\n"1,","2"\n', ['a|b"@a,b"', '1,|2@"1,","2"']],
    ['a quote too many', '"a,"b"\n1,2\n', ['!"a,"b"', '1|2@1,2']],
    [
      'rows that a stray quote joins to one of the right width',
      '"a\nb,1\n"c",2\n',
      ['!"a', 'b|1@b,1', 'c|2@"c",2'],
    ],
    ['line breaks in a row that is not whole', '"a\nb"\n1,2\n', ['!"a\nb"', '1|2@1,2']],
  ];
  for (const [title, text, expected] of damaged)
    it(`loses no more than it has to: ${title}`, () => assert.deepEqual(rowsOf(text, ',', 2), expected));

  it('loses every row, and no text, where rows are damaged all over', () => {
    for (const line of ['"a\n', '"a\n"",b,c\n', '"a\nb\nb\n']) {
      const text = line.repeat(500);
      const found = rowsOf(text, ',', 2);
      const whole = found.filter((one) => !one.startsWith('!'));
      assert.deepEqual(whole, []);
      assert.equal(found.join('\n').replaceAll('!', '').length, text.length - 1);
    }
  });

  it('says where rows stand: each is read alone as it is among others', () => {
    const cell = fc.array(fc.constantFrom('a', '"', ',', '\n', '\r\n', 'ë', ' ', '😀'), { maxLength: 4 });
    const row = fc.array(
      cell.map((parts) => parts.join('')),
      { minLength: 2, maxLength: 4 },
    );
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, eol) => {
          const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
          const found = rowsOf(quoted.map((line) => line + eol).join(''));
          assert.deepEqual(
            found,
            rows.map((cells, i) => `${cells.join('|')}@${quoted[i]}`),
          );
        },
      ),
    );
  });
});
