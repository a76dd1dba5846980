import { strict as assert } from 'node:assert';
import { EVENT_COLUMNS } from '../../../src/core/event/columns';
import { FIELDS } from '../../../src/core/filter/fields';
import { DIMENSIONS } from '../../../src/core/index/dimensions';
import { TEXTS } from '../../../src/core/rows/schema';
import { Column, Field, Kind } from '../../../src/core/scan/wasm/shared';

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
        [Column.Source]: TEXTS[Column.Source],
        [Column.Name]: TEXTS[Column.Name],
        [Column.Error]: TEXTS[Column.Error],
        [Column.Address]: TEXTS[Column.Address],
        [Column.Graph]: TEXTS[Column.Graph],
        [Column.Type]: TEXTS[Column.Type],
        [Column.IssuedKey]: TEXTS[Column.IssuedKey],
        [Column.IssuedTo]: TEXTS[Column.IssuedTo],
      },
      {
        [Column.Source]: 'source',
        [Column.Name]: 'name',
        [Column.Error]: 'error',
        [Column.Address]: 'sourceIp',
        [Column.Graph]: 'graph',
        [Column.Type]: 'eventType',
        [Column.IssuedKey]: 'issuedKey',
        [Column.IssuedTo]: 'issuedTo',
      },
    );
    assert.equal(Column.Count, TEXTS.length);
    assert.equal(Kind.Resource, TEXTS.length);
    assert.ok(Field.None >= TEXTS.length);
  });
});
