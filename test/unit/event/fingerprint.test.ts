import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fingerprint } from '../../../src/core/event/fingerprint';
import { parseRecord } from '../../../src/core/trail/record';
import { readTrail } from '../../../src/core/trail/trail';
import { fixture } from '../../support/fixtures';
import { anyJson, FORMS, recordText } from '../../support/trails';

const of = (text: string) => fingerprint(parseRecord(text));

describe('fingerprint', () => {
  const same: [string, string][] = [
    ['{"a":1,"b":[true,null]}', '{ "b" : [ true, null ], "a" : 1.0 }'],
    ['{"a":"ë"}', '{"a":"\\u00EB"}'],
    ['{"a":{"b":1,"c":2}}', '{"a":{"c":2,"b":1}}'],
    // As tools write values that they make texts of, and what is not there.
    ['{"a":1,"b":false}', '{"a":"1","b":"false"}'],
    ['{"a":null,"b":1}', '{"a":"null","b":1}'],
    ['{"a":null,"b":1}', '{"b":1}'],
    ['{"a":{"x":null,"y":{}},"b":1}', '{"a":[],"b":1}'],
    ['{"a":"","b":1}', '{"a":[],"b":1}'],
  ];
  for (const [a, b] of same) it(`${a} = ${b}`, () => assert.equal(of(a), of(b)));

  const other: [string, string][] = [
    ['{"a":1}', '{"a":2}'],
    ['{"a":1}', '{"b":1}'],
    ['{"a":"x"}', '{"a":null}'],
    ['{"a":"x"}', '{}'],
    ['{"a":false}', '{"a":null}'],
    ['{"a":false}', '{"a":""}'],
    ['{"a":0}', '{"a":false}'],
    ['{"a":[null,1]}', '{"a":[1,null]}'],
    ['{"a":[null]}', '{"a":[null,null]}'],
    ['{"a":[1,2]}', '{"a":[2,1]}'],
    ['{"a":[[1],2]}', '{"a":[[1,2]]}'],
    ['{"a":1,"b":2}', '{"a":2,"b":1}'],
    ['{"a":{"b":1},"c":2}', '{"a":{"c":2},"b":1}'],
    ['{"a":[1,1]}', '{"a":[1]}'],
    ['{"a":true}', '{"a":false}'],
    ['{"a":{"x":1},"b":{"x":2}}', '{"a":{"x":2},"b":{"x":1}}'],
  ];
  for (const [a, b] of other) it(`${a} ≠ ${b}`, () => assert.notEqual(of(a), of(b)));

  it('is a whole number that JSON can hold', () => {
    fc.assert(
      fc.property(anyJson, (json) => {
        const print = of(json);
        assert.ok(Number.isSafeInteger(print) && print >= 0);
      }),
    );
  });

  it('differs for 20,000 records', () => {
    const prints = new Set(Array.from({ length: 20_000 }, (_, n) => of(`{"eventID":"${n}","n":${n % 7}}`)));
    assert.equal(prints.size, 20_000);
  });

  it('takes any depth of nesting', () => {
    for (const nested of ['['.repeat(100_000) + ']'.repeat(100_000), '{"a":'.repeat(50_000)]) of(nested);
  });

  it('is the same in every form and by every writer', () => {
    const prints = FORMS.map(({ write }) => readTrail(Buffer.from(write([recordText(1)]))).events[0]!.print);
    assert.equal(new Set(prints).size, 1);
    const others = readTrail(fixture('values-other-writers.json')).events.map(({ print }) => print);
    assert.equal(new Set(others).size, 1);
  });
});
