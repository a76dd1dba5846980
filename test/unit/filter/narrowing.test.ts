import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileFilter } from '../../../src/core/filter/evaluate';
import { parseFilter } from '../../../src/core/filter/grammar';
import { leftToTest, writtenTerms } from '../../../src/core/filter/narrowing';
import { facts } from '../../support/facts';

const left = (known: string, text: string) => leftToTest(writtenTerms(known), writtenTerms(text))?.join(' ');

describe('a filter that goes on from another one', () => {
  const goesOn = (known: string, text: string, to: string | undefined) =>
    it(`${known || 'nothing'} → ${text || 'nothing'}`, () => assert.equal(left(known, text), to));
  goesOn('', '', '');
  goesOn('', 'a', 'a');
  goesOn('a', 'a', '');
  goesOn('a', 'ab', 'ab');
  goesOn('a', 'a b', 'b');
  goesOn('x a', 'x ab c', 'ab c');
  goesOn('ab', 'a', undefined);
  goesOn('a', 'ba', undefined);
  goesOn('-a', '-ab', undefined);
  goesOn('a', 'a*', undefined);
  goesOn('a', 'a,b', undefined);
  goesOn('a', 'a:b', undefined);
  goesOn('"a', '"ab', undefined);
  goesOn('action:a', 'action:ab', undefined);
  goesOn('action:a', 'action:a ip:10.0.0.1', 'ip:10.0.0.1');

  it('finds what it finds by itself', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', ' ', '-', '*', ',', '"', 'action:'),
      maxLength: 8,
    });
    const events = ['a', 'ab', 'abc', 'b c', 'ca', ''].map((name) => facts({ name }));
    const passes = (filter: string) => compileFilter(parseFilter(filter), { newestMs: 0 });
    fc.assert(
      fc.property(text, text, (known, more) => {
        const whole = `${known}${more}`;
        const rest = left(known, whole);
        if (rest === undefined) return;
        const [before, after, itself] = [passes(known), passes(rest), passes(whole)];
        for (const event of events) assert.equal(before(event) && after(event), itself(event), whole);
      }),
      { numRuns: 3000 },
    );
  });
});
