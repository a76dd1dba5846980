import assert from 'node:assert/strict';
import { ShardedMap } from '../../../src/core/rows/shardedMap';

describe('TextNumbers', () => {
  it('has the number of each text, however many there are', () => {
    const numbers = new ShardedMap();
    const texts = ['', '𝒳', ...Array.from({ length: 70_000 }, (_, n) => `text ${n}`)];
    texts.forEach((text, n) => {
      assert.equal(numbers.get(text), undefined);
      numbers.add(text, n);
    });
    assert.ok(texts.every((text, n) => numbers.get(text) === n));
    assert.equal(numbers.get('another'), undefined);
  });

  it('has no text that every object has', () => {
    const numbers = new ShardedMap();
    for (const name of ['__proto__', 'constructor', 'toString']) assert.equal(numbers.get(name), undefined);
  });
});
