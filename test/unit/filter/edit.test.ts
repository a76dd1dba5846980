import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type EditMode,
  isOnlyExcluded,
  toggleFailed,
  withoutField,
  withTerm,
} from '../../../src/core/filter/edit';
import { checkFilter, compileOrThrow } from '../../../src/core/filter/evaluate';
import { quoteValue } from '../../../src/core/filter/value';
import { facts } from '../../support/facts';

function edits(mode: EditMode, from: string, field: string, values: readonly string[], to: string): void {
  it(`${mode} ${field} ${values.join('|')} in ${from || 'nothing'}`, () =>
    assert.equal(withTerm(from, field, values, mode), to));
}

describe('a filter with a value included', () => {
  edits('include', '', 'action', ['DeleteGraph'], 'action:DeleteGraph');
  edits('include', 'jane  ip:"10.0.0.1"', 'action', ['A', 'B'], 'jane ip:"10.0.0.1" action:A,B');
  edits('include', 'eventName:A* jane', 'action', ['B', 'C'], 'eventName:A*,B,C jane');
  edits('include', 'action:A,"B"', 'action', ['b', 'C'], 'action:A,"B",C');
  edits('include', 'principal:a* principal:*b', 'principal', ['c'], 'principal:a*,c principal:*b,c');
  edits('include', '-action:A,B', 'action', ['a'], '-action:B action:a');
  edits('include', '-action:A', 'action', ['A'], 'action:A');
  edits('include', 'action:A', 'action', [], 'action:A');
  edits('include', '', 'agent', ['a "b", c*', '-d', ''], 'agent:"a \\"b\\", c*","-d",""');
  edits('include', 'action:A,', 'action', ['B'], 'action:A,B');
  edits('include', 'action:', 'action', ['B'], 'action:B');
  edits('include', 'x "open', 'action', ['B'], 'x "open" action:B');
  edits('include', 'action:"open', 'action', ['B'], 'action:"open",B');
  edits('include', '', 'action', ['A', 'a'], 'action:a');
  edits(
    'include',
    '',
    'ip',
    ['300.1.2.3', '203.0.113.7', '10.0.0.0/8'],
    'ip:"300.1.2.3",203.0.113.7,10.0.0.0/8',
  );
  edits('include', '', 'time', ['2024-01-01..2024-01-31'], 'time:2024-01-01..2024-01-31');
});

describe('a filter with a value excluded', () => {
  edits('exclude', 'jane', 'action', ['A'], 'jane -action:A');
  edits('exclude', '-action:A -action:B', 'action', ['C'], '-action:A -action:B,C');
  edits('exclude', 'action:A,B', 'action', ['B'], 'action:A -action:B');
  edits('exclude', 'action:A', 'action', ['a'], '-action:a');
  edits('exclude', 'action:A*', 'action', ['AB'], 'action:A* -action:AB');
  edits('exclude', 'action:"A*",B', 'action', ['A*'], 'action:B -action:"A*"');
});

describe('a filter with a field replaced', () => {
  edits('replace', '', 'action', ['A'], 'action:A');
  edits('replace', 'x action:A -eventName:B y action:C', 'action', ['D'], 'x action:D y');
  edits('replace', 'x action:A y', 'action', [], 'x y');

  edits('omit', 'x action:A -eventName:B y', 'action', ['D', 'E'], 'x -action:D,E y');
  edits('omit', 'x -action:A', 'action', [], 'x');
  edits('replace', 'requestParameters.a:x y', 'requestParameters.a', ['z'], 'requestParameters.a:z y');

  it('or left out', () =>
    assert.equal(withoutField('a  -ip:b action:c ip:d', 'sourceIPAddress'), 'a action:c'));
  it('or not', () => assert.equal(withoutField(' a b ', 'ip'), 'a b'));
  it('needs a field', () => assert.throws(() => withTerm('', 'actoin', ['x'], 'include'), RangeError));
});

describe('a filter for what failed', () => {
  const toggles = (from: string, to: string) =>
    it(`${from} → ${to}`, () => assert.equal(toggleFailed(from), to));
  toggles('', 'outcome:failed');
  toggles('outcome:failed', '');
  toggles('a  outcome:FAILED b', 'a outcome:failed b');
  toggles('a  outcome:failed b', 'a b');
  toggles('-outcome:failed', 'outcome:failed');
  toggles('outcome:failed,ok x', 'outcome:failed x');
});

describe('a field that is only excluded', () => {
  const only = (text: string, is: boolean) =>
    it(text, () => assert.equal(isOnlyExcluded(text, 'action'), is));
  only('-action:A ip:10.0.0.1', true);
  only('-eventName:A -action:B', true);
  only('-action:A action:B*', false);
  only('ip:10.0.0.1', false);
});

const awkward = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab:,-*" \\\t\u00a0') }),
  fc.string({ unit: 'grapheme' }),
);
const lower = (text: string) => text.toLowerCase().replaceAll('ς', 'σ');

describe('any recorded value, written into a filter', () => {
  it('means exactly that value', () => {
    fc.assert(
      fc.property(awkward, awkward, (value, other) => {
        const filter = `action:${quoteValue(value)}`;
        assert.deepEqual(checkFilter(filter), []);
        const test = compileOrThrow(filter, { newestMs: 0 });
        assert.equal(test(facts({ name: value })), true);
        for (const name of [other, `${value}x`, `x${value}`, value.slice(1), value.replaceAll('*', 'x')]) {
          assert.equal(test(facts({ name })), lower(name) === lower(value));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is included and excluded, whatever was there', () => {
    const fields = fc.constantFrom('action', 'ip', 'error');
    const filters = fc.string({ unit: fc.constantFrom('a', 'action:', 'ip:', '-', ',', '"', ' ', '*') });
    fc.assert(
      fc.property(
        filters,
        fields,
        fc.array(awkward, { minLength: 1, maxLength: 3 }),
        (text, field, values) => {
          const before = checkFilter(text).length;
          const included = withTerm(text, field, values, 'include');
          assert.ok(checkFilter(included).length <= before);
          assert.equal(withTerm(included, field, values, 'include'), included);
          const only = compileOrThrow(withTerm('', field, values, 'include'), { newestMs: 0 });
          const not = compileOrThrow(withTerm('', field, values, 'exclude'), { newestMs: 0 });
          for (const value of values) {
            const event = facts({ name: value, sourceIp: value, error: value });
            assert.deepEqual([only(event), not(event)], [true, false]);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
