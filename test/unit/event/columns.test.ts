import { strict as assert } from 'node:assert';
import { EVENT_COLUMNS } from '../../../src/core/event/columns';
import { FIELDS } from '../../../src/core/filter/fields';
import { DIMENSIONS } from '../../../src/core/index/dimensions';
import { TEXTS } from '../../../src/core/rows/schema';
import { Kind, Member, TextIndex } from '../../../src/core/scan/wasm/shared';

describe('The table of event columns', () => {
  it('has each name once, and each name of a field once', () => {
    const names = EVENT_COLUMNS.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    const fields = FIELDS.flatMap(({ name, aliases }) => [name, ...aliases]).map((name) =>
      name.toLowerCase(),
    );
    assert.deepEqual(
      fields.filter((name, at) => fields.indexOf(name) !== at),
      [],
    );
  });

  it('names only its own columns where a field compares several', () => {
    const names: readonly string[] = EVENT_COLUMNS.map(({ name }) => name);
    for (const { filter } of EVENT_COLUMNS)
      for (const other of filter?.with ?? []) assert.ok(names.includes(other), other);
  });

  it('gives every grouping by a column the name of its field, so that a group can become a filter', () => {
    for (const { name, filter, group } of EVENT_COLUMNS) if (group) assert.ok(filter, name);
    assert.ok(DIMENSIONS.length > EVENT_COLUMNS.filter(({ group }) => group).length);
  });

  it('agrees with the numbers that the WebAssembly scanner has for columns', () => {
    assert.deepEqual(
      {
        [TextIndex.Source]: TEXTS[TextIndex.Source],
        [TextIndex.Name]: TEXTS[TextIndex.Name],
        [TextIndex.Error]: TEXTS[TextIndex.Error],
        [TextIndex.Address]: TEXTS[TextIndex.Address],
        [TextIndex.Graph]: TEXTS[TextIndex.Graph],
        [TextIndex.Type]: TEXTS[TextIndex.Type],
        [TextIndex.IssuedKey]: TEXTS[TextIndex.IssuedKey],
        [TextIndex.IssuedTo]: TEXTS[TextIndex.IssuedTo],
      },
      {
        [TextIndex.Source]: 'source',
        [TextIndex.Name]: 'name',
        [TextIndex.Error]: 'error',
        [TextIndex.Address]: 'sourceIp',
        [TextIndex.Graph]: 'graph',
        [TextIndex.Type]: 'eventType',
        [TextIndex.IssuedKey]: 'issuedKey',
        [TextIndex.IssuedTo]: 'issuedTo',
      },
    );
    assert.equal(TextIndex.Count, TEXTS.length);
    assert.equal(Kind.Resource, TEXTS.length);
    assert.ok(Member.None >= TEXTS.length);
  });
});
