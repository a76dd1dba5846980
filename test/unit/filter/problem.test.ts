import assert from 'node:assert/strict';
import { checkFilter, isRelativeToNewest } from '../../../src/core/filter/evaluate';
import { parseFilter } from '../../../src/core/filter/grammar';
import { isUnfinished } from '../../../src/core/filter/problem';

describe('what is merely unfinished', () => {
  const unfinished = [
    'action:',
    'a:b action:',
    '-action:',
    'action:a,',
    'action:"De',
    'outcome:fa',
    'ip:203.',
    '-',
    'a -',
  ];
  for (const text of unfinished) {
    const last = () => checkFilter(text).at(-1);
    it(text, () => {
      const problem = last();
      assert.ok(problem && isUnfinished(text, problem));
    });
  }
  const wrong = [
    'acton:',
    'acton:x',
    'action: a',
    'action:,a',
    'outcome:fa a',
    '--',
    'action:-',
    'action:-a',
    '- a',
    'a --',
  ];
  for (const text of wrong) {
    it(`not ${text}`, () => {
      const [problem] = checkFilter(text);
      assert.ok(problem && !isUnfinished(text, problem));
    });
  }
});

describe('what counts from the newest event', () => {
  const relative = (text: string) => isRelativeToNewest(parseFilter(text));
  it('last7d', () => assert.ok(relative('a time:last7d')));
  it('by another name, excluded, in quotes, after a comma', () =>
    assert.ok(relative('-eventTime:2024,"LAST2h"')));
  it('not a date', () => assert.ok(!relative('time:2024')));
  it('not a text', () => assert.ok(!relative('last7d action:last7d')));
  it('not nonsense', () => assert.ok(!relative('nofield:last7d time:last7x time:last*')));
});
