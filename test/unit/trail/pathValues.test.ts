import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseExact, pathInOtherCase, pathsIn, textsAt } from '../../../src/core/trail/pathValues';

/** The texts at a path of a record, in one line. */
function at(record: unknown, path: string): string {
  return textsAt(record, path.split('.')).join(' ');
}

describe('the texts at a path of a record', () => {
  const record = {
    a: { b: 'text', n: 1.5, t: true, f: false, z: 0, empty: '', none: null, list: [], object: {} },
    list: [{ k: 'x' }, { k: 'y' }, { k: 'x' }, ['deep', { k: 'z' }], 'bare'],
    'dotted.key': { 'x.y': 1 },
    __proto__x: 1,
  };
  const has = (path: string, texts: string) => it(path, () => assert.equal(at(record, path), texts));

  has('a.b', 'text');
  has('a.n', '1.5');
  has('a.t', 'true');
  has('a.f', 'false');
  has('a.z', '0');
  has('a.empty', '');
  has('a.none', '');
  has('a.list', '');
  has('a.object', '');
  has('a', 'text 1.5 true false 0');
  has('a.B', '');
  has('a.b.c', '');
  has('list.k', 'x y z');
  has('list.1.k', 'z y');
  has('list.4', 'bare');
  has('list.length', '');
  has('list', 'x y deep z bare');
  has('dotted.key.x.y', '1');
  has('constructor', '');
  has('a.constructor.name', '');
  has('__proto__', '');

  it('are own members, whatever they are called', () =>
    assert.equal(at(JSON.parse('{"__proto__":{"x":"y"}}'), '__proto__.x'), 'y'));
  it('are none in what is no object', () => {
    for (const value of [null, undefined, 'x', 1, true, []]) assert.equal(at(value, 'a'), '');
  });
  it('are read however deep they are', () => {
    const deep = JSON.parse(`${'{"a":'.repeat(3000)}"x"${'}'.repeat(3000)}`);
    assert.equal(at(deep, 'a'), 'x');
    const lists = JSON.parse(`{"a":${'['.repeat(3000)}"x"${']'.repeat(3000)}}`);
    assert.equal(at(lists, 'a'), 'x');
  });
  it('keep the digits of large numbers', () => {
    const { n, s, small } = parseExact('{"n":12345678901234567890,"s":"1234567890123456","small":1.50}') as {
      n: unknown;
      s: unknown;
      small: unknown;
    };
    const knowsSource = Number(process.versions.node.split('.')[0]) >= 21;
    assert.deepEqual(
      [n, s, small],
      [knowsSource ? '12345678901234567890' : Number('12345678901234567890'), '1234567890123456', 1.5],
    );
  });
  it('are what a plain walk finds', () => {
    const key = fc.constantFrom('a', 'b', 'c');
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('x', 'y', '', 7, true, null),
        fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.array(key, { minLength: 1, maxLength: 3 }), (record, path) => {
        assert.deepEqual(new Set(textsAt(record, path)), new Set(plainTexts(record, path)));
      }),
      { numRuns: 2000 },
    );
  });
});

function plainTexts(value: unknown, path: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => plainTexts(one, path));
  if (typeof value === 'object' && value !== null) {
    const [key, ...rest] = path;
    if (key === undefined) return Object.values(value).flatMap((one) => plainTexts(one, path));
    return key in value ? plainTexts((value as Record<string, unknown>)[key], rest) : [];
  }
  return path.length > 0 || value === null || value === '' ? [] : [String(value)];
}

describe('a path in another case', () => {
  const other = (record: unknown, path: string) => pathInOtherCase(record, path.split('.'))?.join('.');
  it('is told', () =>
    assert.equal(
      other({ requestParameters: { GraphArn: 1 } }, 'requestParameters.graphArn'),
      'requestParameters.GraphArn',
    ));
  it('is told in lists', () => assert.equal(other({ a: [{ x: 1 }, { Bc: [] }] }, 'a.bC'), 'a.Bc'));
  it('is none where the path is there', () => assert.equal(other({ a: { b: 1 } }, 'a.b'), undefined));
  it('is none where nothing is like it', () => assert.equal(other({ a: { b: 1 } }, 'a.c'), undefined));
});

describe('the paths of a record', () => {
  it('leave positions out', () =>
    assert.deepEqual(pathsIn({ a: [{ b: 1 }, { b: 2, c: [] }], d: null, e: 'x' }), ['a.b', 'd', 'e']));
});
