import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { problemsText, problemTotals } from '../../../src/core/report/problemTotals';
import { counted, grouped } from '../../../src/core/text/count';

describe('numbers with nouns', () => {
  it('are singular for 1 alone, and have thousands separators', () =>
    assert.deepEqual(
      [0, 1, 2, 1000, 1_234_567].map((count) => counted(count, 'event')),
      ['0 events', '1 event', '2 events', '1,000 events', '1,234,567 events'],
    ));
  it('take an irregular plural', () => assert.equal(counted(2, 'address', 'addresses'), '2 addresses'));
  it('group digits from the right', () =>
    assert.deepEqual([7, 999, 1000, 12_345].map(grouped), ['7', '999', '1,000', '12,345']));
});

describe('the number of problems', () => {
  const text = (...codes: string[]) => problemsText(problemTotals(codes.map((code) => ({ code }))));
  it('says how many may have cost events, if not all', () => {
    assert.equal(text('extra-comma', 'cut-off'), '2 problems, 1 may have cost events');
    assert.equal(text('cut-off', 'junk'), '2 problems');
    assert.equal(text('extra-comma'), '1 problem');
  });
});

/** A number that stands before a plural noun in a text that is translated. */
const PLURAL =
  /'([^'\n]*)\{\d\} ((?:\w+ )?)(events|logs|files|problems|duplicates|records|filters|failures|groups|rows)\b([^'\n]*)'/g;
/** Texts whose number is always greater than 1: a constant, or one is named. */
const ALWAYS_MANY = [
  'Expanded, up to {0} groups.',
  'The first {0} of {1} rows',
  '{0} logs were deleted or moved.',
];

describe('texts with a number and a plural noun', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const found = files.flatMap((name) => {
    const text = readFileSync(path.join('src', name), 'utf8');
    return [...text.matchAll(PLURAL)].map(([whole, , between = '', noun = '']) => ({
      ...{ name, whole },
      hasSingular: new RegExp(`(?:\\{0\\}|\\b1|\\ba) ${between}${noun.slice(0, -1)}\\b`).test(text),
    }));
  });
  it('are found', () => assert.ok(found.length > 8, `${found.length}`));
  it('have a twin with the singular beside them', () => {
    const lonely = found.filter(
      ({ whole, hasSingular }) => !hasSingular && !ALWAYS_MANY.some((text) => whole.includes(text)),
    );
    assert.deepEqual(
      lonely.map(({ name, whole }) => `${name}: ${whole}`),
      [],
    );
  });
});
