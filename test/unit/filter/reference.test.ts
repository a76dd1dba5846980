import assert from 'node:assert/strict';
import { checkFilter } from '../../../src/core/filter/evaluate';
import { ANYWHERE, FIELD_NAMES, FIELDS, findField } from '../../../src/core/filter/fields';
import { editDistance, nearestName } from '../../../src/core/filter/nearest';
import { filterReferenceMarkdown } from '../../../src/core/filter/reference';

describe('the table of fields', () => {
  it('has no name twice', () =>
    assert.equal(new Set(FIELD_NAMES.map((name) => name.toLowerCase())).size, FIELD_NAMES.length));
  it('finds every name', () => assert.ok(FIELD_NAMES.every((name) => findField(name) !== undefined)));
  it('finds nothing else', () => assert.equal(findField('constructor'), undefined));
  it('has examples that are right', () => {
    for (const { example } of [...FIELDS, ANYWHERE]) assert.deepEqual(checkFilter(example), [], example);
  });
  it('has choices that are right', () => {
    for (const { name, choices = [] } of FIELDS)
      assert.deepEqual(
        checkFilter(`${name}:${choices.join(',') || 'x'}`).filter(() => choices.length > 0),
        [],
      );
  });
});

describe('The table of fields', () => {
  const lines = filterReferenceMarkdown().split('\n');
  it('has a row a field, and one for paths', () => assert.equal(lines.length, FIELDS.length + 3));
  it('has five cells a row', () => assert.ok(lines.every((line) => line.split(/(?<!\\)\|/).length === 7)));
  it('names the aliases', () =>
    assert.equal(
      lines[9],
      '| `action` | The API operation, `eventName` | text, `*` | `action:DeleteMembers,DeleteGraph` | `eventName` |',
    ));
});

describe('the nearest name', () => {
  it('counts a swap once', () => assert.equal(editDistance('actoin', 'action'), 1));
  it('counts insertions', () => assert.equal(editDistance('', 'abc'), 3));
  it('counts replacements', () => assert.equal(editDistance('kitten', 'sitting'), 3));
  it('is the first of equals', () => assert.equal(nearestName('ax', ['ab', 'ac']), 'ab'));
  it('is the nearest', () => assert.equal(nearestName('ac', ['ab', 'ac']), 'ac'));
  it('is not far', () => assert.equal(nearestName('xyz', ['abc']), undefined));
  it('needs a letter', () => assert.equal(nearestName('10', ['1', '11']), undefined));
  it('is soon said for a long text', () =>
    assert.equal(nearestName('a'.repeat(100_000), FIELD_NAMES), undefined));
});
