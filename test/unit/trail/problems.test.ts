import assert from 'node:assert/strict';
import { encodeUtf8 } from '../../../src/core/json/text';
import { PROBLEMS } from '../../../src/core/trail/problems';
import { readTrail } from '../../../src/core/trail/trail';
import { lookupItem, shortRecord } from '../../support/trails';

const [A, B, C] = [shortRecord(1), shortRecord(2), shortRecord(3)];
const open = (text: string) => text.slice(0, -1);
const item = lookupItem(B);
const escaped = JSON.stringify(A).slice(1, -1);

/**
 * Damage, the events that are read all the same, and the codes of the problems. Each problem's stretch stands
 * between ‹ and ›, in the order of where it begins.
 */
const CASES: [string, string, string, string][] = [
  ['a comma too many before a bracket', `{"Records":[${A},${B}‹,›]}`, 'e1 e2', 'extra-comma'],
  ['a comma too many before a brace', `{"Records":[${open(A)}‹,›},${B}]}`, 'e1 e2', 'extra-comma'],
  ['a comma too many after all', `${A}‹,›\n`, 'e1', 'extra-comma'],
  ['commas twice', `[${A},‹,›${B}]`, 'e1 e2', 'extra-comma'],
  ['commas before the first', `[‹,›${A}]`, 'e1', 'extra-comma'],
  ['a comma before all', `‹,›${A}`, 'e1', 'extra-comma'],
  ['a comma missing between records', `[${A}‹›${B}]`, 'e1 e2', 'missing-comma'],
  ['a comma missing between members', `[{"a":1 ‹›"b":2},${B}]`, 'e2', 'missing-comma'],
  ['a value missing before a comma', `[{"a":‹›,"b":2},${B}]`, 'e2', 'missing-value'],
  ['a value missing before a brace', `[{"a":‹›},${B}]`, 'e2', 'missing-value'],
  ['a colon too many', `[{"a":‹:›1},${B}]`, 'e2', 'junk'],
  ['words between records', `[${A},‹these two› ${B}]`, 'e1 e2', 'junk missing-comma'],
  ['dots for what was left out', `{"Records":[${A},\n‹...›\n]}`, 'e1', 'junk'],
  ['NUL bytes', `[${A},‹\0\0\0›,${B}]`, 'e1 e2', 'nul-bytes'],
  ['NUL bytes in a string', `[${A},{"a":‹"b\0\0c"›}]`, 'e1', 'nul-bytes'],
  ['words of JavaScript', `[{"a":‹NaN›,"b":‹undefined›},${B}]`, 'e2', 'junk junk'],
  ['a number that is none', `[{"a":‹01›},${B}]`, 'e2', 'junk'],
  ['a string where a key is expected', `[{"a":1,‹"b"›},${B}]`, 'e2', 'junk'],
  ['a brace missing before the next record', `[${open(A)},‹›${B}]`, 'e1 e2', 'missing-brace'],
  ['a brace and a comma missing', `[${open(A)} ‹›${B}]`, 'e1 e2', 'missing-brace'],
  [
    'braces missing at several levels',
    `[{"eventVersion":"1.08","a":{"b":{"c":1 ‹‹‹›››${'{"eventVersion":"1.08"}'},${B}]`,
    'e2',
    '*',
  ],
  ['a brace missing at the end', `{"Records":[${A},${open(B)}‹›]}`, 'e1 e2', 'missing-brace'],
  ['a bracket missing', `{"Records":[${A},${B}‹›}`, 'e1 e2', 'missing-bracket'],
  ['a bracket too many', `${A}‹]›${B}`, 'e1 e2', 'stray-close'],
  ['a brace too many', `${A}‹}›\n${B}`, 'e1 e2', 'stray-close'],
  ['brackets at the end missing', `{"Records":[${A},${B}‹›`, 'e1 e2', 'unexpected-end'],
  ['an opening brace missing', `[‹›${A.slice(1)},${B}]`, 'e1 e2', 'missing-brace'],
  ['an opening brace missing at the root', `‹›${A.slice(1)}`, 'e1', 'missing-brace'],
  ['members alone', `‹›${A.slice(1, -1)}`, 'e1', 'missing-brace'],
  ['a line break in a string', `[${A},{"a":‹"b\nc"›}]`, 'e1', 'raw-control'],
  ['a tab in a string', `[${A},{"a":‹"b\tc"›}]`, 'e1', 'raw-control'],
  ['a line break in a key', `[${A},{‹"a\n"›:1}]`, 'e1', 'raw-control'],
  ['a string that is not closed', `[{"a":‹"b,›\n"c":1},${B}]`, 'e2', 'open-string missing-comma'],
  ['a key that is not closed', `[{‹‹"a›: 1›,\n"c":1},${B}]`, 'e2', '*'],
  ['quotes that are not escaped', `[{"a":"say ‹"›hi" now"},${B}]`, 'e2', 'unescaped-quote'],
  ['a quote that is not escaped, then more', `[{"a":"x‹"›y","b":2},${B}]`, 'e2', 'unescaped-quote'],
  ['a quote that is missing before a key', `[{‹a›‹":"›b","c":"d"},${B}]`, 'e2', '*'],
  ['a quote that is missing after a value', `[{"a":"b,‹"›c":"d"},${B}]`, 'e2', '*'],
  [
    'a quote that is not escaped in an escaped record',
    `{"Events":[{"CloudTrailEvent":"${escaped.replace('N1\\"', 'N1‹"›')}","EventId":"x"},${item}]}`,
    'e1 e2',
    'unescaped-quote',
  ],
  [
    'an opening quote that is not escaped in an escaped record',
    `{"Events":[{"CloudTrailEvent":"${escaped.replace('\\"N1', '‹"›N1')}","EventId":"x"},${item}]}`,
    'e1 e2',
    'unescaped-quote',
  ],
  [
    'two quotes that are not escaped in an escaped record',
    `{"Events":[{"CloudTrailEvent":"${escaped.replace('\\"N1\\"', '‹"›N1"')}","EventId":"x"},${item}]}`,
    'e1 e2',
    'unescaped-quote',
  ],
  [
    'a record in quotes, none of its own escaped',
    `{"Events":[{"CloudTrailEvent":‹"›${A}‹"›,"EventId":"x"},${item}]}`,
    'e1 e2',
    'unescaped-quote unescaped-quote',
  ],
  [
    'an escaped record over several lines',
    `{"Events":[{"CloudTrailEvent":‹"${escaped.replaceAll(',', ',\n')}"›},${item}]}`,
    'e1 e2',
    'raw-control',
  ],
  [
    'an escaped record over several lines, then no comma',
    `{"Events":[{"CloudTrailEvent":‹"${escaped.replaceAll(',', ',\n')}"› ‹›"EventId":"x"},${item}]}`,
    'e1 e2',
    'raw-control missing-comma',
  ],
  [
    'an escaped record that is cut off in its string',
    `{"Events":[{"CloudTrailEvent":"‹${escaped.slice(0, -30)}›"},${item}]}`,
    'e2',
    'damaged-record',
  ],
  [
    'a comma missing in an escaped record',
    `{"Events":[{"CloudTrailEvent":"${escaped.replace(',', '‹›')}"},${item}]}`,
    'e1 e2',
    'missing-comma',
  ],
  [
    'a line that is cut off',
    `${A}\n${'{"eventVersion":"1.08","userIdentity":{"type":‹"Ro›\n‹‹›'}›${C}\n`,
    'e1 e3',
    'open-string missing-brace missing-brace',
  ],
  ['elements that are no records', `{"Records":[‹1›,${A},‹"a"›,‹{"b":[]}›,‹[]›,‹null›]}`, 'e1', '*'],
  [
    'strings in strings in strings',
    `{"message":${JSON.stringify(`{"message":${JSON.stringify(`{"message":${JSON.stringify(`{"message":${JSON.stringify(`{"message":${JSON.stringify(A)}}`)}}`)}}`)}}`)}}`,
    '',
    'no-events too-deep',
  ],
];

describe('problems', () => {
  for (const [title, marked, events, codes] of CASES)
    it(title, () => {
      const { text, stretches } = unmark(marked);
      const trail = readTrail(encodeUtf8(text));
      assert.equal(trail.events.map(({ facts }) => facts.id).join(' '), events);
      const found = trail.problems.map(({ code }) => code).join(' ');
      if (codes !== '*') assert.ok(found.startsWith(codes), found);
      else assert.ok(found);
      if (stretches.length === 0 || codes === '*') return;
      const places = trail.problems.slice(0, stretches.length).map(({ offset, length }) => [offset, length]);
      assert.deepEqual(places, stretches);
    });

  it('come in the order of their places, each with the sentence for its code', () => {
    const { problems } = readTrail(encodeUtf8(`[,${A}}}{"Records":[1,${B},,],]`));
    assert.deepEqual(
      problems.map(({ offset }) => offset),
      problems.map(({ offset }) => offset).sort((a, b) => a - b),
    );
    for (const { code, message } of problems) assert.equal(message, PROBLEMS[code as keyof typeof PROBLEMS]);
  });

  it('are not listed beyond the first 1,000', () => {
    const { events, problems } = readTrail(encodeUtf8(`${A}${' ] 1'.repeat(5000)}`));
    assert.equal(events.length, 1);
    assert.equal(problems.length, 1001);
    assert.equal(problems[1000]!.code, 'more-problems');
  });
});

/** A text without its marks, and what stood between them: offset and length in bytes. */
function unmark(marked: string): { text: string; stretches: [number, number][] } {
  const stretches: [number, number][] = [];
  const begun: [number, number][] = [];
  let text = '';
  for (const char of marked) {
    if (char === '‹') {
      const stretch: [number, number] = [text.length, 0];
      stretches.push(stretch);
      begun.push(stretch);
    } else if (char === '›') {
      const stretch = begun.pop()!;
      stretch[1] = text.length - stretch[0];
    } else {
      text += char;
    }
  }
  return { text, stretches };
}
